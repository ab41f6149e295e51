import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, startEmulator, wrongCodeFor } from './support/api-client.js';

const startTime = Date.UTC(2026, 10, 20, 12);
const options = { scenario: 'empty', clock: () => startTime } as const;

describe('enrolling a phone', () => {
  for (const channel of ['sms', 'voice'] as const) {
    it(`sends a code by ${channel} and accepts it`, async (context) => {
      const api = await startEmulator(context, options);
      const started = await api.start({
        type: 'phone',
        phone_number: '+12025550199',
        preferred_authentication_method: channel,
      });
      const [message, ...others] = api.emulator.outbox;
      assert.deepEqual(others, []);
      assert.match(message?.code ?? '', /^\d{6}$/);
      assert.deepEqual(message, {
        to: '+12025550199',
        channel,
        code: message?.code,
        sentAt: '2026-11-20T12:00:00.000Z',
      });
      const verified = await api.verify(started, { otp_code: await api.newestCode() });
      assert.equal(verified.status, 201);
      assert.deepEqual(verified.body, {
        id: started.answer.id,
        type: 'phone',
        created_at: '2026-11-20T12:00:00.000Z',
        usage: ['secondary'],
        confirmed: true,
        phone_number: '+12025550199',
        preferred_authentication_method: channel,
      });
    });
  }

  it('sends the code as a text message by default', async (context) => {
    const api = await startEmulator(context, options);
    await api.start({ type: 'phone', phone_number: '+12025550199' });
    assert.equal(api.emulator.outbox[0]?.channel, 'sms');
  });

  it('accepts only the newest code after starting again', async (context) => {
    const api = await startEmulator(context, options);
    const first = await api.start({ type: 'phone', phone_number: '+12025550199' });
    const firstCode = await api.newestCode();
    const second = await api.start({ type: 'phone', phone_number: '+12025550199' });
    assert.equal((await api.list()).length, 1);
    assert.equal((await api.verify(first, { otp_code: firstCode })).status, 400);
    assert.equal((await api.verify(second, { otp_code: await api.newestCode() })).status, 201);
  });

  for (const number of [
    '2025550199',
    '+0123456789',
    '+1 202 555 0199',
    '+1202555019x',
    '+12345',
    '+1234567890123456',
    '',
  ]) {
    it(`refuses the phone number "${number}"`, async (context) => {
      const api = await startEmulator(context, options);
      const problem = readProblem(await api.create({ type: 'phone', phone_number: number }));
      assert.deepEqual(problem, {
        status: 400,
        code: 'A0E-400-0003',
        detail: 'invalid_phone_number',
        fields: ['phone_number'],
      });
      assert.deepEqual(api.emulator.outbox, []);
      assert.deepEqual(await api.list(), []);
    });
  }

  it('refuses a number that the account already has, with 400 or 409', async (context) => {
    const api = await startEmulator(context, { scenario: 'typical' });
    const body = { type: 'phone', phone_number: '+12025550143' };
    assert.deepEqual(readProblem(await api.create(body)).detail, 'already_enrolled');
    await api.faults({ duplicateStatus: 409 });
    const problem = readProblem(await api.create(body));
    assert.deepEqual([problem.status, problem.code], [409, 'A0E-409-0003']);
  });

  it('refuses a channel that is switched off', async (context) => {
    const api = await startEmulator(context, options);
    await api.faults({ phoneChannels: ['sms'] });
    const body = { type: 'phone', phone_number: '+12025550199', preferred_authentication_method: 'voice' };
    const problem = readProblem(await api.create(body));
    assert.deepEqual([problem.status, problem.detail], [403, 'feature_disabled_by_admin']);
  });
});

describe('enrolling an email address', () => {
  it('sends a code by email and accepts it', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'email', email: 'ada@work.example' });
    assert.deepEqual(
      api.emulator.outbox.map(({ to, channel }) => [to, channel]),
      [['ada@work.example', 'email']],
    );
    const code = await api.newestCode();
    const refused = await api.verify(started, { otp_code: wrongCodeFor(code) });
    assert.equal(readProblem(refused).detail, 'invalid_code');
    const verified = await api.verify(started, { otp_code: code });
    assert.equal(verified.status, 201);
    assert.deepEqual([verified.body.email, verified.body.confirmed], ['ada@work.example', true]);
  });

  for (const email of [
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    `${'x'.repeat(250)}@example.com`,
  ]) {
    it(`refuses the email address "${email.slice(0, 20)}"`, async (context) => {
      const api = await startEmulator(context, options);
      const problem = readProblem(await api.create({ type: 'email', email }));
      assert.deepEqual([problem.status, problem.code, problem.fields], [400, 'A0E-400-0003', ['email']]);
    });
  }

  it('refuses an email address that the account already has, ignoring case', async (context) => {
    const api = await startEmulator(context, { scenario: 'everything' });
    const problem = readProblem(await api.create({ type: 'email', email: 'ADA@example.com' }));
    assert.equal(problem.detail, 'already_enrolled');
  });
});
