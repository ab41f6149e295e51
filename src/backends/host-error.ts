import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { TokenRequest } from '../model/methods-backend.js';
import { asObject, asText } from './json-value.js';

/** How sign-in libraries say that a token needs a stronger sign-in, in an error's `error`, `code` or name. */
const stepUpErrors = /mfa_?required|unmet_authentication_requirements|insufficient_user_authentication/i;

const uselessValues = {
  getAccessToken:
    'getAccessToken returned no token. It must return (a promise of) the access token itself, as a string.',
  accessToken: 'accessToken is no token. It must be the access token itself, as a string.',
  fetcher: 'fetcher returned no Response. It must return what fetch() does.',
};

/** What it means that a host gave something, but nothing that can be used. */
export function uselessHostValue(name: keyof typeof uselessValues): AuthMethodsError {
  return new AuthMethodsError('misconfigured', uselessValues[name]);
}

/** What a failed callback of the host means. Its own words stay in the cause: they may hold anything. */
export function toHostError(
  callback: string,
  cause: unknown,
  { audience, scopes }: TokenRequest,
): AuthMethodsError {
  if (cause instanceof AuthMethodsError) return cause;
  const { name, error, code, mfa_token: mfaToken } = asObject(cause);
  if (mfaToken || stepUpErrors.test([cause, name, error, code].join())) {
    // Without its cause: that may carry an `mfa_token`, and consoles print causes.
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
