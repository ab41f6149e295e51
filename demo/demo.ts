import '../src/define.js';
import { isScenarioName, scenarios } from '../src/emulator/scenarios.js';
import { announceChange, watchApi } from './api-watch.js';
import type { BackendName } from './backends/backend-names.js';
import { connectBackend, outboxOf, type ConnectedBackend } from './backends/connect-backend.js';
import { accounts, isAccountName } from './backends/emulated-api.js';
import { signInAgain } from './backends/sign-in-again.js';
import { addBackendPicker, addLanguagePicker, addScenarioPicker, addThemePicker } from './controls.js';
import { Emulator } from './emulator.js';
import { EventLog } from './event-log.js';
import { findPart } from './find-part.js';
import { Inbox } from './inbox.js';
import { showLanguage } from './language.js';
import { mountManager, type HostSettings } from './mount-manager.js';
import { readPageState } from './page-state.js';
import { onSignedOut } from './other-sessions.js';
import { openPhoneInWindow } from './phone-window.js';
import { addPushApproval } from './push-approval.js';
import { StepUpDialog } from './step-up-dialog.js';
import { showTheme } from './theme.js';
import { account, TokenSource } from './token-source.js';

/** index.html: an account page with the element, and the demo's controls beside it. */

const state = readPageState();
showTheme(state.theme);
showLanguage(state.language);
addThemePicker(state.theme);
addLanguagePicker(state.language);

const emulator = Emulator.ofPage();
const tokens = new TokenSource(emulator.origin);
const log = new EventLog();
const alwaysApprove = findPart('always-approve', HTMLInputElement);
/** The backend on the page, if it is not the default one. */
let connected: ConnectedBackend | undefined;
let current: BackendName = state.backend;
const stepUp = new StepUpDialog((password, challenge) =>
  connected ? signInAgain(password) : tokens.signIn(password, challenge),
);
const inbox = new Inbox(() => (current === 'my-account' ? emulator.outbox : outboxOf(current)));
const showScenarios = addScenarioPicker(start);
addBackendPicker(current, (backend) => {
  current = backend;
  open();
});
addPushApproval(emulator);
openPhoneInWindow();
watchApi(
  () => connected?.requests ?? emulator.methodsUrl,
  (url) => {
    void inbox.refresh();
    // The element finds out whether the push was approved by trying to verify it.
    if (alwaysApprove.checked && url.endsWith('/verify')) void emulator.approvePush();
  },
);

function show(): void {
  tokens.clear();
  mountManager(connected ? { backend: connected.backend } : defaultSettings(), stepUp);
  findPart('emulator-address', HTMLElement).textContent = connected?.api.origin ?? emulator.origin;
  void inbox.refresh();
  announceChange();
}

function defaultSettings(): HostSettings {
  return {
    domain: new URL(emulator.origin).host,
    account,
    canSignOutElsewhere: true,
    getAccessToken: (request) => {
      log.addTokenRequest(request);
      return tokens.get(request);
    },
  };
}

function sayUnreachable(): void {
  const message = document.createElement('p');
  message.className = 'unreachable';
  message.lang = 'en';
  message.role = 'alert';
  message.textContent = `The emulator does not answer at ${emulator.origin}. Run "npm start" and reload this page.`;
  findPart('security', HTMLElement).replaceChildren(message);
}

/** Ends this tab's session, and begins another one when the person signs in. */
async function signIn(): Promise<void> {
  tokens.clear();
  findPart('security', HTMLElement).replaceChildren();
  if (await stepUp.confirm({})) show();
}

let changes = Promise.resolve();

/** One after another, so that the last choice wins. */
function then(change: () => Promise<void>): void {
  changes = changes.then(change).then(show).catch(sayUnreachable);
}

/** Starts a scenario from its beginning. */
function start(scenario: string): void {
  then(() => reset(scenario));
}

async function reset(scenario: string): Promise<void> {
  if (!connected) await emulator.reset(isScenarioName(scenario) ? scenario : 'typical');
  else await connected.api.reset(isAccountName(scenario) ? scenario : 'typical');
}

/** Shows the backend that was picked. A reload keeps what was added; only another scenario starts from its beginning. */
function open(): void {
  const backend = current;
  const { scenario } = readPageState();
  then(async () => {
    connected = backend === 'my-account' ? undefined : await connectBackend(backend);
    if (connected) return showScenarios(accounts, isAccountName(scenario) ? scenario : 'typical');
    const running = await emulator.scenario();
    const wanted = isScenarioName(scenario) ? scenario : running;
    showScenarios(scenarios, wanted);
    if (wanted !== running) await emulator.reset(wanted);
  });
}

onSignedOut(() => void signIn());
open();
