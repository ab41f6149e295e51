import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProxySession } from '../../../src/proxy/management/index.js';
import { createWorld, later, methodPath, methodsPath, outcome } from '../support/proxy-world.js';

const writes = [
  ['DELETE', methodPath('phone|dev_C3'), undefined],
  ['PATCH', methodPath('phone|dev_C3'), { name: 'Mine' }],
  ['POST', methodsPath, { type: 'totp' }],
  ['POST', `${methodsPath}/verify`, { auth_session: 'x', otp_code: '123456' }],
  ['POST', `${methodsPath}/resend`, { auth_session: 'x' }],
  ['POST', 'me/sign-out-elsewhere', undefined],
] as const;

const now = (): number => Math.floor(Date.now() / 1000);

describe('a session', () => {
  it('that is missing is answered 401, without a demand for a newer sign-in', async () => {
    for (const nobody of [undefined, null]) {
      const world = createWorld({ session: () => nobody, endOtherSessions: () => undefined });
      for (const [method, path, body] of [...writes, ['GET', methodsPath, undefined] as const]) {
        const answer = await world.send(method, path, body);
        assert.equal(outcome(answer), '401');
        assert.equal(answer.headers.get('www-authenticate'), null);
      }
      assert.deepEqual(world.calls, []);
    }
  });

  it('that the host fails to read is a 500 without the host’s text, which the host receives', async () => {
    const cause = new Error('redis://:password@10.0.0.1 refused');
    const throwing = () => {
      throw cause;
    };
    for (const session of [throwing, () => Promise.reject(cause)]) {
      const world = createWorld({ session });
      const answer = await world.send('GET', methodsPath);
      assert.equal(outcome(answer), '500');
      assert.doesNotMatch(answer.text, /redis|password|10\.0/);
      assert.equal(world.errors[0]!.cause, cause);
    }
  });

  const ids = [
    undefined,
    null,
    1,
    '',
    '.',
    '..',
    '../x',
    'auth0|../..',
    'a/../b',
    'a\\..\\b',
    'a\r\nb',
    'a\u0000',
    '\ud800',
    'x'.repeat(256),
    {},
    ['auth0|1'],
  ];
  for (const userId of ids)
    it(`with the user id ${JSON.stringify(userId)} is refused`, async () => {
      const world = createWorld();
      world.session = { userId, authenticatedAt: now() } as ProxySession;
      assert.equal(outcome(await world.send('GET', methodsPath)), '500');
      assert.equal(outcome(await world.send('DELETE', methodPath('phone|dev_C3'))), '500');
      assert.deepEqual(world.calls, []);
      assert.match(world.errors[0]!.message, /session\(\) must return the person’s userId/);
    });

  it('with a user id of unusual letters asks about exactly that person', async () => {
    const world = createWorld();
    const userId = 'samlp|corp|Müller, Jörg/x?y#z%2F&é 1';
    world.session = { userId, authenticatedAt: now() };
    assert.equal(outcome(await world.send('GET', methodsPath)), '404');
    assert.equal(
      world.calls.at(-1)!.path,
      `/api/v2/users/${encodeURIComponent(userId)}/authentication-methods`,
    );
  });
});

describe('a recent sign-in', () => {
  const old: readonly (readonly [name: string, authenticatedAt: unknown])[] = [
    ['ten minutes ago', now() - 600],
    ['ten minutes ago, as a date', new Date(Date.now() - 600_000)],
    ['in 1970', 0],
    ['two minutes from now', now() + 120],
    ['in milliseconds', Date.now()],
    ['no number', NaN],
    ['infinity', Infinity],
    ['minus infinity', -Infinity],
    ['an invalid date', new Date('soon')],
    ['a text', String(now())],
    ['an ISO text', new Date().toISOString()],
    ['missing', undefined],
    ['null', null],
    ['an object', { valueOf: () => now() }],
    ['a list', [now()]],
    ['true', true],
    ['a big number', BigInt(now())],
  ];
  for (const [name, authenticatedAt] of old)
    it(`is asked for before every change, and not for reading, when it was ${name}`, async () => {
      const world = createWorld({ endOtherSessions: () => assert.fail() });
      world.session = { userId: world.emulator.userId, authenticatedAt } as ProxySession;
      for (const [method, path, body] of writes) {
        const answer = await world.send(method, path, body);
        assert.equal(outcome(answer), '401');
        assert.equal(
          answer.headers.get('www-authenticate'),
          'Bearer error="insufficient_user_authentication", max_age=300',
        );
      }
      assert.deepEqual(world.calls, []);
      assert.equal(outcome(await world.send('GET', methodsPath)), '200');
    });

  for (const authenticatedAt of [now() - 10, new Date(), now() + 30, now() - 10.5])
    it(`is enough at ${String(authenticatedAt)}`, async () => {
      const world = createWorld();
      world.session = { userId: world.emulator.userId, authenticatedAt };
      assert.equal(outcome(await world.send('DELETE', methodPath('phone|dev_C3'))), '204');
    });

  it('is as recent as the host says', async () => {
    const world = createWorld({ recentSignIn: 30 });
    const answer = await world.send('DELETE', methodPath('phone|dev_C3'));
    assert.match(answer.headers.get('www-authenticate') ?? '', /max_age=30$/);
    const relaxed = createWorld({ recentSignIn: false });
    relaxed.session = { userId: relaxed.emulator.userId, authenticatedAt: 0 };
    assert.equal(outcome(await relaxed.send('DELETE', methodPath('phone|dev_C3'))), '204');
  });

  it('runs out while an enrollment is under way, which goes on after a new sign-in', async () => {
    const world = createWorld();
    const { body } = await world.send('POST', methodsPath, { type: 'email', email: 'ada@example.net' });
    const proof = { auth_session: body.auth_session, otp_code: world.messages[0]!.code };
    await later(250, async () => {
      assert.equal(outcome(await world.send('POST', `${methodsPath}/verify`, proof)), '401');
      world.session = { userId: world.emulator.userId, authenticatedAt: new Date() };
      assert.equal(outcome(await world.send('POST', `${methodsPath}/verify`, proof)), '201');
    });
  });

  for (const recentSignIn of [0, -1, NaN, Infinity, 1.5, '300', true, null])
    it(`can't be required within ${JSON.stringify(recentSignIn)} seconds`, () => {
      assert.throws(() => createWorld({ recentSignIn: recentSignIn as number }), /recentSignIn/);
    });
});
