import '../../src/define.js';
import type { Fetcher } from '../../src/index.js';
import { findPart } from '../find-part.js';
import { readJsonObject } from '../json-object.js';

/** proxy/index.html: a host whose server holds the token. All requests go to the page's own origin. */

const form = findPart('sign-in', HTMLFormElement);
const failure = findPart('failure', HTMLElement);

/** Pages on other origins can't send this header, so the cookie alone is of no use to them. */
const send: Fetcher = (input, init) => {
  const headers = new Headers(init.headers);
  headers.set('x-csrf-protection', '1');
  return fetch(input, { ...init, headers });
};

function askSession(method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Response> {
  const request = { scopes: [], audience: '', reason: 'list', fresh: false } as const;
  return send('/proxy/session', { method, ...(body && { body: JSON.stringify(body) }) }, request);
}

async function show(session: Response): Promise<void> {
  const isSignedIn = session.ok;
  form.hidden = isSignedIn;
  findPart('signed-in', HTMLElement).hidden = !isSignedIn;
  const security = findPart('security', HTMLElement);
  if (!isSignedIn) return security.replaceChildren();
  const { email } = await readJsonObject(session);
  findPart('person', HTMLElement).textContent = String(email);
  const manager = document.createElement('auth-methods-manager');
  manager.apiBase = '/proxy/me/v1';
  manager.fetcher = send;
  security.replaceChildren(manager);
}

async function signIn(): Promise<void> {
  const session = await askSession('POST', {
    email: findPart('email', HTMLInputElement).value,
    password: findPart('password', HTMLInputElement).value,
  });
  failure.textContent = session.ok ? '' : 'Wrong email or password.';
  await show(session);
}

function showFailure(): void {
  failure.textContent = 'The server did not answer. Try again.';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  signIn().catch(showFailure);
});
findPart('sign-out', HTMLButtonElement).addEventListener('click', () => {
  askSession('DELETE').then(show).catch(showFailure);
});
await askSession('GET').then(show).catch(showFailure);
