import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Exclusive } from '../../../src/proxy/management/index.js';
import {
  createWorld,
  giveMethods,
  idsOf,
  methodPath,
  outcome,
  pageRequest,
  read,
  type Json,
  type World,
} from '../support/proxy-world.js';

const password = { type: 'password', id: 'password|1' };
const passkey = { type: 'passkey', id: 'passkey|1' };
const platform = { type: 'webauthn-platform', id: 'platform|1' };
const phone = { type: 'phone', id: 'phone|1' };
const email = { type: 'email', id: 'email|1' };
const totp = { type: 'totp', id: 'totp|1' };
const otherTotp = { type: 'totp', id: 'totp|2' };
const securityKey = { type: 'webauthn-roaming', id: 'key|1' };
const recovery = { type: 'recovery-code', id: 'recovery|1' };
const verification = { type: 'email-verification', id: 'verification|1' };
const palm = { type: 'palm-print', id: 'palm|1' };
const unconfirmed = (method: Json): Json => ({
  ...method,
  id: `${String(method.id)}-unconfirmed`,
  confirmed: false,
});

const remove = (world: World, { id }: Json) => world.send('DELETE', methodPath(String(id)));

describe('a removal', () => {
  const cases: readonly (readonly [methods: readonly Json[], removed: Json, is: string])[] = [
    [[password, totp], totp, '204'],
    [[password, totp], password, '409 last_method'],
    [[password], password, '409 last_method'],
    [[password, passkey], password, '204'],
    [[password, passkey], passkey, '204'],
    [[passkey, totp, securityKey], passkey, '409 last_method'],
    [[passkey, phone], passkey, '204'],
    [[passkey, platform], passkey, '204'],
    [[phone], phone, '409 last_method'],
    [[phone, email], phone, '204'],
    [[phone, recovery], phone, '409 last_method'],
    [[phone, verification], phone, '409 last_method'],
    [[phone, palm], phone, '409 last_method'],
    [[phone, unconfirmed(email)], phone, '409 last_method'],
    [[phone, unconfirmed(email)], unconfirmed(email), '204'],
    [[password, unconfirmed(passkey)], password, '409 last_method'],
    [[totp], totp, '409 last_method'],
    [[totp, recovery], recovery, '204'],
    [[totp, recovery], totp, '409 last_method'],
    [[totp, otherTotp], totp, '204'],
    [[totp, securityKey], totp, '204'],
    [[recovery], recovery, '204'],
    [[verification], verification, '204'],
    [[unconfirmed(totp)], unconfirmed(totp), '204'],
    [[palm], palm, '409 last_method'],
    [[palm, totp], palm, '204'],
    [[palm, totp], totp, '409 last_method'],
    [[palm, unconfirmed(totp)], palm, '409 last_method'],
    // What is linked goes too.
    [
      [
        { ...totp, link_id: 'a' },
        { type: 'push', id: 'push|1', link_id: 'a' },
      ],
      totp,
      '409 last_method',
    ],
    [
      [
        { ...totp, link_id: 'a' },
        { type: 'push', id: 'push|1', link_id: 'b' },
      ],
      totp,
      '204',
    ],
    [
      [
        { ...totp, link_id: 'push|1' },
        { type: 'push', id: 'push|1' },
      ],
      totp,
      '409 last_method',
    ],
    [[totp, { type: 'push', id: 'push|1', link_id: 'totp|1' }], totp, '409 last_method'],
    [
      [
        { ...totp, link_id: '' },
        { ...otherTotp, link_id: '' },
      ],
      totp,
      '204',
    ],
    [[{ ...totp, link_id: 'a' }, { type: 'push', id: 'push|1', link_id: 'a' }, password], totp, '204'],
    [[{ type: 'webauthn_roaming', id: 'key|2' }, totp], totp, '204'],
  ];
  for (const [methods, removed, is] of cases)
    it(`of ${String(removed.id)} from ${methods.map(({ id }) => String(id)).join(', ')} is answered ${is}`, async () => {
      const world = createWorld();
      giveMethods(world, methods);
      const before = idsOf(world);
      assert.equal(outcome(await remove(world, removed)), is);
      assert.equal(world.writes().length, is === '204' ? 1 : 0);
      assert.equal(world.changes.length, is === '204' ? 1 : 0);
      assert.equal(idsOf(world).includes(String(removed.id)), is !== '204');
      if (is !== '204') assert.deepEqual(idsOf(world), before);
    });

  it('takes the last one where the host does not mind, or knows of another way in', async () => {
    for (const keepLast of [false, () => false, () => Promise.resolve(false)]) {
      const world = createWorld({ keepLast });
      giveMethods(world, [phone]);
      assert.equal(outcome(await remove(world, phone)), '204');
    }
    for (const keepLast of [
      true,
      () => true,
      () => undefined as unknown as boolean,
      () => 0 as unknown as boolean,
    ]) {
      const world = createWorld({ keepLast });
      giveMethods(world, [phone]);
      assert.equal(outcome(await remove(world, phone)), '409 last_method');
    }
  });

  it('of each of two methods in two tabs at once leaves one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const world = createWorld();
      giveMethods(world, [phone, email]);
      world.emulator.setFaults({ latency: round % 3 });
      const answers = await Promise.all([remove(world, phone), remove(world, email)]);
      assert.deepEqual(answers.map(outcome).sort(), ['204', '409 last_method']);
      assert.equal(idsOf(world).length, 1);
      assert.equal(world.changes.length, 1);
    }
  });

  it('of each of two methods through two handlers of one process leaves one', async () => {
    const world = createWorld();
    const desk = createWorld({
      basePath: '/api/support',
      fetch: (url, init) => world.emulator.fetch(url, init),
    });
    giveMethods(world, [phone, email]);
    world.emulator.setFaults({ latency: 2 });
    const path = `/api/support/${methodPath(email.id)}`;
    const answers = await Promise.all([
      remove(world, phone),
      desk.proxy(pageRequest('DELETE', path)).then(read),
    ]);
    assert.deepEqual(answers.map(outcome).sort(), ['204', '409 last_method']);
    assert.equal(idsOf(world).length, 1);
  });

  it('of one method in many tabs at once is sent and told once', async () => {
    const world = createWorld();
    const answers = await Promise.all(Array.from({ length: 6 }, () => remove(world, { id: 'phone|dev_C3' })));
    assert.deepEqual(answers.map(outcome).sort(), ['204', '404', '404', '404', '404', '404']);
    assert.equal(world.writes().length, 1);
    assert.equal(world.changes.length, 1);
  });

  it('of other people’s methods does not wait', async () => {
    const world = createWorld({ exclusive: undefined as never });
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    world.instead = ({ method, path }) => (method === 'DELETE' && path.includes('phone') ? held : undefined);
    const first = remove(world, { id: 'phone|dev_C3' });
    world.session = { userId: world.emulator.otherUserId, authenticatedAt: new Date() };
    assert.equal(outcome(await remove(world, { id: 'totp|dev_Z1' })), '204');
    release();
    assert.equal(outcome(await first), '204');
  });

  it('that the tenant does not find any more is done, and told by whoever did it', async () => {
    const world = createWorld();
    world.instead = ({ method }) =>
      method === 'DELETE' ? Response.json({ statusCode: 404 }, { status: 404 }) : undefined;
    assert.equal(outcome(await remove(world, { id: 'phone|dev_C3' })), '204');
    assert.equal(world.writes().length, 1);
    assert.deepEqual(world.changes, []);
  });

  it('whose answer was lost is looked up, not sent again', async () => {
    const world = createWorld();
    world.instead = async (call) => {
      if (call.method !== 'DELETE') return undefined;
      await world.emulator.fetch(`https://tenant.example${call.path}`, {
        method: 'DELETE',
        headers: call.headers,
      });
      throw new TypeError('fetch failed');
    };
    assert.equal(outcome(await remove(world, { id: 'phone|dev_C3' })), '204');
    assert.equal(world.writes().length, 1);
    assert.equal(world.changes.length, 1);
  });

  it('whose answer was lost, with the method still there, has failed', async () => {
    for (const response of [
      new Response('<p>', { status: 200 }),
      new Response(null, { status: 503 }),
      new Response(null, { status: 302 }),
    ]) {
      const world = createWorld();
      world.instead = ({ method }) => (method === 'DELETE' ? response : undefined);
      const answer = await remove(world, { id: 'phone|dev_C3' });
      assert.match(outcome(answer), /^50[23]$/);
      assert.equal(world.writes().length, 1);
      assert.deepEqual(world.changes, []);
    }
  });

  it('decides by a list that it has just read', async () => {
    const world = createWorld();
    giveMethods(world, [phone, email]);
    await world.send('GET', 'me/authentication-methods');
    giveMethods(world, [phone]);
    assert.equal(outcome(await remove(world, phone)), '409 last_method');
  });

  it('property: however many tabs remove what they like, a way in stays', async () => {
    const all = [password, passkey, phone, email, totp, otherTotp, recovery, palm, unconfirmed(phone)];
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), fc.shuffledSubarray(all), async (methods, order) => {
        const world = createWorld();
        giveMethods(world, methods);
        await Promise.all(order.map((method) => remove(world, method)));
        const canSignIn = (ids: readonly unknown[]) =>
          ids.some((id) => /^(?:password|passkey|phone|email)\|\d$/.test(String(id)));
        const canConfirm = (ids: readonly unknown[]) => ids.some((id) => /^totp/.test(String(id)));
        const before = methods.map(({ id }) => id);
        if (canSignIn(before)) assert.ok(canSignIn(idsOf(world)));
        else if (canConfirm(before)) assert.ok(canConfirm(idsOf(world)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a host’s lock', () => {
  it('is held from before the list is read until after the removal, by the person’s id', async () => {
    const events: string[] = [];
    const world = createWorld({
      exclusive: async (key, run) => {
        events.push(key);
        await run();
        events.push(`${world.writes().length} sent, ${world.changes.length} told`);
      },
    });
    assert.equal(outcome(await remove(world, { id: 'phone|dev_C3' })), '204');
    assert.deepEqual(events, ['account:auth0|507f1f77bcf86cd799439011', '1 sent, 0 told']);
    assert.equal(world.changes.length, 1);
  });

  const locks: Readonly<Record<string, readonly [Exclusive, string, number]>> = {
    'that can’t be had': [() => Promise.reject(new Error('internal')), '503', 0],
    'that throws': [
      () => {
        throw new Error('internal');
      },
      '503',
      0,
    ],
    'that forgets to run it': [() => Promise.resolve(), '503', 0],
    'that runs it twice': [(_key, run) => run().then(run), '204', 1],
    'that runs it twice at once': [
      (_key, run) => Promise.all([run(), run()]).then(() => undefined),
      '204',
      1,
    ],
    'that is lost while it runs': [
      async (_key, run) => {
        void run();
        throw new Error('internal');
      },
      '204',
      1,
    ],
  };
  for (const [name, [exclusive, is, writes]] of Object.entries(locks))
    it(`${name} lets ${writes} removal through`, async () => {
      const world = createWorld({ exclusive });
      const answer = await remove(world, { id: 'phone|dev_C3' });
      assert.equal(outcome(answer), is);
      assert.equal(world.writes().length, writes);
      assert.equal(world.changes.length, writes);
      assert.doesNotMatch(answer.text, /internal/);
    });

  it('that comes too late changes nothing any more', async () => {
    let late: (() => Promise<void>) | undefined;
    const world = createWorld({
      exclusive: (_key, run) => {
        late = run;
        return Promise.reject(new Error('timeout'));
      },
    });
    assert.equal(outcome(await remove(world, { id: 'phone|dev_C3' })), '503');
    await late!();
    assert.deepEqual(world.calls, []);
  });

  it('passes on what was refused under it', async () => {
    const world = createWorld({ exclusive: (_key, run) => run() });
    giveMethods(world, [phone]);
    assert.equal(outcome(await remove(world, phone)), '409 last_method');
  });
});
