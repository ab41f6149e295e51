import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { generate } from 'otplib';

import { serveEmulator } from '../../../src/emulator/node/serve-emulator.js';
import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import type { RegistrationResponseJSON } from '../../../src/model/webauthn-dictionaries.js';
import { createCredential } from '../../emulator/support/software-authenticator.js';
import { documentMissing, readMyAccountDocument } from '../../support/my-account-document.js';
import { OpenApiDocument } from '../../support/openapi-document.js';
import { startOpenApiProxy } from '../../support/openapi-proxy.js';
import { fixture } from './recorded-backend.js';

describe('the recorded answers', { skip: documentMissing }, () => {
  const schemas = {
    methods: 'ListAuthenticationMethodsResponseContent',
    factors: 'ListFactorsResponseContent',
  } as const;
  for (const [name, schema] of Object.entries(schemas)) {
    it(`match the published description: ${name}`, () => {
      const document = new OpenApiDocument(readMyAccountDocument() ?? {});
      assert.deepEqual(document.schemaViolations(schema, fixture(name)), []);
    });
  }

  it('match the published description: challenges', () => {
    const document = new OpenApiDocument(readMyAccountDocument() ?? {});
    for (const challenge of Object.values(Object(fixture('challenges')))) {
      assert.deepEqual(document.schemaViolations('CreateAuthenticationMethodResponseContent', challenge), []);
    }
  });
});

describe('the requests of the backend', { skip: documentMissing }, () => {
  it('match the published description, in every operation and for every type', async (context) => {
    const document = readMyAccountDocument();
    assert.ok(document);
    const { emulator, origin, close } = await serveEmulator({ port: 0, scenario: 'everything' });
    context.after(close);
    const proxy = await startOpenApiProxy({ target: origin, document });
    context.after(() => proxy.close());
    const backend = myAccountBackend({
      domain: new URL(proxy.origin).host,
      getAccessToken: ({ scopes }) => emulator.issueToken({ scope: scopes.join(' ') }),
    });
    const options = { signal: new AbortController().signal };
    const identity = {
      connection: 'Username-Password-Authentication',
      identityUserId: 'auth0|507f1f77bcf86cd799439011',
    };

    const { methods, problems } = await backend.list(options);
    assert.deepEqual(problems, []);
    for (const { id, type } of methods) {
      assert.ok(type !== 'unknown');
      if (backend.capabilities.rename?.includes(type)) await backend.rename(id, 'Renamed', options);
      if (type === 'phone') await backend.setPhoneChannel(id, 'voice', options);
    }

    const totp = await backend.startEnrollment('totp', {}, options);
    const secret = new URL(totp.barcodeUri).searchParams.get('secret') ?? '';
    const code = await generate({ secret, epoch: Math.floor(emulator.now() / 1000) });
    await backend.completeEnrollment<'totp'>(totp, { code }, options);

    const phoneNumber = '+12025550199';
    const phone = await backend.startEnrollment('phone', { phoneNumber, channel: 'sms' }, options);
    await backend.completeEnrollment<'phone'>(phone, { code: emulator.outbox.at(-1)?.code ?? '' }, options);

    const email = await backend.startEnrollment('email', { email: 'new@example.com' }, options);
    await backend.completeEnrollment<'email'>(email, { code: emulator.outbox.at(-1)?.code ?? '' }, options);

    const push = await backend.startEnrollment('push-notification', {}, options);
    emulator.approvePush();
    await backend.completeEnrollment<'push-notification'>(push, {}, options);

    const recoveryCode = await backend.startEnrollment('recovery-code', {}, options);
    await backend.completeEnrollment<'recovery-code'>(recoveryCode, {}, options);

    const password = await backend.startEnrollment('password', identity, options);
    await backend.completeEnrollment<'password'>(password, { newPassword: 'Larch-Otter-58!' }, options);

    const passkey = await backend.startEnrollment('passkey', identity, options);
    const credential = createCredential(
      { challenge: passkey.publicKey.challenge, rp: { id: 'localhost', name: 'Example' } },
      { origin: 'http://localhost:5173' },
    ) as unknown as RegistrationResponseJSON;
    await backend.completeEnrollment<'passkey'>(passkey, { credential }, options);

    for (const { id } of methods.slice(1)) await backend.remove(id, options);

    assert.deepEqual(proxy.violations, []);
    assert.deepEqual([...new Set(proxy.exchanges)].sort(), [
      'DELETE /authentication-methods/{authentication_method_id} 204',
      // Removes the recovery code that the new one replaced.
      'DELETE /authentication-methods/{authentication_method_id} 400',
      'GET /authentication-methods 200',
      'GET /factors 200',
      'PATCH /authentication-methods/{authentication_method_id} 200',
      'POST /authentication-methods 202',
      'POST /authentication-methods/{authentication_method_id}/verify 201',
    ]);
  });
});
