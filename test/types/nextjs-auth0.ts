import { connectNextjsAuth0 } from '../../src/backends/my-account/nextjs-auth0.js';
import type { AuthMethodsManager } from '../../src/index.js';

/** Compiled, never run: an element fits without a cast, and only options that exist do. */
export function connectAsHostsDo(element: AuthMethodsManager): () => void {
  const disconnect: () => void = connectNextjsAuth0(element);
  disconnect();
  connectNextjsAuth0(element, { popup: false });
  connectNextjsAuth0(element, { loginRoute: '/app/auth/login', profileRoute: '/app/auth/profile' });
  connectNextjsAuth0(element, { signInScope: 'openid email' });
  // @ts-expect-error: any other element has no fetcher to set
  connectNextjsAuth0(document.createElement('div'));
  // @ts-expect-error: scopes are one text
  return connectNextjsAuth0(element, { signInScope: ['openid'] });
}
