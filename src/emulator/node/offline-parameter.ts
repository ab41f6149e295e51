/** Carries the wish for a refresh token past the provider, which takes `offline_access` only with a consent page. */
export const OFFLINE_PARAMETER = 'refresh_token_wanted';
