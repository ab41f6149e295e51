import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CounterStore } from '../../../src/proxy/management/index.js';
import { email, lastCode, phone, resendPath, signIn, start, verify } from '../support/enroll.js';
import { createWorld, idsOf, later, methodsPath, outcome, secret } from '../support/proxy-world.js';

describe('what the page keeps of an enrollment', () => {
  it('is of use to nobody else, for nothing else, and not for long', async () => {
    const world = createWorld();
    const session = await start(world, email);
    const code = lastCode(world);
    signIn(world, world.emulator.otherUserId);
    assert.equal(outcome(await verify(world, session, code)), '410 enrollment_expired');
    signIn(world, world.emulator.userId);
    await later(301, async () => {
      signIn(world, world.emulator.userId);
      assert.equal(outcome(await verify(world, session, code)), '410 enrollment_expired');
    });
    await later(298, async () => {
      signIn(world, world.emulator.userId);
      assert.equal(outcome(await verify(world, session, code)), '201');
    });
  });

  it('ends ten minutes after the beginning, however often a code is sent', async () => {
    const world = createWorld();
    let session: unknown = await start(world, email);
    const again = async (): Promise<string> => {
      signIn(world, world.emulator.userId);
      const answer = await world.send('POST', resendPath, { auth_session: session });
      session = answer.body.auth_session ?? session;
      return outcome(answer);
    };
    assert.equal(await later(280, again), '202');
    assert.equal(await later(560, again), '202');
    assert.equal(await later(601, again), '410 enrollment_expired');
  });

  it('lasts as long as the host says', async () => {
    const world = createWorld({ enrollmentLifetime: 30 });
    const session = await start(world, email);
    await later(31, async () =>
      assert.equal(outcome(await verify(world, session, lastCode(world))), '410 enrollment_expired'),
    );
  });

  it('can’t be changed by a single character', async () => {
    const world = createWorld();
    const session = await start(world, email);
    const code = lastCode(world);
    for (let index = 0; index < session.length; index += 7) {
      const changed =
        session.slice(0, index) + (session[index] === 'A' ? 'B' : 'A') + session.slice(index + 1);
      assert.equal(outcome(await verify(world, changed, code)), '410 enrollment_expired');
    }
    for (const text of [
      '',
      'x',
      session.slice(0, -1),
      `${session}A`,
      `${session}=`,
      session.toLowerCase(),
      ` ${session}`,
      `${session}\n`,
      'A'.repeat(9000),
      '💥',
      '..',
      'null',
    ])
      assert.equal(outcome(await verify(world, text, code)), '410 enrollment_expired');
    for (const value of [undefined, null, 1, {}, [session]])
      assert.equal(outcome(await verify(world, value, code)), '400 invalid_input');
    assert.equal(outcome(await verify(world, session, code)), '201');
  });

  it('says nothing that can be read, and is different each time', async () => {
    const world = createWorld();
    const [first, second] = [await start(world, email), await start(world, email)];
    assert.notEqual(first, second);
    assert.match(first, /^[\w-]+$/);
    const bytes = Buffer.from(first, 'base64url').toString('latin1');
    assert.doesNotMatch(bytes, /ada|example|auth0|email/);
  });

  it('is opened by none but those who know the secret, for one tenant', async () => {
    const world = createWorld();
    const session = await start(world, email);
    for (const options of [
      { secret: 'another secret of more than thirty-two characters' },
      { domain: 'other.example' },
    ])
      assert.equal(
        outcome(await verify(createWorld(options), session, lastCode(world))),
        '410 enrollment_expired',
      );
  });

  it('outlasts a new secret that stands before the old one', async () => {
    const counters = new Map<string, number>();
    const store: CounterStore = {
      increment: async (key) => {
        counters.set(key, (counters.get(key) ?? 0) + 1);
        return counters.get(key)!;
      },
    };
    const newer = 'a newer secret of more than thirty-two characters';
    const before = createWorld({ store });
    const session = await start(before, email);
    const after = createWorld({ store, secret: [newer, secret] });
    const fresh = await start(after, phone);
    assert.equal(outcome(await verify(after, session, lastCode(before))), '201');
    assert.equal(outcome(await verify(before, session, lastCode(before))), '410 enrollment_expired');
    assert.equal(outcome(await verify(before, fresh, lastCode(after))), '410 enrollment_expired');
    assert.equal(outcome(await verify(after, fresh, lastCode(after))), '201');
    assert.ok([...counters.keys()].every((key) => !/ada|example\.net|\+1206|auth0/.test(key)));
  });

  it('is used up once, on whatever instance, also when the tenant then refuses', async () => {
    const world = createWorld();
    const session = await start(world, email);
    world.instead = ({ method }) => (method === 'POST' ? Response.json({}, { status: 409 }) : undefined);
    assert.equal(outcome(await verify(world, session, lastCode(world))), '409 already_enrolled');
    world.instead = undefined;
    assert.equal(outcome(await verify(world, session, lastCode(world))), '410 enrollment_expired');
    assert.deepEqual(world.changes, []);
  });

  it('is no longer taken for a type that is not offered any more', async () => {
    const world = createWorld();
    const session = await start(world, email);
    assert.equal(
      outcome(await verify(createWorld({ types: ['phone'] }), session, lastCode(world))),
      '403 not_offered',
    );
  });

  it('hears of the tenant’s limit', async () => {
    const world = createWorld();
    world.emulator.setFaults({ mostOfType: 1 });
    const session = await start(world, email);
    assert.equal(outcome(await verify(world, session, lastCode(world))), '403 limit_reached');
  });

  it('can be begun twenty times in ten minutes, by each person', async () => {
    const world = createWorld();
    const begin = () => world.send('POST', methodsPath, { type: 'totp' });
    const answers = await Promise.all(Array.from({ length: 24 }, begin));
    assert.equal(answers.filter(({ status }) => status === 202).length, 20);
    assert.equal(answers.at(-1)!.headers.get('retry-after'), '600');
    signIn(world, world.emulator.otherUserId);
    assert.equal(outcome(await begin()), '202');
    await later(601, async () => {
      signIn(world, world.emulator.userId);
      assert.equal(outcome(await begin()), '202');
    });
  });

  it('adds nothing when the count can’t be had', async () => {
    for (const increment of [
      () => Promise.reject(new Error('redis')),
      () => Promise.resolve(NaN),
      () => Promise.resolve('1' as never),
      () => Promise.resolve(0),
      () => undefined as never,
    ]) {
      const session = await start(createWorld(), email);
      const world = createWorld({ store: { increment } });
      const answer = await verify(world, session, '123456');
      assert.equal(outcome(answer), '503');
      assert.doesNotMatch(answer.text, /redis/);
      assert.equal(outcome(await world.send('POST', methodsPath, email)), '503');
      assert.deepEqual(world.messages, []);
      assert.ok(world.errors.length > 0);
    }
  });

  it('ends with a method that the list has', async () => {
    const world = createWorld({}, 'empty');
    const session = await start(world, email);
    const { body } = await verify(world, session, lastCode(world));
    assert.deepEqual(idsOf(world), [body.id]);
  });
});
