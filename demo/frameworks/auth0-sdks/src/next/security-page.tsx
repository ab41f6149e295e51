'use client';

import { useEffect, useRef } from 'react';
import { useUser } from '@auth0/nextjs-auth0';
import { connectNextjsAuth0 } from 'auth-methods-manager/nextjs-auth0';
import { AuthMethodsManager } from 'auth-methods-manager/react';
import { domain } from '../tenant';

export function SecurityPage() {
  const manager = useRef<AuthMethodsManager>(null);
  const { user, isLoading } = useUser();
  const isSignedIn = user !== null && user !== undefined;

  useEffect(() => {
    if (isSignedIn && manager.current) return connectNextjsAuth0(manager.current);
    return undefined;
  }, [isSignedIn]);

  if (isLoading) return <p>One moment …</p>;
  if (!isSignedIn) return <a href="/auth/login?returnTo=/nextjs.html">Sign in</a>;
  return (
    <>
      <a href={`/auth/logout?returnTo=${encodeURIComponent(location.href)}`}>Sign out</a>
      <AuthMethodsManager ref={manager} domain={domain} apiBase="/me/v1" />
    </>
  );
}
