import { AuthMethodsSignOutElsewhereEvent } from '../events/sign-out-event.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';

/** Asks the host to end the person's other sessions. Rejects when nobody answers, or the host could not. */
export async function askToSignOut(host: HTMLElement): Promise<void> {
  const event = new AuthMethodsSignOutElsewhereEvent();
  host.dispatchEvent(event);
  if (event.response === undefined)
    throw new AuthMethodsError(
      'misconfigured',
      '`canSignOutElsewhere` is set, but no listener of auth-methods-sign-out-elsewhere calls respondWith().',
    );
  const answer: unknown = await event.response;
  // A function was passed by mistake; a `fetch()` resolves even when the server refused.
  if (answer === false || typeof answer === 'function' || (answer as Response | undefined)?.ok === false)
    throw new AuthMethodsError('unknown', 'The page did not end the other sessions');
}
