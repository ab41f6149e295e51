import { openChromium } from '../support/engines/puppeteer-window.js';
import { describeEngine } from './describe-engine.js';

describeEngine('Chromium', openChromium);
