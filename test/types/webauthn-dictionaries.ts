import type { PublicKeyCredentialCreationOptionsJSON as LibraryOptions } from '@simplewebauthn/browser';
import type { EnrollmentChallenge, EnrollmentProof } from '../../src/index.js';

/* Compiled, never run: what a backend hands in and is handed goes with the DOM's types and a library's. */

type Options = EnrollmentChallenge['passkey']['publicKey'];
type Credential = EnrollmentProof['passkey']['credential'];

export function takeOptions(dom: PublicKeyCredentialCreationOptionsJSON, library: LibraryOptions): Options[] {
  return [dom, library];
}

export function readOptions(options: Options): PublicKeyCredentialCreationOptions {
  return PublicKeyCredential.parseCreationOptionsFromJSON(options);
}

export function giveCredential(credential: Credential): RegistrationResponseJSON {
  return credential;
}

export function takeCredential(dom: RegistrationResponseJSON): Credential {
  return dom;
}

export const misspelt: Partial<Options> = {
  // @ts-expect-error It is `excludeCredentials`.
  excludedCredentials: [],
};
