import { base64url } from 'jose';

export function randomToken(bytes: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** Draws characters evenly from an alphabet of at most 256. */
export function randomText(length: number, alphabet: string): string {
  // Bytes past the last whole multiple of the alphabet would favour its first characters.
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    const usable = crypto.getRandomValues(new Uint8Array(length)).filter((byte) => byte < limit);
    for (const byte of usable) text += alphabet.charAt(byte % alphabet.length);
  }
  return text.slice(0, length);
}

export function randomCode(digits: number): string {
  return randomText(digits, '0123456789');
}

/** Returns a random part for an id, in the vendor's alphabet. */
export function randomIdPart(): string {
  return randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
}
