import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { describe, it } from 'node:test';
import { readProblem, startEmulator, type ApiClient } from './support/api-client.js';
import {
  createCredential,
  type AuthenticatorOptions,
  type CreationOptions,
} from './support/software-authenticator.js';

const pageOrigin = 'http://localhost:5173';
const chromeOnMac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

async function register(api: ApiClient, options: Partial<AuthenticatorOptions> = {}, more: object = {}) {
  const started = await api.start({ type: 'passkey' });
  const publicKey = started.answer.authn_params_public_key as CreationOptions;
  const credential = createCredential(publicKey, { origin: pageOrigin, ...options });
  const answer = await api.verify(
    started,
    { authn_response: { ...credential, ...more } },
    { 'user-agent': chromeOnMac },
  );
  return { started, credential, answer };
}

describe('creating a passkey', () => {
  it('answers with the options of the WebAuthn ceremony and no id', async (context) => {
    const api = await startEmulator(context, { rpName: 'Example Bank' });
    const { answer, location } = await api.start({ type: 'passkey' });
    assert.deepEqual(Object.keys(answer).sort(), ['auth_session', 'authn_params_public_key']);
    assert.equal(location, `${api.origin}/me/v1/authentication-methods/passkey%7Cnew`);
    const options = answer.authn_params_public_key as { challenge: string };
    assert.equal(Buffer.from(options.challenge, 'base64url').length, 32);
    assert.deepEqual(options, {
      rp: { id: 'localhost', name: 'Example Bank' },
      user: {
        id: Buffer.from('auth0|507f1f77bcf86cd799439011').toString('base64url'),
        name: 'ada@example.com',
        displayName: 'Ada Lovelace',
      },
      challenge: options.challenge,
      pubKeyCredParams: [
        { type: 'public-key', alg: -8 },
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      timeout: 60000,
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
  });

  it('lists existing passkeys to exclude on request', async (context) => {
    const api = await startEmulator(context);
    const existing = await api.list('passkey');
    const { answer } = await api.start({ type: 'passkey', use_exclude_credentials: true });
    const options = answer.authn_params_public_key as { excludeCredentials: unknown };
    assert.deepEqual(
      options.excludeCredentials,
      existing.map(({ key_id: id, transports }) => ({ id, type: 'public-key', transports })),
    );
  });

  it('lists the facts from the authenticator and the browser', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty', clock: () => Date.UTC(2026, 10, 20) });
    const { answer, credential } = await register(api, {
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      backupEligible: true,
      backedUp: true,
      transports: ['internal', 'hybrid'],
    });
    assert.equal(answer.status, 201);
    assert.match(String(answer.body.id), /^passkey\|dev_[A-Za-z0-9]{16}$/);
    assert.deepEqual(answer.body, {
      id: answer.body.id,
      type: 'passkey',
      created_at: '2026-11-20T00:00:00.000Z',
      usage: ['primary'],
      identity_user_id: 'auth0|507f1f77bcf86cd799439011',
      key_id: credential.id,
      public_key: answer.body.public_key,
      user_handle: Buffer.from('auth0|507f1f77bcf86cd799439011').toString('base64url'),
      credential_device_type: 'multi_device',
      credential_backed_up: true,
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      relying_party_id: 'localhost',
      transports: ['internal', 'hybrid'],
      user_agent: 'Chrome 131.0.0 / Mac OS X 10.15.7',
    });
    assert.deepEqual(await api.list(), [answer.body]);
    assert.equal(
      answer.headers.get('location'),
      `${api.origin}/me/v1/authentication-methods/${encodeURIComponent(String(answer.body.id))}`,
    );
  });

  it('marks a device-bound passkey as such', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    const { answer } = await register(api);
    assert.deepEqual(
      [answer.body.credential_device_type, answer.body.credential_backed_up],
      ['single_device', false],
    );
  });

  for (const [what, options] of [
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['another relying party', { rpId: 'example.com' }],
    ['a page on another domain', { origin: 'https://example.com' }],
    ['a page without HTTPS', { origin: 'http://notlocalhost' }],
  ] as const) {
    it(`refuses an attestation for ${what}`, async (context) => {
      const api = await startEmulator(context, { scenario: 'empty' });
      const { answer, started, credential } = await register(api, options);
      assert.match(String(readProblem(answer).detail), /^invalid_attestation/);
      assert.deepEqual(await api.list(), []);
      const publicKey = started.answer.authn_params_public_key as CreationOptions;
      const right = createCredential(publicKey, {
        origin: pageOrigin,
        credentialId: Buffer.from(credential.id, 'base64url'),
      });
      assert.equal((await api.verify(started, { authn_response: right })).status, 201);
    });
  }

  it('accepts an attestation that the new key has signed', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    assert.equal((await register(api, { attestation: 'self' })).answer.status, 201);
  });

  it('refuses an attestation with a certificate, which no browser sends unasked', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    const { answer } = await register(api, { attestation: 'certificate' });
    assert.equal(
      readProblem(answer).detail,
      'invalid_attestation: An attestation with a certificate was not asked for',
    );
  });

  it('accepts pages on subdomains of the relying party only over HTTPS', async (context) => {
    const api = await startEmulator(context, { rpId: 'example.com', scenario: 'empty' });
    assert.equal((await register(api, { origin: 'https://account.example.com' })).answer.status, 201);
    assert.equal((await register(api, { origin: 'http://account.example.com' })).answer.status, 400);
    assert.equal((await register(api, { origin: 'https://badexample.com' })).answer.status, 400);
  });

  it('accepts only the page origins in its options', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty', pageOrigins: ['http://localhost:1234'] });
    assert.equal((await register(api)).answer.status, 400);
    assert.equal((await register(api, { origin: 'http://localhost:1234' })).answer.status, 201);
  });

  it('refuses the same credential twice', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    const credentialId = Buffer.alloc(32, 7);
    assert.equal((await register(api, { credentialId })).answer.status, 201);
    assert.equal(readProblem((await register(api, { credentialId })).answer).detail, 'already_enrolled');
  });

  for (const [what, change] of [
    ['an id of 1365 characters', { id: 'x'.repeat(1365) }],
    ['another type', { type: 'password' }],
    ['no response', { response: undefined }],
    [
      'an attestation of 2001 characters',
      { response: { attestationObject: 'x'.repeat(2001), clientDataJSON: 'x' } },
    ],
    [
      'client data of 1001 characters',
      { response: { attestationObject: 'x', clientDataJSON: 'x'.repeat(1001) } },
    ],
    [
      'a transport of 101 characters',
      { response: { attestationObject: 'x', clientDataJSON: 'x', transports: ['x'.repeat(101)] } },
    ],
    ['an unknown member', { response: { attestationObject: 'x', clientDataJSON: 'x', publicKey: 'x' } }],
    ['another attachment', { authenticatorAttachment: 'glued' }],
  ] as const) {
    it(`refuses an attestation with ${what}, as the published schema does`, async (context) => {
      const api = await startEmulator(context);
      const { answer } = await register(api, {}, change);
      const problem = readProblem(answer);
      assert.deepEqual([problem.code, problem.fields], ['A0E-400-0003', ['authn_response']]);
    });
  }

  it('refuses an attestation of the right form with invalid content', async (context) => {
    const api = await startEmulator(context);
    const { answer } = await register(
      api,
      {},
      { response: { attestationObject: 'AAAA', clientDataJSON: '!' } },
    );
    assert.match(String(readProblem(answer).detail), /^invalid_attestation/);
  });

  it('refuses the 21st passkey', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    for (let count = 0; count < 20; count += 1) assert.equal((await register(api)).answer.status, 201);
    const problem = readProblem(await api.create({ type: 'passkey' }));
    assert.deepEqual([problem.status, problem.code], [403, 'A0E-403-0001']);
    await api.faults({ limitStatus: 400 });
    assert.equal((await api.create({ type: 'passkey' })).status, 400);
  });

  it('refuses passkeys when the connection does not support them', async (context) => {
    const api = await startEmulator(context, { faults: { disabledTypes: ['passkey'] } });
    const problem = readProblem(await api.create({ type: 'passkey' }));
    assert.deepEqual([problem.status, problem.detail], [403, 'Connection does not support passkeys']);
  });

  it('sends the user handle as padded base64 when told to', async (context) => {
    const api = await startEmulator(context, { faults: { paddedUserId: true } });
    const { answer } = await api.start({ type: 'passkey' });
    const { user } = answer.authn_params_public_key as { user: { id: string } };
    assert.equal(user.id, Buffer.from('auth0|507f1f77bcf86cd799439011').toString('base64'));
  });
});
