import { auth0 } from './auth0';

/** proxy.ts, which was middleware.ts before Next.js 16: answers `/auth/…` and `/me/…`. */
export function proxy(request: Request): Promise<Response> {
  return auth0.middleware(request);
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] };
