import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authsignalBackend } from '../../../src/backends/authsignal/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { answering, codeOf, errorOf, options } from './connect.js';

const json = (status: number, body: object, headers: Record<string, string> = {}) => ({
  text: JSON.stringify(body),
  status,
  headers: { 'content-type': 'application/json', ...headers },
});

const page = (status: number) => ({
  text: '<!doctype html><p>Sign in',
  status,
  headers: { 'content-type': 'text/html' },
});

const plain = (status: number, text: string) => ({ text, status, headers: {} });

/** An API that always answers so. */
const answeringWith = ({ text, status, headers }: ReturnType<typeof json | typeof page | typeof plain>) =>
  answering(() => new Response(text || null, { status, headers }));

const says = (errorCode: string, errorDescription = '') => ({
  error: errorDescription || errorCode,
  errorCode,
  errorDescription,
});

type Backend = ReturnType<typeof answering>;

const credential = { id: 'a' } as never;
const calls = {
  list: (backend: Backend) => backend.list(options),
  'start totp': (backend: Backend) => backend.startEnrollment('totp', {}, options),
  'start phone': (backend: Backend) =>
    backend.startEnrollment('phone', { phoneNumber: '+12025550177', channel: 'sms' }, options),
  'verify phone': (backend: Backend) =>
    backend.completeEnrollment<'phone'>(
      { type: 'phone', id: '1', session: '{}' },
      { code: '123456' },
      options,
    ),
  'verify link': (backend: Backend) =>
    backend.completeEnrollment<'email'>({ type: 'email', id: '1', session: '{}', byLink: true }, {}, options),
  'verify passkey': (backend: Backend) =>
    backend.completeEnrollment<'passkey'>(
      { type: 'passkey', id: '', session: '{}', publicKey: {} as never },
      { credential },
      options,
    ),
  resend: (backend: Backend) =>
    backend.resendCode<'phone'>({ type: 'phone', id: '1', session: '{}' }, options),
} as const;

describe('the errors of the Authsignal backend', () => {
  for (const [call, answer, code] of [
    // The documented codes.
    ['list', json(401, says('expired_token', 'The token has expired.')), 'unauthorized'],
    ['list', json(400, { error: 'Token has expired.', errorCode: 'expired_token' }), 'unauthorized'],
    ['list', json(200, { error: 'expired_token' }), 'unauthorized'],
    ['list', json(401, says('unauthorized')), 'unauthorized'],
    ['list', json(403, says('unauthorized')), 'insufficient_scope'],
    ['list', json(429, says('too_many_requests')), 'rate_limited'],
    ['list', json(400, says('too_many_requests')), 'rate_limited'],
    ['list', json(400, says('invalid_request')), 'misconfigured'],
    ['list', json(400, says('invalid_configuration')), 'misconfigured'],
    ['start totp', json(401, says('unauthorized')), 'step_up_required'],
    ['start totp', json(403, { error: 'unauthorized', errorDescription: 'No scope' }), 'step_up_required'],
    ['start totp', json(200, { error_code: 'unauthorized' }), 'step_up_required'],
    ['start totp', json(401, says('expired_token')), 'unauthorized'],
    ['start totp', json(400, says('invalid_configuration')), 'unsupported_by_backend'],
    ['start totp', json(400, says('invalid_request')), 'unknown'],
    ['start phone', json(400, says('invalid_request', 'Not a phone number')), 'invalid_input'],
    ['start phone', json(200, says('invalid_request', 'Not a phone number')), 'invalid_input'],
    ['start phone', json(400, says('invalid_request', 'Already enrolled')), 'already_enrolled'],
    ['start phone', json(400, says('invalid_request', 'SMS is not enabled')), 'unsupported_by_backend'],
    ['start phone', json(409, says('invalid_request', 'The limit is reached')), 'limit_reached'],
    ['verify phone', json(400, says('invalid_request', 'Malformed code')), 'invalid_code'],
    ['verify phone', json(400, says('invalid_request', 'Challenge not found')), 'enrollment_expired'],
    ['verify phone', json(400, says('invalid_request', 'Too many attempts')), 'too_many_attempts'],
    ['verify phone', json(401, says('unauthorized')), 'step_up_required'],
    ['verify link', json(400, says('invalid_request')), 'unknown'],
    ['verify passkey', json(400, says('invalid_credential')), 'invalid_input'],
    ['verify passkey', json(400, says('unknown_credential')), 'invalid_input'],
    ['verify passkey', json(400, says('invalid_credential', 'Unexpected origin')), 'wrong_domain'],
    [
      'verify passkey',
      json(400, says('invalid_credential', 'User verification required, but user could not be verified')),
      'user_verification_required',
    ],
    ['verify passkey', json(400, says('invalid_request', 'The challenge has expired')), 'enrollment_expired'],
    ['resend', json(429, says('too_many_requests')), 'rate_limited'],
    // What comes from a proxy on the way, or from nobody.
    ['list', json(401, {}), 'unauthorized'],
    ['list', page(403), 'forbidden'],
    ['list', page(404), 'misconfigured'],
    ['list', page(500), 'server_error'],
    ['list', page(200), 'invalid_response'],
    ['list', json(418, {}), 'unknown'],
    ['list', json(200, { error: 'Something' }), 'unknown'],
    ['list', plain(204, ''), 'invalid_response'],
    ['list', plain(200, '[{"userAuth'), 'invalid_response'],
    ['list', plain(302, ''), 'invalid_response'],
    ['start phone', page(400), 'unknown'],
    ['start phone', page(404), 'invalid_response'],
    ['start phone', page(200), 'invalid_response'],
    ['start phone', page(503), 'server_error'],
    ['start phone', plain(200, ''), 'invalid_response'],
    ['verify phone', page(404), 'invalid_response'],
    ['verify phone', page(403), 'forbidden'],
    ['verify phone', json(415, {}), 'unknown'],
    ['verify phone', plain(200, '{"isVer'), 'invalid_response'],
    ['verify phone', json(403, { error: 'mfa_required' }), 'step_up_required'],
  ] as const) {
    it(`takes ${answer.status} ${answer.text} for ${call} as ${code}`, async () => {
      assert.equal(await codeOf(calls[call](answeringWith(answer))), code);
    });
  }

  it('says what the API says, and what mends it', async () => {
    const answer = json(400, says('invalid_configuration', 'SMS has no provider.'));
    assert.equal(
      (await errorOf(calls.list(answeringWith(answer)))).message,
      'The API answered /user-authenticators with 400: invalid_configuration: SMS has no provider. Is `region` or `apiBase` right?',
    );
  });

  it('has the status, the seconds to wait, and the answer for the developer', async () => {
    const answer = json(429, says('too_many_requests', 'Slow down'), { 'retry-after': '17' });
    const error = await errorOf(calls['start phone'](answeringWith(answer)));
    assert.deepEqual([error.status, error.retryAfter], [429, 17]);
    assert.match((await error.response?.text()) ?? '', /Slow down/);
  });

  it('passes on what a proxy asks for, and keeps its token to itself', async () => {
    const challenge = 'Bearer error="insufficient_user_authentication", max_age="60"';
    const stale = await errorOf(calls.list(answeringWith(json(401, {}, { 'www-authenticate': challenge }))));
    assert.deepEqual([stale.code, stale.stepUp?.maxAge], ['step_up_required', 60]);
    const answer = json(403, { error: 'mfa_required', mfa_token: 'Fe26.SECRET' });
    const error = await errorOf(calls['start totp'](answeringWith(answer)));
    assert.ok(!error.message.includes('Fe26'));
    assert.ok(!((await error.response?.text()) ?? '').includes('Fe26'));
  });

  it('quotes neither the code nor a token', async () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl';
    const { fetch: original } = globalThis;
    globalThis.fetch = () =>
      Promise.resolve(
        Response.json(says('invalid_request', `Bad code 123456 for ${token}`), { status: 400 }),
      );
    try {
      const backend = authsignalBackend({ accessToken: token });
      const { message } = await errorOf(calls['verify phone'](backend));
      assert.ok(!/123456|eyJ/.test(message), message);
    } finally {
      globalThis.fetch = original;
    }
  });
});

describe('the settings of the Authsignal backend', () => {
  const getAccessToken = (): string => 'token';

  for (const [region, address] of [
    [undefined, 'https://api.authsignal.com/v1'],
    ['us', 'https://api.authsignal.com/v1'],
    ['au', 'https://au.api.authsignal.com/v1'],
    ['eu', 'https://eu.api.authsignal.com/v1'],
    ['ca', 'https://ca.api.authsignal.com/v1'],
  ] as const) {
    it(`send requests of the region ${region ?? 'by default'} to ${address}`, async () => {
      const sent: string[] = [];
      const fetcher = (url: string): Promise<Response> => {
        sent.push(url);
        return Promise.resolve(Response.json([]));
      };
      await authsignalBackend({ fetcher, ...(region && { region }) }).list(options);
      assert.ok(sent.every((url) => url.startsWith(`${address}/client/`)));
      assert.equal(sent.length, 2);
    });
  }

  for (const [name, wrong, fix] of [
    ['an unknown region', { region: 'mars' as 'us' }, /Set `region`/],
    ['a region that every object has', { region: 'constructor' as 'us' }, /Set `region`/],
    ['no address', { apiBase: '' }, /Set `apiBase`/],
    ['an address without the version', { apiBase: 'https://api.authsignal.com' }, /with its version/],
    ['a proxy of another kind', { proxyBase: 'ftp://x' }, /Set `proxyBase`/],
    ['a page that is not encrypted', { hostedPage: 'http://mfa.example' }, /Set `hostedPage`/],
    ['a type that can’t be added', { enroll: ['password' as 'totp'] }, /Set `enroll`/],
    ['a channel that the vendor lacks', { phoneChannels: ['voice' as 'sms'] }, /Set `phoneChannels`/],
    ['an unknown delivery', { emailDelivery: 'pigeon' as 'code' }, /Set `emailDelivery`/],
    ['two ways to authorize', { accessToken: 'token' }, /Set one of `getAccessToken`/],
  ] as const) {
    it(`name the line that mends ${name}`, () => {
      assert.throws(
        () => authsignalBackend({ getAccessToken, ...wrong }),
        ({ code, message }: AuthMethodsError) => code === 'misconfigured' && fix.test(message),
      );
    });
  }

  it('decide what may be added and removed', () => {
    const backend = authsignalBackend({ getAccessToken });
    assert.deepEqual(backend.capabilities, {
      enroll: ['passkey', 'webauthn-roaming', 'totp', 'phone', 'email'],
      phoneChannels: ['sms'],
      emailDelivery: 'code',
    });
    assert.equal('remove' in backend, false);
    const other = authsignalBackend({
      getAccessToken,
      enroll: ['totp'],
      phoneChannels: ['whatsapp'],
      emailDelivery: 'link',
      proxyBase: 'https://app.example/authsignal/',
    });
    assert.deepEqual(other.capabilities, {
      enroll: ['totp'],
      phoneChannels: ['whatsapp'],
      emailDelivery: 'link',
    });
    assert.equal(typeof other.remove, 'function');
  });
});
