import { installEngines } from './find-engines.js';

/** Run by `npm test` beside the build. */
installEngines();
