import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  Auth0Client,
  MyAccountApiClient,
  MyAccountApiError,
  type AuthenticationMethodType,
} from '@auth0/auth0-spa-js';
import { generateSync } from 'otplib';
import { serveEmulator, type EmulatorServer } from '../../src/emulator/node/serve-emulator.js';
import { documentMissing, readMyAccountDocument } from '../support/my-account-document.js';
import { startOpenApiProxy, type OpenApiProxy } from '../support/openapi-proxy.js';
import { createCredential } from './support/software-authenticator.js';

const types: readonly AuthenticationMethodType[] = [
  'password',
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
];

/** Creates the vendor's client as a page does, except for the sign-in. */
function sdkClient(origin: string, token: () => Promise<string>): MyAccountApiClient {
  const client = new Auth0Client({ domain: origin, clientId: 'demo' });
  const fetcher = client.createFetcher({ getAccessToken: token });
  return new MyAccountApiClient(fetcher, `${origin}/me/`);
}

describe(
  'the vendor’s SDK through a proxy that validates against the published file',
  { skip: documentMissing },
  () => {
    let server: EmulatorServer;
    let proxy: OpenApiProxy;
    let sdk: MyAccountApiClient;

    before(async () => {
      server = await serveEmulator({ port: 0, scenario: 'everything' });
      proxy = await startOpenApiProxy({ target: server.origin, document: readMyAccountDocument() ?? {} });
      sdk = sdkClient(proxy.origin, () => server.emulator.issueToken());
    });

    after(async () => {
      await proxy.close();
      await server.close();
    });

    it('reads the factors and the list', async () => {
      assert.equal((await sdk.getFactors()).length, 9);
      assert.equal((await sdk.getAuthenticationMethods()).length, 13);
    });

    for (const type of types) {
      it(`reads, changes and removes ${type}`, async () => {
        server.emulator.reset('everything');
        const [method] = await sdk.getAuthenticationMethods(type);
        assert.ok(method);
        assert.deepEqual(await sdk.getAuthenticationMethod(method.id), method);
        const changed = await sdk.updateAuthenticationMethod(method.id, {
          name: 'Renamed',
          ...(type === 'phone' && { preferred_authentication_method: 'voice' as const }),
        });
        assert.equal(changed.id, method.id);
        await sdk.deleteAuthenticationMethod(method.id);
        await assert.rejects(sdk.getAuthenticationMethod(method.id), { status: 404 });
      });
    }

    it('enrolls an authenticator app', async () => {
      const { location, auth_session, ...challenge } = await sdk.enrollmentChallenge({ type: 'totp' });
      assert.ok('manual_input_code' in challenge);
      const code = generateSync({ secret: challenge.manual_input_code ?? '' });
      const method = await sdk.enrollmentVerify({ type: 'totp', location, auth_session, otp_code: code });
      assert.equal(method.type, 'totp');
    });

    it('enrolls a phone and an email address', async () => {
      const phone = await sdk.enrollmentChallenge({ type: 'phone', phone_number: '+12025550199' });
      const phoneCode = server.emulator.outbox.at(-1)?.code ?? '';
      const added = await sdk.enrollmentVerify({
        type: 'phone',
        location: phone.location,
        auth_session: phone.auth_session,
        otp_code: phoneCode,
      });
      assert.equal(added.type, 'phone');
      const { location, auth_session } = await sdk.enrollmentChallenge({
        type: 'email',
        email: 'new@example.com',
      });
      const otp_code = server.emulator.outbox.at(-1)?.code ?? '';
      const email = await sdk.enrollmentVerify({ type: 'email', location, auth_session, otp_code });
      assert.equal(email.type, 'email');
    });

    it('enrolls push notifications', async () => {
      const { location, auth_session } = await sdk.enrollmentChallenge({ type: 'push-notification' });
      const verify = () => sdk.enrollmentVerify({ type: 'push-notification', location, auth_session });
      await assert.rejects(verify(), { detail: 'authorization_pending' });
      server.emulator.approvePush();
      assert.equal((await verify()).type, 'push-notification');
    });

    it('creates a recovery code and a password', async () => {
      const recovery = await sdk.enrollmentChallenge({ type: 'recovery-code' });
      const { location, auth_session } = recovery;
      const method = await sdk.enrollmentVerify({ type: 'recovery-code', location, auth_session });
      assert.equal(method.type, 'recovery-code');
      const password = await sdk.enrollmentChallenge({ type: 'password' });
      const change = (newPassword: string) =>
        sdk.enrollmentVerify({
          type: 'password',
          location: password.location,
          auth_session: password.auth_session,
          new_password: newPassword,
        });
      await assert.rejects(change('aaa'), (error) => {
        assert.ok(error instanceof MyAccountApiError);
        assert.equal(error.validation_errors?.[0]?.field, 'new_password');
        return true;
      });
      assert.equal((await change('Quiet-River-42')).type, 'password');
    });

    it('creates a passkey', async () => {
      const challenge = await sdk.enrollmentChallenge({ type: 'passkey' });
      assert.equal(challenge.id, 'passkey|new');
      assert.ok('authn_params_public_key' in challenge);
      const method = await sdk.enrollmentVerify({
        type: 'passkey',
        location: challenge.location,
        auth_session: challenge.auth_session,
        authn_response: createCredential(challenge.authn_params_public_key, {
          origin: 'http://localhost:5173',
        }),
      });
      assert.equal(method.type, 'passkey');
    });

    it('receives every kind of refusal that the API has', async () => {
      const { emulator } = server;
      emulator.reset('single-factor');
      const [password] = await sdk.getAuthenticationMethods();
      await assert.rejects(sdk.deleteAuthenticationMethod(password?.id ?? ''), { status: 409 });
      await assert.rejects(sdk.deleteAuthenticationMethod('totp|none'), { status: 400 });
      await assert.rejects(sdk.updateAuthenticationMethod(password?.id ?? '', { name: 'x'.repeat(21) }), {
        status: 400,
      });
      await assert.rejects(sdk.getAuthenticationMethods('sms' as never), { status: 400 });
      await assert.rejects(sdk.enrollmentChallenge({ type: 'phone', phone_number: '1' }), { status: 400 });
      emulator.setFaults({ disabledTypes: ['email'] });
      await assert.rejects(sdk.enrollmentChallenge({ type: 'email', email: 'a@b.example' }), { status: 403 });
      emulator.setFaults({ withheldScopes: ['read:me:authentication_methods'] });
      await assert.rejects(sdk.getAuthenticationMethods(), { status: 403 });
      emulator.setFaults({ withheldScopes: [], tokenLifetime: -1 });
      await assert.rejects(sdk.getAuthenticationMethods(), { status: 401 });
      emulator.setFaults({ tokenLifetime: 60, globalRateLimit: true });
      await assert.rejects(sdk.getAuthenticationMethods(), { status: 429 });
      emulator.setFaults({ globalRateLimit: false });
      const authorization = `Bearer ${await emulator.issueToken()}`;
      const plain = { method: 'POST', headers: { authorization, 'content-type': 'text/plain' }, body: 'x' };
      assert.equal((await fetch(`${proxy.origin}/me/v1/authentication-methods`, plain)).status, 415);
    });

    it('causes no violation in any of these tests', () => {
      assert.deepEqual(proxy.violations, []);
      assert.deepEqual([...new Set(proxy.exchanges)].sort(), [
        'DELETE /authentication-methods/{authentication_method_id} 204',
        'DELETE /authentication-methods/{authentication_method_id} 400',
        'DELETE /authentication-methods/{authentication_method_id} 409',
        'GET /authentication-methods 200',
        'GET /authentication-methods 400',
        'GET /authentication-methods 401',
        'GET /authentication-methods 403',
        'GET /authentication-methods 429',
        'GET /authentication-methods/{authentication_method_id} 200',
        'GET /authentication-methods/{authentication_method_id} 404',
        'GET /factors 200',
        'PATCH /authentication-methods/{authentication_method_id} 200',
        'PATCH /authentication-methods/{authentication_method_id} 400',
        'POST /authentication-methods 202',
        'POST /authentication-methods 400',
        'POST /authentication-methods 403',
        'POST /authentication-methods 415',
        'POST /authentication-methods/{authentication_method_id}/verify 201',
        'POST /authentication-methods/{authentication_method_id}/verify 400',
      ]);
    });
  },
);
