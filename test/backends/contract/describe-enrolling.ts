import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../../src/model/auth-method.js';
import {
  errorOf,
  expectCode,
  failOrSkip,
  listedMethods,
  listedOfType,
  options,
  skip,
  type OpenWorld,
} from './contract-world.js';
import {
  challengeOrSkip,
  complete,
  currentPassword,
  enroll,
  enrollable,
  expectEnrolled,
  expectRecoveryCodes,
  inputs,
  newPassword,
  sentCode,
  start,
  totpCode,
  withoutCeremony,
  wrongCode,
} from './enroll.js';

/** Whether a method says when it was made, or what it is for. */
function isTellable(method: AuthMethod): boolean {
  const telling = ['createdAt', 'lastChangedAt', 'phoneNumber', 'email', 'credentialId'];
  return telling.some((name) => name in method);
}

export function describeEnrolling(open: OpenWorld): void {
  describe('enrolling', () => {
    it('answers the start of an enrollment with a challenge of the same type', async function () {
      const world = await open('empty');
      const types = enrollable(world);
      if (types.length === 0) skip('it can add no type', this);
      for (const type of types) {
        const challenge = await challengeOrSkip(world, type, this);
        expect(challenge.type).to.equal(type);
        expect(challenge.session).to.be.a('string').that.is.not.empty;
        expect(challenge.id).to.be.a('string');
      }
    });

    it('lists a method whose enrollment is finished as soon as it starts', async function () {
      const world = await open('empty');
      const types = enrollable(world);
      if (types.length === 0) skip('it can add no type', this);
      for (const type of types) {
        const started = await start(world, type);
        if (!('result' in started)) skip('it finishes no enrollment as soon as it starts', this);
        await expectEnrolled(world, type, started.result);
      }
    });

    it('names an https page for an enrollment that continues elsewhere, and adds nothing', async function () {
      const world = await open('empty');
      const types = enrollable(world);
      if (types.length === 0) skip('it can add no type', this);
      for (const type of types) {
        const started = await start(world, type);
        if (!('continueAt' in started)) skip('it continues no enrollment on another page', this);
        expect(new URL(started.continueAt).protocol).to.equal('https:');
      }
      expect(await listedMethods(world)).to.deep.equal([]);
    });

    for (const type of withoutCeremony) {
      it(`${type}: lists the method after the right proof`, async function () {
        const world = await open('empty');
        await expectEnrolled(world, type, await enroll(world, type, this));
      });
    }

    it('totp: accepts the right code after a wrong one', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'totp', this);
      // Not digits, since the codes of the periods before and after would be right as well.
      await expectCode(complete<'totp'>(world, challenge, { code: 'not-a-code' }), 'invalid_code');
      const result = await complete<'totp'>(world, challenge, { code: await totpCode(challenge) });
      await expectEnrolled(world, 'totp', result);
    });

    it('totp: rejects the right code for an expired challenge with enrollment_expired', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'totp', this);
      const code = await totpCode(challenge);
      await failOrSkip(world, 'challenges-expired', this);
      await expectCode(complete<'totp'>(world, challenge, { code }), 'enrollment_expired');
    });

    it('phone: accepts the code sent by each channel it has, after a wrong one', async function () {
      const { phoneChannels = ['sms', 'voice'] } = (await open('empty')).backend.capabilities ?? {};
      for (const channel of phoneChannels) {
        const world = await open('empty');
        const { phoneNumber } = inputs.phone;
        const challenge = await challengeOrSkip(world, 'phone', this, { phoneNumber, channel });
        const code = await sentCode(world, phoneNumber);
        await expectCode(complete<'phone'>(world, challenge, { code: wrongCode(code) }), 'invalid_code');
        await expectEnrolled(world, 'phone', await complete<'phone'>(world, challenge, { code }));
        const [phone] = await listedOfType(world, 'phone');
        expect(phone?.channel).to.equal(channel);
        if (!phone?.masked) expect(phone?.phoneNumber).to.equal(phoneNumber);
      }
    });

    it('phone: rejects a text that is not a phone number with invalid_input', async function () {
      const world = await open('empty');
      if (!enrollable(world).includes('phone')) skip('it can’t add the type phone', this);
      const input = { phoneNumber: '0800-CALL-ME', channel: 'sms' } as const;
      const started = start(world, 'phone', input);
      if ('continueAt' in (await started.catch(() => ({})))) skip('it continues on another page', this);
      await expectCode(started, 'invalid_input');
    });

    it('email: accepts the code that was sent after a wrong one, and the address only once', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'email', this);
      if (challenge.byLink) skip('its mails bring a link', this);
      const code = await sentCode(world, inputs.email.email);
      await expectCode(complete<'email'>(world, challenge, { code: wrongCode(code) }), 'invalid_code');
      await expectEnrolled(world, 'email', await complete<'email'>(world, challenge, { code }));
      const [email] = await listedOfType(world, 'email');
      if (email?.masked) skip('its addresses are masked, so it can’t be compared', this);
      expect(email?.email).to.equal(inputs.email.email);
      await expectCode(start(world, 'email'), 'already_enrolled');
    });

    it('email: is pending until the link in the mail is opened', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'email', this);
      const { emailDelivery = 'code' } = world.backend.capabilities ?? {};
      expect(challenge.byLink ?? false).to.equal(emailDelivery === 'link');
      if (!challenge.byLink) skip('its mails bring a code', this);
      await expectCode(complete<'email'>(world, challenge, {}), 'authorization_pending');
      await world.approve();
      await expectEnrolled(world, 'email', await complete<'email'>(world, challenge, {}));
    });

    it('phone: sends another code, which completes the challenge that came with it', async function () {
      const world = await open('empty');
      const { backend } = world;
      if (!backend.resendCode) skip('it has no resendCode(): enrollments start again', this);
      const first = await challengeOrSkip(world, 'phone', this);
      const { length } = await world.outbox();
      const second = await backend.resendCode<'phone'>(first, options);
      expect(second.type).to.equal('phone');
      expect(await world.outbox()).to.have.length(length + 1);
      const code = await sentCode(world, inputs.phone.phoneNumber);
      await expectEnrolled(world, 'phone', await complete<'phone'>(world, second, { code }));
    });

    it('push-notification: is pending until it is approved in the phone app', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'push-notification', this);
      expect(challenge.barcodeUri).to.match(/^otpauth:/);
      await expectCode(complete<'push-notification'>(world, challenge, {}), 'authorization_pending');
      await world.approve();
      const result = await complete<'push-notification'>(world, challenge, {});
      await expectEnrolled(world, 'push-notification', result);
    });

    it('recovery-code: shows at least one code', async function () {
      const challenge = await challengeOrSkip(await open('empty'), 'recovery-code', this);
      expectRecoveryCodes(challenge.recoveryCodes);
    });

    it('password: accepts a strong password after a weak one, and quotes neither', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'password', this);
      const set = (password: string) =>
        complete<'password'>(world, challenge, { newPassword: password, ...currentPassword(world) });
      const refusal = await errorOf(set('aaa111'));
      expect(refusal.code).to.equal('password_refused');
      expect(refusal.validationIssues).to.not.be.empty;
      const texts = JSON.stringify([refusal.message, { ...refusal }, String(refusal.cause)]);
      expect(texts).to.not.contain('aaa111');
      expect(texts).to.not.contain(challenge.session);
      await expectEnrolled(world, 'password', await set(newPassword));
    });

    it('password: rejects a wrong current password with wrong_current_password', async function () {
      const world = await open('empty');
      const challenge = await challengeOrSkip(world, 'password', this);
      expect(challenge.currentPasswordRequired ?? false).to.equal(world.currentPassword !== undefined);
      if (!challenge.currentPasswordRequired) skip('it does not ask for the current password', this);
      for (const wrong of [{}, { currentPassword: 'wrong' }]) {
        const setting = complete<'password'>(world, challenge, { newPassword, ...wrong });
        await expectCode(setting, 'wrong_current_password');
      }
    });

    for (const type of ['passkey', 'webauthn-roaming'] as const) {
      it(`${type}: starts with options that the browser can read`, async function () {
        const { publicKey } = await challengeOrSkip(await open('empty'), type, this);
        // Throws when a value is not base64url.
        const parsed = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
        expect(parsed.rp.id).to.equal(location.hostname);
        expect(parsed.challenge.byteLength).to.be.greaterThan(15);
      });
    }

    it('replaces the method of a type of which the account has at most one', async function () {
      const world = await open('full');
      const { single = [] } = world.backend.capabilities ?? {};
      const types = withoutCeremony.filter(
        (type) =>
          enrollable(world).includes(type) &&
          [...single, 'password', 'recovery-code'].some((each) => each === type),
      );
      if (types.length === 0) skip('it adds no type of which there is only one', this);
      for (const type of types) {
        const before = await listedOfType(world, type);
        await expectEnrolled(world, type, await enroll(world, type, this));
        // Of some methods, a backend says nothing that would tell the new one from the old one.
        if (before.some(isTellable)) expect(await listedOfType(world, type)).to.not.deep.equal(before);
      }
    });

    it('returns recovery codes with a completed enrollment', async function () {
      const world = await open('empty');
      let count = 0;
      for (const type of withoutCeremony) {
        if (!enrollable(world).includes(type)) continue;
        const result = await enroll(world, type, this);
        if (!result?.recoveryCodes) continue;
        expectRecoveryCodes(result.recoveryCodes);
        count += 1;
      }
      if (count === 0) skip('no enrollment of its types returns recovery codes', this);
    });
  });
}
