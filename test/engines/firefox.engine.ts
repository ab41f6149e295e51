import { findFirefox, howToInstall } from '../support/engines/find-engines.js';
import { openFirefox } from '../support/engines/puppeteer-window.js';
import { describeEngine, describeMissingEngine } from './describe-engine.js';

const executable = findFirefox();

if (executable) describeEngine('Firefox', () => openFirefox(executable));
else describeMissingEngine('Firefox', howToInstall.Firefox);
