import { tellRequest } from '../api-watch.js';
import { createEmulatorsInPage } from './emulators.js';
import { answerOtherWindows } from './other-window.js';
import { answerFetch, tellAddresses } from './page-fetch.js';

/** Comes before a page's own script where no server runs the emulators. They forget everything when it is reloaded. */
const { origin, backends, answer } = createEmulatorsInPage();
tellAddresses(origin, backends);
answerFetch(answer, tellRequest);
answerOtherWindows(answer);
