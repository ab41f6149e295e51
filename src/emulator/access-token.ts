import { jwtVerify, SignJWT } from 'jose';
import { apiScopes } from './operations.js';
import { clientId, person } from './person.js';
import { randomToken } from './random.js';
import { signingAlgorithm, signingKey } from './signing-key.js';
import type { Tenant } from './tenant.js';

/** The claims of a token that the API reads. */
export interface TokenClaims {
  readonly sub?: string;
  /** Space-separated. */
  readonly scope?: string;
  /** Authentication level of the sign-in, for step-up. */
  readonly acr?: string;
  /** Time of the sign-in in epoch seconds, for step-up. */
  readonly auth_time?: number;
  /** `jkt`: thumbprint of the key the token is bound to (RFC 9449). */
  readonly cnf?: { readonly jkt?: string };
}

export interface TokenOptions {
  /** Space-separated. Default: all five scopes for authentication methods, except those withheld by a switch. */
  readonly scope?: string;
  /** Default: the emulator's own. */
  readonly audience?: string | readonly string[];
  /** Seconds until it expires; negative for an expired token. Default: the `tokenLifetime` switch. */
  readonly expiresIn?: number;
  /** Authentication level of the sign-in. Default: none. */
  readonly acr?: string;
  /** Time of the sign-in in epoch seconds. Default: now. */
  readonly authTime?: number;
  /** Thumbprint (RFC 7638) of a key to bind the token to. Default: none, for a bearer token. */
  readonly dpopThumbprint?: string;
}

/** Returns the requested scopes that are known and not withheld. Without a request, all of them are granted. */
export function grantedScope(requested: string | undefined, tenant: Tenant): string {
  const wanted = requested?.split(' ').filter((scope) => scope !== '') ?? [...apiScopes];
  const { withheldScopes } = tenant.faults;
  return apiScopes.filter((scope) => wanted.includes(scope) && !withheldScopes.includes(scope)).join(' ');
}

export async function issueAccessToken(tenant: Tenant, options: TokenOptions = {}): Promise<string> {
  const { kid, privateKey } = await signingKey();
  const now = Math.floor(tenant.now() / 1000);
  const audience = options.audience ?? tenant.audience;
  const expiresIn = options.expiresIn ?? tenant.faults.tokenLifetime;
  return (
    new SignJWT({
      scope: grantedScope(options.scope, tenant),
      azp: clientId,
      auth_time: options.authTime ?? now,
      ...(options.acr !== undefined && { acr: options.acr }),
      ...(options.dpopThumbprint !== undefined && { cnf: { jkt: options.dpopThumbprint } }),
    })
      .setProtectedHeader({ alg: signingAlgorithm, typ: 'JWT', kid })
      .setIssuer(tenant.issuer)
      .setSubject(person.userId)
      .setAudience(typeof audience === 'string' ? audience : [...audience])
      // An expired token was issued before it expired.
      .setIssuedAt(Math.min(now, now + expiresIn))
      .setExpirationTime(now + expiresIn)
      .setJti(randomToken(12))
      .sign(privateKey)
  );
}

/** Checks signature, issuer, audience and expiry. Rejects with the reason. */
export async function verifyAccessToken(token: string, tenant: Tenant): Promise<TokenClaims> {
  const { publicKey } = await signingKey();
  const { payload } = await jwtVerify(token, publicKey, {
    issuer: tenant.issuer,
    audience: tenant.audience,
    algorithms: [signingAlgorithm],
    currentDate: new Date(tenant.now()),
    requiredClaims: ['exp'],
  });
  return payload;
}
