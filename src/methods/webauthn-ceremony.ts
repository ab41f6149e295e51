import { startRegistration, WebAuthnAbortService, WebAuthnError } from '@simplewebauthn/browser';
import { AuthMethodsError, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '../model/webauthn-dictionaries.js';

const codes: Readonly<Partial<Record<WebAuthnError['code'], AuthMethodsErrorCode>>> = {
  ERROR_CEREMONY_ABORTED: 'aborted',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'already_enrolled',
  ERROR_INVALID_DOMAIN: 'wrong_domain',
  ERROR_INVALID_RP_ID: 'wrong_domain',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'unsupported_by_browser',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'unsupported_by_browser',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: 'unsupported_by_browser',
};

/**
 * Explains to the developer why a credential for `rpId` can't be created on this page; `undefined` when it can.
 * Follows https://www.w3.org/TR/webauthn-3/#sctn-createCredential, steps 6 to 8.
 */
export function explainWrongDomain(rpId: string | undefined, page: Location = location): string | undefined {
  if (!isSecureContext) {
    return `Passkeys and security keys need a secure page (HTTPS, or localhost); this one is ${page.origin}.`;
  }
  const id = rpId ?? page.hostname;
  if (page.hostname === id || page.hostname.endsWith(`.${id}`)) return undefined;
  return (
    `The backend creates credentials for "${id}", but this page is on "${page.hostname}". ` +
    `Serve the page from ${id} or a subdomain of it, or configure a relying party id (custom domain) that ` +
    'this page belongs to.'
  );
}

/**
 * Has the browser create a passkey or a credential on a security key. Call it straight from a click: Safari needs
 * the user gesture.
 * Rejects with an `AuthMethodsError`: `ceremony_cancelled`, `already_enrolled`, `wrong_domain`,
 * `unsupported_by_browser`, `aborted` or `unknown`.
 */
export async function createCredential(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const wrongDomain = explainWrongDomain(optionsJSON.rp.id);
  if (wrongDomain !== undefined) throw new AuthMethodsError('wrong_domain', wrongDomain);
  try {
    // Both types describe https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson; the
    // specification allows any text where the library's type lists the values it knows.
    type LibraryOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
    const credential: unknown = await startRegistration({
      optionsJSON: optionsJSON as unknown as LibraryOptions,
    });
    return credential as RegistrationResponseJSON;
  } catch (cause) {
    throw new AuthMethodsError(
      codeOf(cause),
      cause instanceof Error ? cause.message : 'Creating the credential failed',
      {
        cause,
      },
    );
  }
}

/** Closes the browser's prompt. */
export function cancelCeremony(): void {
  WebAuthnAbortService.cancelCeremony();
}

function codeOf(cause: unknown): AuthMethodsErrorCode {
  const known = cause instanceof WebAuthnError ? codes[cause.code] : undefined;
  if (known) return known;
  switch ((cause as { name?: unknown } | null)?.name) {
    // Cancelled, timed out, or refused by the person: the platform does not say which.
    case 'NotAllowedError':
      return 'ceremony_cancelled';
    case 'AbortError':
      return 'aborted';
    case 'InvalidStateError':
      return 'already_enrolled';
    case 'SecurityError':
      return 'wrong_domain';
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'unsupported_by_browser';
    default:
      return 'unknown';
  }
}
