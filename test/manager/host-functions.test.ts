import { expect } from '@open-wc/testing';
import type { Fetcher, GetAccessToken, TokenRequest } from '../../src/model/methods-backend.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { hurryTimers } from '../support/browser/hurry-timers.js';
import { openManager, recordApiRequests, tokenFor } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const phone = '+1 ••• ••• 0143';
const ask = 'Confirm it’s you To protect your account, this needs a fresh sign-in.';
const secret = 'Fe26.2**secret';

const oauthError = (error: string, members: object = {}): Error =>
  Object.assign(new Error(error), { error, ...members });

describe('<auth-methods-manager> with functions of its host', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset());

  /** A getter that rejects once for this kind of action. */
  function rejectingOnce(reason: TokenRequest['reason'], failure: unknown): GetAccessToken {
    let hasFailed = false;
    return async (request) => {
      if (hasFailed || request.reason !== reason) return tokenFor(emulator, request);
      hasFailed = true;
      throw failure;
    };
  }

  const authorized: Fetcher = async (input, init, request) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await tokenFor(emulator, request)}`);
    return fetch(input, { ...init, headers });
  };

  it('calls the fetcher without `this`, as fetch itself needs it', async () => {
    const receivers: unknown[] = [];
    const requests: unknown[] = [];
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: undefined,
        fetcher(this: unknown, input, init, request) {
          receivers.push(this);
          requests.push(request);
          return authorized(input, init, request);
        },
      },
    });
    expect(manager.titles).to.include('Password');
    expect(receivers.every((receiver) => receiver === undefined)).to.equal(true);
    expect(requests[0]).to.deep.include({ scope: ['read:me:authentication_methods', 'read:me:factors'] });
  });

  it('takes fetch for a fetcher', async () => {
    const requests = recordApiRequests(emulator);
    recordConsole('error');
    const settings = { getAccessToken: undefined, fetcher: fetch.bind(undefined) as Fetcher };
    const manager = await openManager({ emulator, settings, unloaded: true });
    // The emulator wants a token, which a proxy with a cookie would add.
    await manager.textWith('Your session has ended. Sign in again to go on.');
    expect(requests).not.to.be.empty;
  });

  it('calls the getter without `this`', async () => {
    const receivers: unknown[] = [];
    await openManager({
      emulator,
      settings: {
        getAccessToken(this: unknown, request) {
          receivers.push(this);
          return tokenFor(emulator, request);
        },
      },
    });
    expect(receivers).to.deep.equal([undefined]);
  });

  for (const code of [
    'login_required',
    'consent_required',
    'interaction_required',
    'account_selection_required',
  ]) {
    it(`asks for a sign-in when the getter rejects with ${code}, then does exactly what was interrupted`, async () => {
      const manager = await openManager({
        emulator,
        settings: { getAccessToken: rejectingOnce('remove', oauthError(code)) },
      });
      const requests = recordApiRequests(emulator);
      manager.element.addEventListener('auth-methods-step-up', (event) =>
        event.respondWith(Promise.resolve()),
      );
      const dialog = await manager.open(phone, 'Remove');
      await expectEvent(manager.element, 'auth-method-removed', () => dialog.press('Remove phone number'));
      await manager.dialogClosed();
      expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    });
  }

  it('offers Continue when a popup of the getter was closed, and calls it again within that click', async () => {
    const within: boolean[] = [];
    const reject = rejectingOnce('remove', oauthError('cancelled'));
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: (request) => {
          if (request.reason === 'remove') within.push(navigator.userActivation.isActive);
          return reject(request);
        },
      },
    });
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open(phone, 'Remove');
    const asked = await recordEvents(manager.element, 'auth-methods-step-up', async () => {
      await dialog.press('Remove phone number');
      await dialog.textWith(ask);
    });
    expect(asked, 'nobody is asked twice at once').to.be.empty;
    expect(requests).to.be.empty;
    await dialog.clickWithMouse('Continue');
    await manager.dialogClosed();
    expect(within.at(-1), 'a popup may be opened').to.equal(true);
    expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
  });

  it('offers Continue when the popup was blocked while the list was loaded', async () => {
    const manager = await openManager({
      emulator,
      unloaded: true,
      settings: { getAccessToken: rejectingOnce('list', oauthError('popup_open')) },
    });
    await manager.textWith('Confirm that it’s you to go on.');
    await manager.press(/^(Continue|Try again)$/);
    await manager.row('Password');
  });

  it('takes the refusal of a proxy for want of a second factor for a demand, and passes its token on to nobody', async () => {
    let hasSignedIn = false;
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: undefined,
        fetcher: async (input, init, request) => {
          if (request.reason !== 'remove' || hasSignedIn) return authorized(input, init, request);
          const body = { error: 'mfa_required', error_description: 'Multifactor', mfa_token: secret };
          return Response.json(body, { status: 403 });
        },
      },
    });
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open(phone, 'Remove');
    const { error } = await expectEvent(manager.element, 'auth-methods-error', () =>
      dialog.press('Remove phone number'),
    );
    await dialog.textWith(ask);
    expect(error.code).to.equal('step_up_required');
    expect((await error.response?.text()) ?? '').not.to.contain(secret);
    expect(requests).to.be.empty;
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      hasSignedIn = true;
      event.respondWith(Promise.resolve());
    });
    await dialog.press('Continue');
    await manager.dialogClosed();
    expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
  });

  for (const failure of [new Error('Failed to fetch'), { error: 'timeout' }]) {
    it(`looks a write up whose fetcher lost the answer with ${String(failure)}`, async () => {
      let isLosing = true;
      const manager = await openManager({
        emulator,
        settings: {
          getAccessToken: undefined,
          fetcher: async (input, init, request) => {
            const answer = await authorized(input, init, request);
            if (init.method !== 'DELETE' || !isLosing) return answer;
            isLosing = false;
            throw failure;
          },
        },
      });
      const dialog = await manager.open(phone, 'Remove');
      await dialog.press('Remove phone number');
      await manager.dialogClosed();
      expect(manager.titles).not.to.include(phone);
      expect((await manager.stored()).map(({ type }) => type)).not.to.include('phone');
    });
  }

  for (const name of ['getAccessToken', 'fetcher'] as const) {
    it(`tells the developer when ${name} does not answer, and shows the list when it does`, async () => {
      hurryTimers(50);
      const errors = recordConsole('error');
      let answer: () => void = () => undefined;
      const awaited = new Promise<void>((resolve) => (answer = resolve));
      const settings = {
        getAccessToken: undefined,
        [name]:
          name === 'fetcher'
            ? (...call: Parameters<Fetcher>) => awaited.then(() => authorized(...call))
            : (request: TokenRequest) => awaited.then(() => tokenFor(emulator, request)),
      };
      const manager = await openManager({ emulator, settings, unloaded: true });
      await eventually(() =>
        errors.some((error) => error.includes(`${name} has not answered for 10 seconds`)),
      );
      answer();
      await manager.row('Password');
      expect(errors).to.have.length(1);
    });
  }
});
