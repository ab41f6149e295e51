/** What the script tag loads: the element, registered, and everything that a page may want to import from it. */
import './define.js';

export * from './index.js';
