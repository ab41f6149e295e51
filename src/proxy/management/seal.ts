import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import { base64url, fromBase64url } from './base64.js';

interface Keys {
  readonly encryption: CryptoKey;
  readonly authentication: CryptoKey;
}

const utf8 = new TextEncoder();

/** Bytes: https://csrc.nist.gov/pubs/sp/800/38/d/final, section 8.2 */
const nonceLength = 12;

/** The longest sealed text. Characters. */
const longestText = 8192;

/**
 * Encrypts what the page keeps for the proxy, so that it can neither read nor change it, with AES-GCM and keys derived from
 * the host's secret by https://www.rfc-editor.org/rfc/rfc5869. Of several secrets, the first seals and all open.
 */
export class Seal {
  readonly #secrets: readonly string[];
  readonly #tenant: string;
  #keys: Promise<readonly Keys[]> | undefined;

  constructor(secrets: readonly string[], tenant: string) {
    this.#secrets = secrets;
    this.#tenant = tenant;
  }

  /** @param owner without whom it can't be opened */
  async close(value: JsonObject, owner: string): Promise<string> {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
    const [keys] = await this.#derived();
    if (!keys) throw new Error('There is no secret');
    const plain = utf8.encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt(this.#algorithm(nonce, owner), keys.encryption, plain);
    return base64url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
  }

  /** Returns what was sealed; `undefined` for a text that was changed, is another person's, or was sealed elsewhere. */
  async open(text: string, owner: string): Promise<JsonObject | undefined> {
    const bytes = text.length <= longestText ? fromBase64url(text) : undefined;
    if (!bytes || bytes.length <= nonceLength) return undefined;
    const algorithm = this.#algorithm(bytes.slice(0, nonceLength), owner);
    for (const { encryption } of await this.#derived()) {
      try {
        const plain = await crypto.subtle.decrypt(algorithm, encryption, bytes.slice(nonceLength));
        const value = parseJson(new Uint8Array(plain));
        return isJsonObject(value) ? value : undefined;
      } catch {
        // It may have been sealed with one of the other secrets.
      }
    }
    return undefined;
  }

  /** A keyed hash: from it alone, not even a six-digit code can be guessed. */
  async sign(text: string): Promise<string> {
    const [keys] = await this.#derived();
    if (!keys) throw new Error('There is no secret');
    return base64url(
      new Uint8Array(await crypto.subtle.sign('HMAC', keys.authentication, utf8.encode(text))),
    );
  }

  /** Whether the hash belongs to the text. Takes as long for a wrong one as for the right one. */
  async verify(text: string, signature: string): Promise<boolean> {
    const bytes = fromBase64url(signature);
    if (!bytes) return false;
    const answers = (await this.#derived()).map(({ authentication }) =>
      crypto.subtle.verify('HMAC', authentication, bytes, utf8.encode(text)),
    );
    return (await Promise.all(answers)).includes(true);
  }

  #derived(): Promise<readonly Keys[]> {
    return (this.#keys ??= Promise.all(this.#secrets.map(deriveKeys)));
  }

  #algorithm(nonce: Uint8Array<ArrayBuffer>, owner: string): AesGcmParams {
    const additionalData = utf8.encode(JSON.stringify(['enrollment', this.#tenant, owner]));
    return { name: 'AES-GCM', iv: nonce, additionalData };
  }
}

async function deriveKeys(secret: string): Promise<Keys> {
  const material = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveKey']);
  const from = (purpose: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8.encode('auth-methods-manager/proxy/management'),
    info: utf8.encode(purpose),
  });
  const [encryption, authentication] = await Promise.all([
    crypto.subtle.deriveKey(from('enrollment'), material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    crypto.subtle.deriveKey(from('hash'), material, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
      'verify',
    ]),
  ]);
  return { encryption, authentication };
}
