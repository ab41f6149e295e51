import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWorld, outcome, type World } from '../support/proxy-world.js';

const ada = 'auth0|507f1f77bcf86cd799439011';
const grace = 'auth0|5f7c8ec7c33c6c004bbafe82';
const admin = 'auth0|admin';

const methodsOf = (userId: string): string => `users/${encodeURIComponent(userId)}/authentication-methods`;
const oneOf = (userId: string, id: string): string => `${methodsOf(userId)}/${encodeURIComponent(id)}`;
const idsOf = (world: World, userId: string) => world.emulator.user(userId).methods.map(({ id }) => id);

/** A world in which an administrator is signed in who may administer Grace. */
function createDesk(
  options: Parameters<typeof createWorld>[0] = {},
  account: Parameters<typeof createWorld>[1] = 'typical',
): World {
  const world = createWorld({ administration: true, ...options }, account);
  world.session = { userId: admin, authenticatedAt: new Date(), mayAdminister: (userId) => userId === grace };
  return world;
}

const requests = (userId: string) =>
  [
    ['GET', methodsOf(userId), undefined],
    ['GET', oneOf(userId, 'totp|dev_Z1'), undefined],
    ['POST', methodsOf(userId), { type: 'phone', phone_number: '+12065550123' }],
    ['PATCH', oneOf(userId, 'totp|dev_Z1'), { name: 'Mine' }],
    ['DELETE', oneOf(userId, 'totp|dev_Z1'), undefined],
    ['DELETE', methodsOf(userId), undefined],
    ['PUT', methodsOf(userId), []],
    ['POST', `users/${encodeURIComponent(userId)}/sign-out-elsewhere`, undefined],
  ] as const;

const everything = {
  operations: { removeAll: true, replaceAll: true },
  endOtherSessions: () => undefined,
} as const;

describe('a support desk', () => {
  it('is not there unless the host has opened it, whatever a session says', async () => {
    for (const administration of [false, undefined as never, 'true' as never, 1 as never]) {
      const world = createDesk({ ...everything, administration });
      for (const [method, path, body] of requests(grace))
        assert.equal(outcome(await world.send(method, path, body)), '403 not_offered');
      assert.deepEqual(world.calls, []);
    }
  });

  it('is not for people whose session may not administer that person', async () => {
    const world = createDesk(everything);
    for (const userId of [ada, admin, 'auth0|unknown', `${grace} `, grace.toUpperCase()])
      for (const [method, path, body] of requests(userId)) {
        const answer = await world.send(method, path, body);
        assert.match(outcome(answer), /^40[34]$/, `${method} ${path}`);
      }
    assert.deepEqual(world.calls, []);
    assert.deepEqual(world.changes, []);
  });

  const answers: readonly (() => unknown)[] = [undefined, false, 0, 1, 'true', {}, null].map(
    (value) => () => value,
  );
  const promises = [() => Promise.resolve(1), () => Promise.reject(new Error('internal'))];
  for (const [index, may] of [...answers, ...promises].entries())
    it(`takes nothing but true for a yes (${index})`, async () => {
      const world = createDesk(everything);
      world.session = { ...world.session!, mayAdminister: may as () => boolean };
      const answer = await world.send('GET', methodsOf(grace));
      assert.equal(outcome(answer), '403');
      assert.doesNotMatch(answer.text, /internal/);
      assert.deepEqual(world.calls, []);
    });

  it('does not tell whether a person exists', async () => {
    const world = createDesk();
    const answers = await Promise.all(
      [ada, 'auth0|unknown'].map((userId) => world.send('GET', methodsOf(userId))),
    );
    assert.equal(answers[0]!.text, answers[1]!.text);
  });

  it('is never reached by somebody’s own paths', async () => {
    const world = createDesk(everything);
    assert.equal(outcome(await world.send('GET', 'me/authentication-methods')), '404');
    assert.ok(world.calls.at(-1)!.path.includes(encodeURIComponent(admin)));
  });

  it('lists, renames, adds and removes, without secrets, and tells who did it to whom', async () => {
    const world = createDesk();
    const list = await world.send('GET', methodsOf(grace));
    assert.equal(list.status, 200);
    assert.doesNotMatch(list.text, /secret/);
    const added = await world.send('POST', methodsOf(grace), {
      type: 'phone',
      phone_number: '+12065550123',
      name: 'New',
    });
    assert.equal(added.status, 201);
    assert.deepEqual(JSON.parse(world.writes()[0]!.body), {
      type: 'phone',
      phone_number: '+12065550123',
      preferred_authentication_method: 'sms',
      name: 'New',
    });
    assert.equal(
      (await world.send('POST', methodsOf(grace), { type: 'email', email: 'grace@example.net' })).status,
      201,
    );
    assert.equal(outcome(await world.send('PATCH', oneOf(grace, 'totp|dev_Z1'), { name: 'App' })), '200');
    assert.equal(outcome(await world.send('DELETE', oneOf(grace, 'totp|dev_Z1'))), '204');
    assert.equal(outcome(await world.send('GET', oneOf(grace, 'phone|dev_Z2'))), '200');
    assert.deepEqual(
      world.changes.map(({ operation, actor, userId }) => [operation, actor, userId]),
      [
        ['add', admin, grace],
        ['add', admin, grace],
        ['rename', admin, grace],
        ['remove', admin, grace],
      ],
    );
    assert.equal(world.changes[0]!.methodId, added.body.id);
    assert.deepEqual(world.messages, []);
  });

  it('touches only what is that person’s', async () => {
    const world = createDesk();
    for (const [method, body] of [['GET'], ['PATCH', { name: 'Mine' }], ['DELETE']] as const)
      assert.equal(outcome(await world.send(method, oneOf(grace, 'phone|dev_C3'), body)), '404');
    assert.deepEqual(world.writes(), []);
  });

  it('adds nothing that needs a proof', async () => {
    const world = createDesk();
    for (const type of ['totp', 'passkey', 'webauthn-roaming', 'password', 'push'])
      assert.equal(outcome(await world.send('POST', methodsOf(grace), { type })), '403 not_offered');
    assert.equal(
      outcome(
        await world.send('POST', `${methodsOf(grace)}/verify`, { auth_session: 'x', otp_code: '123456' }),
      ),
      '403 not_offered',
    );
    assert.equal(
      outcome(await world.send('POST', `${methodsOf(grace)}/resend`, { auth_session: 'x' })),
      '403 not_offered',
    );
    assert.equal(
      outcome(
        await createDesk({ types: ['email'] }).send('POST', methodsOf(grace), {
          type: 'phone',
          phone_number: '+12065550123',
        }),
      ),
      '403 not_offered',
    );
    assert.deepEqual(world.calls, []);
  });

  it('demands the administrator’s own recent sign-in for changes', async () => {
    const world = createDesk(everything);
    world.session = { ...world.session!, authenticatedAt: 0 };
    for (const [method, path, body] of requests(grace)) {
      const answer = await world.send(method, path, body);
      assert.equal(outcome(answer), method === 'GET' ? '200' : '401');
      if (method !== 'GET') assert.match(answer.headers.get('www-authenticate') ?? '', /max_age=300/);
    }
    assert.deepEqual(world.writes(), []);
  });

  it('is refused to other sites, as everything is', async () => {
    const world = createDesk(everything);
    for (const [method, path, body] of requests(grace))
      assert.equal(
        outcome(await world.send(method, path, body, { origin: 'https://evil.example' })),
        '403 csrf',
      );
  });

  it('removes the last method of somebody who can’t use it any more', async () => {
    const world = createDesk();
    world.emulator.user(grace).methods = world.emulator.user(grace).methods.slice(0, 1);
    assert.equal(outcome(await world.send('DELETE', oneOf(grace, 'totp|dev_Z1'))), '204');
  });

  it('treats an administrator’s own account as anybody’s own', async () => {
    const world = createDesk(everything);
    world.session = { userId: grace, authenticatedAt: new Date(), mayAdminister: () => true };
    world.emulator.user(grace).methods = world.emulator.user(grace).methods.slice(0, 1);
    assert.equal(outcome(await world.send('DELETE', oneOf(grace, 'totp|dev_Z1'))), '409 last_method');
    const phone = { type: 'phone', phone_number: '+12065550123' };
    assert.equal(outcome(await world.send('POST', methodsOf(grace), phone)), '202');
    assert.equal(outcome(await world.send('DELETE', methodsOf(grace))), '403 not_offered');
    assert.deepEqual(world.writes(), []);
    world.session = { ...world.session, mayAdminister: () => false };
    assert.equal(outcome(await world.send('GET', methodsOf(grace))), '403');
  });

  it('removes and replaces everything only where that is switched on', async () => {
    const list = [
      { type: 'phone', phone_number: '+12065550123', preferred_authentication_method: 'voice', name: 'Desk' },
      { type: 'email', email: 'grace@example.net' },
    ];
    const closed = createDesk();
    assert.equal(outcome(await closed.send('DELETE', methodsOf(grace))), '403 not_offered');
    assert.equal(outcome(await closed.send('PUT', methodsOf(grace), list)), '403 not_offered');
    const open = createDesk(everything);
    const replaced = await open.send('PUT', methodsOf(grace), list);
    assert.equal(replaced.status, 200);
    assert.deepEqual(JSON.parse(open.writes()[0]!.body), [list[0], { ...list[1], name: 'Email' }]);
    assert.equal(idsOf(open, grace).length, 2);
    assert.equal(outcome(await open.send('DELETE', methodsOf(grace))), '204');
    assert.deepEqual(idsOf(open, grace), []);
    assert.deepEqual(
      open.changes.map(({ operation, actor, userId }) => [operation, actor, userId]),
      [
        ['replace-all', admin, grace],
        ['remove-all', admin, grace],
      ],
    );
  });

  const lists: readonly unknown[] = [
    {},
    'x',
    [null],
    ['x'],
    [{ type: 'totp', totp_secret: 'JBSWY3DPEHPK3PXP', name: 'x' }],
    [{ type: 'passkey', name: 'x' }],
    [{ type: 'phone', phone_number: '12065550123' }],
    [{ type: 'phone', phone_number: '+12065550123', name: 'x'.repeat(21) }],
    [{ type: 'phone', phone_number: '+12065550123', totp_secret: 'x' }],
    [{ type: 'email', email: 'a@b.example', id: 'email|1' }],
    Array.from({ length: 21 }, (_, index) => ({ type: 'phone', phone_number: `+120655501${index + 10}` })),
  ];
  for (const list of lists)
    it(`does not replace everything with ${JSON.stringify(list).slice(0, 60)}`, async () => {
      const world = createDesk(everything);
      assert.equal(outcome(await world.send('PUT', methodsOf(grace), list)), '400 invalid_input');
      assert.deepEqual(world.calls, []);
    });

  it('hears that a passkey is in the way', async () => {
    const world = createDesk(everything);
    world.session = { ...world.session!, mayAdminister: () => true };
    assert.equal(outcome(await world.send('DELETE', methodsOf(ada))), '403 passkey_present');
    assert.equal(
      outcome(await world.send('PUT', methodsOf(ada), [{ type: 'email', email: 'a@b.example' }])),
      '403 passkey_present',
    );
    assert.deepEqual(world.changes, []);
  });

  it('ends the sessions of that person', async () => {
    const ended: string[] = [];
    const world = createDesk({ endOtherSessions: (userId) => void ended.push(userId) });
    assert.equal(
      outcome(await world.send('POST', `users/${encodeURIComponent(grace)}/sign-out-elsewhere`)),
      '204',
    );
    assert.deepEqual(ended, [grace]);
    assert.deepEqual(
      world.changes.map(({ actor, userId }) => [actor, userId]),
      [[admin, grace]],
    );
  });
});
