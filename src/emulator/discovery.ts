import { DPOP_ALGORITHMS } from './dpop-proofs.js';
import type { JsonObject } from './fields.js';
import { SCOPES } from './operations.js';
import { SIGNING_ALGORITHM } from './signing-key.js';
import type { Tenant } from './tenant.js';

const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** `/.well-known/openid-configuration`: without an authorization server, what a password can do. */
export function discoveryDocument(tenant: Tenant, hasAuthorizationServer: boolean): JsonObject {
  const { origin, issuer } = tenant;
  return {
    issuer,
    token_endpoint: `${origin}/oauth/token`,
    jwks_uri: `${origin}/.well-known/jwks.json`,
    scopes_supported: [...(hasAuthorizationServer ? OPENID_SCOPES : []), ...SCOPES],
    response_types_supported: hasAuthorizationServer ? ['code'] : [],
    grant_types_supported: [
      'password',
      ...(hasAuthorizationServer ? ['authorization_code', 'refresh_token'] : []),
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [SIGNING_ALGORITHM],
    token_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: DPOP_ALGORITHMS,
    ...(hasAuthorizationServer && {
      authorization_endpoint: `${origin}/authorize`,
      userinfo_endpoint: `${origin}/userinfo`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
      code_challenge_methods_supported: ['S256'],
      acr_values_supported: [tenant.faults.stepUpAcr],
      claims_supported: ['sub', 'name', 'nickname', 'email', 'email_verified'],
    }),
  };
}
