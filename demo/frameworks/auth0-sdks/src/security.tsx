import { useEffect, useRef } from 'react';
import { useAuth0 } from '@auth0/auth0-react';
import { connectAuth0SpaJs } from 'auth-methods-manager/auth0-spa-js';
import { AuthMethodsManager } from 'auth-methods-manager/react';
import { domain } from './tenant';

export function Security() {
  const manager = useRef<AuthMethodsManager>(null);
  const auth0 = useAuth0();
  const { isLoading, isAuthenticated, loginWithRedirect, logout } = auth0;

  // Not when `auth0` changes, as it does with every token: the list would be loaded again.
  useEffect(() => {
    if (isAuthenticated && manager.current) return connectAuth0SpaJs(manager.current, auth0);
    return undefined;
  }, [isAuthenticated]);

  if (isLoading) return <p>One moment …</p>;
  if (!isAuthenticated) return <button onClick={() => loginWithRedirect()}>Sign in</button>;
  return (
    <>
      <button onClick={() => logout({ logoutParams: { returnTo: location.href } })}>Sign out</button>
      <AuthMethodsManager ref={manager} domain={domain} />
    </>
  );
}
