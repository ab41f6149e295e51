import type { PublicKeyCredentialCreationOptionsJSON } from '../model/webauthn-dictionaries.js';
import { asList, asObject, asText, invalidResponse, toBase64url } from './json-value.js';

/** Bytes; https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialuserentity-id */
const longestUserId = 64;

/**
 * Reads the options for a new credential. Throws `invalid_response`, which names the member that is wrong: browsers say
 * little about it.
 */
export function readCreationOptions(value: unknown): PublicKeyCredentialCreationOptionsJSON {
  const options = asObject(value);
  const { user, rp } = { user: asObject(options.user), rp: asObject(options.rp) };
  const challenge = toBase64url(options.challenge);
  const userId = toBase64url(user.id);
  const problem =
    (!isBase64url(challenge) && 'challenge is not base64url') ||
    (!asText(rp.name) && 'rp.name is missing or not a string') ||
    (!asText(user.name) && 'user.name is missing or not a string') ||
    ((!isBase64url(userId) || (userId.length * 3) / 4 >= longestUserId + 1) &&
      `user.id is not base64url of 1 to ${longestUserId} bytes`);
  if (problem) throw invalidResponse(`options for a credential: ${problem}`);
  const publicKey: object = {
    ...options,
    // Of an empty list, browsers take the usual algorithms.
    pubKeyCredParams: asList(options.pubKeyCredParams),
    challenge,
    user: { ...user, id: userId, displayName: asText(user.displayName) || user.name },
    excludeCredentials: asList(options.excludeCredentials)
      .map(asObject)
      .map((credential) => ({ ...credential, id: toBase64url(credential.id) }))
      .filter(({ id }) => id),
  };
  // Every member that a browser requires has been checked; the browser checks the others.
  return publicKey as PublicKeyCredentialCreationOptionsJSON;
}

function isBase64url(text: string): boolean {
  return /^[\w-]{2,}$/.test(text);
}
