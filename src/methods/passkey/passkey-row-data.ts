/**
 * What a row says of where a passkey is from. Large, so only ever imported dynamically: a list without passkeys does
 * without it.
 */
export { providerLogo } from './provider-logos.js';
export { passkeyProviderName } from './provider-names.js';
export { describeUserAgent } from './user-agent.js';
