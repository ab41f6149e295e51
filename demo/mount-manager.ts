import type { Emulator } from './emulator.js';
import type { EventLog } from './event-log.js';
import { findPart } from './find-part.js';
import type { StepUpDialog } from './step-up-dialog.js';
import type { TokenSource } from './token-source.js';

/** Puts a new element into the page, with everything a host sets and listens to. */
export function mountManager(
  emulator: Emulator,
  tokens: TokenSource,
  stepUp: StepUpDialog,
  log: EventLog,
): void {
  const manager = document.createElement('auth-methods-manager');
  manager.domain = new URL(emulator.origin).host;
  manager.getAccessToken = (request) => {
    log.addTokenRequest(request);
    return tokens.get(request);
  };
  manager.addEventListener('auth-methods-step-up', (event) => {
    event.respondWith(stepUp.confirm(event.challenge));
  });
  findPart('security', HTMLElement).replaceChildren(manager);
}
