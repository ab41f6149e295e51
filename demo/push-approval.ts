import type { Emulator } from './emulator.js';
import { findPart } from './find-part.js';

/** Adds the button that approves a push, as the app on the phone would. */
export function addPushApproval(emulator: Emulator): void {
  const answer = findPart('push-answer', HTMLElement);
  findPart('approve-push', HTMLButtonElement).addEventListener('click', () => {
    const show = (text: string): void => {
      answer.textContent = text;
    };
    emulator.approvePush().then(
      (approved) => show(approved > 0 ? 'Approved.' : 'No push is waiting to be approved.'),
      () => show('The emulator does not answer.'),
    );
  });
}
