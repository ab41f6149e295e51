import { Auth0Client } from '@auth0/auth0-spa-js';
import { connectAuth0SpaJs } from '../../src/backends/my-account/auth0-spa-js.js';
import type { AuthMethodsManager } from '../../src/index.js';

/** Compiled, never run: a client of the SDK and an element fit without a cast. */
export function connectAsHostsDo(element: AuthMethodsManager): () => void {
  const client = new Auth0Client({ domain: 'login.example.com', clientId: 'demo', useDpop: true });
  const disconnect: () => void = connectAuth0SpaJs(element, client);
  disconnect();
  const created = document.createElement('auth-methods-manager');
  connectAuth0SpaJs(created, client, { popup: false, dpopNonceId: 'another' });
  // @ts-expect-error: any other element has no fetcher to set
  connectAuth0SpaJs(document.createElement('div'), client);
  // @ts-expect-error: nor is the promise of a client
  connectAuth0SpaJs(element, Promise.resolve(client));
  // @ts-expect-error: a configuration is no client
  connectAuth0SpaJs(element, { domain: 'login.example.com', clientId: 'demo' });
  // @ts-expect-error: only options that exist
  return connectAuth0SpaJs(element, client, { popups: false });
}
