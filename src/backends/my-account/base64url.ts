import { asText } from '../json-value.js';

/** Base64 of either alphabet, padded or not, in the one form that WebAuthn's JSON takes; empty for no string. */
export function toBase64url(base64: unknown): string {
  return asText(base64).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
