/** What the script tag loads: the element, registered, with the default backend. */
import './define.js';

export { AuthMethodsManager } from './manager/auth-methods-manager.js';
