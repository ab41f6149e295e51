import type { TokenParameters } from './token-endpoint.js';

/** Signs people in with a browser. Only the HTTP server has one; an emulator in process does not. */
export interface AuthorizationServer {
  /** Answers every path in {@link authorizationPaths}. */
  handle(request: Request): Promise<Response>;
  /** Answers a token request for any grant except `password`. Its body has already been read. */
  grant(request: Request, parameters: TokenParameters): Promise<Response>;
}

/** The paths of the authorization server, named as in a real tenant, and of its login page. */
export const authorizationPaths = [
  '/authorize',
  '/authorize/*',
  '/login/*',
  '/oauth/revoke',
  '/userinfo',
  '/v2/logout',
] as const;
