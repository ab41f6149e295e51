import { expect } from '@open-wc/testing';
import type { Auth0FrameworkClient } from '../../../src/backends/my-account/auth0-client.js';
import { connectAuth0SpaJs, type Auth0SpaClient } from '../../../src/backends/my-account/auth0-spa-js.js';
import type { AuthMethodsManager, AuthMethodsStepUpEvent } from '../../../src/index.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';

type SilentOptions = Parameters<Auth0SpaClient['getTokenSilently']>[0];

/** The members of the vendor's client that are used, with tokens of the emulator; test/e2e uses the real client. */
class Client implements Auth0SpaClient {
  readonly silent: SilentOptions[] = [];
  readonly popups: Parameters<Auth0SpaClient['getTokenWithPopup']>[0][] = [];
  readonly #emulator: RunningEmulator;
  hasSession = true;
  /** Who is signed in, as the client knows it. */
  person: string | undefined = 'auth0|ada';
  /** Who signs in with the next popup. */
  next = 'auth0|ada';
  /** What the next silent request fails with. */
  failure: Error | undefined;

  constructor(emulator: RunningEmulator) {
    this.#emulator = emulator;
  }

  async getTokenSilently(options: SilentOptions): Promise<{ readonly access_token: string } | undefined> {
    this.silent.push(options);
    const { failure } = this;
    this.failure = undefined;
    if (failure) {
      // As the client does after `login_required`.
      this.person = undefined;
      throw failure;
    }
    if (!this.hasSession) return undefined;
    const { audience, scope, acr_values: acrValues } = options.authorizationParams;
    return {
      access_token: await tokenFor(this.#emulator, {
        audience,
        scopes: scope.split(' '),
        reason: 'list',
        fresh: false,
        ...(acrValues === undefined ? {} : { stepUp: { acrValues } }),
      }),
    };
  }

  async getTokenWithPopup(options: (typeof this.popups)[number]): Promise<void> {
    this.popups.push(options);
    this.hasSession = true;
    this.person = this.next;
  }

  async getUser(): Promise<{ readonly sub: string } | undefined> {
    return this.person === undefined ? undefined : { sub: this.person };
  }

  createFetcher(): never {
    throw new Error('Only called for tokens that are bound to a key.');
  }
}

describe('connectAuth0SpaJs()', () => {
  let emulator: RunningEmulator;
  let client: Client;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    await emulator.faults({ stepUp: 'off', tokenLifetime: 7200 });
    client = new Client(emulator);
  });

  /** Opens the element as a host does: creates it, connects it, then adds it to the page. */
  async function open(
    options?: Parameters<typeof connectAuth0SpaJs>[2],
  ): Promise<ManagerHarness & { readonly disconnect: () => void }> {
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    const disconnect = connectAuth0SpaJs(manager.element, client, options);
    return Object.assign(await manager.loaded(), { disconnect });
  }

  async function remove(manager: ManagerHarness): Promise<void> {
    const dialog = await manager.open('Recovery code', 'Remove');
    await dialog.press('Remove recovery code');
  }

  const stepUpOf = (element: AuthMethodsManager, action: () => unknown): Promise<AuthMethodsStepUpEvent> =>
    expectEvent(element, 'auth-methods-step-up', action);

  it('asks for a token with only the scopes of each action', async () => {
    const manager = await open();
    await remove(manager);
    await manager.dialogClosed();
    const requests = client.silent.map(({ authorizationParams: { scope, audience } }) => [scope, audience]);
    expect(requests).to.deep.include.members([
      ['read:me:authentication_methods read:me:factors', emulator.audience],
      ['delete:me:authentication_methods', emulator.audience],
    ]);
    expect(client.silent.every(({ cacheMode }) => cacheMode === 'on')).to.equal(true);
    expect(client.popups).to.be.empty;
  });

  it('bypasses the cache when a token was refused', async () => {
    recordConsole('error');
    await emulator.faults({ tokenLifetime: -60 });
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    await expectEvent(manager.element, 'auth-methods-error', () => {
      connectAuth0SpaJs(manager.element, client);
    });
    expect(client.silent.map(({ cacheMode }) => cacheMode)).to.include('off');
  });

  it('signs the person in when the client has no token, and shows the list', async () => {
    client.hasSession = false;
    client.person = undefined;
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    connectAuth0SpaJs(manager.element, client);
    await manager.row('Password');
    expect(client.popups.map(({ authorizationParams: { scope } }) => scope)).to.deep.equal([
      'read:me:authentication_methods read:me:factors',
    ]);
  });

  const loginRequired = (): Error =>
    Object.assign(new Error('Multifactor authentication required'), { error: 'login_required' });

  it('resumes after a renewal failed for want of a sign-in, though the client has forgotten its user', async () => {
    const manager = await open();
    const requests = recordApiRequests(emulator);
    client.failure = loginRequired();
    await remove(manager);
    await manager.dialogClosed();
    expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    expect(client.popups).to.have.length(1);
  });

  it('does not resume for somebody else, neither then nor with their token later', async () => {
    const manager = await open();
    const requests = recordApiRequests(emulator);
    client.failure = loginRequired();
    client.next = 'auth0|bob';
    await remove(manager);
    await eventually(() => manager.dialog?.buttons.includes('Continue'));
    await manager.dialog!.press('Keep recovery code');
    await manager.dialogClosed();
    await remove(manager);
    await eventually(() => manager.dialog?.buttons.includes('Continue'));
    expect(requests.filter(({ method }) => method === 'DELETE')).to.be.empty;
    expect(client.popups).to.have.length(2);

    client.next = 'auth0|ada';
    await manager.dialog!.press('Continue');
    await manager.dialogClosed();
    expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(1);
  });

  const hooks: Readonly<Record<string, () => Auth0FrameworkClient>> = {
    React: () => ({
      getAccessTokenSilently: (options) => client.getTokenSilently(options),
      getAccessTokenWithPopup: (options) => client.getTokenWithPopup(options),
      getIdTokenClaims: () => client.getUser(),
      user: { sub: 'as it was when the component was rendered' },
    }),
    Vue: () => ({
      getAccessTokenSilently: (options) => client.getTokenSilently(options),
      getAccessTokenWithPopup: (options) => client.getTokenWithPopup(options),
      user: {
        get value() {
          return client.person === undefined ? undefined : { sub: client.person };
        },
      },
    }),
  };
  for (const [framework, useAuth0] of Object.entries(hooks)) {
    it(`takes what useAuth0() returns in ${framework}, and compares the person there, too`, async () => {
      const manager = await openManager({
        emulator,
        settings: { getAccessToken: undefined },
        unloaded: true,
      });
      connectAuth0SpaJs(manager.element, useAuth0());
      await manager.loaded();
      client.failure = loginRequired();
      client.next = 'auth0|bob';
      await remove(manager);
      await eventually(() => manager.dialog?.buttons.includes('Continue'));
      client.next = 'auth0|ada';
      await manager.dialog!.press('Continue');
      await manager.dialogClosed();
      expect(client.popups).to.have.length(2);
    });
  }

  const strangers: Readonly<Record<string, () => unknown>> = {
    'a promise of a client': () => Promise.resolve(client),
    'a configuration': () => ({ domain: 'login.example.com', clientId: 'demo' }),
    'a service that returns observables': () => ({
      getAccessTokenSilently: () => ({ subscribe: () => undefined }),
    }),
    nothing: () => undefined,
  };
  const saidBefore = new Set<string>();
  for (const [name, given] of Object.entries(strangers)) {
    it(`names the fix for ${name}, and leaves the page calm`, async () => {
      const errors = recordConsole('error');
      const manager = await openManager({
        emulator,
        settings: { getAccessToken: undefined },
        unloaded: true,
      });
      connectAuth0SpaJs(manager.element, given() as Auth0SpaClient);
      await manager.textWith('This page isn’t set up completely.');
      for (const error of errors) saidBefore.add(error);
      expect([...saidBefore]).to.have.length(1);
      expect([...saidBefore][0]).to.contain('takes the client that `await createAuth0Client()` resolves to');
    });
  }

  it('opens the popup during the event, with the challenge and scopes of the action', async () => {
    await emulator.faults({ stepUp: 'writes' });
    const manager = await open();
    await stepUpOf(manager.element, () => remove(manager));
    expect(client.popups).to.have.length(1);
    const { authorizationParams } = client.popups[0]!;
    expect(authorizationParams).to.deep.include({
      audience: emulator.audience,
      scope: 'delete:me:authentication_methods',
      max_age: 300,
    });
    expect(authorizationParams.acr_values).to.contain('multi-factor');
    await manager.dialogClosed();
  });

  it('leaves the step-up to the host with popup: false, and resumes when the host answers', async () => {
    await emulator.faults({ stepUp: 'writes' });
    const manager = await open({ popup: false });
    const requests = recordApiRequests(emulator);
    let answer: (value: unknown) => void = () => undefined;
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      event.respondWith(new Promise((resolve) => (answer = resolve)));
    });
    const event = await stepUpOf(manager.element, () => remove(manager));
    expect(event.challenge.maxAge).to.equal(300);
    expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(1);
    answer(undefined);
    await manager.dialogClosed();
    expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(2);
    expect(client.popups).to.be.empty;
  });

  it('opens no popup with popup: false when the host does not answer', async () => {
    await emulator.faults({ stepUp: 'writes' });
    const manager = await open({ popup: false });
    const requests = recordApiRequests(emulator);
    manager.element.addEventListener('auth-methods-step-up', (event) => event.preventDefault());
    await stepUpOf(manager.element, () => remove(manager));
    await eventually(() => manager.dialog?.buttons.includes('Continue'));
    expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(1);
    expect(client.popups).to.be.empty;
  });

  it('opens no popup when the host prevents the step-up event', async () => {
    await emulator.faults({ stepUp: 'writes' });
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.preventDefault());
    connectAuth0SpaJs(manager.element, client);
    await manager.loaded();
    await stepUpOf(manager.element, () => remove(manager));
    await eventually(() => manager.dialog?.buttons.includes('Continue'));
    expect(client.popups).to.be.empty;
  });

  it('asks the client for no tokens and no popups after disconnecting', async () => {
    const manager = await open();
    // This request is remembered, and must not lead to a popup later.
    await remove(manager);
    await manager.dialogClosed();
    manager.disconnect();
    expect(manager.element.fetcher).to.equal(undefined);
    const { length } = client.silent;
    manager.element.getAccessToken = ({ scopes }) => emulator.token(scopes.join(' '));
    await emulator.faults({ stepUp: 'writes' });
    await manager.loaded();
    await stepUpOf(manager.element, async () => {
      const dialog = await manager.open('Authenticator app', 'Remove');
      await dialog.press(/^Remove/);
    });
    expect(client.silent).to.have.length(length);
    expect(client.popups).to.be.empty;
  });

  it('keeps a fetcher that the host set before disconnecting', async () => {
    const manager = await open();
    const fetcher = (): Promise<Response> => Promise.reject(new TypeError('offline'));
    manager.element.fetcher = fetcher;
    manager.disconnect();
    // Compared outside the assertion, since the runner hangs when it has to report a function.
    expect(manager.element.fetcher === fetcher).to.equal(true);
  });
});
