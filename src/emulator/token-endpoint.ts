import { grantedScope, issueAccessToken } from './access-token.js';
import { DpopError } from './dpop-proofs.js';
import { isJsonObject } from './fields.js';
import { noStore, OAuthError } from './oauth-error.js';
import { clientId, person } from './person.js';
import { hasSecondStep, isSecondStepGrant, secondStepGrant } from './mfa-routes.js';
import type { SecondStep } from './second-steps.js';
import type { Tenant } from './tenant.js';

/** The grants that the authorization server handles. */
const browserGrants: readonly string[] = ['authorization_code', 'refresh_token'];

/** Whether the `mfaRequired` switch demands a second step for this scope. */
export function scopeNeedsSecondStep(scope: string, tenant: Tenant): boolean {
  const { mfaRequired } = tenant.faults;
  return mfaRequired === 'always' || (mfaRequired === 'writes' && /\b(create|update|delete):me:/.test(scope));
}

/** Whether a space-separated `acr_values` asks for the second step. */
export function asksForSecondStep(acrValues: string | undefined, tenant: Tenant): boolean {
  return acrValues?.split(' ').includes(tenant.faults.stepUpAcr) ?? false;
}

/** @param issue answers the request once the second step is done */
export function secondStepRequired({ secondSteps }: Tenant, issue: SecondStep['issue']): OAuthError {
  return new OAuthError(403, 'mfa_required', 'Multifactor authentication required', {
    more: { mfa_token: secondSteps.open(issue) },
  });
}

/**
 * The error for a person who has no second step, and whose sign-in is too old to do without.
 * https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html
 */
export function newSignInRequired(): OAuthError {
  return new OAuthError(
    403,
    'unmet_authentication_requirements',
    'Multifactor authentication is not enrolled',
  );
}

/**
 * `POST /oauth/token`. Leaves grants other than `password` to the authorization server, if there is one.
 * Rejects with {@link OAuthError}.
 */
export async function tokenEndpoint(
  request: Request,
  tenant: Tenant,
  authorizationServer: AuthorizationServer | undefined,
): Promise<Response> {
  const parameters = await readTokenParameters(request);
  const grantType = parameters.grant_type;
  if (!grantType) throw new OAuthError(400, 'invalid_request', 'Missing parameter: grant_type');
  // https://www.rfc-editor.org/rfc/rfc6749#section-4.3
  if (grantType === 'password') return passwordGrant(request, parameters, tenant);
  if (isSecondStepGrant(grantType)) return secondStepGrant(request, parameters, tenant);
  if (authorizationServer && browserGrants.includes(grantType)) {
    return authorizationServer.grant(request, parameters);
  }
  throw new OAuthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`);
}

export type TokenParameters = Readonly<Record<string, string>>;

/** Reads the parameters of a token request, in a form or JSON. Numbers become text; other types are ignored. */
export async function readTokenParameters(request: Request): Promise<TokenParameters> {
  const text = await request.text();
  const mediaType = request.headers.get('content-type') ?? '';
  if (!mediaType.includes('json')) return Object.fromEntries(new URLSearchParams(text));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new OAuthError(400, 'invalid_request', 'The request is not valid JSON');
  }
  if (!isJsonObject(body)) throw new OAuthError(400, 'invalid_request', 'The request must be a JSON object');
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): (readonly [string, string])[] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

/** Returns the thumbprint of the key to bind a token to, or `undefined` for a bearer token. */
async function proofThumbprint(request: Request, tenant: Tenant): Promise<string | undefined> {
  const proof = request.headers.get('dpop');
  if (proof === null) return undefined;
  try {
    return await tenant.dpopProofs.verify(proof, {
      method: request.method,
      urls: [request.url, `${tenant.origin}/oauth/token`],
      nonceRequired: tenant.faults.dpopNonce,
    });
  } catch (error) {
    if (!(error instanceof DpopError)) throw error;
    const headers = error.code === 'use_dpop_nonce' ? { 'dpop-nonce': tenant.dpopProofs.nonce() } : {};
    throw new OAuthError(400, error.code, error.message, { headers });
  }
}

async function passwordGrant(
  request: Request,
  parameters: TokenParameters,
  tenant: Tenant,
): Promise<Response> {
  if (parameters.client_id !== clientId) {
    throw new OAuthError(401, 'invalid_client', `Unknown client; the emulator knows "${clientId}"`);
  }
  for (const name of ['username', 'password'] as const) {
    if (!parameters[name]) throw new OAuthError(400, 'invalid_request', `Missing parameter: ${name}`);
  }
  if (parameters.username !== person.email || !tenant.account.signsInWith(parameters.password ?? '')) {
    throw new OAuthError(400, 'invalid_grant', 'Wrong email or password.');
  }
  const scope = grantedScope(parameters.scope, tenant);
  const steppedUp = asksForSecondStep(parameters.acr_values, tenant);
  // The password itself is a new sign-in, which is enough for a person without a second step.
  if (scopeNeedsSecondStep(scope, tenant) && !steppedUp && hasSecondStep(tenant))
    throw secondStepRequired(tenant, (later) =>
      passwordGrant(later, { ...parameters, acr_values: tenant.faults.stepUpAcr }, tenant),
    );
  const dpopThumbprint = await proofThumbprint(request, tenant);
  const accessToken = await issueAccessToken(tenant, {
    ...(parameters.scope !== undefined && { scope: parameters.scope }),
    ...(parameters.audience && { audience: parameters.audience }),
    ...(steppedUp && { acr: tenant.faults.stepUpAcr }),
    ...(dpopThumbprint !== undefined && { dpopThumbprint }),
  });
  return Response.json(
    {
      access_token: accessToken,
      token_type: dpopThumbprint === undefined ? 'Bearer' : 'DPoP',
      expires_in: tenant.faults.tokenLifetime,
      scope,
    },
    { headers: noStore },
  );
}

/** Signs people in with a browser. Only the HTTP server has one; an emulator in process does not. */
export interface AuthorizationServer {
  /** Answers every path in {@link authorizationPaths}. */
  handle(request: Request): Promise<Response>;
  /** Answers a token request for any grant except `password`. Its body has already been read. */
  grant(request: Request, parameters: TokenParameters): Promise<Response>;
}

/** The paths of the authorization server, named as in a real tenant, and of its login page. */
export const authorizationPaths = [
  '/authorize',
  '/authorize/*',
  '/login/*',
  '/oauth/par',
  '/oauth/revoke',
  '/userinfo',
  '/v2/logout',
] as const;
