import { isJsonObject } from '../fields.js';
import { randomToken } from '../random.js';
import { Refusal } from './refusal.js';

/** What a machine may be allowed to do here. */
export const managementScopes: readonly string[] = [
  ...['create', 'read', 'update', 'delete'].map((verb) => `${verb}:authentication_methods`),
  ...['read:users', 'update:users', 'read:sessions', 'delete:sessions', 'delete:refresh_tokens'],
];

/** The only machine that is registered. */
export const machine = {
  clientId: 'machine-client',
  clientSecret: 'machine-secret-never-in-a-page',
} as const;

/** Seconds; the API's default. */
const lifetime = 86_400;

/** Issues and checks the tokens of machines. */
export class ManagementTokens {
  readonly #tokens = new Map<string, { readonly scopes: readonly string[]; readonly expiresAt: number }>();
  readonly #now: () => number;
  readonly #audience: string;

  constructor(audience: string, now: () => number) {
    this.#audience = audience;
    this.#now = now;
  }

  issue(scopes: readonly string[] = managementScopes): string {
    const token = randomToken(32);
    this.#tokens.set(token, { scopes, expiresAt: this.#now() + lifetime * 1000 });
    return token;
  }

  revokeAll(): void {
    this.#tokens.clear();
  }

  /** Answers `POST /oauth/token` with `grant_type=client_credentials`. */
  async answer(request: Request, scopes: readonly string[]): Promise<Response> {
    const refuse = (status: number, error: string, error_description: string): Response =>
      Response.json({ error, error_description }, { status });
    const fields = await readFields(request);
    if (!fields) return refuse(400, 'invalid_request', 'The body is not valid');
    if (fields.get('grant_type') !== 'client_credentials')
      return refuse(403, 'unsupported_grant_type', 'Unsupported grant type');
    if (fields.get('client_id') !== machine.clientId || fields.get('client_secret') !== machine.clientSecret)
      return refuse(401, 'access_denied', 'Unauthorized');
    if (fields.get('audience') !== this.#audience)
      return refuse(
        403,
        'access_denied',
        `Service not enabled within domain: ${fields.get('audience') ?? ''}`,
      );
    return Response.json({
      access_token: this.issue(scopes),
      scope: scopes.join(' '),
      expires_in: lifetime,
      token_type: 'Bearer',
    });
  }

  /** Refuses a request without a valid token, or with one that lacks the scope. */
  check(request: Request, scope: string): void {
    const [scheme, text = ''] = (request.headers.get('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !text) throw new Refusal(401, 'Missing authentication');
    const token = this.#tokens.get(text);
    if (!token) throw new Refusal(401, 'Invalid token', 'invalid_token');
    if (token.expiresAt <= this.#now())
      throw new Refusal(401, 'Expired token received for JSON Web Token validation', 'invalid_token');
    if (!token.scopes.includes(scope))
      throw new Refusal(403, `Insufficient scope, expected any of: ${scope}`, 'insufficient_scope');
  }
}

/** The members of a form, or of a JSON object; `undefined` for anything else. */
async function readFields(request: Request): Promise<URLSearchParams | undefined> {
  const text = await request.text();
  if (!request.headers.get('content-type')?.includes('json')) return new URLSearchParams(text);
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body)
      ? new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
      : undefined;
  } catch {
    return undefined;
  }
}
