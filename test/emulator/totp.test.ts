import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { readProblem, startEmulator, wrongCodeFor, type Started } from './support/api-client.js';

/** The code in an authenticator app, which another library computes from the QR code's text alone. */
function codeAt(started: Started, epochSeconds: number): string {
  const secret = new URL(String(started.answer.barcode_uri)).searchParams.get('secret') ?? '';
  return generateSync({ secret, epoch: epochSeconds });
}

const startTime = 1_800_000_000;

/** The clock stands in the middle of a 30-second step, so that tests know which step they are in. */
const options = { scenario: 'empty', clock: () => (startTime + 15) * 1000 } as const;

describe('enrolling an authenticator app', () => {
  it('answers with a random secret as a URI and as text', async (context) => {
    const api = await startEmulator(context, options);
    const { answer } = await api.start({ type: 'totp' });
    assert.match(
      String(answer.barcode_uri),
      /^otpauth:\/\/totp\/Example:ada%40example\.com\?issuer=Example&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
    );
    assert.equal(new URL(String(answer.barcode_uri)).searchParams.get('secret'), answer.manual_input_code);
    const other = await api.start({ type: 'totp' });
    assert.notEqual(other.answer.manual_input_code, answer.manual_input_code);
  });

  it('lists the app as unconfirmed until a code confirms it', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'totp' });
    const [pending] = await api.list();
    assert.equal(pending?.confirmed, false);
    assert.equal(pending.id, started.answer.id);
    assert.equal(
      started.location,
      `${api.origin}/me/v1/authentication-methods/${encodeURIComponent(pending.id as string)}`,
    );

    const verified = await api.verify(started, { otp_code: codeAt(started, startTime) });
    assert.equal(verified.status, 201);
    assert.equal(verified.headers.get('location'), started.location);
    assert.deepEqual(verified.body, { ...pending, confirmed: true });
    assert.deepEqual(await api.list(), [verified.body]);
  });

  for (const [step, status] of [
    [-2, 400],
    [-1, 201],
    [0, 201],
    [1, 201],
    [2, 400],
  ] as const) {
    it(`answers ${String(status)} to the code from step ${String(step)}`, async (context) => {
      const api = await startEmulator(context, options);
      const started = await api.start({ type: 'totp' });
      const verified = await api.verify(started, { otp_code: codeAt(started, startTime + step * 30) });
      assert.equal(verified.status, status);
    });
  }

  it('computes codes by the emulator’s clock', async (context) => {
    const api = await startEmulator(context, options);
    await api.faults({ clockOffset: 360_000 });
    const started = await api.start({ type: 'totp' });
    assert.equal((await api.verify(started, { otp_code: codeAt(started, startTime) })).status, 400);
    assert.equal((await api.verify(started, { otp_code: codeAt(started, startTime + 360) })).status, 201);
  });

  it('accepts a code only once', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'totp' });
    const proof = { otp_code: codeAt(started, startTime) };
    assert.equal((await api.verify(started, proof)).status, 201);
    assert.equal(readProblem(await api.verify(started, proof)).detail, 'enrollment_transaction_not_found');
  });

  it('lets only one of two simultaneous requests succeed', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'totp' });
    const proof = { otp_code: codeAt(started, startTime) };
    const answers = await Promise.all([api.verify(started, proof), api.verify(started, proof)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400]);
    assert.equal((await api.list()).length, 1);
  });

  it('refuses wrong codes and still accepts the right one', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'totp' });
    const right = codeAt(started, startTime);
    for (const code of [wrongCodeFor(right), '12345', 'abcdef', '', `${right} `]) {
      const problem = readProblem(await api.verify(started, { otp_code: code }));
      assert.deepEqual([problem.status, problem.code, problem.detail], [400, 'A0E-400-0001', 'invalid_code']);
    }
    assert.equal((await api.verify(started, { otp_code: right })).status, 201);
  });

  for (const [name, proof, fields] of [
    ['no code', {}, ['otp_code']],
    ['a number for a code', { otp_code: 123456 }, ['otp_code']],
    ['fields that the schema does not have', { otp_code: '123456', name: 'x' }, ['name']],
  ] as const) {
    it(`refuses a proof with ${name}`, async (context) => {
      const api = await startEmulator(context, options);
      const started = await api.start({ type: 'totp' });
      const problem = readProblem(await api.verify(started, proof));
      assert.deepEqual([problem.status, problem.code, problem.fields], [400, 'A0E-400-0003', fields]);
    });
  }

  it('removes the unfinished app on a restart, unless told not to', async (context) => {
    const api = await startEmulator(context, options);
    const first = await api.start({ type: 'totp' });
    const second = await api.start({ type: 'totp' });
    assert.deepEqual(
      (await api.list()).map(({ id }) => id),
      [second.answer.id],
    );
    const refused = await api.verify(first, { otp_code: codeAt(first, startTime) });
    assert.equal(readProblem(refused).detail, 'enrollment_transaction_not_found');

    await api.faults({ restartReplaces: false });
    await api.start({ type: 'totp' });
    assert.equal((await api.list()).length, 2);
    assert.equal((await api.verify(second, { otp_code: codeAt(second, startTime) })).status, 201);
  });
});
