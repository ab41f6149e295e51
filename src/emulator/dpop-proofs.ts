import { base64url, calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose';
import { randomToken } from './random.js';

/** The algorithms that proofs may use, as challenges list them in `algs`. */
export const dpopAlgorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'] as const;

/** How many seconds a proof's `iat` may differ from the clock, either way. */
const issuedAtTolerance = 300;

/** Milliseconds for which a nonce is accepted. */
const nonceLifetime = 300_000;

export class DpopError extends Error {
  override readonly name = 'DpopError';
  readonly code: 'invalid_dpop_proof' | 'use_dpop_nonce';

  constructor(code: DpopError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface ExpectedProof {
  readonly method: string;
  /** The request's address, as it arrived and as clients see it. Proofs may name either. */
  readonly urls: readonly string[];
  /** The token that the proof accompanies. Absent at the token endpoint. */
  readonly accessToken?: string;
  readonly nonceRequired: boolean;
}

/** Checks proofs of possession: https://www.rfc-editor.org/rfc/rfc9449#section-4.3 */
export class DpopProofs {
  readonly #now: () => number;
  readonly #seen = new Map<string, number>();
  readonly #nonces = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns a nonce for the next proof. */
  nonce(): string {
    const nonce = randomToken(18);
    this.#forgetOld(this.#nonces, nonceLifetime);
    this.#nonces.set(nonce, this.#now());
    return nonce;
  }

  /** Returns the thumbprint of the signing key. Throws {@link DpopError}. */
  async verify(proof: string, expected: ExpectedProof): Promise<string> {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [...dpopAlgorithms],
      currentDate: new Date(this.#now()),
    }).catch((error: unknown) => {
      const reason = error instanceof errors.JOSEError ? error.message : 'unreadable';
      throw new DpopError('invalid_dpop_proof', `The proof is not valid: ${reason}`, { cause: error });
    });
    const refuse = (message: string): never => {
      throw new DpopError('invalid_dpop_proof', message);
    };
    if (payload.htm !== expected.method) refuse('The proof is for another method (htm)');
    const target = typeof payload.htu === 'string' ? withoutQuery(payload.htu) : '';
    if (!expected.urls.map(withoutQuery).includes(target)) refuse('The proof is for another address (htu)');
    const age = this.#now() / 1000 - (payload.iat ?? 0);
    if (Math.abs(age) > issuedAtTolerance) refuse('The proof is too old or from the future (iat)');
    if (expected.accessToken !== undefined && payload.ath !== (await sha256(expected.accessToken))) {
      refuse('The proof is for another token (ath)');
    }
    this.#checkNonce(payload.nonce, expected.nonceRequired);
    this.#checkFirstUse(payload.jti);
    const { jwk } = protectedHeader;
    if (!jwk) return refuse('The proof names no key (jwk)');
    return calculateJwkThumbprint(jwk);
  }

  #checkNonce(nonce: unknown, isRequired: boolean): void {
    if (nonce === undefined && !isRequired) return;
    this.#forgetOld(this.#nonces, nonceLifetime);
    if (typeof nonce !== 'string' || !this.#nonces.has(nonce)) {
      throw new DpopError('use_dpop_nonce', 'The proof must hold a nonce that this server gave');
    }
  }

  #checkFirstUse(jti: unknown): void {
    if (typeof jti !== 'string' || jti === '') {
      throw new DpopError('invalid_dpop_proof', 'The proof has no identifier (jti)');
    }
    // A proof is accepted for as long before its `iat` as after it, and can be forgotten afterwards.
    this.#forgetOld(this.#seen, 2 * issuedAtTolerance * 1000);
    if (this.#seen.has(jti)) throw new DpopError('invalid_dpop_proof', 'The proof was used before (jti)');
    this.#seen.set(jti, this.#now());
  }

  #forgetOld(memory: Map<string, number>, lifetime: number): void {
    for (const [key, time] of memory) {
      if (Math.abs(this.#now() - time) > lifetime) memory.delete(key);
    }
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}

/** Removes query and fragment (RFC 9449, section 4.3, step 9). Percent-encoding stays: `|` is not `%7C`. */
function withoutQuery(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/[?#].*$/, '') : url;
}
