export { authsignalBackend, type AuthsignalBackend } from './authsignal-backend.js';
export type { AuthsignalEnrollableType, AuthsignalOptions, HostedPageRequest } from './options.js';
export type { Fetcher, GetAccessToken, TokenRequest } from '../../model/methods-backend.js';
