import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateSync } from 'otplib';
import type { CognitoOptions } from '../../../src/backends/cognito/index.js';
import type { CognitoEmulatorOptions } from '../../../src/emulator/cognito/index.js';
import type { EnrollmentChallenge, EnrollmentStart } from '../../../src/model/enrollment.js';
import { answering, codeOf, connect, errorOf, options, refusal } from './connect.js';

const newNumber = { phoneNumber: '+12025550177', channel: 'sms' } as const;

function challengeIn<T extends keyof EnrollmentChallenge>(start: EnrollmentStart<T>): EnrollmentChallenge[T] {
  if ('result' in start || 'continueAt' in start) throw new Error('There is no challenge');
  return start;
}

function open(changes: Partial<CognitoOptions> = {}, settings: CognitoEmulatorOptions = {}) {
  const connected = connect(changes, settings);
  const { backend, emulator } = connected;
  return {
    ...connected,
    startTotp: async () => challengeIn<'totp'>(await backend.startEnrollment('totp', {}, options)),
    startPhone: async (input = newNumber) =>
      challengeIn<'phone'>(await backend.startEnrollment('phone', input, options)),
    sentCode: () => emulator.outbox.at(-1)?.code ?? '',
    methodOf: async (type: string) =>
      (await backend.list(options)).methods.find((method) => method.type === type),
  };
}

const totpCode = ({ barcodeUri }: EnrollmentChallenge['totp']): string =>
  generateSync({ secret: new URL(barcodeUri).searchParams.get('secret') ?? '' });

describe('an authenticator app in a Cognito pool', () => {
  it('is set up with three operations, and the code of its own address', async () => {
    const { backend, operations, startTotp, methodOf } = open(
      { issuer: 'Harbour: Möwe', label: 'ada+1@example.com' },
      { account: 'empty' },
    );
    const challenge = await startTotp();
    const { barcodeUri, manualInputCode = '' } = challenge;
    assert.equal(
      barcodeUri,
      `otpauth://totp/Harbour%3A%20M%C3%B6we:ada%2B1%40example.com?secret=${manualInputCode}&issuer=Harbour%3A%20M%C3%B6we`,
    );
    assert.deepEqual(await backend.completeEnrollment(challenge, { code: totpCode(challenge) }, options), {});
    assert.deepEqual(operations(), ['AssociateSoftwareToken', 'VerifySoftwareToken', 'SetUserMFAPreference']);
    assert.equal((await methodOf('totp'))?.enabled, undefined);
  });

  it('is labelled with the username, and with the address where that is a generated one', async () => {
    const label = async (username?: string): Promise<string> => {
      const { emulator, backend, startTotp } = open();
      if (username) Object.assign(emulator.account, { username });
      await backend.list(options);
      const [, name] = decodeURIComponent(new URL((await startTotp()).barcodeUri).pathname).split(':');
      return name ?? '';
    };
    assert.equal(await label(), 'ada');
    assert.equal(await label('0F9D2C1E-5a77-4c6b-9a55-6d0c1f2b3a44'), 'ada@example.com');
  });

  it('asks for the username only where no list has been read', async () => {
    const { backend, operations, startTotp } = open();
    await startTotp();
    assert.deepEqual(operations(), ['AssociateSoftwareToken', 'GetUser']);
    await backend.list(options);
    operations();
    await startTotp();
    assert.deepEqual(operations(), ['AssociateSoftwareToken']);
  });

  it('takes digits with spaces, and sends nothing that is no code', async () => {
    const { backend, operations, startTotp } = open();
    const challenge = await startTotp();
    operations();
    for (const code of ['', '12345', '1234567', 'abcdef'])
      assert.equal(await codeOf(backend.completeEnrollment(challenge, { code }, options)), 'invalid_code');
    assert.deepEqual(operations(), []);
    const code = totpCode(challenge).replace(/^.../, '$& ');
    await backend.completeEnrollment(challenge, { code }, options);
  });

  it('that is verified but could not be switched on is not asked for a code again', async () => {
    const { backend, emulator, operations, startTotp, methodOf } = open({}, { account: 'empty' });
    const challenge = await startTotp();
    const code = totpCode(challenge);
    emulator.setFaults({ lacking: { SetUserMFAPreference: 'TooManyRequestsException' } });
    assert.equal(await codeOf(backend.completeEnrollment(challenge, { code }, options)), 'rate_limited');
    assert.equal(await methodOf('totp'), undefined);
    emulator.setFaults({ lacking: {} });
    operations();
    await backend.completeEnrollment(challenge, { code: '000000' }, options);
    assert.deepEqual(operations(), ['SetUserMFAPreference']);
    assert.equal((await methodOf('totp'))?.enabled, undefined);
  });

  it('that was left like that is finished by starting again, without a code', async () => {
    const { backend, emulator, operations, startTotp } = open({}, { account: 'empty' });
    const challenge = await startTotp();
    emulator.setFaults({ lost: ['SetUserMFAPreference'], offline: false });
    emulator.setFaults({ lacking: { SetUserMFAPreference: 'InternalErrorException' }, lost: [] });
    const completing = backend.completeEnrollment(challenge, { code: totpCode(challenge) }, options);
    assert.equal(await codeOf(completing), 'server_error');
    emulator.setFaults({ lacking: {} });
    operations();
    assert.deepEqual(await backend.startEnrollment('totp', {}, options), { result: {} });
    assert.deepEqual(operations(), ['SetUserMFAPreference']);
    assert.equal(emulator.account.app?.isOn, true);
  });

  it('is not offered again by a pool that has none', async () => {
    const { backend, emulator } = open();
    emulator.setFaults({ secondSteps: ['sms'] });
    const { code, message } = await errorOf(backend.startEnrollment('totp', {}, options));
    assert.equal(code, 'unsupported_by_backend');
    assert.match(message, /Turn authenticator apps on/);
    const { factors } = await backend.list(options);
    assert.equal(
      (await factors)?.some(({ type }) => type === 'totp'),
      false,
    );
  });

  for (const [answer, code] of [
    [() => Response.json({ Status: 'ERROR' }), 'invalid_code'],
    [() => Response.json({ Status: 'PENDING' }), 'invalid_response'],
    [() => new Response(null), 'invalid_response'],
    [() => refusal('EnableSoftwareTokenMFAException'), 'invalid_code'],
    [() => refusal('CodeMismatchException'), 'invalid_code'],
  ] as const) {
    it(`takes an answer to a code as ${code}`, async () => {
      const backend = answering({ VerifySoftwareToken: answer });
      const challenge = challengeIn<'totp'>(await backend.startEnrollment('totp', {}, options));
      assert.equal(await codeOf(backend.completeEnrollment(challenge, { code: '123456' }, options)), code);
    });
  }

  it('is not shown with a secret that is none', async () => {
    for (const SecretCode of [undefined, null, 7, '', 'not base 32!', 'AB&issuer=x']) {
      const backend = answering({ AssociateSoftwareToken: () => Response.json({ SecretCode }) });
      assert.equal(await codeOf(backend.startEnrollment('totp', {}, options)), 'invalid_response');
    }
  });
});

describe('a number in a Cognito pool', () => {
  it('is added with three operations, and with a fourth where the pool sends no code by itself', async () => {
    for (const autoVerify of [true, false]) {
      const { backend, emulator, requests, operations, startPhone, sentCode } = open();
      emulator.setFaults({ autoVerify });
      const challenge = await startPhone();
      await backend.completeEnrollment(challenge, { code: ` ${sentCode()} ` }, options);
      assert.deepEqual(requests.at(-1)?.fields, { SMSMfaSettings: { Enabled: true } });
      assert.deepEqual(operations(), [
        'UpdateUserAttributes',
        ...(autoVerify ? [] : ['GetUserAttributeVerificationCode']),
        'VerifyUserAttribute',
        'SetUserMFAPreference',
      ]);
      assert.equal(emulator.account.attributes.get('phone_number'), newNumber.phoneNumber);
    }
  });

  it('that is a second step already is refused without a request', async () => {
    const { backend, operations } = open();
    await backend.list(options);
    operations();
    const same = { phoneNumber: '+12065550100', channel: 'sms' } as const;
    assert.equal(await codeOf(backend.startEnrollment('phone', same, options)), 'already_enrolled');
    const address = backend.startEnrollment('email', { email: 'Ada@Example.com' }, options);
    assert.equal(await codeOf(address), 'already_enrolled');
    assert.deepEqual(operations(), []);
  });

  it('of somebody else is refused, before or after the code', async () => {
    for (const keepOriginal of [false, true]) {
      const { backend, emulator, sentCode } = open();
      emulator.setFaults({ keepOriginal });
      const starting = backend.startEnrollment('email', { email: 'charles@example.com' }, options);
      if (!keepOriginal) assert.equal(await codeOf(starting), 'already_enrolled');
      else {
        const challenge = challengeIn<'email'>(await starting);
        const completing = backend.completeEnrollment(challenge, { code: sentCode() }, options);
        assert.equal(await codeOf(completing), 'already_enrolled');
      }
    }
  });

  it('keeps the one before until it is verified, where the pool does so', async () => {
    const { emulator, startPhone, methodOf } = open();
    emulator.setFaults({ keepOriginal: true });
    await startPhone();
    const phone = await methodOf('phone');
    assert.deepEqual(phone?.type === 'phone' && [phone.phoneNumber, phone.confirmed], ['+12065550100', true]);
  });

  it('is unfinished until it is verified, where the pool does not', async () => {
    const { startPhone, methodOf } = open();
    await startPhone();
    const phone = await methodOf('phone');
    assert.deepEqual(phone?.type === 'phone' && [phone.phoneNumber, phone.confirmed], [
      '+12025550177',
      false,
    ]);
  });

  it('gets another code, with the same challenge', async () => {
    const { backend, emulator, operations, startPhone, sentCode } = open();
    const challenge = await startPhone();
    const before = sentCode();
    operations();
    const again = await backend.resendCode(challenge, options);
    assert.deepEqual(again, challenge);
    assert.deepEqual(operations(), ['GetUserAttributeVerificationCode']);
    assert.equal(emulator.outbox.length, 2);
    if (before !== sentCode())
      assert.equal(
        await codeOf(backend.completeEnrollment(again, { code: before }, options)),
        'invalid_code',
      );
    await backend.completeEnrollment(again, { code: sentCode() }, options);
  });

  it('with a code that is too old starts again', async () => {
    const { backend, emulator, startPhone, sentCode } = open();
    const challenge = await startPhone();
    emulator.setFaults({ challengesExpired: true });
    const completing = backend.completeEnrollment(challenge, { code: sentCode() }, options);
    assert.equal(await codeOf(completing), 'enrollment_expired');
  });

  it('that was verified but could not be switched on is unfinished, and finished without another code', async () => {
    const { backend, emulator, operations, startPhone, sentCode, methodOf } = open();
    emulator.account.isSmsOn = false;
    const challenge = await startPhone();
    emulator.setFaults({ lacking: { SetUserMFAPreference: 'InternalErrorException' } });
    const code = sentCode();
    assert.equal(await codeOf(backend.completeEnrollment(challenge, { code }, options)), 'server_error');
    assert.equal((await methodOf('phone'))?.confirmed, false);
    emulator.setFaults({ lacking: {} });
    operations();
    assert.deepEqual(await backend.startEnrollment('phone', newNumber, options), { result: {} });
    assert.deepEqual(operations(), ['SetUserMFAPreference']);
    assert.equal((await methodOf('phone'))?.confirmed, true);
  });

  it('whose verification was lost is found verified in the list, and only switched on', async () => {
    const { backend, emulator, operations, startPhone, sentCode, methodOf } = open();
    emulator.account.isSmsOn = false;
    const challenge = await startPhone();
    emulator.setFaults({ lost: ['VerifyUserAttribute'] });
    const code = sentCode();
    assert.equal(await codeOf(backend.completeEnrollment(challenge, { code }, options)), 'network');
    emulator.setFaults({ lost: [] });
    // Unfinished: else it would pass for one that has been added.
    assert.equal((await methodOf('phone'))?.confirmed, false);
    operations();
    await backend.completeEnrollment(challenge, { code }, options);
    assert.deepEqual(operations(), ['SetUserMFAPreference']);
    assert.equal((await methodOf('phone'))?.confirmed, true);
  });

  it('in a pool without text messages is not offered again, and the developer learns why', async () => {
    const { backend, emulator, startPhone, sentCode, methodOf } = open();
    emulator.account.isSmsOn = false;
    const challenge = await startPhone();
    emulator.setFaults({ secondSteps: ['totp'] });
    const error = await errorOf(backend.completeEnrollment(challenge, { code: sentCode() }, options));
    assert.equal(error.code, 'unsupported_by_backend');
    assert.match(error.message, /Turn this second step on in the pool’s MFA settings/);
    assert.equal(await methodOf('phone'), undefined);
  });

  it('of another person is not finished with what is known of the one before', async () => {
    const { backend, emulator, operations, startPhone, sentCode } = open();
    emulator.account.isSmsOn = false;
    await backend.list(options);
    const challenge = await startPhone();
    emulator.setFaults({ lacking: { SetUserMFAPreference: 'InternalErrorException' } });
    await codeOf(backend.completeEnrollment(challenge, { code: sentCode() }, options));
    emulator.setFaults({ lacking: {} });
    Object.assign(emulator.account, { username: 'grace' });
    await backend.list(options);
    operations();
    await startPhone();
    assert.deepEqual(operations(), ['UpdateUserAttributes']);
  });
});

describe('a password in a Cognito pool', () => {
  const start = async ({ backend }: ReturnType<typeof open>) =>
    challengeIn<'password'>(await backend.startEnrollment('password', {}, options));

  it('is changed with one operation, which has both passwords', async () => {
    const world = open();
    await world.backend.list(options);
    const challenge = await start(world);
    world.requests.length = 0;
    const proof = { newPassword: 'Larch-Otter-58!', currentPassword: 'Correct-Horse-9' };
    await world.backend.completeEnrollment(challenge, proof, options);
    assert.deepEqual(world.requests, [
      {
        operation: 'ChangePassword',
        fields: { PreviousPassword: 'Correct-Horse-9', ProposedPassword: 'Larch-Otter-58!' },
      },
    ]);
  });

  it('is set without a current one by somebody who has none', async () => {
    const world = open({}, { account: 'empty' });
    const challenge = await start(world);
    assert.equal(challenge.currentPasswordRequired, false);
    await world.backend.completeEnrollment(challenge, { newPassword: 'Larch-Otter-58!' }, options);
    assert.deepEqual(world.requests.at(-1)?.fields, { ProposedPassword: 'Larch-Otter-58!' });
  });

  it('is asked for where the pool does not say whether there is one', async () => {
    const world = open();
    world.emulator.setFaults({ lacking: { GetUserAuthFactors: 'OperationNotEnabledException' } });
    assert.equal((await start(world)).currentPasswordRequired, true);
  });

  it('that is wrong is no ended session, and is not sent again', async () => {
    const world = open();
    const challenge = await start(world);
    world.operations();
    const proof = { newPassword: 'Larch-Otter-58!', currentPassword: 'wrong' };
    const completing = () => codeOf(world.backend.completeEnrollment(challenge, proof, options));
    assert.equal(await completing(), 'wrong_current_password');
    assert.deepEqual(world.operations(), ['ChangePassword']);
    for (let attempt = 0; attempt < 4; attempt += 1) await completing();
    assert.equal(await completing(), 'too_many_attempts');
  });

  for (const [newPassword, rule] of [
    ['tiny', /too short/],
    ['alllowercase', /uppercase/],
    ['Correct-Horse-9', /history/],
    [' Larch-Otter-58! ', /regular expression/],
  ] as const) {
    it(`that breaks a rule is refused with it: ${String(rule)}`, async () => {
      const world = open();
      const challenge = await start(world);
      const proof = { newPassword, currentPassword: 'Correct-Horse-9' };
      const error = await errorOf(world.backend.completeEnrollment(challenge, proof, options));
      assert.equal(error.code, 'password_refused');
      assert.match(error.validationIssues.map(({ detail }) => detail).join(), rule);
    });
  }
});

describe('what a Cognito pool can’t add', () => {
  it('is refused without a request', async () => {
    const { backend, operations } = open();
    for (const type of ['push-notification', 'recovery-code', 'webauthn-roaming'] as const)
      assert.equal(await codeOf(backend.startEnrollment(type, {}, options)), 'unsupported_by_backend');
    assert.deepEqual(operations(), []);
  });

  it('is a passkey in a pool without them, of which the developer is told, and which is not offered again', async () => {
    const { backend, emulator } = open();
    emulator.setFaults({ firstFactors: ['PASSWORD'] });
    const { code, message } = await errorOf(backend.startEnrollment('passkey', {}, options));
    assert.equal(code, 'unsupported_by_backend');
    assert.match(message, /`WEB_AUTHN` in the pool’s choice-based sign-in/);
    const { factors } = await backend.list(options);
    assert.equal(
      (await factors)?.some(({ type }) => type === 'passkey'),
      false,
    );
  });

  it('is a passkey with options that a browser can’t read', async () => {
    for (const CredentialCreationOptions of [undefined, null, 'text', {}, { challenge: 'a b' }]) {
      const backend = answering({
        StartWebAuthnRegistration: () => Response.json({ CredentialCreationOptions }),
      });
      assert.equal(await codeOf(backend.startEnrollment('passkey', {}, options)), 'invalid_response');
    }
  });
});
