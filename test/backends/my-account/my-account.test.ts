import { expect } from '@open-wc/testing';

import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import type { Faults, ScenarioName } from '../../../src/emulator/index.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';
import { describeBackendContract } from '../contract.js';
import { options, retryAfter, type ContractAccount, type ContractFault } from '../contract/contract-world.js';

const scenarios: Readonly<Record<ContractAccount, ScenarioName>> = {
  full: 'everything',
  empty: 'empty',
  'unknown-type': 'unknown-type',
};

const faults: Readonly<Record<ContractFault, Partial<Faults>>> = {
  offline: { offline: true },
  slow: { latency: 60_000 },
  'rate-limited': { failures: [{ operation: '*', as: 429, retryAfter }] },
  'server-error': { failures: [{ operation: '*', as: 500 }] },
  'signed-out': { tokenLifetime: -60 },
  'insufficient-scope': {
    withheldScopes: [
      'read:me:authentication_methods',
      'create:me:authentication_methods',
      'update:me:authentication_methods',
      'delete:me:authentication_methods',
    ],
  },
  html: { failures: [{ operation: '*', as: 'html' }] },
  truncated: { failures: [{ operation: '*', as: 'truncated' }] },
  'null-list': { nullList: true },
  'item-without-id': { itemWithoutId: true },
  'no-factors': { factorsStatus: 404 },
  'removal-refused': { deleteConflict: 'always' },
  'challenges-expired': { clockOffset: 20 * 60_000 },
};

describeBackendContract('The My Account backend', async (account) => {
  const emulator = await startEmulator({ scenario: scenarios[account] });
  const { fetch: original } = globalThis;
  let writes = 0;
  globalThis.fetch = (input, init) => {
    if (String(input).startsWith(`${emulator.origin}/me/`) && init?.method !== 'GET') writes += 1;
    return original(input, init);
  };
  return {
    backend: myAccountBackend({
      domain: emulator.domain,
      getAccessToken: ({ scopes }) => emulator.token(scopes.join(' ')),
    }),
    outbox: () => emulator.outbox(),
    approve: () => emulator.approvePush(),
    writes: () => writes,
    fail: (fault) => emulator.faults(faults[fault]),
    async close() {
      globalThis.fetch = original;
      await emulator.close();
    },
  };
});

describe('The My Account backend', () => {
  let emulator: RunningEmulator;

  beforeEach(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  afterEach(() => emulator.close());

  /** Connects as most hosts do: with tokens for the scopes of each request. */
  function connect(onTokenRequest: (request: TokenRequest) => void = () => {}) {
    return myAccountBackend({
      domain: emulator.domain,
      getAccessToken: (request) => {
        onTokenRequest(request);
        return emulator.token(request.scopes.join(' '));
      },
    });
  }

  it('has the operations and capabilities of the API, and no others', () => {
    const { capabilities, ...backend } = connect();
    expect(Object.keys(backend)).to.have.members([
      ...['list', 'startEnrollment', 'completeEnrollment', 'rename', 'setPhoneChannel', 'remove'],
    ]);
    expect(capabilities.enroll).to.have.members([
      ...['passkey', 'password', 'totp', 'push-notification', 'phone', 'email', 'recovery-code'],
    ]);
    expect(capabilities.rename).to.include('totp');
    expect(capabilities.nameMaxLength).to.equal(20);
    expect(capabilities.phoneChannels).to.deep.equal(['sms', 'voice']);
    expect(capabilities).to.have.all.keys('enroll', 'rename', 'nameMaxLength', 'phoneChannels');
  });

  it('lists with one token request and two requests to the API', async () => {
    performance.clearResourceTimings();
    const requests: TokenRequest[] = [];
    const { factors } = await connect((request) => requests.push(request)).list(options);
    await factors;
    expect(requests).to.have.length(1);
    const paths = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === emulator.origin && pathname.startsWith('/me/'))
      .map(({ pathname }) => pathname);
    expect(paths.sort()).to.deep.equal(['/me/v1/authentication-methods', '/me/v1/factors']);
  });

  it('enrolls when the page can’t read the header that holds the id', async () => {
    await emulator.faults({ exposeHeaders: false });
    const backend = connect();
    const { id, publicKey } = await backend.startEnrollment('passkey', {}, options);
    expect(id).to.equal('passkey|new');
    expect(publicKey.challenge).to.not.be.empty;
  });

  for (const location of ['relative', 'relative-unencoded', 'none'] as const) {
    it(`completes an enrollment whose Location is ${location}`, async () => {
      await emulator.faults({ location, bodyId: location === 'none' });
      const backend = connect();
      const challenge = await backend.startEnrollment('recovery-code', {}, options);
      const { method } = await backend.completeEnrollment<'recovery-code'>(challenge, {}, options);
      expect(method.id).to.equal(challenge.id);
    });
  }

  it('creates a passkey from the browser’s credential, with padded ids or without', async () => {
    const authenticator = await addVirtualAuthenticator();
    try {
      for (const paddedUserId of [false, true]) {
        await authenticator.clearCredentials();
        await emulator.faults({ paddedUserId });
        const backend = connect();
        const challenge = await backend.startEnrollment('passkey', {}, options);
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(challenge.publicKey);
        const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
        const proof = { credential: credential.toJSON() as RegistrationResponseJSON };
        const { method } = await backend.completeEnrollment<'passkey'>(challenge, proof, options);
        expect(method).to.include({
          type: 'passkey',
          credentialId: credential.id,
          relyingPartyId: 'localhost',
        });
        expect((await backend.list(options)).methods).to.deep.include(method);
      }
    } finally {
      await authenticator.remove();
    }
  });

  it('rejects a write with the step-up that it needs', async () => {
    await emulator.faults({ stepUp: 'writes' });
    const requests: TokenRequest[] = [];
    const backend = connect((request) => requests.push(request));
    const refusal = await backend.startEnrollment('totp', {}, options).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).to.include({ code: 'step_up_required' });
    const stepUp = { acrValues: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor', maxAge: 300 };
    expect(refusal).to.have.property('stepUp').that.deep.equals(stepUp);
    expect(requests.map(({ fresh }) => fresh)).to.deep.equal([false]);
  });

  it('asks for a fresh token when the first one has expired, and repeats the refused request', async () => {
    await emulator.faults({ tokenLifetime: -60 });
    const requests: TokenRequest[] = [];
    const backend = myAccountBackend({
      domain: emulator.domain,
      getAccessToken: async (request) => {
        requests.push(request);
        if (request.fresh) await emulator.faults({ tokenLifetime: 7200 });
        return emulator.token(request.scopes.join(' '));
      },
    });
    await backend.startEnrollment('totp', {}, options);
    expect(requests.map(({ fresh }) => fresh)).to.deep.equal([false, true]);
    const { methods } = await backend.list(options);
    const started = methods.filter(({ type, confirmed }) => type === 'totp' && !confirmed);
    expect(started).to.have.length(1);
  });

  it('sends every request through the fetcher', async () => {
    const requests: TokenRequest[] = [];
    const backend = myAccountBackend({
      domain: emulator.domain,
      fetcher: async (input, init, request) => {
        requests.push(request);
        const authorization = `Bearer ${await emulator.token(request.scopes.join(' '))}`;
        return fetch(input, { ...init, headers: { ...init.headers, authorization } });
      },
    });
    const { methods } = await backend.list(options);
    expect(methods).to.not.be.empty;
    await backend.remove(methods.at(-1)?.id ?? '', options);
    expect(requests.map(({ reason }) => reason)).to.deep.equal(['list', 'list', 'remove']);
  });
});
