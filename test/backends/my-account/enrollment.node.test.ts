import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import type { MyAccountBackend } from '../../../src/backends/my-account/index.js';
import type { EnrollableType, EnrollmentInput } from '../../../src/model/enrollment.js';
import type { RegistrationResponseJSON } from '../../../src/model/webauthn-dictionaries.js';
import { base, fixture, methodAnswer, options, recordedBackend, tokenRequest } from './recorded-backend.js';

const challenges = fixture('challenges') as Readonly<Record<EnrollableType, object>>;

function created(type: EnrollableType, location?: string): Response {
  return Response.json(challenges[type], { status: 202, ...(location && { headers: { location } }) });
}

describe('enrollment', () => {
  const identity = { connection: 'Users-DB', identityUserId: 'auth0|507f1f77bcf86cd799439011' };
  const wireIdentity = { connection: 'Users-DB', identity_user_id: '507f1f77bcf86cd799439011' };

  const starts: readonly (readonly [EnrollableType, EnrollmentInput[EnrollableType], object])[] = [
    ['totp', {}, { type: 'totp' }],
    ['push-notification', {}, { type: 'push-notification' }],
    ['recovery-code', {}, { type: 'recovery-code' }],
    ['email', { email: 'user@example.com' }, { type: 'email', email: 'user@example.com' }],
    [
      'phone',
      { phoneNumber: '+15551234567', channel: 'voice' },
      { type: 'phone', phone_number: '+15551234567', preferred_authentication_method: 'voice' },
    ],
    ['password', {}, { type: 'password' }],
    ['password', identity, { type: 'password', ...wireIdentity }],
    ['password', { identityUserId: 'a1b2' }, { type: 'password', identity_user_id: 'a1b2' }],
    ['passkey', {}, { type: 'passkey', use_exclude_credentials: true }],
    ['passkey', identity, { type: 'passkey', use_exclude_credentials: true, ...wireIdentity }],
  ];
  for (const [type, input, body] of starts) {
    it(`starts an enrollment with the body ${JSON.stringify(body)}`, async () => {
      const { sent, backend } = recordedBackend(() => created(type));
      const challenge = await backend.startEnrollment(type, input, options);
      assert.equal(challenge.type, type);
      const expected = tokenRequest('enroll', 'create:me:authentication_methods');
      assert.deepEqual(sent, [
        { method: 'POST', url: `${base}/authentication-methods`, body, tokenRequest: expected },
      ]);
    });
  }

  async function completed(complete: (backend: MyAccountBackend) => Promise<unknown>, type: string) {
    const { sent, backend } = recordedBackend(() => methodAnswer(type, 201));
    await complete(backend);
    assert.equal(sent.length, 1);
    assert.deepEqual(sent[0]?.tokenRequest, tokenRequest('enroll', 'create:me:authentication_methods'));
    assert.equal(sent[0]?.method, 'POST');
    return { url: sent[0]?.url, body: sent[0]?.body };
  }

  const session = 'Fe26.2**session';

  it('completes totp, phone and email with a code', async () => {
    for (const type of ['totp', 'phone', 'email'] as const) {
      const challenge = { type, id: `${type}|dev_1`, session, barcodeUri: 'otpauth://totp/x' };
      const sent = await completed(
        (backend) => backend.completeEnrollment<typeof type>(challenge, { code: '012345' }, options),
        type,
      );
      assert.deepEqual(sent, {
        url: `${base}/authentication-methods/${type}%7Cdev_1/verify`,
        body: { auth_session: session, otp_code: '012345' },
      });
    }
  });

  it('completes push-notification and recovery-code with only the session', async () => {
    const push = {
      type: 'push-notification',
      id: 'push-notification|dev_1',
      session,
      barcodeUri: 'x',
    } as const;
    assert.deepEqual(
      await completed(
        (backend) => backend.completeEnrollment<'push-notification'>(push, {}, options),
        push.type,
      ),
      {
        url: `${base}/authentication-methods/push-notification%7Cdev_1/verify`,
        body: { auth_session: session },
      },
    );
    const code = {
      type: 'recovery-code',
      id: 'recovery-code|dev_1',
      session,
      recoveryCodes: ['ABCD'],
    } as const;
    assert.deepEqual(
      await completed((backend) => backend.completeEnrollment<'recovery-code'>(code, {}, options), code.type),
      { url: `${base}/authentication-methods/recovery-code%7Cdev_1/verify`, body: { auth_session: session } },
    );
  });

  it('completes a password with the new password as it was typed', async () => {
    const challenge = { type: 'password', id: 'password|new', session } as const;
    assert.deepEqual(
      await completed(
        (backend) =>
          backend.completeEnrollment<'password'>(challenge, { newPassword: ' päss|wörd ' }, options),
        'password',
      ),
      {
        url: `${base}/authentication-methods/password%7Cnew/verify`,
        body: { auth_session: session, new_password: ' päss|wörd ' },
      },
    );
  });

  it('completes a passkey with only the members that the API accepts', async () => {
    const response = { attestationObject: 'o2Nm', clientDataJSON: 'eyJ0', transports: ['internal'] };
    const common = {
      id: 'abc',
      rawId: 'abc',
      type: 'public-key',
      clientExtensionResults: { credProps: { rk: true } },
    };
    const credential: RegistrationResponseJSON = {
      ...common,
      authenticatorAttachment: 'platform',
      response: { ...response, authenticatorData: 'SZYN', publicKey: 'MFkw', publicKeyAlgorithm: -7 },
    };
    const publicKey = {
      challenge: 'dGVzdA',
      rp: { name: 'x' },
      user: { id: 'YQ', name: 'a', displayName: 'A' },
      pubKeyCredParams: [],
    };
    const challenge = { type: 'passkey', id: 'passkey|new', session, publicKey } as const;
    const sent = await completed(
      (backend) => backend.completeEnrollment<'passkey'>(challenge, { credential }, options),
      'passkey',
    );
    assert.deepEqual(sent, {
      url: `${base}/authentication-methods/passkey%7Cnew/verify`,
      body: {
        auth_session: session,
        authn_response: { ...common, authenticatorAttachment: 'platform', response },
      },
    });
  });

  it('rejects a security key with unsupported_by_backend, and sends nothing', async () => {
    const { sent, backend } = recordedBackend(() => created('totp'));
    const starting = backend.startEnrollment('webauthn-roaming', {}, options);
    await assert.rejects(starting, { code: 'unsupported_by_backend' });
    assert.deepEqual(sent, []);
  });

  it('resolves to the completed method', async () => {
    const { backend } = recordedBackend(() => methodAnswer('email', 201));
    const challenge = { type: 'email', id: 'email|dev_1', session } as const;
    const result = await backend.completeEnrollment<'email'>(challenge, { code: '012345' }, options);
    assert.deepEqual(Object.keys(result), ['method']);
    assert.equal(result.method.type, 'email');
  });

  it('keeps secrets out of its errors, even when the answer quotes the request', async () => {
    const quoting = recordedBackend(() => {
      const detail = `Refused: ${JSON.stringify(quoting.sent.at(-1)?.body)}`;
      return Response.json({ detail, validation_errors: [{ detail }] }, { status: 400 });
    });
    const { backend } = quoting;
    const password = { type: 'password', id: 'password|new', session } as const;
    const phone = { type: 'phone', id: 'phone|dev_1', session } as const;
    const refusals = [
      backend.completeEnrollment<'password'>(password, { newPassword: 'Larch-Otter-58!' }, options),
      backend.completeEnrollment<'phone'>(phone, { code: '482913' }, options),
    ];
    for (const refusal of refusals) {
      await assert.rejects(refusal, (error) => {
        assert.match(inspect(error), /Refused: .*•••/);
        assert.doesNotMatch(inspect(error, { depth: 9 }), /Larch-Otter-58!|482913|Fe26/);
        return true;
      });
    }
  });

  it('sends the proof to its own API when Location names another server', async () => {
    const { sent, backend } = recordedBackend((path) =>
      path.endsWith('/verify')
        ? methodAnswer('totp', 201)
        : created('totp', 'https://evil.example/me/v1/totp%7Cdev_9'),
    );
    const challenge = await backend.startEnrollment('totp', {}, options);
    await backend.completeEnrollment<'totp'>(challenge, { code: '012345' }, options);
    assert.equal(sent[1]?.url, `${base}/authentication-methods/totp%7Cdev_9/verify`);
  });

  for (const body of [
    '{}',
    'null',
    '{"id":"phone|dev_1","type":"phone"}',
    '<!doctype html>',
    '{"id":"phone|d',
  ]) {
    it(`rejects a successful answer of ${body} with invalid_response`, async () => {
      const { backend } = recordedBackend(() => new Response(body, { status: 201 }));
      const challenge = { type: 'phone', id: 'phone|dev_1', session } as const;
      const completing = backend.completeEnrollment<'phone'>(challenge, { code: '012345' }, options);
      await assert.rejects(completing, { code: 'invalid_response' });
    });
  }

  it('does not take a method of another type for the one to add', async () => {
    const { backend } = recordedBackend(() => methodAnswer('email', 201));
    const challenge = { type: 'phone', id: 'phone|dev_1', session: 'Fe26.2**x' } as const;
    const completing = backend.completeEnrollment(challenge, { code: '123456' }, options);
    await assert.rejects(completing, { code: 'invalid_response' });
  });
});
