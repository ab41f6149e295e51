import type { StepUpChallenge, TokenRequest } from '../src/index.js';
import { readJsonObject } from './json-object.js';

interface HeldToken {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The one person in the emulator. */
export const account = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** They keep signing in with it even after changing it. */
export const demoPassword = 'Correct-Horse-9';

/** The `acr_values` to request when the API asks for a stronger sign-in without saying which. */
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** A refused token request. `error` is the server's error code, as sign-in libraries report it. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/**
 * Gets tokens for the element with the emulator's password grant. A real page asks its sign-in library instead.
 * Tokens are cached per audience and scope, in memory only.
 */
export class TokenSource {
  readonly #endpoint: string;
  readonly #held = new Map<string, HeldToken>();
  #password = demoPassword;

  constructor(origin: string) {
    this.#endpoint = `${origin}/oauth/token`;
  }

  /** Forgets all tokens. */
  clear(): void {
    this.#held.clear();
  }

  /** The element's `getAccessToken`. Rejects with a {@link SignInError} when the request is refused. */
  async get(request: TokenRequest): Promise<string> {
    const { audience, scopes, fresh, stepUp } = request;
    const key = [audience, ...scopes].join(' ');
    const held = this.#held.get(key);
    if (held && held.expiresAt > Date.now() && !fresh && !stepUp) return held.token;

    const issued = await this.#request(this.#password, { audience, scope: scopes.join(' ') }, stepUp);
    this.#held.set(key, issued);
    return issued.token;
  }

  /** Signs in again for a step-up. Resolves to whether the password is right. */
  async signIn(password: string, challenge: StepUpChallenge): Promise<boolean> {
    try {
      await this.#request(password, {}, challenge);
    } catch (error) {
      if (error instanceof SignInError && error.error === 'invalid_grant') return false;
      throw error;
    }
    this.#password = password;
    return true;
  }

  async #request(
    password: string,
    wanted: Readonly<Record<string, string>>,
    stepUp: StepUpChallenge | undefined,
  ): Promise<HeldToken> {
    const parameters = new URLSearchParams({
      grant_type: 'password',
      client_id: 'demo',
      username: account.email,
      password,
      ...wanted,
      ...(stepUp && { acr_values: stepUp.acrValues ?? multiFactor }),
      ...(stepUp?.maxAge !== undefined && { max_age: String(stepUp.maxAge) }),
    });
    const response = await fetch(this.#endpoint, { method: 'POST', body: parameters });
    const answer = await readJsonObject(response);
    const { access_token: token, expires_in: lifetime, error, error_description: description } = answer;
    if (!response.ok || typeof token !== 'string') throw new SignInError(String(error), String(description));
    return { token, expiresAt: Date.now() + Number(lifetime) * 1000 };
  }
}
