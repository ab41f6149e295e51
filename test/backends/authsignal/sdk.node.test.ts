import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Authsignal, SmsChannel, VerificationMethod, type AuthsignalError } from '@authsignal/node';
import { getRequestListener } from '@hono/node-server';
import { authsignalBackend } from '../../../src/backends/authsignal/index.js';
import { createAuthsignalEmulator, type AuthsignalEmulator } from '../../../src/emulator/authsignal/index.js';

const options = { signal: new AbortController().signal };

/** The vendor's own library for servers, 2.21.0, as the client of the emulator, over HTTP. */
describe('@authsignal/node with the emulator', () => {
  const server = createServer();
  let emulator: AuthsignalEmulator;
  let client: Authsignal;

  beforeEach(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    emulator = createAuthsignalEmulator({ origin: `http://localhost:${port}` });
    const answer = async (request: Request): Promise<Response> => {
      const { url, method, headers } = request;
      const body = await request.text();
      return emulator.fetch(url, { method, headers, ...(body && { body }) });
    };
    const listener = getRequestListener(answer, { overrideGlobalObjects: false });
    server.removeAllListeners('request');
    server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
    const apiUrl = `http://127.0.0.1:${port}/v1`;
    client = new Authsignal({ apiSecretKey: emulator.secretKey, apiUrl, retries: 0 });
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'done',
      ({ statusCode, errorCode }: AuthsignalError) => [statusCode, errorCode],
    );

  it('reads the person and their authenticators, unmasked', async () => {
    const { userId } = emulator;
    const user = await client.getUser({ userId });
    assert.equal(user.isEnrolled, true);
    assert.ok(user.enrolledVerificationMethods?.includes(VerificationMethod.PASSKEY));
    assert.equal((await client.getUser({ userId: 'nobody' })).isEnrolled, false);
    const authenticators = await client.getAuthenticators({ userId });
    assert.equal(authenticators.length, 10);
    assert.equal(authenticators[1]?.phoneNumber, '+12065550100');
    assert.ok(!JSON.stringify(authenticators).includes('JBSWY3'));
  });

  it('removes an authenticator, the last one too, and none twice', async () => {
    const { userId } = emulator;
    for (const { userAuthenticatorId } of await client.getAuthenticators({ userId }))
      await client.deleteAuthenticator({ userId, userAuthenticatorId });
    assert.deepEqual(await client.getAuthenticators({ userId }), []);
    const again = client.deleteAuthenticator({ userId, userAuthenticatorId: 'gone' });
    assert.deepEqual(await codeOf(again), [404, 'invalid_request']);
  });

  it('adds a contact that it has verified itself', async () => {
    const { userId } = emulator;
    const attributes = {
      verificationMethod: VerificationMethod.SMS,
      phoneNumber: '+64210000000',
      isDefault: true,
    };
    const { authenticator } = await client.enrollVerifiedAuthenticator({ userId, attributes });
    assert.equal(authenticator.phoneNumber, '+64210000000');
    assert.ok(authenticator.verifiedAt);
    assert.deepEqual(
      emulator.authenticators.filter(({ isDefault }) => isDefault).map((each) => each.userAuthenticatorId),
      [authenticator.userAuthenticatorId],
    );
  });

  it('tracks an action whose token the backend works with, and validates the one that a proof brings', async () => {
    const { userId, baseUrl } = emulator;
    const attributes = { scope: 'add:authenticators', redirectToSettings: true };
    const tracked = await client.track({ userId, action: 'manage-methods', attributes });
    assert.ok(tracked.url.startsWith('https://'));
    const backend = authsignalBackend({ apiBase: baseUrl, getAccessToken: () => tracked.token });
    const input = { phoneNumber: '+12025550177', channel: 'sms' } as const;
    const challenge = await backend.startEnrollment('phone', input, options);
    assert.equal((await client.validateChallenge({ token: tracked.token })).isValid, false);
    const code = emulator.outbox.at(-1)?.code ?? '';
    await backend.completeEnrollment<'phone'>(challenge, { code }, options);
    const validated = await client.validateChallenge({
      token: tracked.token,
      userId,
      action: 'manage-methods',
    });
    assert.equal(validated.isValid, true);
    assert.equal(validated.verificationMethod, 'SMS');
    const { idempotencyKey } = tracked;
    const action = await client.getAction({ userId, action: 'manage-methods', idempotencyKey });
    assert.equal(action.state, 'CHALLENGE_SUCCEEDED');
  });

  it('sends a code of its own, takes it, and claims a token', async () => {
    const { userId } = emulator;
    const { challengeId } = await client.challenge({
      verificationMethod: VerificationMethod.SMS,
      userId,
      phoneNumber: '+64210000000',
      smsChannel: SmsChannel.WHATSAPP,
    });
    assert.equal(emulator.outbox.at(-1)?.channel, 'whatsapp');
    assert.deepEqual(await codeOf(client.claimChallenge({ challengeId, userId })), [400, 'invalid_request']);
    const wrong = await client.verify({ challengeId, verificationCode: 'wrong' });
    assert.equal(wrong.failureReason, 'CODE_INVALID_OR_EXPIRED');
    const verificationCode = emulator.outbox.at(-1)?.code ?? '';
    assert.equal((await client.verify({ challengeId, verificationCode })).isVerified, true);
    const { token } = await client.claimChallenge({ challengeId, userId });
    assert.equal((await client.validateChallenge({ token })).isValid, true);
  });

  it('changes what is known of the person, and forgets it', async () => {
    const { userId } = emulator;
    await client.updateUser({ userId, attributes: { displayName: 'Ada King' } });
    assert.equal((await client.getUser({ userId })).displayName, 'Ada King');
    await client.deleteUser({ userId });
    assert.deepEqual(await client.getAuthenticators({ userId }), []);
  });

  it('is refused with another secret', async () => {
    const { apiUrl } = client;
    const other = new Authsignal({ apiSecretKey: 'wrong', apiUrl, retries: 0 });
    assert.deepEqual(await codeOf(other.getUser({ userId: emulator.userId })), [401, 'unauthorized']);
  });
});
