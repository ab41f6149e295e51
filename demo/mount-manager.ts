import type { AuthMethodsManager } from '../src/index.js';
import { findPart } from './find-part.js';
import { signOutOtherTabs } from './other-sessions.js';
import type { StepUpDialog } from './step-up-dialog.js';

/** What a host sets on the element, by the backend. */
export type HostSettings =
  | Pick<AuthMethodsManager, 'domain' | 'getAccessToken' | 'account' | 'canSignOutElsewhere'>
  | Pick<AuthMethodsManager, 'backend'>;

/** Puts a new element into the page, with everything a host sets and listens to. */
export function mountManager(settings: HostSettings, stepUp: StepUpDialog): void {
  const manager = document.createElement('auth-methods-manager');
  Object.assign(manager, settings);
  manager.addEventListener('auth-methods-step-up', (event) => {
    event.respondWith(stepUp.confirm(event.challenge));
  });
  manager.addEventListener('auth-methods-sign-out-elsewhere', (event) => {
    event.respondWith(signOutOtherTabs());
  });
  findPart('security', HTMLElement).replaceChildren(manager);
}
