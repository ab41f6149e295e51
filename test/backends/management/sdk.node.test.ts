import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManagementClient, ManagementError } from 'auth0';
import { createManagementEmulator, type ManagementEmulator } from '../../../src/emulator/management/index.js';

const domain = 'tenant.test';
const origin = `https://${domain}`;

/** The vendor's own client, whose requests go to the emulator. */
function clientOf(emulator: ManagementEmulator, token = emulator.issueToken()): ManagementClient {
  return new ManagementClient({ domain, token, maxRetries: 0, fetch: emulator.fetch });
}

const refused =
  (statusCode: number, message: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ManagementError, String(error));
    assert.equal(error.statusCode, statusCode);
    assert.match(JSON.stringify(error.body), message);
    return true;
  };

describe('auth0, as a client of the emulator', () => {
  it('lists every method, and one', async () => {
    const emulator = createManagementEmulator({ origin });
    const { authenticationMethods } = clientOf(emulator).users;
    const { data, response } = await authenticationMethods.list(emulator.userId);
    assert.equal(data.length, 9);
    assert.deepEqual([response.start, response.limit, response.total], [0, 50, 9]);
    const method = await authenticationMethods.get(emulator.userId, 'totp|dev_D2');
    assert.equal(method.type, 'totp');
    assert.equal('totp_secret' in method, false);
  });

  it('goes through all pages', async () => {
    const emulator = createManagementEmulator({ origin, account: 'many' });
    const ids: string[] = [];
    for await (const { id } of await clientOf(emulator).users.authenticationMethods.list(emulator.userId))
      ids.push(id);
    assert.equal(new Set(ids).size, 125);
  });

  it('creates, renames and deletes', async () => {
    const emulator = createManagementEmulator({ origin, account: 'empty' });
    const { authenticationMethods } = clientOf(emulator).users;
    const { userId } = emulator;
    const created = await authenticationMethods.create(userId, {
      type: 'totp',
      name: 'Authenticator',
      totp_secret: 'JBSWY3DPEHPK3PXP',
    });
    assert.equal(created.totp_secret, 'JBSWY3DPEHPK3PXP');
    emulator.setFaults({ echoTotpSecret: false });
    const changed = await authenticationMethods.update(userId, created.id ?? '', { name: 'Mobile' });
    assert.equal(changed.name, 'Mobile');
    assert.equal('totp_secret' in changed, false);
    await authenticationMethods.delete(userId, created.id ?? '');
    assert.deepEqual(emulator.user(userId).methods, []);
  });

  it('replaces and deletes all, but not where a passkey is', async () => {
    const emulator = createManagementEmulator({ origin });
    const { authenticationMethods } = clientOf(emulator).users;
    const { userId } = emulator;
    const phone = { type: 'phone', phone_number: '+12065550101' } as const;
    const rule = refused(403, /at least 1 passkey/);
    await assert.rejects(authenticationMethods.set(userId, [phone]), rule);
    await assert.rejects(authenticationMethods.deleteAll(userId), rule);
    emulator.reset('no-passkey');
    const methods = await authenticationMethods.set(userId, [phone]);
    assert.deepEqual(
      methods.map(({ phone_number: number }) => number),
      ['+12065550101'],
    );
    await authenticationMethods.deleteAll(userId);
    assert.deepEqual(emulator.user(userId).methods, []);
  });

  it('is refused in the order of the API’s checks', async () => {
    const emulator = createManagementEmulator({ origin });
    const { userId } = emulator;
    const methodsFor = (token?: string) => clientOf(emulator, token).users.authenticationMethods;
    const email = { type: 'email', email: 'ada@example.org' } as const;
    await assert.rejects(methodsFor('wrong').create('nobody', email), refused(401, /Invalid token/));
    const reader = emulator.issueToken(['read:authentication_methods']);
    await assert.rejects(
      methodsFor(reader).create('nobody', email),
      refused(403, /Insufficient scope, expected any of: create:authentication_methods/),
    );
    const methods = methodsFor();
    await assert.rejects(methods.create('nobody', email), refused(404, /inexistent_user/));
    await assert.rejects(methods.create(userId, { type: 'totp' }), refused(400, /totp_secret/));
    emulator.setFaults({ mostOfType: 1 });
    await assert.rejects(methods.create(userId, email), refused(409, /already exists/));
    await assert.rejects(
      methods.create(userId, { type: 'email', email: 'other@example.org' }),
      refused(403, /You reached the limit of entities of this type for this user/),
    );
    await assert.rejects(methods.get(userId, 'totp|none'), refused(404, /inexistent_auth/));
    await assert.rejects(methods.list(userId, { per_page: 101 }), refused(400, /per_page/));
  });

  it('removes what is linked as well, and reaches no other person with a method of hers', async () => {
    const emulator = createManagementEmulator({ origin });
    const { authenticationMethods } = clientOf(emulator).users;
    await authenticationMethods.delete(emulator.userId, 'push|dev_D1');
    const left = emulator.user(emulator.userId).methods.map(({ id }) => id);
    assert.equal(left.includes('totp|dev_D2'), false);
    await assert.rejects(authenticationMethods.delete(emulator.userId, 'totp|dev_Z1'), refused(404, /exist/));
  });

  it('reads the person, and ends her sessions and her refresh tokens', async () => {
    const emulator = createManagementEmulator({ origin });
    const { users, sessions } = clientOf(emulator);
    const { userId } = emulator;
    assert.equal((await users.get(userId)).email, 'ada@example.com');
    await sessions.delete('sess_ada_1');
    assert.equal(emulator.user(userId).sessions.length, 1);
    await users.sessions.delete(userId);
    await users.refreshToken.delete(userId);
    assert.deepEqual([emulator.user(userId).sessions.length, emulator.user(userId).refreshTokens], [0, 0]);
  });

  it('is told when it may ask again', async () => {
    const emulator = createManagementEmulator({ origin, now: () => 1_000_000_000_500 });
    emulator.setFaults({ status: 429, retryAfter: 17 });
    const { authenticationMethods } = clientOf(emulator).users;
    await assert.rejects(authenticationMethods.list(emulator.userId), (error: unknown) => {
      assert.ok(error instanceof ManagementError, String(error));
      assert.equal(error.statusCode, 429);
      assert.equal(error.rawResponse?.headers.get('x-ratelimit-reset'), '1000000017');
      assert.equal(error.rawResponse.headers.get('x-ratelimit-remaining'), '0');
      return true;
    });
  });

  it('gets a token with its secret, and none with another', async () => {
    const emulator = createManagementEmulator({ origin });
    const connect = (clientSecret: string) =>
      new ManagementClient({
        ...{ domain, clientId: emulator.clientId, clientSecret, maxRetries: 0 },
        fetch: emulator.fetch,
      }).users.authenticationMethods;
    assert.equal((await connect(emulator.clientSecret).list(emulator.userId)).data.length, 9);
    await assert.rejects(connect('wrong').list(emulator.userId), /401/);
  });

  it('is refused a token that has ended', async () => {
    let now = 0;
    const emulator = createManagementEmulator({ origin, now: () => now });
    const { authenticationMethods } = clientOf(emulator).users;
    await authenticationMethods.list(emulator.userId);
    now = 86_400_000;
    await assert.rejects(authenticationMethods.list(emulator.userId), refused(401, /Expired token/));
  });
});
