import { createEmulatorsInPage } from './emulators.js';
import { askOtherWindow } from './other-window.js';
import { answerFetch, tellAddresses } from './page-fetch.js';

/** The phone's window uses the emulators of the page that has opened it: of its own it needs only the addresses. */
const { origin, backends } = createEmulatorsInPage();
tellAddresses(origin, backends);
answerFetch(askOtherWindow(), () => undefined);
