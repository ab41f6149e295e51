import type { ManagementEmulator } from '../../../src/emulator/management/index.js';

/** Where the pages of the tests find the proxy. */
export const apiBase = 'https://host.test/api/sign-in';

/**
 * The least that a host can put in front of the API: it adds the machine's token, and takes `me` for Ada. What is added
 * is not proven, and the last method can be removed.
 */
export function passThroughProxy(emulator: ManagementEmulator): (request: Request) => Promise<Response> {
  let isSignedIn = true;
  const token = emulator.issueToken();
  const revoke = emulator.revokeTokens;
  emulator.revokeTokens = () => {
    isSignedIn = false;
    revoke();
  };
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(new URL(apiBase).pathname.length);
    const person = path.replace(/^\/me\b/, `/users/${encodeURIComponent(emulator.userId)}`);
    if (!isSignedIn) return new Response(null, { status: 401 });
    const isSignOut = path.endsWith('/sign-out-elsewhere');
    const target = isSignOut ? person.replace('sign-out-elsewhere', 'sessions') : person;
    const body = await request.text();
    return emulator.fetch(`/api/v2${target}${search}`, {
      method: isSignOut ? 'DELETE' : request.method,
      signal: request.signal,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': request.headers.get('content-type') ?? '',
      },
      ...(body && { body }),
    });
  };
}
