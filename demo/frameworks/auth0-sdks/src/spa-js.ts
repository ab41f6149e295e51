import { createAuth0Client } from '@auth0/auth0-spa-js';
import 'auth-methods-manager/define';
import { connectAuth0SpaJs } from 'auth-methods-manager/auth0-spa-js';
import { domain, options } from './tenant';

const client = await createAuth0Client(options);
if (new URLSearchParams(location.search).has('state')) {
  await client.handleRedirectCallback();
  history.replaceState(undefined, '', location.pathname);
}
const app = document.querySelector('#app');
if (await client.isAuthenticated()) {
  const manager = document.createElement('auth-methods-manager');
  manager.domain = domain;
  connectAuth0SpaJs(manager, client);
  const signOut = document.createElement('button');
  signOut.textContent = 'Sign out';
  signOut.onclick = () =>
    client.logout({ logoutParams: { returnTo: options.authorizationParams.redirect_uri } });
  app?.replaceChildren(signOut, manager);
} else {
  const signIn = document.createElement('button');
  signIn.textContent = 'Sign in';
  signIn.onclick = () => client.loginWithRedirect();
  app?.replaceChildren(signIn);
}
