import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { hostError } from '../../src/backends/host-error.js';
import {
  AuthMethodsError,
  askedByHost,
  type AuthMethodsErrorCode,
} from '../../src/model/auth-methods-error.js';
import type { TokenRequest } from '../../src/model/methods-backend.js';

const request: TokenRequest = {
  scopes: ['read:things'],
  audience: 'https://api.example/',
  reason: 'list',
  fresh: false,
};

async function errorFor(thrown: unknown): Promise<AuthMethodsError> {
  const error = await hostError('getAccessToken', thrown, request);
  assert.equal(AuthMethodsError.from(error), error, inspect(error));
  return error as AuthMethodsError;
}

const error = (message = '', members: object = {}): Error => Object.assign(new Error(message), members);
const oauth = (code: string, description = ''): Error =>
  error(description, { error: code, error_description: description });
const json = (body: unknown, status: number): Response => Response.json(body, { status });

/** What a mistake in a script throws. */
function mistake(script: () => unknown): unknown {
  try {
    return script();
  } catch (thrown) {
    return thrown;
  }
}
const absent = undefined as unknown as { network(): string; readonly login_required: string };

const secret = 'Fe26.2**secret';

const signIns: Readonly<Record<string, unknown>> = {
  'login_required of a silent renewal': oauth('login_required', 'Multifactor authentication required'),
  'login_required without a session': oauth('login_required', 'Login required'),
  consent_required: oauth('consent_required', 'Consent required'),
  interaction_required: oauth('interaction_required', 'External interaction required'),
  account_selection_required: oauth('account_selection_required'),
  mfa_required: oauth('mfa_required'),
  mfa_registration_required: oauth('mfa_registration_required'),
  insufficient_user_authentication: { error: 'insufficient_user_authentication' },
  'a refresh token that is missing': oauth('missing_refresh_token', 'Missing Refresh Token'),
  'a refresh token that has ended': oauth('invalid_grant', 'Unknown or invalid refresh token.'),
  'a code in an object': { error: { code: 'mfa_required', message: 'No' } },
  'a name': Object.assign(error(), { name: 'InteractionRequiredAuthError' }),
  'an errorCode': error('AADSTS50076', { errorCode: 'interaction_required' }),
  'a code with a prefix': error('', { code: 'auth/multi-factor-auth-required' }),
  'a recent login that is required': error('', { code: 'auth/requires-recent-login' }),
  'a step-up by that name': { error: 'step_up_required' },
  'a code in capitals': { code: 'REAUTHENTICATION_REQUIRED' },
  'an assurance level that is too low': error('', { code: 'insufficient_aal', status: 401 }),
  'a refresh that failed': error('', { name: 'AccessTokenError', code: 'failed_to_refresh_token' }),
  'no account to be silent with': error('', { errorCode: 'no_account_error' }),
  'one of several errors': { errors: [{ code: 'session_reverification_required' }] },
  'an error of several': new AggregateError([oauth('login_required')], 'All promises were rejected'),
  'the original error': { original: { error: 'login_required' } },
  'the text of an answer': { status: 403, responseText: '{"error":"mfa_required"}' },
  'an error without a prototype': Object.assign(Object.create(null) as object, { error: 'login_required' }),
  'a code that a getter returns': new (class extends Error {
    get error(): string {
      return 'login_required';
    }
  })(),
  'a description with an undefined in it': oauth('missing_refresh_token', 'No token (audience: undefined)'),
  'a message': error('mfa_required'),
  'a message that begins with it': error('interaction_required: AADSTS50076'),
  'a message in words': error('Login required'),
  'a string': 'login_required',
  'the error that another one wraps': error('No token', { cause: oauth('consent_required') }),
  'the data of a refused answer': error('Request failed', {
    response: { status: 403, data: { error: 'mfa_required' } },
  }),
  'the body of a refused answer': error('Request failed', { response: json({ error: 'mfa_required' }, 403) }),
};

/** Mended only by a sign-in from the start. */
const newSignIns: Readonly<Record<string, unknown>> = {
  unmet_authentication_requirements: oauth('unmet_authentication_requirements'),
  'the code of an error': error('', { code: 'unmet_authentication_requirements' }),
  'a message': error('unmet_authentication_requirements: no second factor'),
};

const holders: Readonly<Record<string, unknown>> = {
  'a member': error(`Multifactor required: ${secret}`, { error: 'mfa_required', mfa_token: secret }),
  'only that member': { mfa_token: secret },
  'a member of what is wrapped': error('No', { cause: { mfaToken: secret } }),
  'the data of an answer': error('Request failed', { response: { data: { mfa_token: secret } } }),
  'the body of an answer': error('No', { response: json({ error: 'mfa_required', mfa_token: secret }, 403) }),
  'a message': error(`403 {"error":"mfa_required","mfa_token":"${secret}"}`),
  'a string': `{"mfa_token":"${secret}"}`,
};

const windows: Readonly<Record<string, unknown>> = {
  'a closed popup': oauth('cancelled', 'Popup closed'),
  'a blocked popup': oauth('popup_open', 'Unable to open a popup'),
  'a popup that the SDK could not open': oauth(
    'popup_open',
    'Unable to open a popup for loginWithPopup - window.open returned `null`',
  ),
  'a popup that is open already': error('', { errorCode: 'interaction_in_progress' }),
  'a person who cancelled': error('', { code: 'auth/user-cancelled' }),
  'a consent that was declined': oauth('access_denied', 'User did not authorize the request'),
  'a prompt of the browser that was closed': new DOMException('Timed out or not allowed', 'NotAllowedError'),
  'a dialog that was closed': error('The dialog was closed'),
  'a popup that took too long': error('Timeout', { error: 'timeout', popup: {} }),
  'a popup closed by the user': error('', { code: 'auth/popup-closed-by-user' }),
  'a popup blocked by the browser': error('', { code: 'auth/popup-blocked' }),
  'a user who cancelled': error('', { errorCode: 'user_cancelled' }),
  'a window that did not open': error('', { errorCode: 'popup_window_error' }),
  'words about a popup': error('Popup closed by user'),
  'a sign-in that the person cancelled there': oauth('access_denied', 'User cancelled the login'),
};

const others: readonly (readonly [string, unknown, AuthMethodsErrorCode])[] = [
  ['Chrome’s TypeError', new TypeError('Failed to fetch'), 'network'],
  ['Firefox’ TypeError', new TypeError('NetworkError when attempting to fetch resource.'), 'network'],
  ['Safari’s TypeError', new TypeError('Load failed'), 'network'],
  ['Safari’s lost connection', new TypeError('The network connection was lost.'), 'network'],
  ['Safari offline', new TypeError('The Internet connection appears to be offline.'), 'network'],
  ['Safari’s cancelled request', new TypeError('cancelled'), 'network'],
  ['a plain Error', error('Failed to fetch'), 'network'],
  ['a plain Error of a worker', error('Load failed'), 'network'],
  ['a string', 'Failed to fetch', 'network'],
  ['a prefix', error('TypeError: Failed to fetch'), 'network'],
  ['a timeout', error('Timeout', { error: 'timeout' }), 'network'],
  ['a timeout as a plain object', { error: 'timeout' }, 'network'],
  ['a worker’s timeout', error("Timeout when executing 'fetch'"), 'network'],
  ['axios', error('Network Error', { code: 'ERR_NETWORK', name: 'AxiosError' }), 'network'],
  ['axios’ timeout', error('timeout of 5000ms exceeded', { code: 'ECONNABORTED' }), 'network'],
  ['ky’s timeout', error('Request timed out: GET /', { name: 'TimeoutError' }), 'network'],
  ['ofetch', error('[GET] "/": <no response> Failed to fetch'), 'network'],
  ['Node', new TypeError('fetch failed', { cause: error('', { code: 'ECONNREFUSED' }) }), 'network'],
  ['a status of 0', { name: 'HttpErrorResponse', status: 0, statusText: 'Unknown Error' }, 'network'],
  ['jQuery', { readyState: 0, status: 0, statusText: 'error' }, 'network'],
  ['a code with a prefix', error('', { code: 'auth/network-request-failed' }), 'network'],
  ['no network', error('', { errorCode: 'no_network_connectivity' }), 'network'],
  ['an AbortSignal’s timeout', new DOMException('signal timed out', 'TimeoutError'), 'network'],
  ['an abort of the host’s own', new DOMException('Aborted', 'AbortError'), 'network'],

  ['a request that axios cancelled', error('canceled', { code: 'ERR_CANCELED' }), 'network'],
  ['a lost connection of several', new AggregateError([new TypeError('Failed to fetch')]), 'network'],
  [
    'a wrapped failure with an undefined',
    error('No: undefined', { cause: error('fetch failed') }),
    'network',
  ],
  ['Safari’s missing module', new TypeError('Importing a module script failed.'), 'network'],
  ['a missing chunk', error('Loading chunk 5 failed.', { name: 'ChunkLoadError' }), 'network'],

  ['a status in a text', error('Request failed with status code 401'), 'unauthorized'],
  ['a status in front of a text', error('403 Forbidden'), 'forbidden'],
  ['a status alone', error('HTTP 503'), 'server_error'],
  ['a status that is text', { status: '429' }, 'rate_limited'],
  ['a status as the code', { code: 401 }, 'unauthorized'],
  ['a number that is a status', 401, 'unauthorized'],
  ['a person who is not signed in', error('Not logged in'), 'unauthorized'],
  ['a session that is over', error('Your session has timed out'), 'unauthorized'],
  ['a token that is over', error('', { code: 'auth/user-token-expired' }), 'unauthorized'],
  ['a word for it', error('UNAUTHORIZED'), 'unauthorized'],
  ['too many requests with a prefix', error('', { code: 'auth/too-many-requests' }), 'rate_limited'],
  ['a status of 401', error('Unauthorized', { status: 401 }), 'unauthorized'],
  ['the status of an answer', error('No', { response: { status: 401 } }), 'unauthorized'],
  ['a token that was refused', oauth('invalid_token', 'The token has expired'), 'unauthorized'],
  ['too many requests', error('', { response: json({}, 429) }), 'rate_limited'],
  ['a server’s failure', error('', { statusCode: 503 }), 'server_error'],
  ['a server’s own word', oauth('temporarily_unavailable'), 'server_error'],
  ['a scope that is not granted', oauth('invalid_scope'), 'insufficient_scope'],
  ['scopes that are missing', oauth('missing_scopes'), 'insufficient_scope'],
  ['no client grant', oauth('unauthorized_client'), 'insufficient_scope'],
  [
    'an audience that is unknown',
    oauth('access_denied', 'Service not found: https://a/me/'),
    'misconfigured',
  ],
  ['a request that is wrong', oauth('invalid_request'), 'misconfigured'],
  ['a rule that denies', oauth('access_denied', 'Not on Sundays'), 'forbidden'],

  ['a member of undefined', mistake(() => absent.network()), 'unknown'],
  ['a member with a telling name', mistake(() => absent.login_required), 'unknown'],
  ['no function', mistake(() => ({ timeout: 1 as unknown as () => void }).timeout()), 'unknown'],
  ['no such name', new ReferenceError('popup is not defined'), 'unknown'],
  ['a name too early', new ReferenceError("Cannot access 'popup' before initialization"), 'unknown'],
  ['a member that can’t be set', new TypeError("Cannot assign to read only property 'timeout'"), 'unknown'],
  ['a private member', new TypeError('Cannot read private member #popup'), 'unknown'],
  ['a mistake that is wrapped', error('No', { cause: mistake(() => absent.login_required) }), 'unknown'],
  ['an error of its own', error('No session'), 'unknown'],
  ['a number of its own', error('Took 500ms, code 401x'), 'unknown'],
  ['a string of its own', 'no', 'unknown'],
  ['nothing', undefined, 'unknown'],
  ['null', null, 'unknown'],
  ['an object', {}, 'unknown'],
  ['a number', 7, 'unknown'],
  ['a status that says nothing', error('Not found', { status: 404 }), 'unknown'],
];

describe('hostError', () => {
  for (const [name, thrown] of Object.entries(signIns)) {
    it(`asks for a sign-in after ${name}`, async () => {
      const { code, stepUp, cause } = await errorFor(thrown);
      assert.deepEqual({ code, stepUp, cause }, { code: 'step_up_required', stepUp: {}, cause: undefined });
      assert.notEqual(stepUp, askedByHost, 'the host is to be asked at once');
    });
  }

  for (const [name, thrown] of Object.entries(newSignIns)) {
    it(`asks for a sign-in from the start after ${name}`, async () => {
      const { code, stepUp } = await errorFor(thrown);
      assert.deepEqual({ code, stepUp }, { code: 'step_up_required', stepUp: { maxAge: 0 } });
    });
  }

  for (const [name, thrown] of Object.entries(holders)) {
    it(`keeps no token that stands in ${name}`, async () => {
      const result = await errorFor(thrown);
      assert.equal(result.code, 'step_up_required');
      assert.doesNotMatch(inspect(result, { depth: 9, showHidden: true }), /Fe26/);
    });
  }

  for (const [name, thrown] of Object.entries(windows)) {
    it(`lets the person ask again after ${name}`, async () => {
      const { code, stepUp } = await errorFor(thrown);
      assert.equal(code, 'step_up_required');
      assert.equal(stepUp, askedByHost);
    });
  }

  for (const [name, thrown, code] of others) {
    it(`takes ${name} for ${code}, and keeps it as the cause`, async () => {
      const result = await errorFor(thrown);
      assert.equal(result.code, code);
      assert.equal(result.cause, thrown);
    });
  }

  const unreadable = (): never => {
    throw new Error('No');
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const [name, thrown] of Object.entries({
    'a proxy that was revoked': revoked.proxy,
    'a proxy that throws': new Proxy({}, { get: unreadable, has: unreadable, ownKeys: unreadable }),
    'what throws when it is printed': { toString: unreadable },
  })) {
    it(`takes ${name} for unknown, without showing it to anybody`, async () => {
      const { code, cause } = await errorFor(thrown);
      assert.deepEqual({ code, cause }, { code: 'unknown', cause: undefined });
    });
  }

  it('reads what it can of an object with a member that throws', async () => {
    const thrown = Object.defineProperty({ code: 'login_required' }, 'error', { get: unreadable });
    assert.equal((await errorFor(thrown)).code, 'step_up_required');
  });

  it('names the code, and the token that is needed, for the developer', async () => {
    const { message } = await errorFor(oauth('invalid_scope', 'A text that may hold anything'));
    assert.equal(
      message,
      'getAccessToken failed (invalid_scope). ' +
        'It must provide a token for the audience "https://api.example/" and the scope "read:things".',
    );
  });

  it('quotes nothing of what it does not know', async () => {
    const { message } = await errorFor(error('A text that may hold anything', { code: 'two words' }));
    assert.equal(message, 'getAccessToken failed (see cause). The element knows no such error.');
  });

  it('says what it was that is no error', async () => {
    assert.match(
      (await errorFor(undefined)).message,
      /^getAccessToken failed \(it threw \[object Undefined\]\)/,
    );
    assert.match((await errorFor(revoked.proxy)).message, /\(it threw what can’t be read\)/);
  });

  it('says how to call a method of an object', async () => {
    const { message } = await errorFor(mistake(() => absent.network()));
    assert.match(message, /It is called without `this`: where it is a method, set a function that calls it/);
  });

  it('passes a network failure of a fetcher through, which the request’s address explains better', async () => {
    const thrown = error('Failed to fetch');
    assert.equal(await hostError('fetcher', thrown, request), thrown);
  });
});
