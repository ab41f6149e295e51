/** What `Uint8Array<ArrayBuffer>` is where that type has no parameter: hosts may compile with an older TypeScript. */
type Bytes = ReturnType<typeof Uint8Array.of>;

/** Standard base64, padded. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** https://www.rfc-editor.org/rfc/rfc4648#section-5, without padding. */
export function base64url(bytes: Uint8Array): string {
  return toBase64url(base64(bytes));
}

/** The bytes; `undefined` unless the text is written exactly as {@link base64url} does. */
export function fromBase64url(text: string): Bytes | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    return base64url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Writes either alphabet, padded or not, as WebAuthn's JSON does. */
export function toBase64url(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
