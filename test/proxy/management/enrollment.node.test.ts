import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { URI } from 'otpauth';
import {
  email,
  lastCode,
  phone,
  resendPath,
  signIn,
  start,
  verify,
  verifyPath,
  wrong,
} from '../support/enroll.js';
import { createWorld, later, methodsPath, outcome, type Json, type World } from '../support/proxy-world.js';

describe('adding an authenticator app', () => {
  const startTotp = async (world: World, body: Json = {}) => {
    const answer = await world.send('POST', methodsPath, { type: 'totp', ...body });
    assert.equal(outcome(answer), '202');
    const { auth_session, barcode_uri, manual_input_code } = answer.body;
    assert.deepEqual(Object.keys(answer.body).sort(), ['auth_session', 'barcode_uri', 'manual_input_code']);
    const app = URI.parse(String(barcode_uri));
    assert.ok('generate' in app);
    return { auth_session, app, key: String(manual_input_code), uri: String(barcode_uri) };
  };

  it('takes the code of an app that has the secret, and nothing before', async () => {
    const world = createWorld();
    const { auth_session, app, key, uri } = await startTotp(world);
    assert.match(key, /^[A-Z2-7]{32}$/);
    assert.match(
      uri,
      new RegExp(
        `^otpauth://totp/Example:auth0%7C507f1f77bcf86cd799439011\\?issuer=Example&secret=${key}&algorithm=SHA1&digits=6&period=30$`,
      ),
    );
    assert.deepEqual(world.calls, []);
    const answer = await verify(world, auth_session, app.generate({ timestamp: Date.now() }));
    assert.equal(outcome(answer), '201');
    assert.equal(answer.body.type, 'totp');
    assert.doesNotMatch(answer.text, new RegExp(`secret|${key}`));
    assert.deepEqual(JSON.parse(world.writes()[0]!.body), { type: 'totp', totp_secret: key });
    assert.deepEqual(
      world.changes.map(({ operation, type, methodId }) => [operation, type, methodId]),
      [['add', 'totp', answer.body.id]],
    );
  });

  it('names the account as the session does, and the site as the host does', async () => {
    const world = createWorld({ issuer: 'Shop: 5 & more' });
    world.session = { ...world.session!, accountName: 'ada@example.com' };
    const { uri } = await startTotp(world);
    assert.match(uri, /^otpauth:\/\/totp\/Shop%3A%205%20%26%20more:ada%40example\.com\?/);
  });

  it('takes a name', async () => {
    const world = createWorld();
    const { auth_session, app } = await startTotp(world, { name: 'Mine' });
    assert.equal((await verify(world, auth_session, app.generate())).body.name, 'Mine');
  });

  it('makes another secret each time', async () => {
    const world = createWorld();
    const keys = await Promise.all(Array.from({ length: 19 }, async () => (await startTotp(world)).key));
    assert.equal(new Set(keys).size, 19);
  });

  for (const [offset, is] of [
    [-2, '400 invalid_code'],
    [-1, '201'],
    [0, '201'],
    [1, '201'],
    [2, '400 invalid_code'],
  ] as const)
    it(`answers ${is} to a code ${offset} steps away`, async (context) => {
      context.mock.timers.enable({ apis: ['Date'], now: 1_800_000_015_000 });
      const world = createWorld();
      const { auth_session, app } = await startTotp(world);
      const code = app.generate({ timestamp: Date.now() + offset * 30_000 });
      assert.equal(outcome(await verify(world, auth_session, code)), is);
    });

  it('takes a code once', async () => {
    const world = createWorld();
    const { auth_session, app } = await startTotp(world);
    const code = app.generate();
    const answers = await Promise.all([1, 2, 3].map(() => verify(world, auth_session, code)));
    assert.deepEqual(answers.map(outcome).sort(), [
      '201',
      '410 enrollment_expired',
      '410 enrollment_expired',
    ]);
    assert.equal(world.writes().length, 1);
    assert.equal(world.changes.length, 1);
  });
});

describe('adding a phone or an email address', () => {
  it('sends a code there and takes it', async () => {
    for (const [body, channel, to] of [
      [phone, 'sms', phone.phone_number],
      [{ ...phone, preferred_authentication_method: 'voice' }, 'voice', phone.phone_number],
      [email, 'email', email.email],
    ] as const) {
      const world = createWorld();
      const started = await world.send('POST', methodsPath, body);
      assert.deepEqual(Object.keys(started.body), ['auth_session']);
      const { code, ...message } = world.messages[0]!;
      assert.deepEqual(message, { channel, to, userId: world.emulator.userId });
      assert.match(code, /^\d{6}$/);
      assert.ok(!started.text.includes(code));
      const answer = await verify(world, started.body.auth_session, code);
      assert.equal(outcome(answer), '201');
      assert.deepEqual(JSON.parse(world.writes()[0]!.body), {
        ...(channel !== 'email' && { preferred_authentication_method: channel }),
        ...body,
      });
      assert.equal(world.changes.length, 1);
    }
  });

  it('does not send a code for what is there already', async () => {
    const world = createWorld();
    for (const body of [
      { type: 'phone', phone_number: '+12065550100' },
      { type: 'email', email: 'ADA@example.org' },
    ])
      assert.equal(outcome(await world.send('POST', methodsPath, body)), '409 already_enrolled');
    assert.deepEqual(world.messages, []);
  });

  it('says so when the code could not be sent', async () => {
    const world = createWorld({ sendCode: () => Promise.reject(new Error('smtp password')) });
    const answer = await world.send('POST', methodsPath, email);
    assert.equal(outcome(answer), '502');
    assert.doesNotMatch(answer.text, /smtp/);
    assert.match(world.errors[0]!.message, /sendCode\(\)/);
  });

  it('sends a new code to the same address again', async () => {
    const world = createWorld();
    const first = await start(world, email);
    const answer = await world.send('POST', resendPath, { auth_session: first });
    assert.equal(outcome(answer), '202');
    assert.equal(world.messages.length, 2);
    assert.equal(world.messages[1]!.to, email.email);
    const second = answer.body.auth_session;
    assert.notEqual(second, first);
    assert.equal(outcome(await verify(world, second, lastCode(world))), '201');
    assert.equal(outcome(await verify(world, first, world.messages[0]!.code)), '410 enrollment_expired');
  });

  it('sends nothing again for what was not sent, or to another person', async () => {
    const world = createWorld();
    const totp = await start(world, { type: 'totp' });
    assert.equal(outcome(await world.send('POST', resendPath, { auth_session: totp })), '400 invalid_input');
    const session = await start(world, email);
    assert.equal(
      outcome(await world.send('POST', resendPath, { auth_session: session, email: 'eve@evil.example' })),
      '400 invalid_input',
    );
    signIn(world, world.emulator.otherUserId);
    assert.equal(
      outcome(await world.send('POST', resendPath, { auth_session: session })),
      '410 enrollment_expired',
    );
    assert.equal(world.messages.length, 1);
  });

  it('sends an address five messages an hour at most, whoever asks', async () => {
    const world = createWorld();
    const people = Array.from({ length: 6 }, (_, index) => `auth0|${index}`);
    world.instead = ({ method }) => (method === 'GET' ? Response.json([]) : undefined);
    const answers: string[] = [];
    for (const [index, userId] of people.entries()) {
      signIn(world, userId);
      const spelled = index % 2 ? 'ADA@example.NET' : email.email;
      answers.push(outcome(await world.send('POST', methodsPath, { type: 'email', email: spelled })));
    }
    assert.deepEqual(answers, ['202', '202', '202', '202', '202', '429']);
    assert.equal(world.messages.length, 5);
    await later(3601, async () => {
      signIn(world, people[5]!);
      assert.equal(outcome(await world.send('POST', methodsPath, email)), '202');
    });
  });

  it('sends for a person ten messages an hour at most, to whatever addresses, and says when to come back', async () => {
    const world = createWorld();
    const ask = (index: number) =>
      world.send('POST', methodsPath, { type: 'email', email: `ada${index}@example.net` });
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => ask(index)));
    assert.equal(answers.filter(({ status }) => status === 202).length, 10);
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 4);
    assert.equal(refused[0]!.headers.get('retry-after'), '3600');
    assert.equal(world.messages.length, 10);
  });

  it('does not let somebody who is over the limit use up that of an address', async () => {
    const world = createWorld();
    for (let index = 0; index < 10; index += 1)
      await world.send('POST', methodsPath, { type: 'email', email: `ada${index}@example.net` });
    for (let index = 0; index < 6; index += 1)
      assert.equal(outcome(await world.send('POST', methodsPath, email)), '429');
    signIn(world, world.emulator.otherUserId);
    assert.equal(outcome(await world.send('POST', methodsPath, email)), '202');
  });

  it('makes codes that are spread evenly', async () => {
    const world = createWorld({ store: { increment: () => Promise.resolve(1) } });
    await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        world.send('POST', methodsPath, { type: 'email', email: `ada${index}@example.net` }),
      ),
    );
    const codes = world.messages.map(({ code }) => code);
    assert.ok(new Set(codes).size > 290);
    assert.ok(new Set(codes.map((code) => code[0])).size === 10);
  });
});

describe('a wrong code', () => {
  it('may be followed by four more attempts, and then not even by the right one', async () => {
    const world = createWorld();
    const session = await start(world, email);
    const code = lastCode(world);
    for (let attempt = 0; attempt < 5; attempt += 1)
      assert.equal(outcome(await verify(world, session, wrong(code))), '400 invalid_code');
    const answer = await verify(world, session, code);
    assert.equal(outcome(answer), '429 too_many_attempts');
    assert.equal(answer.headers.get('retry-after'), null);
    assert.deepEqual(world.writes(), []);
  });

  it('is counted when many come at once', async () => {
    const world = createWorld();
    const session = await start(world, email);
    const code = lastCode(world);
    const answers = await Promise.all(Array.from({ length: 40 }, () => verify(world, session, wrong(code))));
    assert.equal(answers.filter((answer) => outcome(answer) === '400 invalid_code').length, 5);
    assert.equal(answers.filter((answer) => outcome(answer) === '429 too_many_attempts').length, 35);
  });

  it('is counted for all codes of an enrollment together', async () => {
    const world = createWorld();
    let session: unknown = await start(world, email);
    for (let round = 0; round < 3; round += 1) {
      await verify(world, session, wrong(lastCode(world)));
      await verify(world, session, wrong(lastCode(world)));
      session = (await world.send('POST', resendPath, { auth_session: session })).body.auth_session;
    }
    assert.equal(outcome(await verify(world, session, lastCode(world))), '429 too_many_attempts');
  });

  it('spends nobody else’s attempts', async () => {
    const world = createWorld();
    const session = await start(world, email);
    const code = lastCode(world);
    signIn(world, world.emulator.otherUserId);
    for (let attempt = 0; attempt < 8; attempt += 1)
      assert.equal(outcome(await verify(world, session, wrong(code))), '410 enrollment_expired');
    signIn(world, world.emulator.userId);
    assert.equal(outcome(await verify(world, session, code)), '201');
  });

  for (const code of [
    '',
    '12345',
    '1234567',
    ' 123456',
    '123456\n',
    '12345a',
    '１２３４５６',
    '+12345',
    '1e5',
  ])
    it(`that can't be one, ${JSON.stringify(code)}, is no attempt`, async () => {
      const world = createWorld();
      const session = await start(world, email);
      for (let attempt = 0; attempt < 7; attempt += 1)
        assert.equal(outcome(await verify(world, session, code)), '400 invalid_code');
      assert.equal(outcome(await verify(world, session, lastCode(world))), '201');
    });

  for (const code of [undefined, null, 123456, ['123456'], { code: '123456' }, true])
    it(`that is no text, ${JSON.stringify(code)}, is refused`, async () => {
      const world = createWorld();
      const session = await start(world, email);
      assert.equal(outcome(await verify(world, session, code)), '400 invalid_input');
    });

  it('can’t be replaced by another proof', async () => {
    const world = createWorld();
    const auth_session = await start(world, email);
    const body = { auth_session, authn_response: {}, otp_code: lastCode(world) };
    assert.equal(outcome(await world.send('POST', verifyPath, body)), '400 invalid_input');
    assert.equal(
      outcome(await world.send('POST', verifyPath, { auth_session, authn_response: {} })),
      '400 invalid_input',
    );
  });
});
