import type { AuthMethodsError } from '../model/auth-methods-error.js';

interface SignalCapable {
  signalUnknownCredential?: (options: {
    readonly rpId: string;
    readonly credentialId: string;
  }) => Promise<void>;
}

/** With these, a backend says that it has not kept a credential. */
const refusals: ReadonlySet<string> = new Set([
  'invalid_input',
  'user_verification_required',
  'forbidden',
  'not_found',
  'enrollment_expired',
  'too_many_attempts',
  'limit_reached',
  'wrong_domain',
  'unsupported_by_backend',
]);

/** With these, the credential has not reached what keeps it. */
const notReached: ReadonlySet<string> = new Set([
  'rate_limited',
  'unauthorized',
  'step_up_required',
  'insufficient_scope',
  'misconfigured',
]);

/** Timeout, conflict, too early: the backend may have kept it, or will. */
const undecidedStatuses: ReadonlySet<number | undefined> = new Set([408, 409, 425]);

/** Whether the backend has definitely refused a credential, in its own words and not in those of a proxy. */
export function isDefiniteRefusal({ code, status, response }: AuthMethodsError): boolean {
  if (!refusals.has(code) || undecidedStatuses.has(status)) return false;
  return response === undefined || /json/i.test(response.headers.get('content-type') ?? '');
}

/** Whether the backend may have kept a credential, although it has not said so. */
export function mayHaveKept(error: AuthMethodsError): boolean {
  return !isDefiniteRefusal(error) && !notReached.has(error.code);
}

/**
 * Signals to the password manager that nobody knows a credential, which then deletes it
 * (https://www.w3.org/TR/webauthn-3/#sctn-signalUnknownCredential). A no-op where browsers can't. Never rejects.
 */
export async function signalUnknownCredential(rpId: string, credentialId: string): Promise<void> {
  try {
    await (PublicKeyCredential as unknown as SignalCapable).signalUnknownCredential?.({ rpId, credentialId });
  } catch {
    // The person can delete it by hand.
  }
}
