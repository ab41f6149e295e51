import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { HostedPageRequest } from '../../../src/backends/authsignal/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { codeOf, connect, disconnect, errorOf, options, type Connection } from './connect.js';

const byProxy = (emulatorOptions = {}): Connection =>
  connect((host) => ({ proxyBase: host.address }), emulatorOptions);

const idOf = ({ emulator }: Connection, verificationMethod: string): string =>
  emulator.authenticators.find((each) => each.verificationMethod === verificationMethod)
    ?.userAuthenticatorId ?? '';

/** A proxy that always answers so. */
function proxyAnswering(text: string, status: number, headers: Record<string, string> = {}) {
  const connection = byProxy();
  const { fetch: api } = globalThis;
  globalThis.fetch = (input, init) =>
    init?.method === 'DELETE'
      ? Promise.resolve(new Response(text || null, { status, headers }))
      : api(input, init);
  return connection;
}

const html = { 'content-type': 'text/html' };
const problem = '{"type":"about:blank","title":"No"}';

describe('removing through the host’s proxy', () => {
  afterEach(disconnect);

  it('sends one request, with cookies and a header that other origins can’t send', async () => {
    const connection = byProxy();
    const { backend, host, requests, asked } = connection;
    const id = idOf(connection, 'SMS');
    await backend.remove!(id, options);
    assert.deepEqual(
      host.requests.map(({ method, url, credentials, headers }) => [
        ...[method, url, credentials, headers.get('x-requested-with'), headers.get('authorization')],
      ]),
      [
        [
          ...[
            'DELETE',
            `${host.address}/me/authenticators/${id}`,
            'same-origin',
            'auth-methods-manager',
            null,
          ],
        ],
      ],
    );
    assert.equal(requests.length + asked.length, 0);
    assert.equal(idOf(connection, 'SMS'), '');
  });

  it('sends cookies as the host has set', async () => {
    const connection = connect((host) => ({ proxyBase: host.address, proxyCredentials: 'include' }));
    await connection.backend.remove!(idOf(connection, 'SMS'), options);
    assert.equal(connection.host.requests[0]?.credentials, 'include');
  });

  it('looks at the list when the proxy finds no such method', async () => {
    const connection = byProxy();
    const { backend, asked, requests } = connection;
    await backend.remove!('gone', options);
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/user-authenticators'],
    );
    assert.deepEqual(
      asked.map(({ scopes }) => scopes),
      [['read:authenticators']],
    );
    const other = proxyAnswering(problem, 404);
    assert.equal(await codeOf(other.backend.remove!(idOf(other, 'SMS'), options)), 'not_found');
    other.emulator.setFaults({ itemWithoutId: true });
    assert.equal(await codeOf(other.backend.remove!('gone', options)), 'not_found');
  });

  for (const [text, status, headers, code] of [
    ['', 204, {}, 'done'],
    ['', 200, {}, 'done'],
    ['Done', 200, {}, 'invalid_response'],
    ['<p>Sign in', 200, html, 'invalid_response'],
    ['<p>None', 404, html, 'invalid_response'],
    [problem, 409, {}, 'removal_refused'],
    ['<p>Conflict', 409, html, 'unknown'],
    [problem, 400, {}, 'unknown'],
    [problem, 401, {}, 'unauthorized'],
    [problem, 403, {}, 'forbidden'],
    [problem, 500, {}, 'server_error'],
    ['', 302, {}, 'invalid_response'],
    ['', 418, {}, 'unknown'],
    ['{"error":"login_required"}', 401, {}, 'step_up_required'],
  ] as const) {
    it(`takes ${status} ${text} as ${code}`, async () => {
      const connection = proxyAnswering(text, status, headers);
      assert.equal(await codeOf(connection.backend.remove!(idOf(connection, 'SMS'), options)), code);
      assert.notEqual(idOf(connection, 'SMS'), '');
    });
  }

  it('passes on the sign-in that the proxy asks for, and the seconds to wait', async () => {
    const connection = byProxy();
    connection.host.session = 'old';
    const error = await errorOf(connection.backend.remove!(idOf(connection, 'SMS'), options));
    assert.deepEqual([error.code, error.stepUp], ['step_up_required', { maxAge: 300 }]);
    const limited = proxyAnswering(problem, 429, { 'retry-after': '17' });
    assert.equal((await errorOf(limited.backend.remove!(idOf(limited, 'SMS'), options))).retryAfter, 17);
  });

  it('offers and sends no removal of what only can be looked at, or what the tenant has locked', async () => {
    const connection = byProxy();
    const { backend, host, emulator } = connection;
    emulator.configured = [
      ...emulator.configured.filter(({ verificationMethod }) => verificationMethod !== 'PUSH'),
      { authenticatorId: 'p', verificationMethod: 'PUSH', isActive: true, isEditableByUser: false },
    ];
    const { methods } = await backend.list(options);
    const locked = methods.filter(({ allowed }) => allowed?.length === 0).map(({ type }) => type);
    assert.deepEqual(locked, ['push-notification', 'device', 'identity-verification']);
    for (const name of ['PUSH', 'DEVICE', 'VERIFF'])
      assert.equal(await codeOf(backend.remove!(idOf(connection, name), options)), 'removal_refused');
    assert.equal(host.requests.length, 0);
  });

  it('keeps the last method with which the person can sign in, whatever else is there', async () => {
    const connection = byProxy();
    const { backend, emulator, host } = connection;
    for (const name of ['PASSKEY', 'PUSH', 'AUTHENTICATOR_APP', 'SECURITY_KEY', 'EMAIL_OTP'])
      await backend.remove!(idOf(connection, name), options);
    assert.deepEqual(
      emulator.authenticators.map(({ verificationMethod }) => verificationMethod),
      ['SMS', 'EMAIL_MAGIC_LINK', 'RECOVERY_CODE', 'DEVICE', 'VERIFF'],
    );
    const { methods } = await backend.list(options);
    assert.deepEqual(
      methods.map(({ type, allowed }) => [type, allowed]),
      [
        ['phone', []],
        ['email', undefined],
        ['recovery-code', undefined],
        ['device', []],
        ['identity-verification', []],
      ],
    );
    const sent = host.requests.length;
    assert.equal(await codeOf(backend.remove!(idOf(connection, 'SMS'), options)), 'removal_refused');
    assert.equal(host.requests.length, sent);
    for (const name of ['EMAIL_MAGIC_LINK', 'RECOVERY_CODE'])
      await backend.remove!(idOf(connection, name), options);
  });

  it('counts nothing of an unknown type as a way to sign in', async () => {
    const connection = byProxy({ account: 'unknown-type' });
    const { backend } = connection;
    for (const name of ['PASSKEY', 'PUSH', 'AUTHENTICATOR_APP', 'SECURITY_KEY', 'EMAIL_OTP'])
      await backend.remove!(idOf(connection, name), options);
    const allowed = async () => {
      const { methods } = await backend.list(options);
      return methods.flatMap((method) =>
        method.type === 'phone' || method.type === 'unknown' ? [[method.type, method.allowed]] : [],
      );
    };
    assert.deepEqual(await allowed(), [
      ['phone', []],
      ['unknown', undefined],
    ]);
  });

  it('says nothing of removals where there is no way to remove', async () => {
    const { methods } = await connect().backend.list(options);
    assert.ok(methods.every((method) => !('allowed' in method)));
  });

  for (const id of ['..', 'a/b', '', 'a%2fb']) {
    it(`sends nothing for an id that leads elsewhere: ${id}`, async () => {
      const { backend, host } = byProxy();
      assert.equal(await codeOf(backend.remove!(id, options)), 'invalid_response');
      assert.equal(host.requests.length, 0);
    });
  }
});

describe('removing on the vendor’s page', () => {
  afterEach(disconnect);

  it('names the page that the host’s server was given, without a request of its own', async () => {
    const given: HostedPageRequest[] = [];
    const connection = connect((host) => ({
      hostedPage: (request) => {
        given.push(request);
        return host.hostedPage(request);
      },
    }));
    const { backend, requests } = connection;
    const result = await backend.remove!('1', { ...options, stepUp: { maxAge: 300 } });
    assert.match(result?.continueAt ?? '', /^https:\/\/mfa\.authsignal\.com\/\?token=./);
    assert.equal(requests.length, 0);
    assert.deepEqual(given, [
      { id: '1', scopes: ['remove:authenticators'], stepUp: { maxAge: 300 }, signal: options.signal },
    ]);
  });

  it('takes an address as it is, and a proxy first', async () => {
    const { backend } = connect({ hostedPage: 'https://mfa.example/settings' });
    assert.deepEqual(await backend.remove!('1', options), { continueAt: 'https://mfa.example/settings' });
    const both = connect((host) => ({ proxyBase: host.address, hostedPage: 'https://mfa.example' }));
    assert.equal(await both.backend.remove!(idOf(both, 'SMS'), options), undefined);
  });

  it('offers no removal of what was never set up, since the page shows none', async () => {
    const { methods } = await connect({ hostedPage: 'https://mfa.example' }).backend.list(options);
    const unfinished = methods.filter(({ confirmed }) => !confirmed);
    assert.deepEqual(
      unfinished.map(({ allowed }) => allowed),
      [[]],
    );
  });

  for (const [name, hostedPage, code] of [
    ['an address that is not encrypted', () => 'http://mfa.example/?token=SECRET', 'misconfigured'],
    ['another scheme', () => 'javascript:alert("SECRET")', 'misconfigured'],
    ['nothing', () => undefined as unknown as string, 'misconfigured'],
    ['no address', () => 'https://', 'misconfigured'],
    [
      'an error of ours',
      () => {
        throw new AuthMethodsError('step_up_required', 'Sign in', { stepUp: {} });
      },
      'step_up_required',
    ],
    ['an error of a library', () => Promise.reject(new Error('Failed to fetch')), 'network'],
    ['a request for a new sign-in', () => Promise.reject({ error: 'login_required' }), 'step_up_required'],
    ['a status', () => Promise.reject({ status: 401 }), 'unauthorized'],
    ['something else', () => Promise.reject(new Error('SECRET')), 'unknown'],
  ] as const) {
    it(`takes ${name} of the host’s function as ${code}`, async () => {
      const { backend } = connect({ hostedPage });
      const error = await errorOf(backend.remove!('1', options));
      assert.equal(error.code, code);
      assert.ok(!error.message.includes('SECRET'));
    });
  }

  it('stops waiting for the host’s function when the signal aborts', async () => {
    const { backend } = connect({ hostedPage: () => new Promise<string>(() => undefined) });
    const controller = new AbortController();
    const removing = codeOf(backend.remove!('1', { signal: controller.signal }));
    controller.abort();
    assert.equal(await removing, 'aborted');
  });
});
