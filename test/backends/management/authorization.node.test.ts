import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { managementBackend, type ManagementOptions } from '../../../src/backends/management/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

const options = { signal: new AbortController().signal };
const apiBase = 'https://host.test/api/sign-in';

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    ({ code }: AuthMethodsError) => code,
  );

describe('the authorization of the Management backend', () => {
  const { fetch: original } = globalThis;
  let sent: (RequestInit & { readonly url: string })[] = [];
  let status = 200;

  beforeEach(() => {
    sent = [];
    status = 200;
    globalThis.fetch = (url, init) => {
      sent.push({ ...init, url: String(url) });
      return Promise.resolve(Response.json([], { status }));
    };
  });
  afterEach(() => {
    globalThis.fetch = original;
  });

  const headerOf = (index: number, name: string): string | null =>
    new Headers(sent[index]?.headers).get(name);

  it('is the page’s cookies when the host gives nothing else, and no redirect is followed', async () => {
    await managementBackend({ apiBase }).list(options);
    assert.equal(sent[0]?.credentials, 'same-origin');
    assert.equal(sent[0].redirect, 'manual');
    assert.equal(sent[0].cache, 'no-store');
    assert.equal(headerOf(0, 'authorization'), null);
    assert.equal(headerOf(0, 'x-requested-with'), 'auth-methods-manager');
  });

  it('takes cookies to another origin when the host says so', async () => {
    await managementBackend({ apiBase, credentials: 'include' }).list(options);
    assert.equal(sent[0]?.credentials, 'include');
  });

  it('asks once with cookies: nothing is fresher the second time', async () => {
    status = 401;
    assert.equal(await codeOf(managementBackend({ apiBase }).remove!('totp|1', options)), 'unauthorized');
    assert.equal(sent.length, 1);
  });

  it('is a token of the host’s, for the proxy, and a fresh one where it was refused', async () => {
    const asked: unknown[] = [];
    const backend = managementBackend({
      apiBase,
      getAccessToken: (request) => {
        asked.push(request);
        if (request.fresh) status = 200;
        return request.fresh ? 'fresh-token' : 'old-token';
      },
    });
    status = 401;
    await backend.list(options);
    assert.deepEqual(asked, [
      { scopes: [], audience: apiBase, reason: 'list', fresh: false },
      { scopes: [], audience: apiBase, reason: 'list', fresh: true },
    ]);
    assert.equal(headerOf(1, 'authorization'), 'Bearer fresh-token');
    assert.equal(headerOf(1, 'x-requested-with'), 'auth-methods-manager');
  });

  it('is asked for with the challenge after a step-up', async () => {
    const asked: unknown[] = [];
    const backend = managementBackend({
      apiBase,
      audience: 'https://api.host.test',
      getAccessToken: (request) => {
        asked.push(request);
        return 'token';
      },
    });
    const stepUp = { maxAge: 300 };
    await backend.rename!('totp|1', 'Name', { ...options, stepUp });
    assert.deepEqual(asked, [
      { scopes: [], audience: 'https://api.host.test', reason: 'update', fresh: true, stepUp },
    ]);
  });

  it('is given up when the action is aborted while the host’s function hangs', async () => {
    const controller = new AbortController();
    const backend = managementBackend({ apiBase, getAccessToken: () => new Promise(() => undefined) });
    for (const call of [
      backend.list({ signal: controller.signal }),
      backend.remove!('totp|1', { signal: controller.signal }),
      backend.startEnrollment!('totp', {}, { signal: controller.signal }),
    ]) {
      controller.abort();
      assert.equal(await codeOf(call), 'aborted');
    }
    assert.equal(sent.length, 0);
  });

  it('never puts a token into a message', async () => {
    const accessToken = 'token-of-0123456789';
    globalThis.fetch = () =>
      Promise.resolve(Response.json({ statusCode: 403, message: `Bad ${accessToken}` }, { status: 403 }));
    const error = await managementBackend({ apiBase, accessToken })
      .list(options)
      .then(
        () => undefined,
        (reason: unknown) => reason as AuthMethodsError,
      );
    assert.equal(error?.code, 'forbidden');
    assert.doesNotMatch(error.message, /token-of/);
  });
});

describe('the settings of the Management backend', () => {
  for (const [name, wrong, fix] of [
    ['no address', { apiBase: '' }, /Set `apiBase`/],
    ['an address of another kind', { apiBase: 'ftp://host.test' }, /Set `apiBase`/],
    ['a person that is nobody', { userId: '' }, /Set `userId`/],
    ['a person that is a path', { userId: '../me' }, /Set `userId`/],
    ['a person that is encoded', { userId: 'auth0%7C1' }, /not encoded/],
    ['a name without a person', { ownerName: 'Ada' }, /Set `userId` beside `ownerName`/],
    [
      'a type that nobody can add',
      { enroll: ['recovery-code' as 'totp'] },
      /Set `enroll` to a list of some of/,
    ],
    ['no list of types', { enroll: 'totp' as unknown as ['totp'] }, /Set `enroll`/],
    [
      'a secret for another person',
      { userId: 'a', enroll: ['totp'] },
      /Set `enroll` to a list of some of phone, email,/,
    ],
    ['credentials that are none', { credentials: 'yes' as 'omit' }, /Set `credentials`/],
    ['two ways to authorize', { accessToken: 'a', getAccessToken: () => 'b' }, /Set only one of/],
  ] as const) {
    it(`are told with the line that mends ${name}`, () => {
      assert.throws(
        () => managementBackend({ apiBase, ...(wrong as Partial<ManagementOptions>) }),
        ({ code, message }: AuthMethodsError) => code === 'misconfigured' && fix.test(message),
      );
    });
  }

  it('decide what is offered: for oneself', () => {
    const backend = managementBackend({ apiBase });
    assert.deepEqual(Object.keys(backend).sort(), [
      ...['capabilities', 'completeEnrollment', 'list', 'remove', 'rename', 'resendCode'],
      ...['setPhoneChannel', 'startEnrollment'],
    ]);
    assert.deepEqual(backend.capabilities?.enroll, ['phone', 'email', 'totp', 'webauthn-roaming']);
    assert.equal(backend.capabilities.nameMaxLength, 20);
    assert.equal(backend.capabilities.replaceAllBlockedBy, undefined);
  });

  it('decide what is offered: for another person', () => {
    const backend = managementBackend({ apiBase, userId: 'auth0|1', ownerName: 'Ada' });
    assert.deepEqual(backend.accountOwner, { name: 'Ada' });
    assert.deepEqual(backend.capabilities?.enroll, ['phone', 'email']);
    assert.deepEqual(backend.capabilities.replaceAllBlockedBy, ['passkey']);
    assert.deepEqual([typeof backend.removeAll, typeof backend.replaceAll], ['function', 'function']);
    assert.equal(backend.signOutElsewhere, undefined);
  });

  it('name another person by the id when nothing else is set', () => {
    for (const ownerName of [undefined, '', ' '])
      assert.deepEqual(
        managementBackend({ apiBase, userId: 'auth0|1', ...(ownerName !== undefined && { ownerName }) })
          .accountOwner,
        { name: 'auth0|1' },
      );
  });

  it('switch each off, and on', () => {
    const off = managementBackend({
      ...{ apiBase, userId: 'auth0|1', enroll: [], removeAll: false, replaceAll: false },
    });
    assert.deepEqual(Object.keys(off).sort(), [
      ...['accountOwner', 'capabilities', 'list', 'remove', 'rename', 'setPhoneChannel'],
    ]);
    const on = managementBackend({
      ...{ apiBase, removeAll: true, replaceAll: true, signOutElsewhere: true, enroll: ['passkey'] },
    });
    for (const name of ['removeAll', 'replaceAll', 'signOutElsewhere'] as const)
      assert.equal(typeof on[name], 'function', name);
    assert.deepEqual(on.capabilities?.enroll, ['passkey']);
  });
});
