import { expect, fixture, html } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { GetAccessToken, MethodsBackend, TokenRequest } from '../../src/model/methods-backend.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import { accessibleName, deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import {
  ManagerHarness,
  recordApiRequests,
  tokenFor,
  type ManagerSettings,
} from '../support/browser/manager-harness.js';
import { readTotp } from '../support/browser/read-totp.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { sample } from './method-samples.js';

const listPaths = ['/authentication-methods', '/factors'];
const signIn: ManagerSettings = { types: 'passkey password' };
const secondStep: ManagerSettings = {
  types: 'totp phone recovery-code',
  hideHeading: true,
  hideSummary: true,
};

describe('two elements of a page', () => {
  let emulator: RunningEmulator;
  let getAccessToken: GetAccessToken;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset('typical');
    getAccessToken = (request) => tokenFor(emulator, request);
  });

  /** Puts elements on one page, in the same task. */
  async function open(...all: readonly ManagerSettings[]): Promise<readonly ManagerHarness[]> {
    const place = await fixture<HTMLElement>(html`<main></main>`);
    return all.map((settings) => add(place, settings));
  }

  function add(place: Element, settings: ManagerSettings): ManagerHarness {
    const element = document.createElement('auth-methods-manager');
    Object.assign(element, { domain: emulator.domain, getAccessToken }, settings);
    place.append(element);
    return new ManagerHarness(element, emulator);
  }

  async function openSections(
    first: ManagerSettings = {},
    second: ManagerSettings = {},
  ): Promise<readonly [ManagerHarness, ManagerHarness]> {
    const [one, other] = await open({ ...signIn, ...first }, { ...secondStep, ...second });
    await one!.loaded();
    await other!.loaded();
    return [one!, other!];
  }

  describe('with the same account', () => {
    it('ask for the list once, show their own types, and each tell their host the whole list', async () => {
      const requests = recordApiRequests(emulator);
      const [one, other] = await open(signIn, secondStep);
      const [first, second] = await Promise.all(
        [one!, other!].map(({ element }) => expectEvent(element, 'auth-methods-loaded', () => undefined)),
      );
      await one!.loaded();
      await other!.loaded();
      expect(requests.map(({ path }) => path)).to.have.members(listPaths);
      await eventually(() =>
        expect(one!.titles).to.deep.equal(['Apple Passwords', 'Windows Hello', 'Password']),
      );
      expect(other!.titles).to.deep.equal(['Work phone', '+1 ••• ••• 0143', 'Recovery code']);
      expect(first!.methods).to.have.length(6);
      expect(second!.methods).to.equal(first!.methods);
    });

    it('do not ask again when the second one comes later, and it tells its host the list as well', async () => {
      const [one] = await open(signIn);
      await one!.loaded();
      const requests = recordApiRequests(emulator);
      const other = add(one!.element.parentElement!, secondStep);
      const { methods } = await expectEvent(other.element, 'auth-methods-loaded', () => undefined);
      await other.loaded();
      expect(other.titles).to.include('Work phone');
      expect(methods).to.have.length(6);
      expect(requests).to.deep.equal([]);
    });

    it('share a backend of the host’s own', async () => {
      let lists = 0;
      const methods: readonly AuthMethod[] = [sample('password', 'password|1'), sample('totp', 'totp|1')];
      const backend: MethodsBackend = {
        list: () => {
          lists += 1;
          return Promise.resolve({ methods, factors: [], problems: [] });
        },
      };
      await openSections({ backend }, { backend });
      expect(lists).to.equal(1);
    });

    it('keep their list while the host replaces its function, and use the newest one', async () => {
      const [one, other] = await openSections();
      const requests = recordApiRequests(emulator);
      const asked: TokenRequest[] = [];
      one.element.getAccessToken = (request) => tokenFor(emulator, request);
      other.element.getAccessToken = (request) => {
        asked.push(request);
        return tokenFor(emulator, request);
      };
      await other.element.updateComplete;
      expect(requests).to.deep.equal([]);
      const dialog = await other.open('Recovery code', 'Remove');
      await expectEvent(other.element, 'auth-method-removed', () => dialog.press('Remove recovery code'));
      expect(asked.map(({ reason }) => reason)).to.deep.equal(['remove']);
    });

    it('load it once when the person comes back to the page', async () => {
      const [one, other] = await openSections();
      advanceClock(60_000);
      const requests = recordApiRequests(emulator);
      await expectEvent(other.element, 'auth-methods-loaded', () =>
        document.dispatchEvent(new Event('visibilitychange')),
      );
      await one.loaded();
      expect(requests.map(({ path }) => path)).to.have.members(listPaths);
    });

    it('begin anew together, and once, when the browser shows the page from its cache', async () => {
      const [one, other] = await openSections();
      const requests = recordApiRequests(emulator);
      await Promise.all([
        expectEvent(one.element, 'auth-methods-loaded', () => undefined),
        expectEvent(other.element, 'auth-methods-loaded', () =>
          dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
        ),
      ]);
      await other.loaded();
      expect(requests.map(({ path }) => path)).to.have.members(listPaths);
    });

    it('go on when the first one is removed while the list is on its way', async () => {
      const list = deferred<undefined>();
      const requests = recordApiRequests(emulator);
      const slowly: GetAccessToken = async (request) => {
        await list.promise;
        return tokenFor(emulator, request);
      };
      const [one, other] = await open(
        { ...signIn, getAccessToken: slowly },
        { ...secondStep, getAccessToken: slowly },
      );
      await eventually(() => other!.element.shadowRoot!.childElementCount > 0);
      one!.element.remove();
      await other!.element.updateComplete;
      list.resolve(undefined);
      await other!.loaded();
      expect(other!.titles).to.include('Work phone');
      expect(requests.map(({ path }) => path)).to.have.members(listPaths);
    });

    it('show the same list when one of them was out of the page for a while', async () => {
      const [one, other] = await openSections();
      const requests = recordApiRequests(emulator);
      const place = one.element.parentElement!;
      one.element.remove();
      await other.element.updateComplete;
      const dialog = await other.open('Recovery code', 'Remove');
      await dialog.press('Remove recovery code');
      await other.dialogClosed();
      place.prepend(one.element);
      one.element.types = 'recovery-code totp';
      await one.element.updateComplete;
      await eventually(() => expect(one.titles).to.deep.equal(['Work phone']));
      expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    });

    it('report a failure once', async () => {
      const errors = recordConsole('error');
      await emulator.faults({ failures: [{ operation: 'getAuthenticationMethods', as: 500 }] });
      const place = await fixture<HTMLElement>(html`<main></main>`);
      const events = await recordEvents(place, 'auth-methods-error', async () => {
        const one = add(place, signIn);
        const other = add(place, secondStep);
        await one.textWith('Try again');
        await other.textWith('Try again');
      });
      expect(events.map(({ error }) => error.code)).to.deep.equal(['server_error']);
      expect(errors.filter((text) => text.includes('auth-methods-manager'))).to.have.length.at.most(1);
    });
  });

  describe('that may be of two accounts', () => {
    it('ask for themselves when their functions differ', async () => {
      const requests = recordApiRequests(emulator);
      await openSections({}, { getAccessToken: (request) => tokenFor(emulator, request) });
      expect(requests.map(({ path }) => path)).to.have.members([...listPaths, ...listPaths]);
    });

    it('ask for themselves when their tokens differ', async () => {
      const requests = recordApiRequests(emulator);
      const settings = { getAccessToken: undefined };
      const [token, otherToken] = [await emulator.token(), await emulator.token()];
      await openSections({ ...settings, accessToken: token }, { ...settings, accessToken: otherToken });
      expect(requests.map(({ path }) => path)).to.have.members([...listPaths, ...listPaths]);
    });

    it('part when one of them is given another address, and the other keeps its list', async () => {
      const [one, other] = await openSections();
      const elsewhere = await startEmulator({ scenario: 'single-factor' });
      const requests = recordApiRequests(emulator);
      const events = await recordEvents(other.element, 'auth-methods-loaded', async () => {
        const set = { domain: elsewhere.domain, getAccessToken: () => elsewhere.token() };
        await expectEvent(one.element, 'auth-methods-loaded', () => Object.assign(one.element, set));
        await one.loaded();
      });
      expect(one.titles).to.deep.equal(['Password']);
      expect(other.titles).to.include('Work phone');
      expect(events).to.deep.equal([]);
      expect(requests).to.deep.equal([]);
    });
  });

  describe('as one truth', () => {
    const password: ManagerSettings = { types: 'password' };
    const app: ManagerSettings = { types: 'totp' };

    it('open the next step of the one’s summary in the section that shows it, and mark it there', async () => {
      await emulator.reset('single-factor');
      const [one, other] = await openSections(password, app);
      expect(one.text).to.contain('A stolen password is enough to get in');
      await one.press('Add a second step');
      const dialog = await other.dialogOpened();
      expect(one.dialog).to.equal(undefined);
      await dialog.typeCode((await readTotp(dialog)).code());
      await expectEvent(other.element, 'auth-method-enrolled', () => dialog.press('Verify'));
      await other.dialogClosed();
      await eventually(() => expect(other.rows.map((row) => row.hasFocus)).to.deep.equal([true]));
      await eventually(() => expect(one.text).not.to.contain('A stolen password is enough to get in'));
      expect(other.text).to.contain('Authenticator app New');
    });

    it('bring the focus back to the button in the one when its dialog in the other is cancelled', async () => {
      await emulator.reset('single-factor');
      const [one, other] = await openSections(password, app);
      (await one.button('Add a second step')).focus();
      await one.press('Add a second step');
      await (await other.dialogOpened()).press('Cancel');
      await other.dialogClosed();
      expect(focusedName()).to.equal('Add a second step');
    });

    it('open it in the one that asks while the page hides the other', async () => {
      await emulator.reset('single-factor');
      const [one, other] = await openSections(password, app);
      other.element.hidden = true;
      await one.press('Add a second step');
      expect((await one.dialogOpened()).heading).to.contain('authenticator app');
      expect(other.dialog).to.equal(undefined);
    });

    it('offer before a removal what the other section can add', async () => {
      const headers = { authorization: `Bearer ${await emulator.token()}` };
      for (const gone of ['passkey|dev_7hXc2QmRzT4vBn1K', 'phone|dev_Hj6KlZ0xCvB7nM3q']) {
        const address = `${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(gone)}`;
        await fetch(address, { method: 'DELETE', headers });
      }
      const [one, other] = await openSections();
      const dialog = await other.open('Recovery code', 'Remove');
      await dialog.press(/first$/);
      expect((await one.dialogOpened()).heading).to.equal('Create a passkey');
      await other.dialogClosed();
    });

    it('come back to the help that has led to a dialog in the other one', async () => {
      const backend = memoryBackend({
        methods: [sample('passkey', 'passkey|1'), sample('phone', 'phone|1')],
        operations: ['remove', 'startEnrollment', 'completeEnrollment'],
        capabilities: { enroll: ['passkey', 'recovery-code'] },
      });
      const [one, other] = await openSections({ backend }, { backend });
      await one.press('Lost a device?');
      const help = await one.dialogOpened();
      await help.press(/^My phone/);
      for (const input of deepQueryAll<HTMLInputElement>(help.element, 'input:checked')) input.click();
      await help.press('Continue');
      await help.press(/recovery code/);
      const dialog = await other.dialogOpened();
      await dialog.press('Cancel');
      await dialog.press('Leave anyway');
      await eventually(() => expect((one.dialog ?? other.dialog)?.heading).to.equal('Lost a device?'));
      await (one.dialog ?? other.dialog)!.press('Skip');
      await (one.dialog ?? other.dialog)!.press('Done');
    });

    it('say the same of two-step verification at once when a method goes', async () => {
      let methods = [sample('password', 'password|1'), sample('totp', 'totp|1')];
      const backend: MethodsBackend = {
        list: () => Promise.resolve({ methods, factors: [], problems: [] }),
        remove: (gone) => {
          methods = methods.filter(({ id }) => id !== gone);
          return Promise.resolve();
        },
      };
      const [one, other] = await openSections({ backend }, { backend });
      expect(one.text).not.to.contain('A stolen password is enough to get in');
      const dialog = await other.open('totp|1', 'Remove');
      await dialog.press('Remove authenticator app');
      await one.textWith('A stolen password is enough to get in');
    });

    it('leave what concerns the whole account to the one with the summary', async () => {
      const backend: MethodsBackend = {
        list: () => Promise.resolve({ methods: [], factors: [], problems: [] }),
        signOutElsewhere: () => Promise.resolve(),
      };
      const [one, other] = await openSections({ backend }, { backend });
      await one.button('Sign out everywhere else');
      expect(one.text).to.contain('No sign-in methods yet');
      expect(other.text).to.equal('');
      one.element.hideSummary = true;
      await other.textWith('No sign-in methods yet');
    });

    it('find what the page’s code asks for in either', async () => {
      const [one, other] = await openSections();
      await one.element.enrollMethod('totp');
      await (await other.dialogOpened()).press('Cancel');
      await other.dialogClosed();
      await one.element.removeMethod('recovery-code|dev_We4RtY6uIoP8aSdF');
      expect((await other.dialogOpened()).heading).to.contain('Recovery code');
    });
  });

  describe('with one dialog', () => {
    it('drop a request while the other one has a dialog open', async () => {
      const [one, other] = await openSections();
      await one.open('Password', 'Remove');
      await other.element.removeMethod('recovery-code|dev_We4RtY6uIoP8aSdF');
      expect(other.dialog).to.equal(undefined);
      expect(one.dialog?.heading).to.contain('Password');
      await one.dialog?.press('Keep password');
      await one.dialogClosed();
      await other.element.removeMethod('recovery-code|dev_We4RtY6uIoP8aSdF');
      await other.dialogOpened();
    });

    it('drop a request while the other one’s is held by a listener', async () => {
      const [one, other] = await openSections();
      const answer = deferred<void>();
      one.element.addEventListener('auth-method-before-remove', (event) => event.waitUntil(answer.promise));
      const opened = one.element.removeMethod('recovery-code|dev_We4RtY6uIoP8aSdF');
      const own = one.element.removeMethod('password|dXNlci0xMjM');
      await other.element.enrollMethod('totp');
      await opened;
      expect(one.dialog).to.equal(undefined);
      answer.resolve();
      await own;
    });

    it('ask the host of the one in use to sign the person in again', async () => {
      await emulator.reset('step-up');
      const [one, other] = await openSections();
      const asked: string[] = [];
      for (const [name, { element }] of Object.entries({ one, other }))
        element.addEventListener('auth-methods-step-up', (event) => {
          asked.push(name);
          event.respondWith(Promise.resolve());
        });
      const dialog = await other.open('Recovery code', 'Remove');
      await expectEvent(other.element, 'auth-method-removed', () => dialog.press('Remove recovery code'));
      const second = await one.open('Password', 'Remove');
      await expectEvent(one.element, 'auth-method-removed', () => second.press('Remove password'));
      expect(asked).to.deep.equal(['other', 'one']);
    });

    it('read the list again when one is taken away with a change under way', async () => {
      const [one, other] = await openSections();
      const dialog = await other.open('Recovery code', 'Remove');
      await dialog.press('Remove recovery code');
      const requests = recordApiRequests(emulator);
      await expectEvent(one.element, 'auth-methods-loaded', () => other.element.remove());
      expect(requests.map(({ path }) => path)).to.include('/authentication-methods');
    });
  });
});

const focusedName = (): string => {
  const active = deepActiveElement();
  return active ? accessibleName(active) : '';
};
