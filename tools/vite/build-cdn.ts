import { build } from 'vite';
import { vendors } from './vendors.js';

/** Builds the script tag, and then the file of each backend beside it. */
for (const mode of ['production', ...vendors]) await build({ mode, logLevel: 'warn' });
