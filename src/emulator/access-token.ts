import { jwtVerify, SignJWT } from 'jose';

import { CLIENT_ID, PERSON } from './person.js';
import { SCOPES } from './operations.js';
import { randomToken } from './random.js';
import { SIGNING_ALGORITHM, signingKey } from './signing-key.js';
import type { Tenant } from './tenant.js';

/** What the API reads in a token. */
export interface TokenClaims {
  readonly sub?: string;
  /** Space-separated. */
  readonly scope?: string;
  /** The level of the sign-in, for step-up. */
  readonly acr?: string;
  /** Epoch seconds of the sign-in, for step-up. */
  readonly auth_time?: number;
  /** `jkt`: thumbprint of the key the token is bound to (RFC 9449). */
  readonly cnf?: { readonly jkt?: string };
}

export interface TokenOptions {
  /** Space-separated. Default: the five scopes of authentication methods, less those the switches withhold. */
  readonly scope?: string;
  /** Default: the emulator's. */
  readonly audience?: string | readonly string[];
  /** Seconds; negative for a token that has expired. Default: the `tokenLifetime` switch. */
  readonly expiresIn?: number;
  /** The level of the sign-in. Default none. */
  readonly acr?: string;
  /** Epoch seconds of the sign-in. Default: now. */
  readonly authTime?: number;
  /** Thumbprint (RFC 7638) of a key to bind the token to. Default none: a bearer token. */
  readonly dpopThumbprint?: string;
}

/** The scopes that are granted: known ones that are not withheld; all of them when none are named. */
export function grantedScope(requested: string | undefined, tenant: Tenant): string {
  const wanted = requested?.split(' ').filter((scope) => scope !== '') ?? [...SCOPES];
  const { withheldScopes } = tenant.faults;
  return SCOPES.filter((scope) => wanted.includes(scope) && !withheldScopes.includes(scope)).join(' ');
}

export async function issueAccessToken(tenant: Tenant, options: TokenOptions = {}): Promise<string> {
  const { kid, privateKey } = await signingKey();
  const now = Math.floor(tenant.now() / 1000);
  const audience = options.audience ?? tenant.audience;
  const expiresIn = options.expiresIn ?? tenant.faults.tokenLifetime;
  return (
    new SignJWT({
      scope: grantedScope(options.scope, tenant),
      azp: CLIENT_ID,
      auth_time: options.authTime ?? now,
      ...(options.acr !== undefined && { acr: options.acr }),
      ...(options.dpopThumbprint !== undefined && { cnf: { jkt: options.dpopThumbprint } }),
    })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'JWT', kid })
      .setIssuer(tenant.issuer)
      .setSubject(PERSON.userId)
      .setAudience(typeof audience === 'string' ? audience : [...audience])
      // An expired token was issued before it expired.
      .setIssuedAt(Math.min(now, now + expiresIn))
      .setExpirationTime(now + expiresIn)
      .setJti(randomToken(12))
      .sign(privateKey)
  );
}

/** Signature, issuer, audience and expiry. Rejects with the reason. */
export async function verifyAccessToken(token: string, tenant: Tenant): Promise<TokenClaims> {
  const { publicKey } = await signingKey();
  const { payload } = await jwtVerify(token, publicKey, {
    issuer: tenant.issuer,
    audience: tenant.audience,
    algorithms: [SIGNING_ALGORITHM],
    currentDate: new Date(tenant.now()),
    requiredClaims: ['exp'],
  });
  return payload;
}
