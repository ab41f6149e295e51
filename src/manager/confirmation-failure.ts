import { AuthMethodsError, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { ConfirmationErrorCode } from '../model/confirmation.js';

/** The codes that a host's confirmation may reject with, and what they are to the dialog. */
const codes: Readonly<Record<ConfirmationErrorCode, AuthMethodsErrorCode>> = {
  invalid_code: 'invalid_code',
  expired: 'enrollment_expired',
  too_many_attempts: 'too_many_attempts',
  refused: 'ceremony_cancelled',
  authorization_pending: 'authorization_pending',
  rate_limited: 'rate_limited',
  network: 'network',
  login_required: 'unauthorized',
};

/** The error to show for what a host's confirmation rejected with. Holds nothing of it but the code and the delay. */
export function confirmationFailure(thrown: unknown): AuthMethodsError {
  const { code, retryAfter } = Object(thrown) as { readonly code?: unknown; readonly retryAfter?: unknown };
  const known = typeof code === 'string' && Object.hasOwn(codes, code);
  return new AuthMethodsError(
    known ? codes[code as ConfirmationErrorCode] : 'unknown',
    'The confirmation failed',
    typeof retryAfter === 'number' ? { retryAfter } : {},
  );
}
