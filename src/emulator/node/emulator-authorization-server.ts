import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { decodeJwt } from 'jose';
import type { Provider } from 'oidc-provider';
import {
  newSignInRequired,
  readTokenParameters,
  scopeNeedsSecondStep,
  secondStepRequired,
  type AuthorizationServer,
  type TokenParameters,
} from '../token-endpoint.js';
import { isJsonObject, type JsonObject } from '../fields.js';
import { hasSecondStep } from '../mfa-routes.js';
import { apiScopes, type Scope } from '../operations.js';
import { OAuthError } from '../oauth-error.js';
import { signingKey } from '../signing-key.js';
import type { Tenant } from '../tenant.js';
import { canSignIn, missingProvider } from './sign-in-package.js';

/** Requests a refresh token. The provider accepts `offline_access` itself only with a consent page. */
export const offlineParameter = 'refresh_token_wanted';

interface Inner {
  readonly provider: Provider;
  readonly server: Server;
  readonly origin: string;
}

/** Headers that concern one hop, and those that the emulator sets itself. */
const notForwarded =
  /^(access-control-.*|connection|content-encoding|content-length|host|keep-alive|transfer-encoding)$/;

export class EmulatorAuthorizationServer implements AuthorizationServer {
  readonly #tenant: Tenant;
  #inner: Promise<Inner> | undefined;

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  async handle(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/authorize')
      return this.#forward(request, `/authorize?${this.#authorization(searchParams).toString()}`);
    const path = `${pathname}${new URL(request.url).search}`;
    if (pathname === '/oauth/revoke' && request.method === 'POST') {
      return this.#forward(request, path, new URLSearchParams(await readTokenParameters(request)));
    }
    if (pathname === '/oauth/par' && request.method === 'POST') {
      const parameters = new URLSearchParams(await readTokenParameters(request));
      return this.#forward(request, path, this.#authorization(parameters));
    }
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    return this.#forward(request, path, hasBody ? await request.text() : undefined);
  }

  async grant(request: Request, given: TokenParameters): Promise<Response> {
    const parameters = { ...given, ...basicCredentials(request) };
    const { scope, ...rest } = parameters;
    if (parameters.grant_type !== 'refresh_token') return this.#token(request, parameters);
    const { provider } = await this.#start();
    const value = parameters.refresh_token ?? '';
    const refreshToken = await provider.RefreshToken.find(value);
    const wanted = scope ?? refreshToken?.scope ?? '';
    const { stepUpAcr, stepUpMaxAge } = this.#tenant.faults;
    if (refreshToken && refreshToken.acr !== stepUpAcr && scopeNeedsSecondStep(wanted, this.#tenant)) {
      if (hasSecondStep(this.#tenant))
        throw secondStepRequired(this.#tenant, async (later) => {
          await this.#addSecondStep(value);
          return this.grant(later, given);
        });
      const age = this.#tenant.now() / 1000 - (refreshToken.authTime ?? 0);
      if (age > stepUpMaxAge) throw newSignInRequired();
    }
    const audience = parameters.audience;
    if (!audience) return this.#token(request, rest);

    const words = wanted.split(' ');
    await widenRefreshToken(
      provider,
      value,
      audience,
      apiScopes.filter((one) => words.includes(one)),
    );
    const granted = await provider.RefreshToken.find(value);
    // Like the vendor, ignores unknown scopes instead of refusing them.
    const known = words.filter((one) => granted?.scopes.has(one));
    return this.#token(request, { ...parameters, scope: known.join(' ') });
  }

  /** What a refresh token brings from now on was signed in for with a second step. */
  async #addSecondStep(value: string): Promise<void> {
    const { provider } = await this.#start();
    const refreshToken = await provider.RefreshToken.find(value);
    if (!refreshToken) return;
    refreshToken.acr = this.#tenant.faults.stepUpAcr;
    refreshToken.authTime = Math.floor(this.#tenant.now() / 1000);
    await refreshToken.save();
  }

  async close(): Promise<void> {
    if (!this.#inner) return;
    const { server } = await this.#inner;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  #start(): Promise<Inner> {
    this.#inner ??= startInner(this.#tenant);
    return this.#inner;
  }

  async #token(request: Request, parameters: TokenParameters): Promise<Response> {
    const response = await this.#forward(request, '/oauth/token', toOAuth(parameters));
    if (!response.ok) return response;
    const body: unknown = await response.json();
    if (!isJsonObject(body)) throw new TypeError('The OpenID provider did not answer with a JSON object');
    const { status, headers } = response;
    return Response.json({ ...body, scope: tokenScope(body) }, { status, headers });
  }

  #authorization(parameters: URLSearchParams): URLSearchParams {
    const request = toOAuth(Object.fromEntries(parameters));
    if (request.get('scope')?.split(' ').includes('offline_access')) request.set(offlineParameter, '1');
    return request;
  }

  async #forward(request: Request, path: string, body?: URLSearchParams | string): Promise<Response> {
    const { origin } = await this.#start();
    const outside = new URL(this.#tenant.origin);
    const headers = forwarded(request.headers);
    headers.set('x-forwarded-host', outside.host);
    headers.set('x-forwarded-proto', outside.protocol.slice(0, -1));
    if (body instanceof URLSearchParams) headers.delete('content-type');
    // The credentials of a client are among the parameters by then.
    if (path === '/oauth/token') headers.delete('authorization');
    const response = await fetch(origin + path, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    return new Response(response.body, { status: response.status, headers: forwarded(response.headers) });
  }
}

/**
 * Allows a refresh token to be used for another audience and more of its scopes, as a tenant's refresh token
 * policy can. Browser SDKs call this a multi-resource refresh token. The provider itself allows only what the
 * sign-in asked for.
 */
async function widenRefreshToken(
  provider: Provider,
  value: string,
  audience: string,
  scopes: readonly Scope[],
): Promise<void> {
  const refreshToken = await provider.RefreshToken.find(value);
  const grantId = refreshToken?.grantId;
  const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (!refreshToken || !grant) return;
  const { resource } = refreshToken;
  const audiences = typeof resource === 'string' ? [resource] : (resource ?? []);
  refreshToken.resource = [...new Set([...audiences, audience])];
  refreshToken.scope = [...new Set([...refreshToken.scopes, ...scopes])].join(' ');
  grant.addResourceScope(audience, scopes.join(' '));
  await Promise.all([refreshToken.save(), grant.save()]);
}

/** The provider only works with Node's HTTP, so it runs in a private server of its own. */
async function startInner(tenant: Tenant): Promise<Inner> {
  if (!canSignIn()) throw new OAuthError(501, 'server_error', missingProvider);
  // Loaded at the first sign-in; most uses of the emulator have none.
  const { createSignInProvider } = await import('./sign-in-provider.js');
  const provider = createSignInProvider(tenant, await signingKey());
  const answer = provider.callback();
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { provider, server, origin: `http://127.0.0.1:${String(port)}` };
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function basicCredentials(request: Request): TokenParameters {
  const [, encoded] = /^basic +(.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (encoded === undefined) return {};
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: decodeURIComponent(id), client_secret: decodeURIComponent(secret) };
}

/** The vendor says `audience` where OAuth says `resource` (RFC 8707). */
function toOAuth(parameters: TokenParameters): URLSearchParams {
  const { audience, ...rest } = parameters;
  return new URLSearchParams({ ...rest, ...(audience && { resource: audience }) });
}

/** Returns the token's whole scope, as a tenant does. The provider reports only the part for the audience. */
function tokenScope({ access_token: token, scope }: JsonObject): unknown {
  const isJwt = typeof token === 'string' && token.split('.').length === 3;
  return isJwt ? decodeJwt(token).scope : scope;
}

function forwarded(headers: Headers): Headers {
  const result = new Headers();
  for (const [name, value] of headers) if (!notForwarded.test(name)) result.append(name, value);
  return result;
}
