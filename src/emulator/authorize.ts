import { errors } from 'jose';
import { verifyAccessToken, type TokenClaims } from './access-token.js';
import { dpopAlgorithms, DpopError } from './dpop-proofs.js';
import type { OperationRule } from './operations.js';
import { Problem } from './problem.js';
import type { Tenant } from './tenant.js';

/** Checks a token instead of the emulator. Returning `undefined` or rejecting refuses it. */
export type VerifyToken = (
  token: string,
  request: Request,
) => TokenClaims | undefined | Promise<TokenClaims | undefined>;

type Scheme = 'Bearer' | 'DPoP';

/** Accepts a request, or throws a 401 or 403 problem with a challenge. */
export async function authorize(
  request: Request,
  rule: OperationRule,
  tenant: Tenant,
  verifyToken: VerifyToken | undefined,
): Promise<void> {
  const { scheme, token } = readCredentials(request, tenant);
  let claims: TokenClaims | undefined;
  try {
    claims = verifyToken ? await verifyToken(token, request) : await verifyAccessToken(token, tenant);
  } catch (error) {
    const expired = error instanceof errors.JWTExpired;
    const reason =
      error instanceof errors.JWTClaimValidationFailed ? `The token has a wrong "${error.claim}"` : '';
    throw invalidToken(scheme, expired ? 'The token has expired' : reason || 'The token is not valid');
  }
  if (!claims) throw invalidToken(scheme, 'The token is not valid');

  const boundTo = claims.cnf?.jkt;
  // RFC 9449, section 7.2: a bound token must not be accepted as a bearer token.
  if (scheme === 'Bearer' && boundTo !== undefined) throw invalidToken('DPoP', 'The token is bound to a key');
  if (scheme === 'DPoP') {
    if (boundTo === undefined) throw invalidToken('DPoP', 'The token is not bound to a key');
    const thumbprint = await verifyProof(request, token, tenant);
    if (thumbprint !== boundTo) throw invalidToken('DPoP', 'The proof was signed with another key');
  }
  checkScope(claims, rule, scheme, tenant);
  if (rule.write && tenant.faults.stepUp === 'writes') checkStepUp(claims, scheme, tenant);
}

function challenge(scheme: Scheme, parameters: Readonly<Record<string, string>>): Record<string, string> {
  const all = scheme === 'DPoP' ? { ...parameters, algs: dpopAlgorithms.join(' ') } : parameters;
  const text = Object.entries(all).map(([name, value]) => `${name}="${value.replaceAll('"', "'")}"`);
  return { 'www-authenticate': `${scheme} ${text.join(', ')}` };
}

function invalidToken(scheme: Scheme, description: string): Problem {
  const headers = challenge(scheme, { error: 'invalid_token', error_description: description });
  return new Problem(401, 'A0E-401-0002', description, { headers });
}

function readCredentials(
  request: Request,
  tenant: Tenant,
): { readonly scheme: Scheme; readonly token: string } {
  const accepted = tenant.faults.dpop === 'required' ? 'DPoP' : 'Bearer';
  const header = request.headers.get('authorization');
  if (header === null) {
    // RFC 6750, section 3.1: a request without credentials gets no error code.
    const headers = challenge(accepted, { realm: tenant.audience });
    throw new Problem(401, 'A0E-401-0001', 'The access token is missing', { headers });
  }
  const match = /^(bearer|dpop) +([\w.~+/=-]+)$/i.exec(header);
  const token = match?.[2];
  if (!match || token === undefined) throw invalidToken(accepted, 'The authorization header cannot be read');
  const scheme = match[1]?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  if (scheme === 'Bearer' && accepted === 'DPoP')
    throw invalidToken('DPoP', 'The token must be bound to a key');
  return { scheme, token };
}

async function verifyProof(request: Request, token: string, tenant: Tenant): Promise<string> {
  const proof = request.headers.get('dpop');
  const { pathname } = new URL(request.url);
  try {
    if (proof === null) throw new DpopError('invalid_dpop_proof', 'The proof is missing');
    return await tenant.dpopProofs.verify(proof, {
      method: request.method,
      urls: [request.url, tenant.origin + pathname],
      accessToken: token,
      nonceRequired: tenant.faults.dpopNonce,
    });
  } catch (error) {
    if (!(error instanceof DpopError)) throw error;
    const headers = {
      ...challenge('DPoP', { error: error.code, error_description: error.message }),
      ...(error.code === 'use_dpop_nonce' && { 'dpop-nonce': tenant.dpopProofs.nonce() }),
    };
    throw new Problem(401, 'A0E-401-0002', error.message, { headers });
  }
}

function checkScope(claims: TokenClaims, rule: OperationRule, scheme: Scheme, tenant: Tenant): void {
  const scopes = (claims.scope ?? '').split(' ');
  if (scopes.includes(rule.scope) && !tenant.faults.withheldScopes.includes(rule.scope)) return;
  throw new Problem(403, 'A0E-403-0002', `Insufficient scope, expected: ${rule.scope}`, {
    headers: challenge(scheme, { error: 'insufficient_scope', scope: rule.scope }),
  });
}

/** https://www.rfc-editor.org/rfc/rfc9470#section-3 */
function checkStepUp(claims: TokenClaims, scheme: Scheme, tenant: Tenant): void {
  const { stepUpAcr, stepUpMaxAge } = tenant.faults;
  // Claims are whole seconds.
  const age = Math.floor(tenant.now() / 1000) - (claims.auth_time ?? 0);
  if (claims.acr === stepUpAcr && age <= stepUpMaxAge) return;
  const description = 'A more recent or stronger sign-in is needed';
  throw new Problem(401, 'A0E-401-0002', description, {
    headers: challenge(scheme, {
      error: 'insufficient_user_authentication',
      error_description: description,
      acr_values: stepUpAcr,
      max_age: String(stepUpMaxAge),
    }),
  });
}
