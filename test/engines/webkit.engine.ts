import { findWebKit, howToInstall } from '../support/engines/find-engines.js';
import { openWebKit } from '../support/engines/webkit-window.js';
import { describeEngine, describeMissingEngine } from './describe-engine.js';

const programs = findWebKit();

if (programs) describeEngine('WebKit', () => openWebKit(programs));
else describeMissingEngine('WebKit', howToInstall.WebKit);
