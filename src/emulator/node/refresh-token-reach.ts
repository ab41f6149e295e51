import type { Provider } from 'oidc-provider';

import type { Scope } from '../operations.js';

/**
 * Lets a refresh token of the application also be used for another audience and more of its scopes, as a
 * tenant's refresh token policy can say: browser SDKs call it a multi-resource refresh token. The provider
 * itself keeps to what was asked for at the sign-in.
 */
export async function widenRefreshToken(
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
