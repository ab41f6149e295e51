import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { asJsonObject, readJsonObject } from '../json-object.js';

interface Session {
  readonly email: string;
  readonly token: string;
}

const cookie = 'session';
const cookieOptions = { path: '/proxy/', httpOnly: true, sameSite: 'Strict' } as const;

const scopes = [
  ...['read:me:factors', 'read:me:authentication_methods', 'create:me:authentication_methods'],
  ...['update:me:authentication_methods', 'delete:me:authentication_methods'],
];

/** Nothing else is forwarded, least of all cookies: they are between the page and its server. */
const requestHeaders = ['accept', 'accept-language', 'content-type'];
const answerHeaders = [
  ...['content-type', 'retry-after', 'www-authenticate'],
  ...['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
];

function picked(headers: Headers, names: readonly string[]): Headers {
  const found = names.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Headers(found);
}

function problem(context: Context, status: 401 | 403, title: string): Response {
  return context.json({ status, title }, status, { 'content-type': 'application/problem+json' });
}

/**
 * The server of a host that keeps the token out of the page: sessions at `/proxy/session`, the API at `/proxy/me/v1/`.
 * It uses the password grant for brevity; a real server signs in with the code flow, and over HTTPS its cookie is
 * `Secure` as well.
 */
export function createProxy(issuer: string): Hono {
  const sessions = new Map<string, Session>();
  const sessionOf = (context: Context): Session | undefined => sessions.get(getCookie(context, cookie) ?? '');
  const app = new Hono().basePath('/proxy');

  // Another origin can only send a custom header after a preflight request, and this server grants none.
  app.use('*', async (context, next) => {
    if (context.req.header('x-csrf-protection') !== '1') {
      return problem(context, 403, 'The header x-csrf-protection is missing');
    }
    await next();
    context.header('cache-control', 'no-store');
    return undefined;
  });

  app.get('/session', (context) => {
    const session = sessionOf(context);
    return session ? context.json({ email: session.email }) : problem(context, 401, 'Nobody is signed in');
  });

  app.post('/session', async (context) => {
    const { email, password } = asJsonObject(await context.req.json().catch(() => ({})));
    const grant = {
      ...{ grant_type: 'password', client_id: 'demo', audience: `${issuer}/me/`, scope: scopes.join(' ') },
      ...{ username: String(email), password: String(password) },
    };
    const answer = await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams(grant) });
    const { access_token: token } = await readJsonObject(answer);
    if (!answer.ok || typeof token !== 'string') return problem(context, 401, 'The sign-in was refused');
    // A new session id for every sign-in, so that one planted beforehand is worthless.
    sessions.delete(getCookie(context, cookie) ?? '');
    const id = randomBytes(32).toString('base64url');
    sessions.set(id, { email: String(email), token });
    setCookie(context, cookie, id, cookieOptions);
    return context.json({ email });
  });

  app.delete('/session', (context) => {
    sessions.delete(getCookie(context, cookie) ?? '');
    deleteCookie(context, cookie, cookieOptions);
    return problem(context, 401, 'Nobody is signed in');
  });

  app.all('/me/v1/*', async (context) => {
    const session = sessionOf(context);
    if (!session) return problem(context, 401, 'Nobody is signed in');
    const { method, url } = context.req;
    const { pathname, search } = new URL(url);
    const headers = picked(context.req.raw.headers, requestHeaders);
    headers.set('authorization', `Bearer ${session.token}`);
    const body = method === 'GET' ? undefined : await context.req.text();
    const answer = await fetch(issuer + pathname.replace(/^\/proxy/, '') + search, {
      method,
      headers,
      redirect: 'manual',
      ...(body && { body }),
    });
    const passedOn = picked(answer.headers, answerHeaders);
    const created = answer.headers.get('location');
    if (created !== null) passedOn.set('location', `/proxy${new URL(created, url).pathname}`);
    return new Response(answer.body, { status: answer.status, headers: passedOn });
  });

  return app;
}
