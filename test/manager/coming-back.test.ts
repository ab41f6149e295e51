import { expect } from '@open-wc/testing';
import { myAccountBackend } from '../../src/backends/my-account/index.js';
import type { Factor } from '../../src/model/auth-method.js';
import type { MethodsBackend, TokenRequest } from '../../src/model/methods-backend.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ManagerHarness,
} from '../support/browser/manager-harness.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const listPaths = ['/authentication-methods', '/factors'];
const minute = 60_000;

const looked = (): boolean => document.dispatchEvent(new Event('visibilitychange'));
const shownFromCache = (): boolean => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

/** A host's fetcher whose requests for one path are never answered, but can be aborted. */
function fetcherWithout(path: string, emulator: RunningEmulator) {
  const aborted: string[] = [];
  let isStalled = true;
  const fetcher = async (url: string, init: RequestInit, request: TokenRequest): Promise<Response> => {
    if (isStalled && url.endsWith(path)) {
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => {
          aborted.push(path);
          reject(new DOMException('Aborted', 'AbortError'));
        });
      });
    }
    const authorization = `Bearer ${await tokenFor(emulator, request)}`;
    return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
  };
  return { fetcher, aborted, answer: () => (isStalled = false) };
}

/** Another window removes a method. */
async function removeElsewhere({ emulator }: ManagerHarness, id: string): Promise<void> {
  await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await emulator.token()}` },
  });
}

/** A backend whose list comes at once, and what may be added when the test says so. */
async function backendWithLateFactors(scenario: 'typical' | 'single-factor') {
  const { origin, token } = await startEmulator({ scenario });
  const read = myAccountBackend({ domain: new URL(origin).host, accessToken: await token() });
  const factors = deferred<readonly Factor[]>();
  const backend: MethodsBackend = {
    ...read,
    list: async (options) => ({ ...(await read.list(options)), factors: factors.promise }),
  };
  return { backend, answer: factors.resolve };
}

describe('a list that is slow', () => {
  it('is shown as soon as it arrives, before it is known what can be added', async () => {
    const errors = recordConsole('error');
    const emulator = await startEmulator({ scenario: 'typical' });
    const { fetcher, aborted } = fetcherWithout('/factors', emulator);
    const settings = { fetcher, getAccessToken: undefined };
    const manager = await openManager({ emulator, settings, unloaded: true });
    await manager.row('Password');
    expect(manager.rows).to.have.length(6);
    expect(manager.alerts).to.be.empty;
    expect(manager.buttons).to.not.include('Add passkey');
    // After some seconds everything is offered that the backend can add.
    await manager.button('Add passkey');
    expect(errors.join()).to.contain('list() has not told what may be added');
    manager.element.remove();
    await eventually(() => expect(aborted).to.deep.equal(['/factors']));
  });

  for (const [scenario, allowed] of [
    ['typical', ['passkey', 'password', 'totp', 'push-notification', 'phone', 'email', 'recovery-code']],
    ['single-factor', ['passkey', 'totp', 'phone']],
    ['typical', []],
  ] as const) {
    it(`keeps the place of what can be added, so that nothing moves: ${allowed.join(', ') || 'nothing'}`, async () => {
      const { backend, answer } = await backendWithLateFactors(scenario);
      const manager = await openManager({ settings: { backend }, unloaded: true });
      const row = await manager.row('Password');
      await nextFrame();
      expect(manager.buttons.filter((name) => /^(Add|Set up)/.test(name))).to.deep.equal([]);
      const places = (): readonly number[] =>
        [manager.element, row.element, ...deepQueryAll(manager.element, 'auth-methods-group')].flatMap(
          (part) => {
            const { top, height } = part.getBoundingClientRect();
            return [top, height];
          },
        );
      const before = places();
      answer(allowed.map((type) => ({ type, usage: [] })));
      await manager.loaded();
      if (allowed.length > 0) await manager.button('Add passkey');
      await nextFrame();
      expect(places()).to.deep.equal(before);
    });
  }

  for (const [change, apply] of Object.entries<(manager: ManagerHarness) => unknown>({
    'wider window': () => setViewport(800, 900),
    'wider place on the page': ({ element }) => (element.style.width = '640px'),
    'other language': ({ element }) => (element.lang = 'de'),
  })) {
    it(`leaves no gap below its rows after a change: ${change}`, async () => {
      await setViewport(320, 900);
      try {
        const { backend, answer } = await backendWithLateFactors('typical');
        const manager = await openManager({ settings: { backend }, unloaded: true });
        manager.element.style.width = '90vw';
        await manager.row('Password');
        await nextFrame();
        answer([]);
        await manager.loaded();
        await nextFrame();
        const cards = deepQueryAll(manager.element, 'ul[part=group]');
        const gaps = (): readonly number[] =>
          cards.map((card) => {
            const rows = [...card.children].map((row) => row.getBoundingClientRect().height);
            return Math.round(card.clientHeight - rows.reduce((all, height) => all + height, 0));
          });
        expect(Math.max(...gaps()), 'what is kept').to.be.greaterThan(20);
        // As a phone's browser does when its address bar goes while the person scrolls.
        const kept = gaps();
        await setViewport(320, 960);
        // As where names of passkeys' providers arrive later.
        manager.element.messages = {};
        await manager.element.updateComplete;
        await nextFrame();
        expect(gaps()).to.deep.equal(kept);
        await apply(manager);
        await eventually(() => expect(Math.max(...gaps())).to.be.at.most(1));
      } finally {
        await setViewport(800, 600);
      }
    });
  }

  it('says so after some seconds, and tries again when it is asked to', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    const { fetcher, aborted, answer } = fetcherWithout('/authentication-methods', emulator);
    const settings = { fetcher, getAccessToken: undefined };
    const manager = await openManager({ emulator, settings, unloaded: true });
    await manager.textWith('Loading your sign-in methods… This is taking longer than usual.');
    expect(manager.alerts).to.have.length(1);
    answer();
    await manager.press('Try again');
    expect(aborted).to.deep.equal(['/authentication-methods']);
    await manager.row('Password');
    expect(manager.alerts).to.be.empty;
  });
});

describe('the list when the page comes back', () => {
  it('is read again when it is looked at after a while, and only then', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const requests = recordApiRequests(manager.emulator);
    looked();
    await nextFrame();
    expect(requests).to.be.empty;
    advanceClock(10 * minute);
    await expectEvent(manager.element, 'auth-methods-loaded', looked);
    expect(requests.map(({ path }) => path).sort()).to.deep.equal(listPaths);
  });

  it('is read again before a removal is warned about, when it may be old', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const others = (await manager.stored()).filter(({ type }) => type !== 'password');
    for (const { id } of others) await removeElsewhere(manager, id);
    advanceClock(10 * minute);
    const dialog = await manager.open('Password', 'Remove');
    await dialog.textWith('This is your only way to sign in.');
    expect(manager.rows).to.have.length(1);
  });

  it('is read again before a removal that was asked about a while ago, and the person reads what is new', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const dialog = await manager.open('Password', 'Remove');
    for (const { id, type } of await manager.stored())
      if (type !== 'password') await removeElsewhere(manager, id);
    advanceClock(20_000);
    await dialog.press('Remove password');
    await dialog.textWith('This is your only way to sign in.');
    expect(deepQueryAll(dialog.element, '.notice')[0]!.role).to.equal('alert');
    expect((await manager.stored()).map(({ type }) => type)).to.deep.equal(['password']);
    await dialog.press('Remove password');
    await dialog.textWith('This can’t be removed right now.');
  });

  it('leaves the focus in its group when the row that had it was removed elsewhere', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const app = (await manager.stored()).find(({ type }) => type === 'totp')!;
    await removeElsewhere(manager, app.id);
    deepQueryAll((await manager.row('Authenticator app')).element, 'button')[0]!.focus();
    advanceClock(10 * minute);
    await expectEvent(manager.element, 'auth-methods-loaded', looked);
    await eventually(() => expect(renderedText(deepActiveElement()!)).to.equal('Two-step verification'));
  });

  it('loads by itself when there is a connection again', async () => {
    const manager = await openManager({ scenario: 'offline', unloaded: true });
    await manager.textWith('There’s no connection');
    await manager.emulator.faults({ offline: false });
    dispatchEvent(new Event('online'));
    await manager.row('Password');
    expect(manager.alerts).to.be.empty;
  });

  it('is read anew when the browser shows the page as it was, and no dialog stays open', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.add('Authenticator app');
    await expectEvent(manager.element, 'auth-methods-loaded', shownFromCache);
    expect(manager.dialog).to.equal(undefined);
    await manager.loaded();
    expect(manager.rows).to.have.length(6);
  });

  it('is not shown to somebody else who goes back to the page', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.emulator.faults({ offline: true });
    shownFromCache();
    await manager.textWith('There’s no connection');
    expect(manager.rows).to.be.empty;
  });
});

describe('<auth-methods-manager> outside the page', () => {
  it('asks for nothing when it was only in the page for a moment', async () => {
    const asked: string[] = [];
    const element = document.createElement('auth-methods-manager');
    element.domain = 'login.example.com';
    element.getAccessToken = ({ reason }) => void asked.push(reason);
    document.body.append(element);
    element.remove();
    await element.updateComplete;
    await nextFrame();
    expect(asked).to.be.empty;
  });

  it('asks for nothing when it is set up or refreshed, and for the list when it is put back', async () => {
    const { element, tokenRequests, emulator } = await openManager({ scenario: 'typical' });
    const place = element.parentElement!;
    element.remove();
    await nextFrame();
    const requests = recordApiRequests(emulator);
    element.audience = `${emulator.audience}`;
    element.apiBase = `${emulator.origin}/me/v1/`;
    await element.updateComplete;
    await element.refresh();
    await nextFrame();
    expect(requests).to.be.empty;
    expect(tokenRequests).to.have.length(1);
    await expectEvent(element, 'auth-methods-loaded', () => place.append(element));
    expect(requests.map(({ path }) => path).sort()).to.deep.equal(listPaths);
  });

  it('does not list again when it is moved within the page', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const requests = recordApiRequests(manager.emulator);
    const other = document.createElement('section');
    manager.element.parentElement!.append(other);
    other.append(manager.element);
    await manager.element.updateComplete;
    await nextFrame();
    expect(requests).to.be.empty;
    expect(manager.rows).to.have.length(6);
  });

  it('goes on loading when it is moved within the page', async () => {
    const emulator = await startEmulator({ scenario: 'typical', faults: { latency: 150 } });
    const requests = recordApiRequests(emulator);
    const manager = await openManager({ emulator, unloaded: true });
    await eventually(() => deepQueryAll(manager.element, '.skeleton div').length > 0);
    await eventually(() => requests.length === 2);
    manager.element.parentElement!.append(manager.element);
    await manager.row('Password');
    expect(requests).to.have.length(2);
  });
});
