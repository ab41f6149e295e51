import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { managementBackend, type ManagementBackend } from '../../../src/backends/management/index.js';
import type { AuthMethodsError, AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';
import { apiBase } from './pass-through-proxy.js';

const options = { signal: new AbortController().signal };

function answering(response: () => Response): ManagementBackend {
  return managementBackend({
    apiBase,
    removeAll: true,
    replaceAll: true,
    fetcher: () => Promise.resolve(response()),
    signOutElsewhere: true,
  });
}

async function errorOf(promise: Promise<unknown>): Promise<AuthMethodsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason as AuthMethodsError,
  );
  assert.ok(error, 'It was not rejected');
  return error;
}

const phone = { phoneNumber: '+12025550177', channel: 'sms' } as const;
const challenge = {
  type: 'totp',
  session: 'sealed-session',
  id: '',
  barcodeUri: 'otpauth://totp/x',
} as const;

const calls = {
  list: (backend: ManagementBackend) => backend.list(options),
  enroll: (backend: ManagementBackend) => backend.startEnrollment!('phone', phone, options),
  verify: (backend: ManagementBackend) =>
    backend.completeEnrollment!<'totp'>(challenge, { code: '123456' }, options),
  resend: (backend: ManagementBackend) =>
    backend.resendCode!<'phone'>({ type: 'phone', session: 's', id: '' }, options),
  rename: (backend: ManagementBackend) => backend.rename!('totp|1', 'Name', options),
  channel: (backend: ManagementBackend) => backend.setPhoneChannel!('phone|1', 'sms', options),
  remove: (backend: ManagementBackend) => backend.remove!('totp|1', options),
  removeAll: (backend: ManagementBackend) => backend.removeAll!(options),
  replaceAll: (backend: ManagementBackend) => backend.replaceAll!([{ type: 'phone', ...phone }], options),
  signOut: (backend: ManagementBackend) => backend.signOutElsewhere!(options),
} as const;

type CallName = keyof typeof calls;
const everyCall = Object.keys(calls) as CallName[];

const problem = (status: number, code: string) => () =>
  new Response(JSON.stringify({ type: `urn:auth-methods-manager:${code}`, title: 'Title', status }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

const vendor = (statusCode: number, message: string, errorCode?: string) => () =>
  Response.json(
    { statusCode, error: 'Error', message, ...(errorCode && { errorCode }) },
    { status: statusCode },
  );

const page = (status: number) => () =>
  new Response('<!doctype html><title>Nothing here', { status, headers: { 'content-type': 'text/html' } });

const limit = 'You reached the limit of entities of this type for this user';
const passkeyRule = 'Operation not permitted when the user has registered at least 1 passkey';
const scope = 'Insufficient scope, expected any of: delete:authentication_methods';

type Row = readonly [
  what: string,
  response: () => Response,
  names: readonly CallName[],
  code: AuthMethodsErrorCode,
  message?: RegExp,
];

const rows: readonly Row[] = [
  ['csrf', problem(403, 'csrf'), everyCall, 'misconfigured', /Add the page’s origin to `allowedOrigins`/],
  [
    'not_offered',
    problem(403, 'not_offered'),
    everyCall,
    'forbidden',
    /Switch it on in the options of the proxy/,
  ],
  ['last_method', problem(409, 'last_method'), ['remove'], 'removal_refused'],
  ['passkey_present', problem(403, 'passkey_present'), ['removeAll', 'replaceAll'], 'removal_refused'],
  ['limit_reached', problem(403, 'limit_reached'), ['enroll', 'verify'], 'limit_reached'],
  ['already_enrolled', problem(409, 'already_enrolled'), ['enroll', 'verify'], 'already_enrolled'],
  ['invalid_code', problem(400, 'invalid_code'), ['verify'], 'invalid_code'],
  ['too_many_attempts', problem(429, 'too_many_attempts'), ['verify', 'resend'], 'too_many_attempts'],
  ['enrollment_expired', problem(410, 'enrollment_expired'), ['verify', 'resend'], 'enrollment_expired'],
  ['invalid_input', problem(400, 'invalid_input'), ['enroll', 'rename', 'replaceAll'], 'invalid_input'],
  ['body_too_large', problem(413, 'body_too_large'), ['enroll'], 'invalid_input'],
  ['an unknown code', problem(403, 'constructor'), everyCall, 'forbidden'],

  ['the API’s limit', vendor(403, limit), ['enroll', 'verify', 'replaceAll'], 'limit_reached'],
  ['the API’s rule', vendor(403, passkeyRule), ['removeAll', 'replaceAll'], 'removal_refused'],
  [
    'a missing scope',
    vendor(403, scope, 'insufficient_scope'),
    everyCall,
    'misconfigured',
    /Grant the scope "delete:auth/,
  ],
  [
    'a person’s token',
    vendor(403, 'User to be acted on does not match subject in bearer token'),
    everyCall,
    'misconfigured',
    /token of a machine/,
  ],
  [
    'too many identifiers',
    vendor(403, 'The number of user identifiers exceeds the maximum'),
    ['enroll'],
    'limit_reached',
  ],
  ['another 403', vendor(403, 'No'), everyCall, 'forbidden'],
  ['the API’s conflict', vendor(409, 'Exists'), ['enroll', 'verify', 'replaceAll'], 'already_enrolled'],
  ['a conflict', vendor(409, 'Exists'), ['remove', 'removeAll'], 'removal_refused'],
  ['a conflict', vendor(409, 'Exists'), ['rename', 'channel', 'signOut'], 'unknown'],
  [
    'no user',
    vendor(404, 'The user does not exist.'),
    ['list', 'enroll', 'removeAll', 'replaceAll', 'signOut'],
    'misconfigured',
    /Is `apiBase`/,
  ],
  ['no method', vendor(404, 'No such method'), ['rename', 'channel'], 'not_found'],
  ['no enrollment', vendor(404, 'No such enrollment'), ['verify', 'resend'], 'enrollment_expired'],
  [
    'a bad body',
    vendor(400, 'Payload validation error'),
    ['enroll', 'rename', 'replaceAll'],
    'invalid_input',
  ],
  [
    'a bad body',
    vendor(400, 'Payload validation error'),
    ['channel', 'remove', 'removeAll', 'resend', 'signOut'],
    'unknown',
  ],
  ['a bad body', vendor(400, 'Wrong'), ['verify'], 'invalid_code'],
  ['a bad query', vendor(400, 'Query validation error'), ['list'], 'misconfigured'],
  ['410', vendor(410, 'Gone'), ['verify', 'resend'], 'enrollment_expired'],
  ['410', vendor(410, 'Gone'), ['list', 'enroll', 'rename', 'remove'], 'unknown'],
  ['401', vendor(401, 'Missing authentication'), everyCall, 'unauthorized'],
  ['429', vendor(429, 'Global limit has been reached', 'too_many_requests'), everyCall, 'rate_limited'],
  ['500', vendor(500, 'Internal'), everyCall, 'server_error'],

  ['a page with 404', page(404), everyCall, 'misconfigured', /Is `apiBase` where your server has the proxy/],
  [
    'JSON of others with 404',
    () => Response.json({ message: 'None' }, { status: 404 }),
    everyCall,
    'misconfigured',
  ],
  ['a page with 400', page(400), everyCall.filter((name) => name !== 'list'), 'unknown'],
  ['a page with 401', page(401), everyCall, 'unauthorized'],
  ['a page with 403', page(403), everyCall, 'forbidden'],
  ['a page with 502', page(502), everyCall, 'server_error'],
  ['a page with 200', page(200), everyCall, 'invalid_response'],
  ['a redirect', () => new Response(null, { status: 307 }), everyCall, 'invalid_response', /redirect/],
  ['an answer that is none', () => Response.error(), everyCall, 'network'],
  [
    'an error inside a 200',
    () => Response.json({ statusCode: 429, message: 'Slow down' }),
    everyCall,
    'rate_limited',
  ],
  [
    'a problem inside a 200',
    () => Response.json({ status: 401, title: 'No session' }),
    everyCall,
    'unauthorized',
  ],
];

describe('a refusal that the Management backend gets', () => {
  for (const [what, response, names, code, message] of rows)
    for (const name of names)
      it(`is ${code}: ${what}, in answer to ${name}`, async () => {
        const error = await errorOf(calls[name](answering(response)));
        assert.equal(error.code, code);
        if (message) assert.match(error.message, message);
      });

  it('tells the developer what was said', async () => {
    const { message } = await errorOf(calls.list(answering(vendor(500, 'The cable is cut'))));
    assert.match(message, /The proxy answered GET with 500: The cable is cut/);
  });

  it('says when one may ask again, in seconds or as a moment', async () => {
    const now = 1_700_000_000;
    for (const [headers, expected] of [
      [{ 'retry-after': '17' }, 17],
      [{ 'x-ratelimit-reset': String(now + 17), date: new Date(now * 1000).toUTCString() }, 17],
      [{ 'retry-after': '9', 'x-ratelimit-reset': String(now + 17) }, 9],
      [{ 'x-ratelimit-reset': String(now - 17), date: new Date(now * 1000).toUTCString() }, 0],
      [{ 'x-ratelimit-reset': '99999999999999' }, undefined],
      [{ 'x-ratelimit-reset': '1700000017000' }, undefined],
      [{ 'x-ratelimit-reset': 'soon' }, undefined],
      [{}, undefined],
    ] as const) {
      const refused = answering(() => Response.json({}, { status: 429, headers }));
      assert.equal((await errorOf(calls.remove(refused))).retryAfter, expected, JSON.stringify(headers));
    }
  });

  it('says no time where the API only counts', async () => {
    const headers = { 'x-ratelimit-reset': '1700000017', 'x-ratelimit-remaining': '3' };
    const refused = answering(() => Response.json({}, { status: 500, headers }));
    assert.equal((await errorOf(calls.list(refused))).retryAfter, undefined);
  });

  for (const name of everyCall)
    it(`starts a step-up: ${name}`, async () => {
      const challenge = 'Bearer error="insufficient_user_authentication", max_age=300';
      const headers = { 'www-authenticate': challenge };
      const { code, stepUp } = await errorOf(
        calls[name](answering(() => new Response(null, { status: 401, headers }))),
      );
      assert.equal(code, 'step_up_required');
      assert.deepEqual(stepUp, { maxAge: 300 });
    });

  it('names the scope that the page’s own token lacks', async () => {
    const headers = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="write:methods"' };
    const refused = answering(() => new Response(null, { status: 403, headers }));
    const { code, requiredScope } = await errorOf(calls.remove(refused));
    assert.deepEqual([code, requiredScope], ['insufficient_scope', 'write:methods']);
  });

  it('never quotes what is secret', async () => {
    const quoted = answering(vendor(400, 'Wrong: sealed-session with 123456'));
    const error = await errorOf(calls.verify(quoted));
    assert.doesNotMatch(error.message, /sealed-session|123456/);
    assert.doesNotMatch(JSON.stringify(error), /sealed-session/);
  });

  it('keeps the token of a second factor to itself', async () => {
    const body = { error: 'mfa_required', mfa_token: 'Fe26.SECRET' };
    const error = await errorOf(calls.remove(answering(() => Response.json(body, { status: 403 }))));
    assert.equal(error.code, 'step_up_required');
    assert.doesNotMatch((await error.response?.text()) ?? '', /SECRET/);
  });

  it('is read although the host’s function has read it', async () => {
    const response = vendor(500, 'No')();
    await response.text();
    assert.equal((await errorOf(calls.list(answering(() => response)))).code, 'server_error');
  });
});
