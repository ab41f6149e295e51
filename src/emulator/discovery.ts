import { DPOP_ALGORITHMS } from './dpop-proofs.js';
import type { JsonObject } from './fields.js';
import { SCOPES } from './operations.js';
import { SIGNING_ALGORITHM } from './signing-key.js';
import type { Tenant } from './tenant.js';

/** `/.well-known/openid-configuration`: what the emulator itself can do, without a login page. */
export function discoveryDocument(tenant: Tenant): JsonObject {
  return {
    issuer: tenant.issuer,
    token_endpoint: `${tenant.origin}/oauth/token`,
    jwks_uri: `${tenant.origin}/.well-known/jwks.json`,
    scopes_supported: SCOPES,
    response_types_supported: [],
    grant_types_supported: ['password'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [SIGNING_ALGORITHM],
    token_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: DPOP_ALGORITHMS,
  };
}
