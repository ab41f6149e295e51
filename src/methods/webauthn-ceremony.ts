import { startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import { AuthMethodsError, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '../model/webauthn-dictionaries.js';

/**
 * Has the browser create a passkey or a credential on a security key. Call it straight from a click: Safari needs
 * the user gesture.
 * Rejects with an `AuthMethodsError`: `ceremony_cancelled`, `already_enrolled`, `wrong_domain`,
 * `unsupported_by_browser`, `invalid_response` for options that can't be used, `aborted` or `unknown`.
 */
export async function createCredential(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const startedAt = Date.now();
  let credential: unknown;
  try {
    // Both types describe https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson; the
    // specification allows any text where the library's type lists the values it knows.
    type LibraryOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
    credential = await startRegistration({ optionsJSON: optionsJSON as unknown as LibraryOptions });
  } catch (cause) {
    throw new AuthMethodsError(...(await judge(cause, optionsJSON, Date.now() - startedAt)), { cause });
  }
  if (isComplete(credential)) return credential;
  throw new AuthMethodsError('ceremony_cancelled', 'The browser, or an extension, returned no credential');
}

/** Closes the browser's prompt. */
export function cancelCeremony(): void {
  WebAuthnAbortService.cancelCeremony();
}

/**
 * What is known about a rejection. Extensions take the browser's place, and reject as they please. What explains one to
 * the developer is downloaded; offline, its name has to do.
 */
async function judge(
  cause: unknown,
  options: PublicKeyCredentialCreationOptionsJSON,
  elapsed: number,
): Promise<readonly [code: AuthMethodsErrorCode, message: string]> {
  const { name, message = 'Creating the credential failed' } = (cause ?? {}) as Partial<Error>;
  if (name === 'AbortError') return ['aborted', message];
  const reasons = await import('./webauthn-refusals.js').catch(() => undefined);
  const rpId = (options as Partial<typeof options>).rp?.id;
  if (typeof PublicKeyCredential !== 'function') {
    const insecure = reasons?.explainWrongDomain(rpId);
    return insecure ? ['wrong_domain', insecure] : ['unsupported_by_browser', message];
  }
  if (name === 'InvalidStateError') return ['already_enrolled', message];
  if (name === 'ConstraintError') return ['unsupported_by_browser', message];
  if (name === 'SecurityError') return ['wrong_domain', reasons?.explainWrongDomain(rpId) ?? message];
  if (name === 'NotAllowedError') {
    // Cancelled, timed out, or refused by the person: the platform does not say which.
    const policy = reasons?.explainPolicy(elapsed);
    return policy ? ['wrong_domain', policy] : ['ceremony_cancelled', message];
  }
  const problem = reasons?.explainOptions(options);
  if (problem) return ['invalid_response', problem];
  // `NotSupportedError` comes from extensions: every browser has an algorithm in common with every backend. `Error` is
  // the library's for a browser that resolves to `null`, as password managers do when their window is closed.
  return [name === 'NotSupportedError' || name === 'Error' ? 'ceremony_cancelled' : 'unknown', message];
}

/** Whether it has what a backend needs: extensions have returned less. */
function isComplete(credential: unknown): credential is RegistrationResponseJSON {
  const { id, rawId, response } = (credential ?? {}) as Partial<RegistrationResponseJSON>;
  return [id, rawId, response?.attestationObject, response?.clientDataJSON].every(
    (part) => typeof part === 'string' && part !== '',
  );
}
