import { createComponent } from './component.js';

/** What bundlers take for browsers, which render no frame. */
export const AuthMethodsManager = createComponent();
