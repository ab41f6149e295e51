import { expect } from '@open-wc/testing';
import { generate } from 'otplib';

import type { AuthMethod } from '../../../src/model/auth-method.js';
import type { EnrollableType, EnrollmentChallenge } from '../../../src/model/enrollment.js';
import {
  errorOf,
  expectCode,
  listedMethods,
  options,
  skipWithout,
  type ContractWorld,
  type OpenWorld,
} from './contract-world.js';

/** By an independent library, from what the QR code shows. */
async function totpCode({ barcodeUri }: EnrollmentChallenge['totp']): Promise<string> {
  const uri = new URL(barcodeUri);
  expect(uri.protocol).to.equal('otpauth:');
  return generate({ secret: uri.searchParams.get('secret') ?? '' });
}

async function sentCode(world: ContractWorld, to: string): Promise<string> {
  const message = (await world.outbox()).findLast((each) => each.to === to);
  return message?.code ?? '';
}

/** A code of the same length that differs in its last digit. */
function wrongCode(code: string): string {
  return code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
}

async function expectListed(world: ContractWorld, method: AuthMethod, type: EnrollableType): Promise<void> {
  expect(method.type).to.equal(type);
  expect(method.confirmed).to.equal(true);
  expect(await listedMethods(world)).to.deep.include(method);
}

export function describeEnrolling(open: OpenWorld): void {
  describe('enrolling', () => {
    function itEnrolls(
      type: EnrollableType,
      what: string,
      test: (world: ContractWorld) => Promise<void>,
    ): void {
      it(`${type}: ${what}`, async function () {
        const world = await open('empty');
        if (!world.backend.capabilities.enroll.includes(type)) skipWithout(`enrollment of ${type}`, this);
        await test(world);
      });
    }

    itEnrolls('totp', 'adds an authenticator app by its code', async (world) => {
      const { backend } = world;
      const challenge = await backend.startEnrollment('totp', {}, options);
      const code = await totpCode(challenge);
      const method = await backend.completeEnrollment<'totp'>(challenge, { code }, options);
      await expectListed(world, method, 'totp');
    });

    itEnrolls('totp', 'takes the right code after a wrong one', async (world) => {
      const { backend } = world;
      const challenge = await backend.startEnrollment('totp', {}, options);
      // Not near the right one, since those of the steps before and after are right as well.
      const complete = (code: string) => backend.completeEnrollment<'totp'>(challenge, { code }, options);
      await expectCode(complete('not-a-code'), 'invalid_code');
      await expectListed(world, await complete(await totpCode(challenge)), 'totp');
    });

    itEnrolls('totp', 'tells a challenge that has expired from a wrong code', async ({ backend, fail }) => {
      const challenge = await backend.startEnrollment('totp', {}, options);
      const code = await totpCode(challenge);
      await fail('challenges-expired');
      const completing = backend.completeEnrollment<'totp'>(challenge, { code }, options);
      await expectCode(completing, 'enrollment_expired');
    });

    for (const channel of ['sms', 'voice'] as const) {
      itEnrolls('phone', `adds a number by the code that came by ${channel}`, async (world) => {
        const { backend } = world;
        const phoneNumber = '+12025550177';
        const challenge = await backend.startEnrollment('phone', { phoneNumber, channel }, options);
        const complete = (code: string) => backend.completeEnrollment<'phone'>(challenge, { code }, options);
        const code = await sentCode(world, phoneNumber);
        await expectCode(complete(wrongCode(code)), 'invalid_code');
        const method = await complete(code);
        await expectListed(world, method, 'phone');
        expect(method).to.include({ phoneNumber, channel });
      });
    }

    itEnrolls('phone', 'refuses a number that is none', async ({ backend }) => {
      const input = { phoneNumber: '0800-CALL-ME', channel: 'sms' } as const;
      await expectCode(backend.startEnrollment('phone', input, options), 'invalid_input');
    });

    itEnrolls('email', 'adds an address by the code that came, once', async (world) => {
      const { backend } = world;
      const email = 'grace@example.com';
      const challenge = await backend.startEnrollment('email', { email }, options);
      const complete = (code: string) => backend.completeEnrollment<'email'>(challenge, { code }, options);
      const code = await sentCode(world, email);
      await expectCode(complete(wrongCode(code)), 'invalid_code');
      const method = await complete(code);
      await expectListed(world, method, 'email');
      expect(method).to.include({ email });
      await expectCode(backend.startEnrollment('email', { email }, options), 'already_enrolled');
    });

    itEnrolls('push-notification', 'waits for the phone app', async (world) => {
      const { backend } = world;
      const challenge = await backend.startEnrollment('push-notification', {}, options);
      expect(challenge.barcodeUri).to.match(/^otpauth:/);
      const complete = () => backend.completeEnrollment<'push-notification'>(challenge, {}, options);
      await expectCode(complete(), 'authorization_pending');
      await world.approvePush();
      await expectListed(world, await complete(), 'push-notification');
    });

    itEnrolls('recovery-code', 'adds the code it showed', async (world) => {
      const { backend } = world;
      const challenge = await backend.startEnrollment('recovery-code', {}, options);
      expect(challenge.recoveryCode).to.match(/^\w{16,}$/);
      const method = await backend.completeEnrollment<'recovery-code'>(challenge, {}, options);
      await expectListed(world, method, 'recovery-code');
    });

    itEnrolls('password', 'takes a good password after a weak one, and quotes none', async (world) => {
      const { backend } = world;
      const challenge = await backend.startEnrollment('password', {}, options);
      const complete = (newPassword: string) =>
        backend.completeEnrollment<'password'>(challenge, { newPassword }, options);
      const refusal = await errorOf(complete('aaa111'));
      expect(refusal.code).to.equal('password_refused');
      expect(refusal.validationIssues).to.not.be.empty;
      const told = JSON.stringify([refusal.message, { ...refusal }, String(refusal.cause)]);
      expect(told).to.not.contain('aaa111');
      expect(told).to.not.contain(challenge.session);
      await expectListed(world, await complete('Larch-Otter-58!'), 'password');
    });

    itEnrolls('passkey', 'starts with options that the browser can read', async ({ backend }) => {
      const { publicKey } = await backend.startEnrollment('passkey', {}, options);
      // Throws for what is no base64url.
      const parsed = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
      expect(parsed.rp.id).to.equal(location.hostname);
      expect(parsed.challenge.byteLength).to.be.greaterThan(15);
    });
  });
}
