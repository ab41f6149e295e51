import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { baseAddress } from '../http.js';
import { isPathSegment } from '../json-value.js';
import type { GatewayOptions } from './gateway-backend.js';

/** Where a person's methods are. */
export interface Endpoint {
  /** Of the list, without a trailing slash. */
  readonly address: string;
  /** Begins with a question mark, or is empty. */
  readonly query: string;
  readonly audience: string;
}

/** Throws one `misconfigured` error that names every fix. */
export function readEndpoint(options: GatewayOptions): Endpoint {
  const { apiBase, userId, provider, userPoolId, audience } = options;
  const fixes: string[] = [];
  const base = apiBase ? baseAddress(apiBase) : undefined;
  if (!base)
    fixes.push('Set `apiBase` to the gateway’s address, above "/users": "https://auth.example.com".');
  if (typeof userId !== 'string' || !isPathSegment(userId))
    fixes.push('Set `userId` to the person’s id, such as "auth0|507f1f77bcf86cd799439011", not encoded.');
  if (provider !== undefined && provider !== 'auth0-user' && provider !== 'cognito-user')
    fixes.push('Set `provider` to "auth0-user" or "cognito-user", or leave it out.');
  if (provider === 'cognito-user' && !userPoolId)
    fixes.push('Set `userPoolId`, such as "us-east-1_1234test": the gateway wants it for "cognito-user".');
  const { getAccessToken, accessToken, fetcher } = options;
  if ([getAccessToken, accessToken, fetcher].filter(Boolean).length !== 1)
    fixes.push('Set one of `getAccessToken`, `accessToken` and `fetcher`.');
  if (!base || fixes.length > 0) throw new AuthMethodsError('misconfigured', fixes.join(' '));
  const query = new URLSearchParams({ ...(provider && { provider }), ...(userPoolId && { userPoolId }) });
  return {
    address: `${base}/users/${encodeURIComponent(userId)}/authentication-methods`,
    query: query.size > 0 ? `?${query.toString()}` : '',
    audience: audience ?? base,
  };
}
