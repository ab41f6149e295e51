import { expect } from '@open-wc/testing';
import {
  connectAuth0SpaJs,
  type Auth0AngularClient,
  type Auth0FrameworkClient,
  type Auth0SpaClient,
} from '../../../src/backends/my-account/auth0-spa-js.js';
import type { Observable } from '../../../src/backends/my-account/observable.js';
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
  /** What each popup fails with. */
  popupFailure: Error | undefined;

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
    if (this.popupFailure) throw this.popupFailure;
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

  it('gives two elements of one client one list, which stays when one of them is disconnected', async () => {
    const requests = recordApiRequests(emulator);
    const settings = { getAccessToken: undefined };
    const one = await openManager({ emulator, settings, unloaded: true });
    const other = await openManager({ emulator, settings, unloaded: true });
    const disconnect = connectAuth0SpaJs(one.element, client);
    connectAuth0SpaJs(other.element, client);
    await Promise.all([one.loaded(), other.loaded()]);
    expect(requests.map(({ path }) => path)).to.have.members(['/authentication-methods', '/factors']);

    disconnect();
    disconnect();
    expect(one.element.fetcher).to.equal(undefined);
    await remove(other);
    await other.dialogClosed();
    expect(other.titles).not.to.contain('Recovery code');
  });

  it('makes new functions once nothing is connected: the client may have another person', async () => {
    const { element, disconnect } = await open();
    const { fetcher } = element;
    disconnect();
    connectAuth0SpaJs(element, client);
    expect(element.fetcher).to.be.a('function').and.not.equal(fetcher);
  });

  it('tells the developer once that the element comes first, whatever is given in its place', () => {
    const errors = recordConsole('error');
    const wrong: readonly unknown[] = [null, undefined, { current: null }, 'auth-methods-manager'];
    for (const element of wrong) {
      const disconnect = connectAuth0SpaJs(element as AuthMethodsManager, client);
      disconnect();
    }
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('connectAuth0SpaJs() takes the element first');
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
      // The members of Vue's references are those of a class.
      user: new (class {
        get value() {
          return client.person === undefined ? undefined : { sub: client.person };
        }
      })(),
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

  /** What Angular's service returns: nothing happens before somebody subscribes. */
  const observable = <T>(promised: () => Promise<T>): Observable<T> => ({
    subscribe: ({ next, error, complete }) => {
      promised().then((value) => {
        next(value);
        complete();
      }, error);
      return { unsubscribe: () => undefined };
    },
  });

  it('takes the service of Angular, waits until it has loaded, and compares the person there, too', async () => {
    let isLoading = true;
    const waiting: ((isLoading: boolean) => void)[] = [];
    const service: Auth0AngularClient = {
      getAccessTokenSilently: (options) => observable(() => client.getTokenSilently(options)),
      getAccessTokenWithPopup: (options) => observable(() => client.getTokenWithPopup(options)),
      idTokenClaims$: observable(() => client.getUser()),
      isLoading$: {
        subscribe: ({ next }) => {
          next(isLoading);
          waiting.push(next);
          return { unsubscribe: () => undefined };
        },
      },
    };
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    connectAuth0SpaJs(manager.element, service);
    await eventually(() => waiting.length > 0);
    expect(client.silent).to.be.empty;
    isLoading = false;
    for (const next of waiting) next(isLoading);
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

  it('waits until the reference of Vue says that it has loaded', async () => {
    let isLoading = true;
    const given: Auth0FrameworkClient = {
      getAccessTokenSilently: (options) => client.getTokenSilently(options),
      getAccessTokenWithPopup: (options) => client.getTokenWithPopup(options),
      isLoading: new (class {
        get value() {
          // Asked for, and then over.
          const now = isLoading;
          isLoading = false;
          return now;
        }
      })(),
    };
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined }, unloaded: true });
    connectAuth0SpaJs(manager.element, given);
    expect(client.silent).to.be.empty;
    await manager.loaded();
    expect(isLoading).to.equal(false);
  });

  const strangers: Readonly<Record<string, readonly [given: () => unknown, fix: string]>> = {
    'a promise of a client': [() => Promise.resolve(client), 'await createAuth0Client('],
    'a configuration': [
      () => ({ domain: 'login.example.com', clientId: 'demo' }),
      'or `inject(AuthService)`',
    ],
    'a client of the first version': [
      () => ({ getTokenSilently: () => undefined, buildAuthorizeUrl: () => undefined }),
      'This is version 1 of the SDK, which can’t ask for the token of one action. Install version 2: `npm install',
    ],
    'a client that returns something else than a token': [
      () => ({ getTokenSilently: () => Promise.resolve({}), createFetcher: () => undefined }),
      'With any other library, set `getAccessToken`',
    ],
    'a hook that returns a token alone': [
      () => ({ getAccessTokenSilently: () => Promise.resolve('ey') }),
      'Pass them on, or install version 2: `npm install @auth0/auth0-spa-js@2`',
    ],
    'a hook that is loading': [
      () => ({ getAccessTokenSilently: () => undefined, isLoading: true }),
      '[isLoading]',
    ],
    nothing: [() => undefined, 'was given no client'],
  };
  const saidBefore = new Set<string>();
  for (const [name, [given, fix]] of Object.entries(strangers)) {
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
      expect([...saidBefore].filter((said) => said.includes(fix))).to.have.length(1);
    });
  }

  const oauthError = (error: string, description = error): Error =>
    Object.assign(new Error(description), { error, error_description: description });

  for (const [error, description] of [
    ['unauthorized_client', 'Client "demo" is not authorized.'],
    ['access_denied', 'Service not found: https://login.example.com/me/'],
  ] as const) {
    it(`names the missing grant for ${error}`, async () => {
      const errors = recordConsole('error');
      const manager = await open();
      client.failure = oauthError(error, description);
      await remove(manager);
      await eventually(() => errors.length === 1);
      expect(errors[0]).to.contain(`gets no token for "${emulator.audience}" (${error})`);
      expect(errors[0]).to.contain('(client grant) with the scope "delete:me:authentication_methods"');
      expect(errors[0]).not.to.contain(description);
      expect(client.popups).to.be.empty;
    });
  }

  it('asks in a popup for a consent that is missing, and says how to spare the person that', async () => {
    const errors = recordConsole('error');
    const manager = await open();
    client.failure = oauthError('consent_required');
    await remove(manager);
    await manager.dialogClosed();
    expect(client.popups).to.have.length(1);
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('scope: "openid profile email delete:me:authentication_methods"');
  });

  for (const [error, message] of [
    ['popup_open', /blocked the popup .*`\{ popup: false \}`/],
    ['unauthorized_client', /gets no token/],
    ['cancelled', undefined],
    ['access_denied', undefined],
  ] as const) {
    it(`${message ? 'prints' : 'does not print'} what became of a popup: ${error}`, async () => {
      const errors = recordConsole('error');
      await emulator.faults({ stepUp: 'writes' });
      const manager = await open();
      client.popupFailure = oauthError(error);
      await remove(manager);
      await eventually(() => manager.dialog?.buttons.includes('Continue'));
      expect(errors.every((said) => message?.test(said))).to.equal(true);
      expect(errors.length).to.be.at.most(message ? 1 : 0);
      if (error === 'popup_open') expect(errors).to.have.length(1);
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

  it('opens one popup for an element that was connected twice', async () => {
    const manager = await open();
    connectAuth0SpaJs(manager.element, client);
    await manager.loaded();
    await emulator.faults({ stepUp: 'writes' });
    await stepUpOf(manager.element, () => remove(manager));
    await manager.dialogClosed();
    expect(client.popups).to.have.length(1);
    manager.disconnect();
    expect(manager.element.fetcher === undefined).to.equal(false);
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
