import { renderFrameContent } from '../server/render-frame.js';
import { createComponent } from './component.js';

/** With the frame that a server renders. */
export const AuthMethodsManager = createComponent(renderFrameContent);
