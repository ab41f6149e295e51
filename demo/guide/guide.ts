import '../in-page/start.js';
import '../../src/define.js';
import { announceChange, watchApi } from '../api-watch.js';
import { isBackendName, type BackendName } from '../backends/backend-names.js';
import { connectBackend } from '../backends/connect-backend.js';
import { signInAgain } from '../backends/sign-in-again.js';
import { addThemePicker } from '../controls.js';
import { Emulator } from '../emulator.js';
import { EventLog } from '../event-log.js';
import { findPart } from '../find-part.js';
import { isLanguage, languageName, languages } from '../language.js';
import { readPageState } from '../page-state.js';
import { openPhoneInWindow } from '../phone-window.js';
import { showTheme } from '../theme.js';
import { demoPassword, TokenSource } from '../token-source.js';

/** A guide of the site, with the element beside it: in the guide's backend, and on emulators in the page. */

const { theme } = readPageState();
showTheme(theme);
addThemePicker(theme);

const { backend = '' } = document.body.dataset;
const manager = document.createElement('auth-methods-manager');
manager.headingLevel = 3;
const log = new EventLog();
const emulator = Emulator.ofPage();
const name = isBackendName(backend) ? backend : 'my-account';
const requests = await connect(name);
findPart('element', HTMLElement).replaceChildren(manager);
addLanguagePicker();
openPhoneInWindow(name);
watchApi(
  () => requests,
  () => undefined,
);
announceChange();

/** Resolves to what the addresses of the element's requests begin with. */
async function connect(to: BackendName): Promise<string> {
  if (to !== 'my-account') {
    const connected = await connectBackend(to);
    manager.backend = connected.backend;
    manager.addEventListener('auth-methods-step-up', (event) => event.respondWith(signInAgain(demoPassword)));
    return connected.requests;
  }
  const tokens = new TokenSource(emulator.origin);
  manager.domain = new URL(emulator.origin).host;
  manager.getAccessToken = (request) => {
    log.addTokenRequest(request);
    return tokens.get(request);
  };
  manager.addEventListener('auth-methods-step-up', (event) => {
    event.respondWith(tokens.signIn(demoPassword, event.challenge));
  });
  return emulator.methodsUrl;
}

/** The language of the element alone: guides are in English. */
function addLanguagePicker(): void {
  const picker = findPart('language', HTMLSelectElement);
  picker.append(...languages.map((language) => new Option(languageName(language), language)));
  picker.value = 'en';
  picker.addEventListener('change', () => {
    if (isLanguage(picker.value)) manager.lang = picker.value;
  });
}
