import { randomBytes } from 'node:crypto';
import {
  errors,
  interactionPolicy,
  Provider,
  type Configuration,
  type Grant,
  type JWTStructured,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { hasSecondStep } from '../mfa-routes.js';
import { apiScopes } from '../operations.js';
import { clientId, person, serverClient } from '../person.js';
import { acceptsPageOrigin } from '../relying-party.js';
import { signingAlgorithm, type SigningKey } from '../signing-key.js';
import type { Tenant } from '../tenant.js';
import { asksForSecondStep, scopeNeedsSecondStep } from '../token-endpoint.js';
import { offlineParameter } from './emulator-authorization-server.js';
import { MemoryAdapter, type MemoryStore } from './memory-adapter.js';

/** Whether an authorization request requires the second step. */
export function needsSecondStep(parameters: Readonly<Record<string, unknown>>, tenant: Tenant): boolean {
  const text = (name: string): string => {
    const value = parameters[name];
    return typeof value === 'string' ? value : '';
  };
  return (
    asksForSecondStep(text('acr_values'), tenant) ||
    (scopeNeedsSecondStep(text('scope'), tenant) && hasSecondStep(tenant))
  );
}

/** Whether the browser may return to an address: a page of the relying party, or one on this machine. */
export function acceptsRedirect(address: string, { relyingParty }: Tenant): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, hostname, protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '127.0.0.1' || acceptsPageOrigin(relyingParty, origin);
}

function missingGrant(client: string, { audience }: Tenant): string {
  return `Client "${client}" is not authorized to access resource server "${audience}".`;
}

/** Creates the OpenID provider behind `/authorize`, for one application and one person. */
export function createOpenIdProvider(tenant: Tenant, key: SigningKey): Provider {
  const provider = new Provider(tenant.issuer, configuration(tenant, key));
  // Builds addresses from what the outer server receives, not the inner one.
  provider.proxy = true;
  provider.Client.prototype.redirectUriAllowed = (address: string): boolean =>
    acceptsRedirect(address, tenant);
  return provider;
}

/** Whether a session's second step is recent by the emulator's clock. The provider only knows the real one. */
function isSteppedUp(session: KoaContextWithOIDC['oidc']['session'], tenant: Tenant): boolean {
  const age = Math.floor(tenant.now() / 1000) - (session?.loginTs ?? 0);
  return session?.acr === tenant.faults.stepUpAcr && age <= tenant.faults.stepUpMaxAge;
}

function loginPolicy(tenant: Tenant): interactionPolicy.DefaultPolicy {
  const { Check, base } = interactionPolicy;
  const policy = base();
  const secondStep = new Check(
    'second_step',
    // Browser SDKs open a pop-up when they see this text and this code.
    'Multifactor authentication required',
    'login_required',
    ({ oidc }) =>
      needsSecondStep(oidc.params ?? {}, tenant) && !isSteppedUp(oidc.session, tenant)
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(secondStep);
  const consent = new Check(
    'client_grant',
    'The person has not consented yet',
    'consent_required',
    ({ oidc }) =>
      tenant.faults.clientGrant === 'consent' && oidc.prompts.has('none')
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('consent')?.checks.add(consent);
  return policy;
}

/** Grants every request, since the application belongs to the tenant itself. */
async function grantWithoutAsking(context: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { oidc } = context;
  const accountId = oidc.session?.accountId;
  if (accountId === undefined || !oidc.client) return undefined;
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
  const wantsRefreshToken = oidc.params?.[offlineParameter] !== undefined;
  grant.addOIDCScope(
    [...oidc.requestParamOIDCScopes, ...(wantsRefreshToken ? ['offline_access'] : [])].join(' '),
  );
  for (const [indicator, server] of Object.entries(oidc.resourceServers ?? {})) {
    grant.addResourceScope(indicator, [...server.scopes].join(' '));
  }
  await grant.save();
  return grant;
}

/**
 * Gives an access token the claims of a tenant's tokens, by the emulator's clock. Its scope includes the scopes
 * of the sign-in, as browser SDKs expect.
 */
function completeAccessToken(context: KoaContextWithOIDC, token: JWTStructured, tenant: Tenant): void {
  const { AuthorizationCode: code, Grant: grant, RefreshToken: refreshToken } = context.oidc.entities;
  const source = code ?? refreshToken;
  const now = Math.floor(tenant.now() / 1000);
  const asked = context.oidc.params?.scope;
  const requested = typeof asked === 'string' ? asked : (source?.scope ?? '');
  const signInScopes =
    grant?.getOIDCScopeFiltered(new Set([...requested.split(' '), 'offline_access'])) ?? '';
  token.header = { typ: 'JWT' };
  Object.assign(token.payload, {
    scope: [signInScopes, token.payload.scope]
      .filter((scope) => scope !== undefined && scope !== '')
      .join(' '),
    iat: now,
    exp: now + tenant.faults.tokenLifetime,
    azp: context.oidc.client?.clientId ?? clientId,
    auth_time: source?.authTime,
    acr: source?.acr,
  });
}

function configuration(tenant: Tenant, key: SigningKey): Configuration {
  const store: MemoryStore = new Map();
  const tokenLifetime = (): number => Math.max(1, Math.floor(tenant.faults.tokenLifetime));
  return {
    adapter: (model) => new MemoryAdapter(model, store),
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['http://localhost/'],
      },
      {
        client_id: serverClient.id,
        client_secret: serverClient.secret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['http://localhost/'],
      },
    ],
    jwks: { keys: [key.privateJwk] },
    routes: {
      authorization: '/authorize',
      jwks: '/.well-known/jwks.json',
      pushed_authorization_request: '/oauth/par',
      revocation: '/oauth/revoke',
      token: '/oauth/token',
      userinfo: '/userinfo',
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'nickname'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        name: person.name,
        nickname: person.nickname,
        email: person.email,
        email_verified: true,
      }),
    }),
    extraParams: [offlineParameter],
    interactions: { url: (_context, { uid }) => `/login/${uid}`, policy: loginPolicy(tenant) },
    loadExistingGrant: grantWithoutAsking,
    issueRefreshToken: ({ oidc }) =>
      oidc.entities.Grant?.getOIDCScope().split(' ').includes('offline_access') ?? false,
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    ttl: {
      AccessToken: tokenLifetime,
      AuthorizationCode: 60,
      Grant: 1_209_600,
      IdToken: 36_000,
      Interaction: 3600,
      RefreshToken: 1_209_600,
      Session: 1_209_600,
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'text';
      context.body = `${error}: ${description ?? ''}`;
    },
    formats: {
      customizers: {
        jwt: (context, _token, parts) => {
          completeAccessToken(context, parts, tenant);
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: {
        enabled: true,
        nonceSecret: randomBytes(32),
        requireNonce: () => tenant.faults.dpopNonce,
      },
      pushedAuthorizationRequests: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, _client, oneOf) => oneOf?.[0] ?? [],
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, audience, client) => {
          if (tenant.faults.clientGrant === 'missing' && audience === tenant.audience)
            throw new errors.UnauthorizedClient(missingGrant(client.clientId, tenant));
          return {
            audience,
            scope: apiScopes.filter((scope) => !tenant.faults.withheldScopes.includes(scope)).join(' '),
            accessTokenFormat: 'jwt',
            accessTokenTTL: tokenLifetime(),
            jwt: { sign: { alg: signingAlgorithm, kid: key.kid } },
          };
        },
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    },
  };
}
