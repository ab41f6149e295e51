import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AddableType, OfferedOperations } from '../../../src/proxy/management/index.js';
import { createWorld, methodPath, methodsPath, outcome } from '../support/proxy-world.js';

const phone = methodPath('phone|dev_C3');

describe('a change', () => {
  it('renames a method', async () => {
    const world = createWorld();
    const answer = await world.send('PATCH', phone, { name: 'Mine' });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.name, 'Mine');
    assert.equal(world.writes()[0]!.body, '{"name":"Mine"}');
  });

  it('chooses the channel of a phone, and of nothing else', async () => {
    const world = createWorld();
    const voice = { preferred_authentication_method: 'voice' };
    assert.equal((await world.send('PATCH', phone, voice)).body.preferred_authentication_method, 'voice');
    assert.equal(outcome(await world.send('PATCH', methodPath('totp|dev_D2'), voice)), '400 invalid_input');
    assert.equal(
      outcome(await world.send('PATCH', phone, { preferred_authentication_method: 'email' })),
      '400 invalid_input',
    );
    assert.equal(world.writes().length, 1);
  });

  it('is told once, with who did it, to what, and the request', async () => {
    const world = createWorld({ endOtherSessions: () => undefined });
    const before = Date.now();
    await world.send('PATCH', phone, { name: 'Mine' }, { 'user-agent': 'Test' });
    await world.send('PATCH', phone, { preferred_authentication_method: 'voice' });
    await world.send('DELETE', phone);
    await world.send('POST', 'me/sign-out-elsewhere');
    const { userId } = world.emulator;
    const told = world.changes.map(({ at, request, ...change }) => {
      assert.ok(at.getTime() >= before && at.getTime() <= Date.now());
      assert.ok(request.url.includes('/me/'));
      return change;
    });
    const own = { actor: userId, userId };
    const of = { methodId: 'phone|dev_C3', type: 'phone' };
    assert.deepEqual(told, [
      { operation: 'rename', ...of, ...own },
      { operation: 'choose-channel', ...of, ...own },
      { operation: 'remove', ...of, ...own },
      { operation: 'sign-out-elsewhere', ...own },
    ]);
    assert.equal(world.changes[0]!.request.headers.get('user-agent'), 'Test');
  });

  it('stands when telling it fails', async () => {
    const failing = [
      () => Promise.reject(new Error('internal')),
      () => {
        throw new Error('internal');
      },
    ];
    for (const onChange of failing) {
      const world = createWorld({ onChange });
      const answer = await world.send('DELETE', phone);
      assert.equal(outcome(answer), '204');
      assert.match(world.errors[0]!.message, /onChange\(\) threw an error. The change was made/);
    }
  });

  it('is answered after the host has dealt with it', async () => {
    let isDone = false;
    const world = createWorld({
      onChange: async () => {
        await new Promise(setImmediate);
        isDone = true;
      },
    });
    await world.send('DELETE', phone);
    assert.ok(isDone);
  });

  it('is answered after ten seconds at most', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    let told: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (told = resolve));
    const world = createWorld({
      onChange: () => {
        told();
        return new Promise<void>(() => undefined);
      },
    });
    const answer = world.send('DELETE', phone);
    await reached;
    context.mock.timers.tick(10_000);
    assert.equal(outcome(await answer), '204');
  });

  it('ends the other sessions where the host can', async () => {
    const ended: string[] = [];
    const world = createWorld({
      endOtherSessions: (userId, request) => void ended.push(userId, request.method),
    });
    assert.equal(outcome(await world.send('POST', 'me/sign-out-elsewhere')), '204');
    assert.deepEqual(ended, [world.emulator.userId, 'POST']);
    const failing = createWorld({ endOtherSessions: () => Promise.reject(new Error('internal')) });
    const answer = await failing.send('POST', 'me/sign-out-elsewhere');
    assert.equal(outcome(answer), '500');
    assert.doesNotMatch(answer.text, /internal/);
    assert.deepEqual(failing.changes, []);
  });
});

describe('operations', () => {
  const off: readonly (readonly [OfferedOperations, string, string, unknown])[] = [
    [{ remove: false }, 'DELETE', phone, undefined],
    [{ rename: false }, 'PATCH', phone, { name: 'Mine' }],
    [{ chooseChannel: false }, 'PATCH', phone, { preferred_authentication_method: 'voice' }],
    [{ rename: false, chooseChannel: false }, 'PATCH', phone, { name: 'Mine' }],
    [{ add: false }, 'POST', methodsPath, { type: 'totp' }],
    [{ add: false }, 'POST', `${methodsPath}/verify`, { auth_session: 'x', otp_code: '123456' }],
    [{ add: false }, 'POST', `${methodsPath}/resend`, { auth_session: 'x' }],
    [{}, 'DELETE', methodsPath, undefined],
    [{}, 'PUT', methodsPath, []],
    [{ removeAll: true, replaceAll: true }, 'DELETE', methodsPath, undefined],
    [
      { removeAll: true, replaceAll: true },
      'PUT',
      methodsPath,
      [{ type: 'phone', phone_number: '+12065550123' }],
    ],
    [{}, 'POST', 'me/sign-out-elsewhere', undefined],
  ];
  for (const [operations, method, path, body] of off)
    it(`${JSON.stringify(operations)} do not offer ${method} ${path}`, async () => {
      const world = createWorld({ operations }, 'no-passkey');
      assert.equal(outcome(await world.send(method, path, body)), '403 not_offered');
      assert.deepEqual(world.calls, []);
    });

  it('say so before they ask for a newer sign-in', async () => {
    const world = createWorld();
    world.session = { userId: world.emulator.userId, authenticatedAt: 0 };
    assert.equal(outcome(await world.send('DELETE', methodsPath)), '403 not_offered');
  });

  it('add only types that the host lists, and can add', async () => {
    const bodies = {
      totp: {},
      phone: { phone_number: '+12065550123' },
      email: { email: 'ada@example.net' },
      'webauthn-roaming': {},
      passkey: {},
    };
    const offered = async (options: Parameters<typeof createWorld>[0]): Promise<string> => {
      const world = createWorld(options);
      const added: string[] = [];
      for (const [type, body] of Object.entries(bodies)) {
        const answer = await world.send('POST', methodsPath, { type, ...body });
        if (answer.status === 202) added.push(type);
        else assert.equal(outcome(answer), '403 not_offered');
      }
      return added.join(' ');
    };
    const none = undefined as never;
    assert.equal(await offered({}), 'totp phone email webauthn-roaming passkey');
    assert.equal(await offered({ types: ['totp', 'email', 'push' as AddableType] }), 'totp email');
    assert.equal(await offered({ sendCode: none }), 'totp webauthn-roaming passkey');
    assert.equal(await offered({ relyingParty: none }), 'totp phone email');
    assert.equal(await offered({ secret: none }), '');
    assert.equal(await offered({ types: [] }), '');
  });

  it('on everything are for everyone where the host says so, but keep a way in', async () => {
    const operations = { removeAll: 'everyone', replaceAll: 'everyone' } as const;
    const world = createWorld({ operations }, 'no-passkey');
    assert.equal(outcome(await world.send('DELETE', methodsPath)), '409 last_method');
    assert.equal(outcome(await world.send('PUT', methodsPath, [])), '409 last_method');
    assert.deepEqual(world.writes(), []);
    const list = [{ type: 'phone', phone_number: '+12065550123', name: 'Mine' }];
    assert.equal(outcome(await world.send('PUT', methodsPath, list)), '200');
    const relaxed = createWorld({ operations, keepLast: false }, 'no-passkey');
    assert.equal(outcome(await relaxed.send('DELETE', methodsPath)), '204');
    assert.deepEqual(
      relaxed.changes.map(({ operation }) => operation),
      ['remove-all'],
    );
  });
});
