import { expect } from '@open-wc/testing';
import type { AuthMethodsErrorEvent } from '../../src/index.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ManagerHarness,
} from '../support/browser/manager-harness.js';
import { startEmulator } from '../support/browser/start-emulator.js';

const listPaths = ['/authentication-methods', '/factors'];

const readScopes = ['read:me:authentication_methods', 'read:me:factors'];

describe('loading the list of <auth-methods-manager>', () => {
  it('sends two requests at the same time, with one token for just what they need', async () => {
    performance.clearResourceTimings();
    const manager = await openManager({ scenario: 'typical' });
    const [one, two, ...others] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.startsWith(`${manager.emulator.origin}/me/v1/`));
    expect(others).to.be.empty;
    expect([one!.name, two!.name].map((name) => name.replace(/.*\/me\/v1/, '')).sort()).to.deep.equal(
      listPaths,
    );
    const [first, second] = [one, two] as PerformanceResourceTiming[];
    expect(Math.max(first!.startTime, second!.startTime)).to.be.below(
      Math.min(first!.responseEnd, second!.responseEnd),
    );
    expect(manager.tokenRequests).to.deep.equal([
      { scopes: readScopes, audience: manager.emulator.audience, reason: 'list', fresh: false },
    ]);
  });

  it('asks for it before anything is drawn', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    const drawn: number[] = [];
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: (wanted) => {
          drawn.push(document.querySelector('auth-methods-manager')!.shadowRoot?.childElementCount ?? 0);
          return tokenFor(emulator, wanted);
        },
      },
    });
    expect(manager.rows).to.have.length(6);
    expect(drawn).to.deep.equal([0]);
  });

  it('says what was loaded', async () => {
    const manager = await openManager({ scenario: 'typical', unloaded: true });
    const { methods } = await expectEvent(manager.element, 'auth-methods-loaded', () => manager.loaded());
    expect(methods.map(({ type }) => type).sort()).to.deep.equal([
      'passkey',
      'passkey',
      'password',
      'phone',
      'recovery-code',
      'totp',
    ]);
  });

  it('holds the place with rows of the real ones’ height, so that nothing on the page moves', async () => {
    const shifts: string[] = [];
    const observer = new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) shifts.push(JSON.stringify(entry));
    });
    observer.observe({ type: 'layout-shift' });
    const manager = await openManager({ scenario: 'single-factor', latency: 1500, unloaded: true });
    await eventually(() => deepQueryAll(manager.element, '.skeleton div').length > 0);
    const waiting = deepQueryAll(manager.element, '.skeleton div')[1]!.getBoundingClientRect();
    const heading = deepQueryAll(manager.element, '.heading')[0]!.getBoundingClientRect();
    await manager.loaded();
    await nextFrame();
    await nextFrame();
    for (const entry of observer.takeRecords()) shifts.push(JSON.stringify(entry));
    observer.disconnect();
    expect(shifts).to.deep.equal([]);
    expect(deepQueryAll(manager.element, '.heading')[0]!.getBoundingClientRect()).to.deep.equal(heading);
    const row = (await manager.row('Password')).element.getBoundingClientRect();
    expect(Math.abs(row.height - waiting.height)).to.be.below(1);
  });

  it('holds the place of the list that was seen last, where the page shows it again', async () => {
    const heightOf = ({ element }: ManagerHarness): number => element.getBoundingClientRect().height;
    const first = await openManager({ scenario: 'typical' });
    await eventually(() => first.text.includes('Apple Passwords'));
    const seen = heightOf(first);
    await eventually(async () => {
      const again = await openManager({ emulator: first.emulator, latency: 1500, unloaded: true });
      await again.element.updateComplete;
      expect(heightOf(again)).to.be.closeTo(seen, 1);
      expect(deepQueryAll(again.element, '.skeleton div').length).to.be.above(3);
      await again.loaded();
      again.element.remove();
    });
    const failing = await openManager({ scenario: 'server-error', unloaded: true });
    await failing.textWith('can’t be shown right now');
    expect(heightOf(failing)).to.be.below(seen / 2);
  });

  it('says to screen readers that it is loading', async () => {
    const manager = await openManager({ latency: 1500, unloaded: true });
    await eventually(() => manager.text.includes('Loading your sign-in methods…'));
    expect(deepQueryAll(manager.element, '.manager')[0]!.getAttribute('aria-busy')).to.equal('true');
    await manager.loaded();
    expect(manager.text).not.to.contain('Loading');
  });

  it('shows what went wrong, and tries again when it is asked to', async () => {
    const manager = await openManager({ scenario: 'server-error', unloaded: true });
    await manager.textWith('Your sign-in methods can’t be shown right now Something went wrong on our side.');
    expect(manager.alerts).to.have.length(1);
    await manager.emulator.faults({ failures: [] });
    await manager.press('Try again');
    await manager.row('Password');
    expect(manager.alerts).to.be.empty;
  });

  it('tells the host what went wrong', async () => {
    const emulator = await startEmulator({ scenario: 'server-error' });
    const { error } = await expectEvent(document, 'auth-methods-error', () =>
      openManager({ emulator, unloaded: true }),
    );
    expect([error.code, error.status]).to.deep.equal(['server_error', 500]);
  });

  it('says that there is no connection', async () => {
    const manager = await openManager({ scenario: 'offline', unloaded: true });
    await manager.textWith('There’s no connection to the service right now. Please try again.');
    await manager.emulator.faults({ offline: false });
    await manager.press('Try again');
    await manager.row('Password');
  });

  it('shows the list without what can be added when only that is missing', async () => {
    recordConsole('error');
    const manager = await openManager({
      scenario: 'typical',
      faults: { failures: [{ operation: 'getFactors', as: 'drop' }] },
    });
    expect(manager.rows).to.have.length(6);
    expect(manager.alerts).to.be.empty;
  });

  it('keeps the list on screen while it loads again', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.emulator.faults({ latency: 1500 });
    const refreshed = manager.element.refresh();
    await eventually(() => deepQueryAll(manager.element, '.manager[aria-busy=true]').length === 1);
    expect(manager.rows).to.have.length(6);
    expect(deepQueryAll(manager.element, '.skeleton')).to.be.empty;
    await refreshed;
  });

  it('keeps the list on screen when loading it again fails, and says that it may be old', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.emulator.faults({ offline: true });
    await manager.element.refresh();
    await manager.textWith('This list may be out of date. There’s no connection to the service right now.');
    expect(manager.rows).to.have.length(6);
    await manager.emulator.faults({ offline: false });
    await manager.press('Try again');
    await eventually(() => manager.alerts.length === 0);
    expect(manager.rows).to.have.length(6);
  });

  it('waits out a rate limit with a countdown, and lets the person go on by itself', async () => {
    const failures = [{ operation: 'getAuthenticationMethods', as: 429, retryAfter: 1, times: 1 }] as const;
    const manager = await openManager({ scenario: 'typical', faults: { failures }, unloaded: true });
    await manager.textWith('You can go on in 1 second.');
    const requests = recordApiRequests(manager.emulator);
    const button = await manager.button('Try again');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    await nextFrame();
    expect(requests).to.be.empty;
    await eventually(() => button.getAttribute('aria-disabled') === 'false');
    expect(manager.text).not.to.contain('You can go on');
    button.click();
    await manager.row('Password');
    expect(requests).to.have.length(2);
  });

  it('never loads by itself what a rate limit refused', async () => {
    const manager = await openManager({ scenario: 'rate-limited' });
    await manager.element.refresh();
    const requests = recordApiRequests(manager.emulator);
    await manager.element.refresh();
    await manager.textWith(/This list may be out of date\. .*You can go on in \d+ seconds\./);
    expect(requests.map(({ path }) => path).sort()).to.deep.equal(listPaths);
  });

  it('asks once more for a fresh token when one has expired', async () => {
    const emulator = await startEmulator({ scenario: 'typical', faults: { tokenLifetime: -60 } });
    const request = {
      scopes: readScopes,
      audience: emulator.audience,
      reason: 'list',
      fresh: false,
    } as const;
    const expired = await tokenFor(emulator, request);
    await emulator.faults({ tokenLifetime: 7200 });
    const asked: boolean[] = [];
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: (wanted) => {
          asked.push(wanted.fresh);
          return wanted.fresh ? tokenFor(emulator, wanted) : expired;
        },
      },
    });
    expect(manager.rows).to.have.length(6);
    expect(asked).to.deep.equal([false, true]);
  });

  it('reports a token that is refused twice, and has the host sign in only when asked to', async () => {
    const errors = recordConsole('error');
    const manager = await openManager({ scenario: 'expired-token', unloaded: true });
    await manager.textWith('Your session has ended. Sign in again to go on.');
    expect(manager.tokenRequests.map(({ fresh }) => fresh)).to.deep.equal([false, true]);
    expect(errors).to.have.length(1);
    await manager.emulator.faults({ tokenLifetime: 7200 });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.respondWith(Promise.resolve()));
    await manager.press('Sign in');
    await manager.row('Password');
  });

  it('names the scope that is missing to the developer, once, and gives the person no false hope', async () => {
    const errors = recordConsole('error');
    const withheldScopes = ['read:me:authentication_methods'] as const;
    const manager = await openManager({ faults: { withheldScopes }, unloaded: true });
    await manager.textWith('This site isn’t allowed to do that for you.');
    const failures = await recordEvents(manager.element, 'auth-methods-error', () =>
      manager.element.refresh(),
    );
    expect(
      failures.map(({ error }: AuthMethodsErrorEvent) => [error.code, error.requiredScope]),
    ).to.deep.equal([['insufficient_scope', 'read:me:authentication_methods']]);
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('read:me:authentication_methods');
    await manager.textWith('This site isn’t allowed to do that for you.');
    expect(manager.buttons).to.be.empty;
  });

  it('follows the last of several requests to load', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const events = await recordEvents(manager.element, 'auth-methods-loaded', () =>
      Promise.all([manager.element.refresh(), manager.element.refresh(), manager.element.refresh()]),
    );
    expect(events).to.have.length(1);
    expect(renderedText(manager.element)).to.contain('Authenticator app');
  });
});
