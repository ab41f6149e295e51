import type { TokenParameters } from './token-parameters.js';

/** What the HTTP server adds to the emulator: signing in with a browser. In process there is none. */
export interface AuthorizationServer {
  /** Answers all of {@link AUTHORIZATION_PATHS}. */
  handle(request: Request): Promise<Response>;
  /** Answers a token request for any grant but a password, whose body was read already. */
  grant(request: Request, parameters: TokenParameters): Promise<Response>;
}

/** The paths that are the authorization server's, as a real tenant has them, and its login page. */
export const AUTHORIZATION_PATHS = [
  '/authorize',
  '/authorize/*',
  '/login/*',
  '/oauth/revoke',
  '/userinfo',
  '/v2/logout',
] as const;
