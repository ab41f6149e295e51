export { frameStyleSource } from './frame-style.js';
export { renderFrame, type FrameOptions } from './render-frame.js';
export { wellKnownHandler, type WellKnownOptions } from './well-known.js';
