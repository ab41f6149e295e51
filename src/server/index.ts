export { frameStyleSource } from './frame-style.js';
export { renderFrame, type FrameOptions } from './render-frame.js';
