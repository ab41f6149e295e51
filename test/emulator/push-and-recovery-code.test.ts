import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, startEmulator } from './support/api-client.js';

const options = { scenario: 'empty', clock: () => Date.UTC(2026, 10, 20) } as const;

describe('enrolling push notifications', () => {
  it('adds the app and its code generator after approval', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'push-notification' });
    assert.match(
      String(started.answer.barcode_uri),
      /^otpauth:\/\/totp\/.*secret=.*&algorithm=SHA1&digits=6&period=30&enrollment_tx_id=.+$/,
    );
    const early = readProblem(await api.verify(started));
    assert.deepEqual([early.status, early.detail], [400, 'authorization_pending']);

    assert.deepEqual((await api.send('POST', '/emulator/push/approve')).body, { approved: 1 });
    assert.deepEqual((await api.send('POST', '/emulator/push/approve')).body, { approved: 0 });
    const verified = await api.verify(started);
    assert.equal(verified.status, 201);
    assert.equal(verified.body.confirmed, true);

    const methods = await api.list();
    assert.deepEqual(methods.map(({ type }) => type).sort(), ['push-notification', 'totp']);
    await api.faults({ deleteConflict: 'never' });
    await api.send('DELETE', `/me/v1/authentication-methods/${encodeURIComponent(String(verified.body.id))}`);
    assert.deepEqual(await api.list(), []);
  });

  it('adds the app without its code generator when told to', async (context) => {
    const api = await startEmulator(context, { ...options, faults: { pushAddsTotp: false } });
    const started = await api.start({ type: 'push-notification' });
    api.emulator.approvePush();
    assert.equal((await api.verify(started)).status, 201);
    assert.deepEqual(
      (await api.list()).map(({ type }) => type),
      ['push-notification'],
    );
  });

  it('refuses a push enrollment after five minutes without approval', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'push-notification' });
    api.emulator.advanceClock(299_000);
    assert.equal(readProblem(await api.verify(started)).detail, 'authorization_pending');
    api.emulator.advanceClock(1000);
    assert.equal(readProblem(await api.verify(started)).detail, 'expired_token');
    assert.equal(api.emulator.approvePush(), 0);
  });

  it('does not count asking about a pending approval as an attempt', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'push-notification' });
    for (let count = 0; count < 12; count += 1) {
      assert.equal(readProblem(await api.verify(started)).detail, 'authorization_pending');
    }
    api.emulator.approvePush();
    assert.equal((await api.verify(started)).status, 201);
  });
});

describe('making a recovery code', () => {
  it('shows a recovery code of 24 characters once', async (context) => {
    const api = await startEmulator(context, options);
    const started = await api.start({ type: 'recovery-code' });
    assert.match(String(started.answer.recovery_code), /^[A-Z1-9]{24}$/);
    const verified = await api.verify(started);
    assert.equal(verified.status, 201);
    assert.equal(verified.body.confirmed, true);
    assert.equal(verified.body.recovery_code, undefined);
  });

  it('replaces the old recovery code when the new one is verified', async (context) => {
    const api = await startEmulator(context, { scenario: 'typical' });
    const [old] = await api.list('recovery-code');
    const started = await api.start({ type: 'recovery-code' });
    assert.deepEqual(
      (await api.list('recovery-code')).map(({ id }) => id),
      [old?.id, started.answer.id],
    );
    await api.verify(started);
    assert.deepEqual(
      (await api.list('recovery-code')).map(({ id }) => id),
      [started.answer.id],
    );
  });

  it('replaces the old recovery code at once when told to', async (context) => {
    const api = await startEmulator(context, { faults: { recoveryCodeReplaces: 'create' } });
    const started = await api.start({ type: 'recovery-code' });
    assert.deepEqual(
      (await api.list('recovery-code')).map(({ id }) => id),
      [started.answer.id],
    );
  });
});
