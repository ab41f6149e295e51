import { dpopAlgorithms } from './dpop-proofs.js';
import type { JsonObject } from './fields.js';
import { apiScopes } from './operations.js';
import { signingAlgorithm } from './signing-key.js';
import type { Tenant } from './tenant.js';

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** `/.well-known/openid-configuration`. Without an authorization server, it offers only the password grant. */
export function discoveryDocument(tenant: Tenant, hasAuthorizationServer: boolean): JsonObject {
  const { origin, issuer } = tenant;
  return {
    issuer,
    token_endpoint: `${origin}/oauth/token`,
    jwks_uri: `${origin}/.well-known/jwks.json`,
    scopes_supported: [...(hasAuthorizationServer ? openIdScopes : []), ...apiScopes],
    response_types_supported: hasAuthorizationServer ? ['code'] : [],
    grant_types_supported: [
      'password',
      ...(hasAuthorizationServer ? ['authorization_code', 'refresh_token'] : []),
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [signingAlgorithm],
    token_endpoint_auth_methods_supported: [
      'none',
      ...(hasAuthorizationServer ? ['client_secret_post', 'client_secret_basic'] : []),
    ],
    dpop_signing_alg_values_supported: dpopAlgorithms,
    ...(hasAuthorizationServer && {
      authorization_endpoint: `${origin}/authorize`,
      pushed_authorization_request_endpoint: `${origin}/oauth/par`,
      userinfo_endpoint: `${origin}/userinfo`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
      code_challenge_methods_supported: ['S256'],
      acr_values_supported: [tenant.faults.stepUpAcr],
      claims_supported: ['sub', 'name', 'nickname', 'email', 'email_verified'],
    }),
  };
}
