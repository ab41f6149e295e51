import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { TokenRequest } from '../model/methods-backend.js';
import { isAuthMethodsError } from './http.js';
import { asObject, asText } from './json-value.js';

/** How sign-in libraries ask for a stronger sign-in, in an error's `error`, `code` or name. */
const stepUpErrors = /mfa_?required|unmet_authentication_requirements|insufficient_user_authentication/i;

const unusableValues = {
  getAccessToken:
    'getAccessToken returned no token. It must return (a promise of) the access token itself, as a string.',
  accessToken: 'accessToken is not a token. Set it to the access token as a string.',
  fetcher: 'fetcher returned no Response. It must return what fetch() does.',
};

/** The error for a value of the host's that a request can't be authorized with. */
export function unusableValue(name: keyof typeof unusableValues): AuthMethodsError {
  return new AuthMethodsError('misconfigured', unusableValues[name]);
}

/** The error for a callback of the host's that failed. The host's message stays in the cause: it may hold anything. */
export function toHostError(
  callback: string,
  cause: unknown,
  { audience, scopes }: TokenRequest,
): AuthMethodsError {
  if (isAuthMethodsError(cause)) return cause;
  const { name, error, code, mfa_token: mfaToken } = asObject(cause);
  if (mfaToken || stepUpErrors.test([cause, name, error, code].join())) {
    // No cause: it may carry an `mfa_token`, and consoles print causes.
    return new AuthMethodsError('step_up_required', `${callback} asks for a stronger sign-in`, {
      stepUp: {},
    });
  }
  return new AuthMethodsError(
    'unauthorized',
    `${callback} failed (${asText(error) || asText(code) || 'see cause'}). ` +
      `It must provide a token for the audience "${audience}" and the scope "${scopes.join(' ')}".`,
    { cause },
  );
}
