import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { asObject, asText } from '../json-value.js';

const told = new Set<string>();

/** For what becomes of a step-up, whose failures only the person sees. Printed once for each message. */
export function tellDeveloper(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.error(`<auth-methods-manager> ${message}`);
}

interface WantedToken {
  readonly audience: string;
  readonly scopes: readonly string[];
}

/**
 * The error to throw for a sign-in library's, in a token request or in a popup: `misconfigured`, with the fix, where
 * the application may not have such a token; otherwise the library's own, after what can be mended was printed.
 */
export function signInFailure(thrown: unknown, wanted: WantedToken): unknown {
  const { code, description } = oauthErrorOf(thrown);
  if (
    /^(unauthorized_client|invalid_target)$/.test(code) ||
    (code === 'access_denied' && saysNoGrant(description))
  )
    return missingGrant(wanted, code, thrown);
  if (code === 'consent_required') {
    tellDeveloper(
      'The person has not consented to these scopes yet (consent_required), so that a window asks for it. To spare ' +
        `them that, request them when they sign in: scope: "openid profile email ${wanted.scopes.join(' ')}".`,
    );
  }
  if (code === 'popup_open') tellDeveloper(blockedPopup);
  return thrown;
}

/** What the vendor writes where an API is not active, or the application has no grant for it. */
export function saysNoGrant(text: string): boolean {
  return /service not found|resource server/i.test(text);
}

/** @param code what the vendor answered; no text, which may hold anything */
export function missingGrant(
  { audience, scopes }: WantedToken,
  code: string,
  cause?: unknown,
): AuthMethodsError {
  return new AuthMethodsError(
    'misconfigured',
    `The application gets no token for "${audience}" (${code}). Activate this API, and authorize the application ` +
      `for it (client grant) with the scope "${scopes.join(' ')}": docs/setup.md.`,
    cause === undefined ? {} : { cause },
  );
}

/** The same for a popup, whose failure ends there: the element only hears that nobody has signed in. */
export function popupFailure(thrown: unknown, wanted: WantedToken): unknown {
  const failure = signInFailure(thrown, wanted);
  if (failure instanceof AuthMethodsError) tellDeveloper(failure.message);
  return failure;
}

export const blockedPopup =
  'The browser blocked the popup of a step-up: it opens one only within a moment after a click. The person gets a ' +
  'button that opens it. To do without popups, connect with `{ popup: false }` and redirect in a listener for ' +
  '`auth-methods-step-up`: docs/hosts.md.';

/** The code and the text of a sign-in library's error, wherever it has them. */
export function oauthErrorOf(thrown: unknown): { readonly code: string; readonly description: string } {
  // Not with asObject(), which reads no member of an error's class.
  const { error, code, error_description: description, message } = Object(thrown) as Record<string, unknown>;
  const inner = asObject(error);
  return {
    code: asText(error) || asText(inner['code']) || asText(code),
    description: asText(description) || asText(message),
  };
}
