import { SignJWT, UnsecuredJWT } from 'jose';
import { person } from '../person.js';
import { randomToken } from '../random.js';
import { Refusal } from './refusal.js';
import type { AuthsignalState } from './authsignal-state.js';

/** The scopes of the API for browsers. */
export const scopes: readonly string[] = [
  ...['read:authenticators', 'add:authenticators', 'update:authenticators', 'remove:authenticators'],
];

export interface TokenOptions {
  /** Space-separated. Default: all of them. */
  readonly scope?: string;
  /** Whose it is. Default: the emulator's person. */
  readonly userId?: string;
  readonly actionCode?: string;
  /** Of the action that it belongs to. Default: of a new one. */
  readonly idempotencyKey?: string;
}

/** What the API reads of a token. */
export interface TokenFacts {
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly actionCode: string;
  readonly idempotencyKey: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** Issues tokens, and knows those that it has issued. */
export class Tokens {
  readonly #state: AuthsignalState;
  readonly #key = crypto.getRandomValues(new Uint8Array(32));
  readonly #issued = new Map<string, TokenFacts>();
  readonly #revoked = new Set<string>();

  constructor(state: AuthsignalState) {
    this.#state = state;
  }

  /** As the API issues them: signed with HS256. */
  async issue(options: TokenOptions = {}): Promise<string> {
    const { facts, claims } = this.#claims(options);
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.#key);
    this.#issued.set(token, facts);
    return token;
  }

  /** The same at once, for tests: browsers sign nothing without waiting, so it has no signature. */
  issueNow(options: TokenOptions = {}): string {
    const { facts, claims } = this.#claims(options);
    const token = new UnsecuredJWT(claims).encode();
    this.#issued.set(token, facts);
    return token;
  }

  revokeAll(): void {
    for (const token of this.#issued.keys()) this.#revoked.add(token);
  }

  /** `undefined` for one that was never issued. */
  find(token: string): (TokenFacts & { readonly isExpired: boolean }) | undefined {
    const facts = this.#issued.get(token);
    return facts && { ...facts, isExpired: this.#revoked.has(token) || facts.expiresAt <= this.#state.now() };
  }

  /** The facts of a request's token. Throws a refusal for any that does not count. */
  require(request: Request): TokenFacts {
    const [scheme, token = ''] = (request.headers.get('authorization') ?? '').split(' ');
    const facts = scheme === 'Bearer' ? this.find(token) : undefined;
    if (!facts) throw new Refusal(401, 'unauthorized', 'The request is unauthorized.');
    if (facts.isExpired)
      throw new Refusal(this.#state.faults.expiredStatus, 'expired_token', 'The token has expired.');
    return facts;
  }

  #claims(options: TokenOptions) {
    const { withheldScopes, tokenLifetime } = this.#state.faults;
    const wanted = options.scope?.split(' ') ?? scopes;
    const granted = scopes.filter((scope) => wanted.includes(scope) && !withheldScopes.includes(scope));
    const issuedAt = Math.floor(this.#state.now() / 1000);
    const facts: TokenFacts = {
      userId: options.userId ?? person.userId,
      scopes: granted,
      actionCode: options.actionCode ?? 'manage-methods',
      idempotencyKey: options.idempotencyKey ?? randomToken(12),
      expiresAt: this.#state.now() + tokenLifetime * 1000,
    };
    const { userId, actionCode, idempotencyKey } = facts;
    const claims = {
      iat: issuedAt,
      exp: issuedAt + tokenLifetime,
      sub: userId,
      iss: this.#state.origin,
      jti: randomToken(9),
      scope: granted.join(' '),
      other: { tenantId: 'emulator', publishableKey: 'emulator', userId, actionCode, idempotencyKey },
    };
    return { facts, claims };
  }
}
