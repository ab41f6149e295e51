import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, startEmulator } from './support/api-client.js';

const writes = [
  ['POST', '/me/v1/authentication-methods'],
  ['POST', '/me/v1/authentication-methods/totp%7Cx/verify'],
  ['PATCH', '/me/v1/authentication-methods/password%7CdXNlci0xMjM'],
] as const;

describe('request bodies', () => {
  for (const [method, path] of writes) {
    it(`${method} ${path} accepts only JSON`, async (context) => {
      const api = await startEmulator(context);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
        const problem = readProblem(await api.send(method, path, '{}', { 'content-type': type }));
        assert.deepEqual([problem.status, problem.code], [415, 'A0E-415-0001']);
      }
      assert.equal((await api.send(method, path)).status, 415);
      for (const body of ['', '{"type":', '[]', 'null', '"totp"']) {
        const problem = readProblem(await api.send(method, path, body));
        assert.deepEqual([problem.status, problem.code], [400, 'A0E-400-0001']);
      }
    });
  }

  it('accept a JSON media type with a charset', async (context) => {
    const api = await startEmulator(context);
    const path = '/me/v1/authentication-methods';
    const answer = await api.send(
      'POST',
      path,
      { type: 'totp' },
      { 'content-type': 'Application/JSON; charset=utf-8' },
    );
    assert.equal(answer.status, 202);
  });

  for (const [what, body, fields] of [
    ['no type', {}, ['type']],
    ['an unknown type', { type: 'sms' }, ['type']],
    ['a type that can be listed but not added', { type: 'webauthn-platform' }, ['type']],
    ['the other type that cannot be added', { type: 'webauthn-roaming' }, ['type']],
    ['a type that is not text', { type: ['totp'] }, ['type']],
    ['the name of an inherited property as its type', { type: 'constructor' }, ['type']],
    [
      'fields that totp does not have',
      { type: 'totp', name: 'x', phone_number: '+1' },
      ['name', 'phone_number'],
    ],
    ['fields that push does not have', { type: 'push-notification', name: 'x' }, ['name']],
    ['fields that recovery-code does not have', { type: 'recovery-code', code: 'x' }, ['code']],
    ['fields that email does not have', { type: 'email', email: 'a@b.example', name: 'x' }, ['name']],
    ['fields that phone does not have', { type: 'phone', phone_number: '+12025550100', name: 'x' }, ['name']],
    ['no phone number', { type: 'phone' }, ['phone_number']],
    ['a phone number that is not text', { type: 'phone', phone_number: 12025550100 }, ['phone_number']],
    [
      'a channel that does not exist',
      { type: 'phone', phone_number: '+12025550100', preferred_authentication_method: 'fax' },
      ['preferred_authentication_method'],
    ],
    ['no email', { type: 'email' }, ['email']],
    [
      'a flag that is not boolean',
      { type: 'passkey', use_exclude_credentials: 'yes' },
      ['use_exclude_credentials'],
    ],
  ] as const) {
    it(`refuse to create a method with ${what}`, async (context) => {
      const api = await startEmulator(context);
      const problem = readProblem(await api.create(body));
      assert.deepEqual([problem.status, problem.code, problem.fields], [400, 'A0E-400-0003', fields]);
    });
  }

  it('may contain unknown fields for passkeys', async (context) => {
    const api = await startEmulator(context);
    await api.start({ type: 'passkey', anything: 1 });
  });
});

describe('auth_session', () => {
  it('is opaque and different each time', async (context) => {
    const api = await startEmulator(context);
    const [one, two] = [await api.start({ type: 'totp' }), await api.start({ type: 'recovery-code' })];
    assert.match(one.session, /^Fe26\.2\*\*/);
    assert.notEqual(one.session, two.session);
  });

  it('works only for its own method', async (context) => {
    const api = await startEmulator(context);
    const recovery = await api.start({ type: 'recovery-code' });
    const password = await api.start({ type: 'password' });
    const crossed = await api.verify({ ...recovery, location: password.location });
    assert.equal(readProblem(crossed).detail, 'enrollment_transaction_not_found');
    assert.equal((await api.verify(recovery)).status, 201);
  });

  it('can succeed only once', async (context) => {
    const api = await startEmulator(context);
    const recovery = await api.start({ type: 'recovery-code' });
    assert.equal((await api.verify(recovery)).status, 201);
    assert.equal(readProblem(await api.verify(recovery)).detail, 'enrollment_transaction_not_found');
  });

  it('is required and must be known', async (context) => {
    const api = await startEmulator(context);
    const recovery = await api.start({ type: 'recovery-code' });
    const missing = await api.send('POST', `${recovery.location}/verify`, {});
    assert.deepEqual(readProblem(missing).fields, ['auth_session']);
    const unknown = await api.verify({ ...recovery, session: 'Fe26.2**x' });
    assert.equal(readProblem(unknown).detail, 'enrollment_transaction_not_found');
  });

  it('expires after ten minutes', async (context) => {
    const api = await startEmulator(context);
    const recovery = await api.start({ type: 'recovery-code' });
    api.emulator.advanceClock(600_000);
    assert.equal(readProblem(await api.verify(recovery)).detail, 'transaction_expired');
    assert.equal(readProblem(await api.verify(recovery)).detail, 'enrollment_transaction_not_found');
  });

  for (const [answer, detail] of [
    ['transaction-not-found', 'enrollment_transaction_not_found'],
    ['expired-token', 'expired_token'],
  ] as const) {
    it(`can expire sooner with ${detail}`, async (context) => {
      const api = await startEmulator(context, {
        faults: { authSessionLifetime: 5, expiredSessionAnswer: answer },
      });
      const recovery = await api.start({ type: 'recovery-code' });
      api.emulator.advanceClock(5000);
      assert.equal(readProblem(await api.verify(recovery)).detail, detail);
    });
  }

  it('survives nine wrong codes but not the tenth', async (context) => {
    const api = await startEmulator(context);
    const phone = await api.start({ type: 'phone', phone_number: '+12025550199' });
    for (let count = 0; count < 9; count += 1) {
      assert.equal(readProblem(await api.verify(phone, { otp_code: 'wrong' })).detail, 'invalid_code');
    }
    assert.equal(readProblem(await api.verify(phone, { otp_code: 'wrong' })).detail, 'too_many_attempts');
    const late = await api.verify(phone, { otp_code: await api.newestCode() });
    assert.equal(readProblem(late).detail, 'enrollment_transaction_not_found');
  });

  it('ends when its method is removed', async (context) => {
    const api = await startEmulator(context);
    const phone = await api.start({ type: 'phone', phone_number: '+12025550199' });
    assert.equal((await api.send('DELETE', phone.location)).status, 204);
    const late = await api.verify(phone, { otp_code: await api.newestCode() });
    assert.equal(readProblem(late).detail, 'enrollment_transaction_not_found');
  });
});

describe('the limit of 20 methods', () => {
  it('refuses another method, but not a new password', async (context) => {
    const api = await startEmulator(context, { scenario: 'many' });
    assert.equal(readProblem(await api.create({ type: 'totp' })).status, 403);
    await api.start({ type: 'password' });
  });

  it('counts unfinished methods too', async (context) => {
    const api = await startEmulator(context, { scenario: 'many', faults: { restartReplaces: false } });
    const methods = await api.list('totp');
    await api.send('DELETE', `/me/v1/authentication-methods/${encodeURIComponent(String(methods[0]?.id))}`);
    await api.start({ type: 'recovery-code' });
    assert.equal(readProblem(await api.create({ type: 'recovery-code' })).status, 403);
  });
});
