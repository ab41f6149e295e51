import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { describe, it } from 'node:test';
import {
  createCredential,
  type AuthenticatorOptions,
  type CreationOptions,
} from '../../emulator/support/software-authenticator.js';
import {
  createWorld,
  methodsPath,
  outcome,
  pageOrigin,
  type Json,
  type World,
} from '../support/proxy-world.js';

interface Options extends CreationOptions {
  readonly user: { readonly id: string; readonly name: string };
  readonly excludeCredentials: readonly { readonly id: string }[];
  readonly authenticatorSelection: Json;
}

const start = async (world: World, type: string, body: Json = {}) => {
  const answer = await world.send('POST', methodsPath, { type, ...body });
  assert.equal(outcome(answer), '202');
  assert.deepEqual(Object.keys(answer.body).sort(), ['auth_session', 'authn_params_public_key']);
  return { auth_session: answer.body.auth_session, options: answer.body.authn_params_public_key as Options };
};

const verify = (world: World, auth_session: unknown, authn_response: unknown) =>
  world.send('POST', `${methodsPath}/verify`, { auth_session, authn_response });

const make = (options: Options, changes: Partial<AuthenticatorOptions> = {}) =>
  createCredential(options, { origin: pageOrigin, ...changes });

describe('adding a passkey', () => {
  it('verifies the ceremony, and tells the tenant what a passkey of its own would have', async () => {
    const world = createWorld();
    const { auth_session, options } = await start(world, 'passkey');
    assert.deepEqual(options.rp, { id: 'example.com', name: 'Example' });
    assert.ok(Buffer.from(options.challenge, 'base64url').length >= 16);
    assert.equal(options.authenticatorSelection.residentKey, 'required');
    assert.equal(options.authenticatorSelection.userVerification, 'required');
    const aaguid = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';
    const response = make(options, {
      backupEligible: true,
      backedUp: true,
      aaguid,
      transports: ['internal', 'hybrid', 'x'],
    });
    const answer = await world.send(
      'POST',
      `${methodsPath}/verify`,
      { auth_session, authn_response: response },
      { 'user-agent': 'Firefox/140' },
    );
    assert.equal(outcome(answer), '201');
    assert.doesNotMatch(answer.text, /public_key|user_handle/);
    const sent = JSON.parse(world.writes()[0]!.body) as Json;
    assert.match(String(sent.public_key), /^[A-Za-z\d+/]+={0,2}$/);
    assert.deepEqual(
      { ...sent, public_key: '' },
      {
        type: 'passkey',
        key_id: response.id,
        public_key: '',
        relying_party_identifier: 'example.com',
        aaguid,
        credential_device_type: 'multi_device',
        credential_backed_up: true,
        // The other passkey's, so that both are of one account.
        user_handle: 'ZmFrZS11c2VyLWhhbmRsZQ',
        transports: ['hybrid', 'internal'],
        user_agent: 'Firefox/140',
        identity_user_id: '507f1f77bcf86cd799439011',
      },
    );
  });

  it('excludes what is there, and uses a random handle for the first one', async () => {
    const world = createWorld();
    const { options } = await start(world, 'passkey');
    assert.deepEqual(
      options.excludeCredentials.map(({ id }) => id),
      ['ZmFrZS1rZXktaWQ', 'X9FrwMfmzj'],
    );
    assert.equal(options.user.id, 'ZmFrZS11c2VyLWhhbmRsZQ');
    const empty = createWorld({}, 'empty');
    empty.session = { ...empty.session!, accountName: 'ada@example.com' };
    const [first, second] = [await start(empty, 'passkey'), await start(empty, 'passkey')];
    assert.equal(Buffer.from(first.options.user.id, 'base64url').length, 32);
    assert.notEqual(first.options.user.id, second.options.user.id);
    assert.equal(first.options.user.name, 'ada@example.com');
    assert.deepEqual(first.options.excludeCredentials, []);
  });

  const attacks: Readonly<Record<string, (options: Options) => unknown>> = {
    'another challenge': (options) => make(options, { challenge: Buffer.alloc(32, 7).toString('base64url') }),
    'another origin': (options) => make(options, { origin: 'https://evil.example' }),
    'a subdomain that is not listed': (options) => make(options, { origin: 'https://other.example.com' }),
    'another relying party': (options) => make(options, { rpId: 'evil.example' }),
    'a user who was not verified': (options) => make(options, { userVerified: false }),
    'half an attestation': (options) => {
      const credential = make(options);
      return {
        ...credential,
        response: {
          ...credential.response,
          attestationObject: credential.response.attestationObject.slice(0, 40),
        },
      };
    },
    'another id': (options) => ({ ...make(options), id: 'AAAA', rawId: 'AAAA' }),
  };
  for (const [name, respond] of Object.entries(attacks))
    it(`is refused with ${name}`, async () => {
      const world = createWorld();
      const { auth_session, options } = await start(world, 'passkey');
      const answer = await verify(world, auth_session, respond(options));
      assert.equal(outcome(answer), '400 invalid_input');
      assert.deepEqual(world.writes(), []);
      if (name.includes('origin')) assert.match(String(world.errors[0]!.cause), /origin.*evil/);
    });

  const malformed: readonly unknown[] = [
    undefined,
    null,
    'x',
    [],
    {},
    { id: 'AAAA' },
    { id: 'AAAA', rawId: 'AAAA', type: 'public-key' },
    {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: { clientDataJSON: '{}', attestationObject: 'AAAA' },
    },
    {
      id: '../x',
      rawId: '../x',
      type: 'public-key',
      response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
    },
    {
      id: 'AAAA',
      rawId: 'BBBB',
      type: 'public-key',
      response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
    },
  ];
  for (const value of malformed)
    it(`is refused with the answer ${JSON.stringify(value)}`, async () => {
      const world = createWorld();
      const { auth_session } = await start(world, 'passkey');
      for (let attempt = 0; attempt < 7; attempt += 1)
        assert.equal(outcome(await verify(world, auth_session, value)), '400 invalid_input');
    });

  it('takes five attempts, and one that succeeds', async () => {
    const world = createWorld();
    const { auth_session, options } = await start(world, 'passkey');
    for (let attempt = 0; attempt < 5; attempt += 1)
      assert.equal(
        outcome(await verify(world, auth_session, make(options, { origin: 'https://evil.example' }))),
        '400 invalid_input',
      );
    assert.equal(outcome(await verify(world, auth_session, make(options))), '429 too_many_attempts');
    const other = await start(world, 'passkey');
    const credential = make(other.options);
    const answers = await Promise.all([
      verify(world, other.auth_session, credential),
      verify(world, other.auth_session, credential),
    ]);
    assert.deepEqual(answers.map(outcome).sort(), ['201', '410 enrollment_expired']);
  });

  it('needs the challenge of its own enrollment', async () => {
    const world = createWorld();
    const [one, other] = [await start(world, 'passkey'), await start(world, 'passkey')];
    assert.equal(outcome(await verify(world, one.auth_session, make(other.options))), '400 invalid_input');
  });

  it('can’t be proved by a code, nor turn into a security key', async () => {
    const world = createWorld();
    const { auth_session, options } = await start(world, 'passkey');
    assert.equal(
      outcome(await world.send('POST', `${methodsPath}/verify`, { auth_session, otp_code: '123456' })),
      '400 invalid_input',
    );
    assert.equal(
      outcome(
        await world.send('POST', `${methodsPath}/verify`, {
          auth_session,
          authn_response: make(options),
          type: 'webauthn-roaming',
        }),
      ),
      '400 invalid_input',
    );
  });

  it('takes a page however the host writes its origin', async () => {
    const relyingParty = { id: 'example.com', name: 'Example', origins: ['https://LOGIN.example.com:443/'] };
    const world = createWorld({ relyingParty });
    const { auth_session, options } = await start(world, 'passkey');
    const response = make(options, { origin: 'https://login.example.com' });
    assert.equal(outcome(await verify(world, auth_session, response)), '201');
    const origins = ['login.example.com'];
    assert.throws(() => createWorld({ relyingParty: { ...relyingParty, origins } }), {
      name: 'TypeError',
      message: /^relyingParty\.origins: "login\.example\.com" is no origin/,
    });
  });

  it('takes only the pages that the host lists', async () => {
    const relyingParty = { id: 'example.com', name: 'Example', origins: ['https://login.example.com'] };
    const world = createWorld({ relyingParty });
    const { auth_session, options } = await start(world, 'passkey');
    assert.equal(outcome(await verify(world, auth_session, make(options))), '400 invalid_input');
    assert.equal(
      outcome(await verify(world, auth_session, make(options, { origin: 'https://login.example.com' }))),
      '201',
    );
  });

  it('sends no user agent that is not plain, and no identity of another connection', async () => {
    const world = createWorld({}, 'empty');
    world.session = { userId: 'google-oauth2|1', authenticatedAt: new Date() };
    world.instead = ({ method }) => (method === 'POST' ? undefined : Response.json([]));
    const { auth_session, options } = await start(world, 'passkey');
    world.instead = ({ path, body }) =>
      path === '/oauth/token' ? undefined : Response.json(JSON.parse(body || '[]'), { status: 201 });
    await world.send(
      'POST',
      `${methodsPath}/verify`,
      { auth_session, authn_response: make(options) },
      { 'user-agent': `Evil\u00ff\u0080${'x'.repeat(400)}` },
    );
    const sent = JSON.parse(world.writes()[0]!.body) as Json;
    assert.equal(sent.user_agent, `Evil${'x'.repeat(251)}`);
    assert.ok(!('identity_user_id' in sent));
  });
});

describe('adding a security key', () => {
  it('asks neither for a PIN nor for a passkey, and tells the tenant what it takes', async () => {
    const world = createWorld();
    const { auth_session, options } = await start(world, 'webauthn-roaming', { name: 'Blue key' });
    assert.equal(options.authenticatorSelection.authenticatorAttachment, 'cross-platform');
    assert.equal(options.authenticatorSelection.userVerification, 'discouraged');
    const answer = await verify(world, auth_session, make(options, { userVerified: false }));
    assert.equal(outcome(answer), '201');
    assert.equal(answer.body.name, 'Blue key');
    assert.deepEqual(Object.keys(JSON.parse(world.writes()[0]!.body) as Json).sort(), [
      'key_id',
      'name',
      'public_key',
      'relying_party_identifier',
      'type',
    ]);
    assert.deepEqual(
      world.changes.map(({ type }) => type),
      ['webauthn-roaming'],
    );
  });
});
