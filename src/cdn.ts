/** What the script tag loads: the element, registered, with the default backend. */
import './define.js';

export { AuthMethodsManager } from './manager/auth-methods-manager.js';
// A backend of the page's own rejects with it.
export { AuthMethodsError } from './model/auth-methods-error.js';
