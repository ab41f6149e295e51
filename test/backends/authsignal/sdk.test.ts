import { expect } from '@open-wc/testing';
import { generate } from 'otplib';
import {
  createAuthsignalEmulator,
  type AuthsignalEmulator,
  type AuthsignalEmulatorOptions,
} from '../../../src/emulator/authsignal/index.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';
import { Authsignal, type BrowserLibrary } from './browser-library.js';

/** The vendor's own library for browsers, 1.16.0, as the client of the emulator. */
describe('@authsignal/browser with the emulator', () => {
  const { fetch: original } = globalThis;
  let emulator: AuthsignalEmulator;
  let expired = 0;

  function connect(options: AuthsignalEmulatorOptions = {}, scope = 'add:authenticators'): BrowserLibrary {
    emulator = createAuthsignalEmulator({
      origin: 'https://authsignal.test',
      rpId: location.hostname,
      account: 'empty',
      ...options,
    });
    globalThis.fetch = (input, init) =>
      String(input).startsWith(emulator.origin) ? emulator.fetch(input, init) : original(input, init);
    const client = new Authsignal({
      tenantId: 'emulator',
      baseUrl: emulator.baseUrl,
      onTokenExpired: () => {
        expired += 1;
      },
    });
    client.setToken(emulator.issueToken({ scope }));
    return client;
  }

  const sentCode = (): string => emulator.outbox.at(-1)?.code ?? '';
  const kinds = (): readonly string[] =>
    emulator.authenticators.flatMap(({ verificationMethod, verifiedAt }) =>
      verifiedAt === undefined ? [] : [verificationMethod],
    );

  beforeEach(() => {
    expired = 0;
  });

  afterEach(() => {
    globalThis.fetch = original;
  });

  it('adds an authenticator app, after a wrong code that is no error', async () => {
    const { totp } = connect();
    const { data } = await totp.enroll();
    expect(data?.uri).to.match(/^otpauth:\/\/totp\//);
    const wrong = await totp.verify({ code: 'wrong' });
    expect(wrong.data).to.deep.equal({ isVerified: false, failureReason: 'CODE_INVALID_OR_EXPIRED' });
    const right = await totp.verify({ code: await generate({ secret: data?.secret ?? '' }) });
    expect(right.data?.isVerified).to.equal(true);
    expect(right.data?.token).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(right.data?.userAuthenticator?.userAuthenticatorId).to.equal(data?.userAuthenticatorId);
    expect(kinds()).to.deep.equal(['AUTHENTICATOR_APP']);
  });

  it('adds a phone with the second of two codes', async () => {
    const { sms } = connect();
    await sms.enroll({ phoneNumber: '+12025550177' });
    const first = sentCode();
    const { data } = await sms.challenge();
    expect(data?.challengeId).to.be.a('string');
    expect(emulator.outbox).to.have.length(2);
    if (first !== sentCode()) expect((await sms.verify({ code: first })).data?.isVerified).to.equal(false);
    expect((await sms.verify({ code: sentCode() })).data?.userAuthenticator?.phoneNumber).to.equal(
      '+12*****177',
    );
  });

  it('adds an address by code, and another one by link', async () => {
    const { email, emailML } = connect();
    await email.enroll({ email: 'grace@example.com' });
    expect((await email.verify({ code: sentCode() })).data?.isVerified).to.equal(true);
    await emailML.enroll({ email: 'grace@example.org' });
    // It asks every second, until the link was opened.
    const waiting = emailML.checkVerificationStatus();
    expect((await emulator.fetch(sentCode())).ok).to.equal(true);
    expect((await waiting).data?.isVerified).to.equal(true);
    expect(kinds()).to.deep.equal(['EMAIL_OTP', 'EMAIL_MAGIC_LINK']);
  });

  it('makes a passkey, and signs with it', async () => {
    const authenticator = await addVirtualAuthenticator();
    const { passkey } = connect();
    const { data } = await passkey.signUp({ username: 'ada@example.com', displayName: 'Ada' });
    expect(data?.userAuthenticator?.verificationMethod).to.equal('PASSKEY');
    const used = await passkey.signIn({ token: emulator.issueToken() });
    expect(used?.data?.isVerified).to.equal(true);
    expect(used?.data?.userAuthenticatorId).to.equal(data?.userAuthenticator?.userAuthenticatorId);
    await authenticator.remove();
  });

  it('makes a credential on a security key, and signs with it', async () => {
    const authenticator = await addVirtualAuthenticator({ transport: 'usb', hasResidentKey: false });
    const { securityKey } = connect();
    const enrolled = await securityKey.enroll();
    expect(enrolled?.data?.token).to.be.a('string');
    expect(kinds()).to.deep.equal(['SECURITY_KEY']);
    expect((await securityKey.verify())?.data?.isVerified).to.equal(true);
    await authenticator.remove();
  });

  it('is refused without the scope, and not after a challenge', async () => {
    const { totp, sms, whatsapp } = connect({ account: 'typical' }, 'read:authenticators');
    const refused = await totp.enroll();
    expect(refused.errorCode).to.equal('unauthorized');
    await whatsapp.challenge();
    expect(emulator.outbox.at(-1)).to.include({ to: '+12065550100', channel: 'whatsapp' });
    expect((await whatsapp.verify({ code: sentCode() })).data?.isVerified).to.equal(true);
    expect((await sms.enroll({ phoneNumber: '+12025550177' })).data?.userAuthenticatorId).to.be.a('string');
  });

  it('waits for the phone to approve', async () => {
    const { push } = connect({ account: 'typical' });
    const { data } = await push.challenge({ action: 'sign-in' });
    const challengeId = data?.challengeId ?? '';
    expect((await push.verify({ challengeId })).data?.isVerified).to.equal(false);
    emulator.approvePush();
    expect((await push.verify({ challengeId })).data?.isVerified).to.equal(true);
  });

  it('is told that the token has expired, whatever the status', async () => {
    for (const expiredStatus of [401, 400, 200] as const) {
      const { totp } = connect({ faults: { expiredStatus } });
      emulator.advanceClock(600_000);
      expect((await totp.enroll()).errorCode).to.equal('expired_token');
    }
    expect(expired).to.equal(3);
  });

  it('is refused too many wrong codes, an unknown number, and what the tenant lacks', async () => {
    const { totp, sms } = connect({ faults: { maxAttempts: 1 } });
    await totp.enroll();
    await totp.verify({ code: 'wrong' });
    expect((await totp.verify({ code: 'wrong' })).data?.failureReason).to.equal('MAX_ATTEMPTS_EXCEEDED');
    expect((await sms.enroll({ phoneNumber: '911' })).errorCode).to.equal('invalid_request');
    emulator.configured = [];
    expect((await sms.enroll({ phoneNumber: '+12025550177' })).errorCode).to.equal('invalid_configuration');
  });
});
