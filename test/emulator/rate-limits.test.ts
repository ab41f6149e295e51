import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '../../src/emulator/index.js';
import { readProblem, startEmulator, type Answer } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';
const startTime = 1_800_000_000_000;
const clock = (): number => startTime;

function limits(answer: Answer): readonly (string | null)[] {
  return ['limit', 'remaining', 'reset'].map((name) => answer.headers.get(`x-ratelimit-${name}`));
}

describe('rate limits', () => {
  const table: readonly (readonly [plan: Plan, list: number, typedList: number, write: number])[] = [
    ['free', 2, 5, 2],
    ['essentials', 5, 10, 5],
    ['enterprise', 5, 20, 5],
  ];
  for (const [plan, ...numbers] of table) {
    it(`match the published ${plan} plan`, async (context) => {
      const api = await startEmulator(context, { plan, clock });
      const requests = [
        () => api.send('GET', listPath),
        () => api.send('GET', `${listPath}?type=totp`),
        () => api.create({ type: 'recovery-code' }),
      ];
      for (const [index, request] of requests.entries()) {
        const limit = numbers[index] ?? 0;
        for (let count = 1; count <= limit; count += 1) {
          const answer = await request();
          assert.ok(answer.status < 300);
          assert.deepEqual(limits(answer), [
            String(limit),
            String(limit - count),
            String(startTime / 1000 + 60),
          ]);
        }
        const refused = await request();
        assert.deepEqual(readProblem(refused), {
          status: 429,
          code: 'A0E-429-0003',
          detail: 'Too many requests',
          fields: [],
        });
        assert.deepEqual(limits(refused), [String(limit), '0', String(startTime / 1000 + 60)]);
        assert.equal(refused.headers.get('retry-after'), '60');
        assert.equal(refused.headers.get('x-auth0-error-kind'), null);
      }
    });
  }

  it('count creations, verifications and removals together, refused ones included', async (context) => {
    const api = await startEmulator(context, { plan: 'free', clock });
    const started = await api.start({ type: 'recovery-code' });
    assert.equal((await api.verify(started, { wrong: 1 })).status, 400);
    assert.equal((await api.verify(started)).status, 429);
    assert.equal((await api.send('DELETE', started.location)).status, 429);
    assert.equal((await api.send('PATCH', started.location, {})).status, 200);
    assert.equal((await api.send('GET', '/me/v1/factors')).status, 200);
    assert.equal((await api.send('GET', started.location)).status, 200);
  });

  it('free each request a minute after it was made', async (context) => {
    const api = await startEmulator(context, { plan: 'free', clock });
    assert.equal((await api.send('GET', listPath)).status, 200);
    api.emulator.advanceClock(40_000);
    assert.equal((await api.send('GET', listPath)).status, 200);
    assert.equal((await api.send('GET', listPath)).headers.get('retry-after'), '20');
    api.emulator.advanceClock(19_999);
    assert.equal((await api.send('GET', listPath)).status, 429);
    api.emulator.advanceClock(1);
    assert.equal((await api.send('GET', listPath)).status, 200);
    assert.equal((await api.send('GET', listPath)).headers.get('retry-after'), '40');
  });

  it('apply in the scenario rate-limited, but not by default', async (context) => {
    const api = await startEmulator(context, { clock });
    for (let count = 0; count < 30; count += 1) assert.equal((await api.send('GET', listPath)).status, 200);
    await api.reset('rate-limited');
    for (const status of [200, 200, 429]) assert.equal((await api.send('GET', listPath)).status, status);
    await api.reset('rate-limited');
    assert.equal((await api.send('GET', listPath)).status, 200);
  });

  it('report their state in the headers of every answer', async (context) => {
    const api = await startEmulator(context, { clock });
    const answers = [
      await api.send('GET', listPath),
      await api.send('GET', `${listPath}/x`),
      await api.create({ type: 'x' }),
      await api.send('GET', listPath, undefined, { authorization: 'x' }),
    ];
    for (const answer of answers)
      assert.deepEqual(limits(answer), ['1000', '999', String(startTime / 1000 + 60)]);
  });

  it('can refuse requests for the whole tenant', async (context) => {
    const api = await startEmulator(context, { faults: { globalRateLimit: true } });
    const refused = await api.send('GET', listPath);
    assert.equal(readProblem(refused).status, 429);
    assert.equal(refused.headers.get('x-auth0-error-kind'), 'global-rate-limit');
    assert.equal(refused.headers.get('retry-after'), '30');
    assert.equal(limits(refused)[1], '0');
  });
});

describe('limits on messages and codes', () => {
  it('allow ten text messages, then one an hour', async (context) => {
    const api = await startEmulator(context, { plan: 'enterprise', clock });
    const send = async (): Promise<Answer> => {
      api.emulator.advanceClock(12_001);
      return api.create({ type: 'phone', phone_number: '+12025550199' });
    };
    for (let count = 0; count < 10; count += 1) assert.equal((await send()).status, 202);
    const refused = await send();
    assert.deepEqual([readProblem(refused).status, readProblem(refused).detail], [429, 'too_many_sms']);
    assert.ok(Number(refused.headers.get('retry-after')) > 3000);
    api.emulator.advanceClock(3_600_000);
    api.token = await api.emulator.issueToken();
    assert.equal((await send()).status, 202);
    assert.equal((await send()).status, 429);
  });

  it('allow twenty emails, then one a minute', async (context) => {
    const api = await startEmulator(context, {
      plan: 'enterprise',
      clock,
      faults: { restartReplaces: true },
    });
    const send = async (): Promise<Answer> => {
      api.emulator.advanceClock(12_001);
      return api.create({ type: 'email', email: 'new@example.com' });
    };
    const statuses: number[] = [];
    for (let count = 0; count < 26; count += 1) statuses.push((await send()).status);
    // Twenty, and four more within the four minutes so far.
    assert.deepEqual([statuses.indexOf(429), statuses.filter((status) => status === 202).length], [24, 25]);
  });

  it('allow five push enrollments at once', async (context) => {
    const api = await startEmulator(context, { plan: 'enterprise', clock });
    for (let count = 0; count < 5; count += 1) await api.start({ type: 'push-notification' });
    api.emulator.advanceClock(1000);
    const other = await api.create({ type: 'push-notification' });
    assert.equal(readProblem(other).status, 429);
  });

  it('allow ten wrong codes, then one every six minutes', async (context) => {
    const api = await startEmulator(context, {
      plan: 'enterprise',
      clock,
      faults: { authSessionAttempts: 50 },
    });
    const started = await api.start({ type: 'phone', phone_number: '+12025550199' });
    const guess = async (code: string): Promise<Answer> => {
      api.emulator.advanceClock(12_001);
      return api.verify(started, { otp_code: code });
    };
    for (let count = 0; count < 10; count += 1) assert.equal((await guess('wrong')).status, 400);
    const refused = await guess(await api.newestCode());
    assert.deepEqual([readProblem(refused).status, readProblem(refused).detail], [429, 'too_many_attempts']);
    api.emulator.advanceClock(300_000);
    assert.equal((await guess(await api.newestCode())).status, 201);
  });
});
