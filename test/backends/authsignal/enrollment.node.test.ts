import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { generate } from 'otplib';
import type { EnrollableType, EnrollmentChallenge } from '../../../src/model/enrollment.js';
import type { RegistrationResponseJSON } from '../../../src/model/webauthn-dictionaries.js';
import { answering, codeOf, connect, disconnect, errorOf, options } from './connect.js';

const credential = { id: 'a', rawId: 'a', type: 'public-key' } as RegistrationResponseJSON;

/** Options for a new credential, as the vendor documents them. */
const creationOptions = {
  challenge: '3q2-7wAAAA',
  rp: { id: 'app.example', name: 'Example' },
  user: { id: 'dXNlci0x', name: 'kim@example.com', displayName: 'Kim' },
  pubKeyCredParams: [
    { type: 'public-key', alg: -7 },
    { type: 'public-key', alg: -257 },
  ],
  timeout: 60000,
  attestation: 'none',
  excludeCredentials: [{ id: 'b64url-credential-id', type: 'public-key' }],
  authenticatorSelection: {
    residentKey: 'required',
    userVerification: 'preferred',
    authenticatorAttachment: 'platform',
  },
};

const challengeOf = <T extends EnrollableType>(type: T, rest: object = {}): EnrollmentChallenge[T] =>
  ({ type, id: '1', session: '{}', ...rest }) as unknown as EnrollmentChallenge[T];

describe('enrolling with the Authsignal backend', () => {
  afterEach(disconnect);

  it('adds an app with two requests, of which the first is without contents', async () => {
    const { backend, requests } = connect({}, { account: 'empty' });
    const challenge = await backend.startEnrollment('totp', {}, options);
    const secret = challenge.manualInputCode ?? '';
    assert.ok(challenge.barcodeUri.includes(secret));
    const code = await generate({ secret });
    const { method } = await backend.completeEnrollment<'totp'>(challenge, { code }, options);
    assert.deepEqual([method?.id, method?.type], [challenge.id, 'totp']);
    assert.deepEqual(
      requests.map(({ path, body }) => [path, body]),
      [
        ['/user-authenticators/totp', undefined],
        ['/verify/totp', { verificationCode: code }],
      ],
    );
  });

  for (const [channel, body, resent] of [
    ['sms', { phoneNumber: '+12025550177' }, undefined],
    ['whatsapp', { phoneNumber: '+12025550177', smsChannel: 'WHATSAPP' }, { smsChannel: 'WHATSAPP' }],
  ] as const) {
    it(`sends codes by ${channel}, the second one too`, async () => {
      const { backend, requests, emulator, sentCode } = connect();
      const first = await backend.startEnrollment('phone', { phoneNumber: '+12025550177', channel }, options);
      const challenge = await backend.resendCode<'phone'>(first, options);
      assert.equal(challenge.id, first.id);
      const { method } = await backend.completeEnrollment<'phone'>(challenge, { code: sentCode() }, options);
      assert.equal(method?.type === 'phone' && method.channel, channel);
      assert.deepEqual(
        emulator.outbox.map((message) => message.channel),
        [channel, channel],
      );
      assert.deepEqual(
        requests.map((request) => [request.path, request.body]),
        [
          ['/user-authenticators/sms', body],
          ['/challenge/sms', resent],
          ['/verify/sms', { verificationCode: sentCode() }],
        ],
      );
    });
  }

  it('adds an address by code', async () => {
    const { backend, requests, sentCode } = connect();
    const challenge = await backend.startEnrollment('email', { email: 'grace@example.com' }, options);
    const again = await backend.resendCode<'email'>(challenge, options);
    assert.equal(again.byLink, undefined);
    const { method } = await backend.completeEnrollment<'email'>(again, { code: sentCode() }, options);
    assert.equal(method?.type === 'email' && method.delivery, 'code');
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/user-authenticators/email-otp', '/challenge/email-otp', '/verify/email-otp'],
    );
  });

  it('adds an address by link, and asks once each time whether it was opened', async () => {
    const { backend, requests, emulator, sentCode } = connect({ emailDelivery: 'link' });
    const first = await backend.startEnrollment('email', { email: 'grace@example.com' }, options);
    const challenge = await backend.resendCode<'email'>(first, options);
    assert.equal(challenge.byLink, true);
    const complete = () => backend.completeEnrollment<'email'>(challenge, {}, options);
    assert.equal(await codeOf(complete()), 'authorization_pending');
    await emulator.fetch(sentCode());
    const { method } = await complete();
    assert.equal(method?.type === 'email' && method.delivery, 'link');
    assert.deepEqual(
      requests.map(({ path, body }) => [path, body]),
      [
        ['/user-authenticators/email-magic-link', { email: 'grace@example.com' }],
        ['/challenge/email-magic-link', undefined],
        ['/verify/email-magic-link/finalize', {}],
        ['/verify/email-magic-link/finalize', {}],
      ],
    );
  });

  it('asks for any passkey, and sends what the browser made with the id of the challenge', async () => {
    const { backend, requests } = connect();
    const challenge = await backend.startEnrollment('passkey', {}, options);
    assert.equal(challenge.publicKey.user.name, 'ada@example.com');
    assert.equal(challenge.id, '');
    assert.equal(
      await codeOf(backend.completeEnrollment<'passkey'>(challenge, { credential }, options)),
      'invalid_input',
    );
    const { challengeId } = JSON.parse(challenge.session) as { challengeId: string };
    assert.deepEqual(
      requests.map(({ path, body }) => [path, body]),
      [
        ['/user-authenticators/passkey/registration-options', { authenticatorAttachment: null }],
        [
          '/user-authenticators/passkey',
          { challengeId, registrationCredential: credential, conditionalCreate: false },
        ],
      ],
    );
  });

  it('asks for the passkey that the host wants', async () => {
    const passkey = { username: 'ada', displayName: 'Ada', authenticatorAttachment: 'platform' } as const;
    const { backend, requests } = connect({ passkey });
    await backend.startEnrollment('passkey', {}, options);
    assert.deepEqual(requests[0]?.body, passkey);
  });

  it('sends the credential of a security key as it is', async () => {
    const { backend, requests } = connect();
    const challenge = await backend.startEnrollment('webauthn-roaming', {}, options);
    assert.equal(challenge.publicKey.authenticatorSelection?.authenticatorAttachment, 'cross-platform');
    await codeOf(backend.completeEnrollment<'webauthn-roaming'>(challenge, { credential }, options));
    assert.deepEqual(requests[0]?.body, {});
    assert.deepEqual(requests[1]?.body, credential);
  });

  it('starts again what has no message to be sent again', async () => {
    const { backend, requests } = connect();
    const challenge = await backend.startEnrollment('totp', {}, options);
    const again = await backend.resendCode<'totp'>(challenge, options);
    assert.notEqual(again.barcodeUri, challenge.barcodeUri);
    assert.equal(requests.length, 2);
  });

  it('reads the documented options, wrapped and bare, in either writing', async () => {
    for (const [type, answer] of [
      ['passkey', { challengeId: 'c-81f2', options: creationOptions }],
      ['passkey', { challenge_id: 'c-81f2', options: creationOptions }],
      ['webauthn-roaming', creationOptions],
      ['webauthn-roaming', { options: creationOptions }],
    ] as const) {
      const challenge = await answering(() => Response.json(answer)).startEnrollment(type, {}, options);
      assert.deepEqual('publicKey' in challenge && challenge.publicKey, creationOptions);
      assert.ok(type !== 'passkey' || challenge.session.includes('"challengeId":"c-81f2"'));
    }
  });

  it('returns the documented method, and recovery codes that come with it', async () => {
    const answer = {
      isVerified: true,
      accessToken: 'eyJ.new.x',
      userAuthenticator: {
        userAuthenticatorId: '5f0c6c1e-2f57-4d8c-9d5f-0a6f4f0e0004',
        verificationMethod: 'AUTHENTICATOR_APP',
        createdAt: '2025-07-01T09:00:00.000Z',
        verifiedAt: '2025-07-01T09:00:40.000Z',
        lastVerifiedAt: '2025-07-01T09:00:40.000Z',
        isDefault: false,
      },
      recoveryCodes: ['ABCDE-23456', null, '', 'FGHJK-23456'],
    };
    const backend = answering(() => Response.json(answer));
    const result = await backend.completeEnrollment<'totp'>(challengeOf('totp'), { code: '1' }, options);
    assert.deepEqual(result, {
      method: {
        id: '5f0c6c1e-2f57-4d8c-9d5f-0a6f4f0e0004',
        type: 'totp',
        confirmed: true,
        usage: ['secondary'],
        linkedIds: [],
        createdAt: '2025-07-01T09:00:00.000Z',
        lastUsedAt: '2025-07-01T09:00:40.000Z',
        preferred: false,
      },
      recoveryCodes: ['ABCDE-23456', 'FGHJK-23456'],
    });
  });

  for (const userAuthenticator of [
    undefined,
    null,
    {},
    { userAuthenticatorId: '1', verificationMethod: 'AUTHENTICATOR_APP' },
    { userAuthenticatorId: '1', verificationMethod: 'SMS', verifiedAt: '2025-07-01T09:00:40.000Z' },
    {
      userAuthenticatorId: '..',
      verificationMethod: 'AUTHENTICATOR_APP',
      verifiedAt: '2025-07-01T09:00:40.000Z',
    },
  ]) {
    it(`returns no method for ${JSON.stringify(userAuthenticator)}, so that the list is read`, async () => {
      const backend = answering(() => Response.json({ is_verified: true, userAuthenticator }));
      const result = await backend.completeEnrollment<'totp'>(challengeOf('totp'), { code: '1' }, options);
      assert.deepEqual(result, {});
    });
  }

  it('lets the list say what changes with the second method, where methods can be removed', async () => {
    const { backend, sentCode } = connect((host) => ({ proxyBase: host.address }), { account: 'empty' });
    const add = async (phoneNumber: string) => {
      const challenge = await backend.startEnrollment('phone', { phoneNumber, channel: 'sms' }, options);
      return backend.completeEnrollment<'phone'>(challenge, { code: sentCode() }, options);
    };
    const allowed = async () => (await backend.list(options)).methods.map((method) => method.allowed);
    assert.equal((await add('+12025550177')).method, undefined);
    assert.deepEqual(await allowed(), [[]]);
    assert.equal((await add('+12025550178')).method, undefined);
    assert.deepEqual(await allowed(), [undefined, undefined]);
    assert.equal((await add('+12025550179')).method?.type, 'phone');
  });

  it('refuses a type that the API can’t add, without a request', async () => {
    const { backend, requests } = connect();
    assert.equal(await codeOf(backend.startEnrollment('password', {}, options)), 'unsupported_by_backend');
    const challenge = challengeOf('recovery-code');
    assert.equal(await codeOf(backend.completeEnrollment(challenge, {}, options)), 'unsupported_by_backend');
    assert.equal(requests.length, 0);
  });

  for (const session of ['', '{', 'null', '7', '[]', '{"token":7}']) {
    it(`asks the host for a token where the session is not its own: ${session}`, async () => {
      const { backend, asked } = connect();
      const challenge = challengeOf('phone', { session });
      assert.equal(
        await codeOf(backend.completeEnrollment<'phone'>(challenge, { code: '1' }, options)),
        'invalid_code',
      );
      assert.equal(asked.length, 1);
    });
  }

  it('counts wrong codes, and takes the right one in between', async () => {
    const { backend, emulator } = connect({}, { faults: { maxAttempts: 2 } });
    const challenge = await backend.startEnrollment('totp', {}, options);
    const code = await generate({ secret: challenge.manualInputCode ?? '' });
    const complete = (given: string) =>
      codeOf(backend.completeEnrollment<'totp'>(challenge, { code: given }, options));
    assert.deepEqual(
      [await complete('wrong'), await complete('wrong'), await complete(code)],
      ['invalid_code', 'invalid_code', 'too_many_attempts'],
    );
    emulator.setFaults({ maxAttempts: 3 });
    assert.equal(await complete(code), 'done');
  });
});

describe('what the Authsignal backend makes of an answer to a proof', () => {
  const prove = {
    totp: (answer: unknown) =>
      answering(() => Response.json(answer)).completeEnrollment<'totp'>(
        challengeOf('totp'),
        { code: '123456' },
        options,
      ),
    link: (answer: unknown) =>
      answering(() => Response.json(answer)).completeEnrollment<'email'>(
        challengeOf('email', { byLink: true }),
        { code: 'is not sent' },
        options,
      ),
    passkey: (answer: unknown) =>
      answering(() => Response.json(answer)).completeEnrollment<'passkey'>(
        challengeOf('passkey'),
        { credential },
        options,
      ),
  } as const;

  for (const [kind, answer, code] of [
    ['totp', { isVerified: false, failureReason: 'CODE_INVALID_OR_EXPIRED' }, 'invalid_code'],
    ['totp', { isVerified: false, failureReason: 'MAX_ATTEMPTS_EXCEEDED' }, 'too_many_attempts'],
    ['totp', { is_verified: false, failure_reason: 'MAX_ATTEMPTS_EXCEEDED' }, 'too_many_attempts'],
    ['totp', { isVerified: false }, 'invalid_code'],
    ['totp', { isVerified: false, failureReason: 'SOMETHING_NEW' }, 'invalid_code'],
    ['totp', { isVerified: false, error: null }, 'invalid_code'],
    ['link', { isVerified: false }, 'authorization_pending'],
    ['link', { isVerified: false, failureReason: 'CODE_INVALID_OR_EXPIRED' }, 'enrollment_expired'],
    ['passkey', { isVerified: false }, 'invalid_input'],
    ['totp', {}, 'invalid_response'],
    ['totp', { isVerified: 'true' }, 'invalid_response'],
    ['totp', [], 'invalid_response'],
    ['totp', null, 'invalid_response'],
    ['link', {}, 'invalid_response'],
  ] as const) {
    it(`takes ${JSON.stringify(answer)} for ${kind} as ${code}`, async () => {
      assert.equal(await codeOf(prove[kind](answer)), code);
    });
  }

  it('quotes no reason that is no name', async () => {
    const { message } = await errorOf(
      prove.totp({ isVerified: false, failureReason: 'Code 123456 is wrong' }),
    );
    assert.ok(!message.includes('123456'));
  });
});

describe('what the Authsignal backend makes of an answer to a start', () => {
  for (const [type, answer] of [
    ['totp', {}],
    ['totp', { uri: 'javascript:alert(1)' }],
    ['totp', { uri: '' }],
    ['passkey', { challengeId: 'c' }],
    ['passkey', { options: null }],
    ['passkey', { options: { ...creationOptions, challenge: '' } }],
    ['passkey', { options: { ...creationOptions, rp: undefined } }],
    ['passkey', { options: { ...creationOptions, user: { ...creationOptions.user, id: 'A'.repeat(200) } } }],
    ['webauthn-roaming', {}],
    ['totp', null],
    ['totp', []],
    ['totp', 'text'],
  ] as const) {
    it(`refuses ${JSON.stringify(answer)?.slice(0, 60)} for ${type}`, async () => {
      const backend = answering(() => Response.json(answer));
      assert.equal(await codeOf(backend.startEnrollment(type, {}, options)), 'invalid_response');
    });
  }

  it('knows no id where the answer has none that is usable', async () => {
    for (const userAuthenticatorId of [undefined, null, '..', 'a/b', 7]) {
      const backend = answering(() => Response.json({ userAuthenticatorId }));
      const { id } = await backend.startEnrollment('email', { email: 'a@example.com' }, options);
      assert.equal(id, '');
    }
  });
});
