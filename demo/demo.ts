import '../src/define.js';
import type { ScenarioName } from '../src/emulator/scenarios.js';
import { announceChange, watchApi } from './api-watch.js';
import { addLanguagePicker, addScenarioPicker, addThemePicker } from './controls.js';
import { Emulator } from './emulator.js';
import { EventLog } from './event-log.js';
import { findPart } from './find-part.js';
import { Inbox } from './inbox.js';
import { showLanguage } from './language.js';
import { mountManager } from './mount-manager.js';
import { readPageState } from './page-state.js';
import { openPhoneInWindow } from './phone-window.js';
import { addPushApproval } from './push-approval.js';
import { StepUpDialog } from './step-up-dialog.js';
import { showTheme } from './theme.js';
import { TokenSource } from './token-source.js';

/** index.html: an account page with the element, and the demo's controls beside it. */

const state = readPageState();
showTheme(state.theme);
showLanguage(state.language);
addThemePicker(state.theme);
addLanguagePicker(state.language);

const emulator = Emulator.ofPage();
const tokens = new TokenSource(emulator.origin);
const stepUp = new StepUpDialog(tokens);
const log = new EventLog();
const inbox = new Inbox(emulator);
const alwaysApprove = findPart('always-approve', HTMLInputElement);
findPart('emulator-address', HTMLElement).textContent = emulator.origin;
addPushApproval(emulator);
openPhoneInWindow();
watchApi(emulator, (url) => {
  void inbox.refresh();
  // The element finds out whether the push was approved by trying to verify it.
  if (alwaysApprove.checked && url.endsWith('/verify')) void emulator.approvePush();
});

function show(): void {
  tokens.clear();
  mountManager(emulator, tokens, stepUp, log);
  void inbox.refresh();
  announceChange();
}

function sayUnreachable(): void {
  const message = document.createElement('p');
  message.className = 'unreachable';
  message.lang = 'en';
  message.role = 'alert';
  message.textContent = `The emulator does not answer at ${emulator.origin}. Run "npm start" and reload this page.`;
  findPart('security', HTMLElement).replaceChildren(message);
}

let changes = Promise.resolve();

/** Starts a scenario from its beginning. One after another, so that the last one picked wins. */
function start(scenario: ScenarioName): void {
  changes = changes.then(() => emulator.reset(scenario)).then(show, sayUnreachable);
}

/** A reload keeps what was added; only another scenario starts from its beginning. */
async function open(): Promise<void> {
  const running = await emulator.scenario();
  const wanted = state.scenario ?? running;
  addScenarioPicker(wanted, start);
  if (wanted === running) show();
  else start(wanted);
}

open().catch(sayUnreachable);
