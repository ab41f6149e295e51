import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  CompleteWebAuthnRegistrationCommand,
  DeleteUserAttributesCommand,
  DeleteWebAuthnCredentialCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserAuthFactorsCommand,
  GetUserCommand,
  ListWebAuthnCredentialsCommand,
  SetUserMFAPreferenceCommand,
  StartWebAuthnRegistrationCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { generateSync } from 'otplib';
import { createCognitoEmulator } from '../../../src/emulator/cognito/index.js';
import { createCredential, type CreationOptions } from '../../emulator/support/software-authenticator.js';
import { serveCognito } from './serve.js';

describe('the vendor’s SDK, as a client of the Cognito emulator', () => {
  const emulator = createCognitoEmulator();
  let server: Awaited<ReturnType<typeof serveCognito>>;
  let client: CognitoIdentityProviderClient;
  let AccessToken = '';

  before(async () => {
    server = await serveCognito(emulator);
    // A path in front, as a proxy has it. Without credentials: these operations are not signed.
    client = new CognitoIdentityProviderClient({
      region: 'eu-west-1',
      endpoint: `${server.endpoint}/proxy`,
      maxAttempts: 1,
    });
  });
  beforeEach(() => {
    emulator.reset();
    AccessToken = emulator.issueToken();
  });
  after(async () => {
    client.destroy();
    await server.close();
  });

  const refused = (name: string) => (error: unknown) => error instanceof Error && error.name === name;
  const sentCode = () => emulator.outbox.at(-1)?.code ?? '';

  it('reads a person, and what they may sign in with', async () => {
    const user = await client.send(new GetUserCommand({ AccessToken }));
    assert.equal(user.Username, 'ada');
    assert.deepEqual(user.UserMFASettingList, ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP']);
    assert.equal(user.PreferredMfaSetting, 'SOFTWARE_TOKEN_MFA');
    assert.ok(
      user.UserAttributes?.some(({ Name, Value }) => Name === 'email' && Value === 'ada@example.com'),
    );
    const factors = await client.send(new GetUserAuthFactorsCommand({ AccessToken }));
    assert.deepEqual(factors.ConfiguredUserAuthFactors, ['PASSWORD', 'WEB_AUTHN']);
  });

  it('reads the passkeys of all pages, with their dates', async () => {
    emulator.setFaults({ pageSize: 1 });
    const first = await client.send(new ListWebAuthnCredentialsCommand({ AccessToken, MaxResults: 20 }));
    const { NextToken } = first;
    const second = await client.send(new ListWebAuthnCredentialsCommand({ AccessToken, NextToken }));
    assert.equal(first.Credentials?.[0]?.CreatedAt?.toISOString(), '2025-03-10T09:46:40.482Z');
    assert.equal(second.Credentials?.length, 1);
    assert.equal(second.NextToken, undefined);
  });

  it('sets an authenticator app up', async () => {
    const { SecretCode: secret = '' } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    assert.match(secret, /^[A-Z2-7]{16,}$/);
    const UserCode = generateSync({ secret });
    const wrong = String((Number(UserCode) + 500_000) % 1_000_000).padStart(6, '0');
    await assert.rejects(
      client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: wrong })),
      refused('EnableSoftwareTokenMFAException'),
    );
    const { Status } = await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    assert.equal(Status, 'SUCCESS');
  });

  it('chooses a default, switches off, and is refused what the person does not have', async () => {
    const set = (settings: object) =>
      client.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }));
    await set({ SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
    await set({ EmailMfaSettings: { Enabled: false } });
    const user = await client.send(new GetUserCommand({ AccessToken }));
    assert.equal(user.PreferredMfaSetting, 'SMS_MFA');
    assert.deepEqual(user.UserMFASettingList, ['SOFTWARE_TOKEN_MFA', 'SMS_MFA']);
    emulator.account.app = undefined;
    await assert.rejects(
      set({ SoftwareTokenMfaSettings: { Enabled: false } }),
      refused('InvalidParameterException'),
    );
  });

  it('changes an attribute, has its code sent again, verifies it, and deletes it', async () => {
    const update = (Name: string, Value: string) =>
      client.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));
    const { CodeDeliveryDetailsList } = await update('phone_number', '+12025550177');
    assert.deepEqual(CodeDeliveryDetailsList, [
      { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0177' },
    ]);
    const { CodeDeliveryDetails } = await client.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }),
    );
    assert.equal(CodeDeliveryDetails?.Destination, 'a***@e***');
    const verify = (Code: string) =>
      client.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));
    await assert.rejects(verify('wrong'), refused('CodeMismatchException'));
    await verify(sentCode());
    await assert.rejects(verify(sentCode()), refused('ExpiredCodeException'));
    await assert.rejects(update('email', 'charles@example.com'), refused('AliasExistsException'));
    await client.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['phone_number'] }));
    assert.equal(emulator.account.attributes.has('phone_number'), false);
  });

  it('registers a passkey and deletes it; every check has its exception', async () => {
    const start = async () => {
      const answer = await client.send(new StartWebAuthnRegistrationCommand({ AccessToken }));
      return answer.CredentialCreationOptions as unknown as CreationOptions;
    };
    const complete = (Credential: ReturnType<typeof createCredential>) =>
      client.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
    const origin = 'http://localhost:5173';
    for (const [options, name] of [
      [{ origin: 'https://evil.test' }, 'WebAuthnOriginNotAllowedException'],
      [{ origin, rpId: 'evil.test' }, 'WebAuthnRelyingPartyMismatchException'],
      [{ origin, challenge: 'b3RoZXI' }, 'WebAuthnChallengeNotFoundException'],
    ] as const)
      await assert.rejects(complete(createCredential(await start(), options)), refused(name));
    emulator.setFaults({ clientId: 'one' });
    const publicKey = await start();
    emulator.setFaults({ clientId: 'other' });
    await assert.rejects(
      complete(createCredential(publicKey, { origin })),
      refused('WebAuthnClientMismatchException'),
    );
    const credential = createCredential(await start(), { origin });
    await complete(credential);
    assert.ok(emulator.account.passkeys.some(({ id }) => id === credential.id));
    const remove = () =>
      client.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: credential.id }));
    await remove();
    await assert.rejects(remove(), refused('ResourceNotFoundException'));
  });

  it('changes the password', async () => {
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    await assert.rejects(change('wrong', 'Larch-Otter-58!'), refused('NotAuthorizedException'));
    await assert.rejects(change('Correct-Horse-9', 'weak'), refused('InvalidPasswordException'));
    await change('Correct-Horse-9', 'Larch-Otter-58!');
    await assert.rejects(
      change('Larch-Otter-58!', 'Correct-Horse-9'),
      refused('PasswordHistoryPolicyViolationException'),
    );
  });

  it('is refused without a token, the scope, or time', async () => {
    const read = () => client.send(new GetUserCommand({ AccessToken }));
    const message = (text: string) => (error: unknown) =>
      error instanceof Error && error.name === 'NotAuthorizedException' && error.message === text;
    emulator.setFaults({ withheldScope: true });
    await assert.rejects(read(), message('Access Token does not have required scopes'));
    emulator.setFaults({ expiredTokens: true });
    await assert.rejects(read(), message('Access Token has expired'));
    emulator.setFaults({ throttled: true });
    await assert.rejects(read(), refused('TooManyRequestsException'));
    emulator.reset();
    emulator.revokeTokens();
    await assert.rejects(read(), message('Access Token has been revoked'));
    await assert.rejects(
      client.send(new GetUserCommand({ AccessToken: 'a b' })),
      refused('InvalidParameterException'),
    );
  });
});
