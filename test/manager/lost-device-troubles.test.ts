import { expect } from '@open-wc/testing';
import { AuthMethodsError, type AuthMethod } from '../../src/index.js';
import { chooseLost } from '../support/browser/choose-lost.js';
import { eventually } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, tokenFor, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { taskStates } from '../support/browser/task-states.js';

const secondStep = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';
const key = 'auth-methods-help';
const phone = 'phone|dev_Hj6KlZ0xCvB7nM3q';
const app = 'totp|dev_Rt5YuI8oP2aSdF4g';

const common = { confirmed: true, linkedIds: [] } as const;
const password: AuthMethod = { ...common, id: 'w', type: 'password', usage: ['primary'] };
const totp: AuthMethod = { ...common, id: 't', type: 'totp', usage: ['secondary'] };
const number: AuthMethod = {
  ...common,
  id: 'p',
  type: 'phone',
  usage: ['primary'],
  phoneNumber: '+1 ••• ••• 0143',
};

describe('a person who has lost a device, and has more trouble', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  afterEach(() => sessionStorage.clear());

  const stored = async (manager: ManagerHarness): Promise<readonly string[]> =>
    (await manager.stored()).map(({ id }) => id);

  it('signs in once for all that is removed then', async () => {
    recordConsole('error');
    await emulator.reset('step-up');
    let isFresh = false;
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: (request) =>
          tokenFor(emulator, isFresh ? { ...request, stepUp: { acrValues: secondStep } } : request),
      },
    });
    let asked = 0;
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      asked += 1;
      isFresh = asked > 1;
      event.respondWith(Promise.resolve(isFresh));
    });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.textWith('Confirm it’s you');
    await dialog.press('Continue');
    await dialog.button('Replace your recovery code');
    expect(await stored(manager)).not.to.include.members([app, phone]);
    expect(asked).to.equal(2);
  });

  it('is not told that a method was removed when it is only missing from an incomplete list', async () => {
    recordConsole('error');
    const methods = [password, totp];
    let isOffline = false;
    let wasOffline = false;
    const deleted: string[] = [];
    const answer = <T>(value: T): Promise<T> =>
      isOffline ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(value);
    const manager = await openManager({
      settings: {
        backend: {
          list: () => {
            const incomplete = wasOffline;
            const listed = incomplete ? methods.slice(0, 1) : methods;
            return answer({ methods: listed, factors: [], problems: [], incomplete });
          },
          remove: async (id) => {
            await answer(undefined);
            deleted.push(id);
          },
        },
      },
    });
    const dialog = await chooseLost(manager, /^My phone/);
    isOffline = true;
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    await dialog.press('Remove these');
    await dialog.textWith('Waiting for a connection…');
    isOffline = false;
    wasOffline = true;
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await eventually(() => expect(taskStates(dialog)).to.deep.equal(['Authenticator app: Removed']));
    expect(deleted).to.deep.equal(['t']);
  });

  it('is not locked out by another tab that removed the other way in while this one waited', async () => {
    recordConsole('error');
    let methods: readonly AuthMethod[] = [password, number, totp];
    const remove = (removed: string): void => {
      methods = methods.filter(({ id }) => id !== removed);
    };
    let isLimited = true;
    const manager = await openManager({
      settings: {
        backend: {
          list: () => Promise.resolve({ methods, factors: [], problems: [] }),
          remove: async (id) => {
            if (isLimited)
              throw new AuthMethodsError('rate_limited', 'Two writes a minute', { retryAfter: 1 });
            remove(id);
          },
        },
      },
    });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.textWith('Goes on in 1 second.');
    isLimited = false;
    remove('w');
    await eventually(() => expect(dialog.heading).to.equal('Not everything is done'));
    expect(taskStates(dialog).map((state) => state.split(': ')[1])).to.deep.equal([
      'Removed',
      'Kept, so that you can still sign in.',
    ]);
    expect(methods.map(({ id }) => id)).to.deep.equal(['p']);
  });

  it('is not told that anything was removed when somebody else has signed in meanwhile', async () => {
    recordConsole('error');
    const own: readonly AuthMethod[] = [password, totp];
    let methods = own;
    const removed: string[] = [];
    const manager = await openManager({
      settings: {
        backend: {
          list: () => Promise.resolve({ methods, factors: [], problems: [] }),
          remove: async (id) => {
            if (methods === own) throw new AuthMethodsError('rate_limited', 'Two writes', { retryAfter: 1 });
            removed.push(id);
          },
        },
      },
    });
    const dialog = await chooseLost(manager, /^My phone/);
    const events = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Remove these');
      await dialog.textWith('Goes on in 1 second.');
      methods = [{ ...password, id: 'of somebody else' }];
      await dialog.textWith('Your session has ended.');
    });
    expect(taskStates(dialog)).to.deep.equal(['Authenticator app: Waiting']);
    expect([...removed, ...events]).to.deep.equal([]);
  });

  it('can continue when the page went away before the new code was said to be kept', async () => {
    await emulator.reset();
    const manager = await openManager({ emulator });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.press('Replace your recovery code');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Replace your code?'));
    const codes = await manager.dialogOpened();
    await codes.press('Replace');
    await codes.proveKept();
    const kept = sessionStorage.getItem(key)!;
    await codes.press('Done');
    await eventually(() => expect(manager.dialog?.heading).to.equal('All done'));
    manager.element.remove();
    sessionStorage.setItem(key, kept);

    const again = await openManager({ emulator });
    await again.press('Continue');
    const resumed = await again.dialogOpened();
    await resumed.textWith('Removed before: 2');
  });
});
