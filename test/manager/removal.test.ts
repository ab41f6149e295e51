import { expect } from '@open-wc/testing';
import type { Faults, ScenarioName } from '../../src/emulator/index.js';
import { accessibleName, deepActiveElement, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

/** Seen, and not read aloud. */
const mask = /•[• ]*/;

const focusedName = (): string => {
  const active = deepActiveElement();
  return active ? accessibleName(active) : '';
};

interface Removal {
  readonly id: string;
  readonly name: string;
  readonly noun: string;
  readonly consequence: string;
}

/** One of each type, in the scenario "everything". */
const removals: readonly Removal[] = [
  {
    id: 'passkey|dev_7hXc2QmRzT4vBn1K',
    name: 'Apple Passwords',
    noun: 'passkey',
    consequence: 'You won’t be able to sign in with this passkey any more.',
  },
  {
    id: 'password|dXNlci0xMjM',
    name: 'Password',
    noun: 'password',
    consequence: 'You won’t be able to sign in with your password any more.',
  },
  {
    id: 'totp|dev_Rt5YuI8oP2aSdF4g',
    name: 'Work phone',
    noun: 'authenticator app',
    consequence: 'Codes from this app will stop working.',
  },
  {
    id: 'push-notification|dev_Mn2Bv3Cx4Zl5Kj6H',
    name: 'Ada’s phone',
    noun: 'push notification',
    consequence: 'Sign-ins won’t be confirmed with this app any more.',
  },
  {
    id: 'phone|dev_Hj6KlZ0xCvB7nM3q',
    name: '+1 ••• ••• 0143',
    noun: 'phone number',
    consequence: 'Codes won’t be sent to this number any more.',
  },
  {
    id: 'email|dev_Po0Iu9Yt8Re7Wq6A',
    name: 'a•••@example.com',
    noun: 'email address',
    consequence: 'Codes won’t be sent to this address any more.',
  },
  {
    id: 'webauthn-platform|dev_Gf5Ds4Ap3Oi2Uy1T',
    name: 'Laptop',
    noun: 'device unlock',
    consequence: 'You won’t be able to confirm sign-ins with this device any more.',
  },
  {
    id: 'webauthn-roaming|dev_Re6Tw5Qy4Ui3Op2L',
    name: 'Security key',
    noun: 'security key',
    consequence: 'You won’t be able to confirm sign-ins with this security key any more.',
  },
  {
    id: 'recovery-code|dev_We4RtY6uIoP8aSdF',
    name: 'Recovery code',
    noun: 'recovery code',
    consequence: 'This recovery code will stop working.',
  },
  {
    id: 'email|dev_Vb4Nm5Kl6Jh7Gf8D',
    name: 'l•••@example.org',
    noun: 'email address',
    consequence: 'Its setup was never finished, so nothing else changes.',
  },
];

describe('removing a method from <auth-methods-manager>', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'everything' });
  });

  async function open(scenario: ScenarioName, faults: Partial<Faults> = {}): Promise<ManagerHarness> {
    await emulator.reset(scenario);
    await emulator.faults(faults);
    const manager = await openManager({ emulator });
    if (manager.titles.includes('Passkey'))
      await eventually(() => manager.titles.includes('Apple Passwords'));
    return manager;
  }

  for (const { id, name, noun, consequence } of removals) {
    it(`asks before “${name}” (${id.split('|')[0]!}) goes, names what changes, and takes it out of the list`, async () => {
      const manager = await open('everything');
      const requests = recordApiRequests(emulator);
      const dialog = await manager.open(id, 'Remove');
      expect(dialog.heading).to.equal(`Remove “${name}”?`);
      expect(dialog.text).to.contain(consequence);
      expect(dialog.buttons.slice(-2)).to.deep.equal([`Keep ${noun}`, `Remove ${noun}`]);
      expect(focusedName()).to.equal(`Keep ${noun}`);

      const { method } = await expectEvent(manager.element, 'auth-method-removed', () =>
        dialog.press(`Remove ${noun}`),
      );
      expect(method.id).to.equal(id);
      await manager.dialogClosed();
      expect(manager.rows.map((row) => row.id)).not.to.include(id);
      expect((await manager.stored()).map((stored) => stored.id)).not.to.include(id);
      const deletions = requests.filter((request) => request.method === 'DELETE');
      expect(deletions.map(({ path }) => path)).to.deep.equal([
        `/authentication-methods/${encodeURIComponent(id)}`,
      ]);
      await eventually(() => expect(manager.announcement).to.contain(`${name.replace(mask, '')} removed.`));
    });
  }

  it('keeps the method when the person says so, by button or by Escape', async () => {
    const manager = await open('typical');
    const requests = recordApiRequests(emulator);
    const events = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await (await manager.open('Password', 'Remove')).press('Keep password');
      await manager.dialogClosed();
      const dialog = await manager.open('Password', 'Remove');
      await dialog.button('Keep password');
      await pressKeys('Escape');
      await manager.dialogClosed();
    });
    expect(events).to.be.empty;
    expect(requests).to.be.empty;
    expect(manager.titles).to.include('Password');
  });

  it('loads the list again after an app has gone: what came with it goes along', async () => {
    const manager = await open('everything');
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open('push-notification|dev_Mn2Bv3Cx4Zl5Kj6H', 'Remove');
    await expectEvent(manager.element, 'auth-methods-loaded', () => dialog.press('Remove push notification'));
    expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE', 'GET', 'GET']);
  });

  describe('where the focus goes', () => {
    const focusedTitle = (manager: ManagerHarness): string | undefined =>
      manager.rows.find((row) => row.hasFocus)?.title;

    it('is the row below', async () => {
      const manager = await open('typical');
      await (await manager.open('Authenticator app', 'Remove')).press('Remove authenticator app');
      await eventually(() => expect(focusedTitle(manager)).to.equal('+1 ••• ••• 0143'));
    });

    it('is the row above when it was the last of its group', async () => {
      const manager = await open('typical');
      await (await manager.open('Recovery code', 'Remove')).press('Remove recovery code');
      await eventually(() => expect(focusedTitle(manager)).to.equal('+1 ••• ••• 0143'));
    });

    it('is the heading of the first group when none is left in its own', async () => {
      const manager = await open('pending', { deleteConflict: 'never' });
      await (await manager.open('Password', 'Remove')).press('Remove password');
      await eventually(() => {
        const active = deepActiveElement();
        expect(active?.getAttribute('role')).to.equal('heading');
        expect(renderedText(active!)).to.equal('Ways to sign in');
      });
    });

    it('is the button it came from when nothing was removed', async () => {
      const manager = await open('typical');
      const row = await manager.row('Password');
      (await row.openMenu()).querySelector<HTMLElement>('[role=menuitem]:last-child')!.click();
      const dialog = await manager.dialogOpened();
      await dialog.press('Keep password');
      await manager.dialogClosed();
      expect(focusedName()).to.equal('Actions for Password');
    });
  });

  describe('where it would lock the person out', () => {
    const warnings: readonly {
      readonly what: string;
      readonly scenario: ScenarioName;
      readonly id: string;
      readonly before?: readonly string[];
      readonly warning: string;
      readonly wayOut: string;
      readonly leadsTo: string;
    }[] = [
      {
        what: 'the only method',
        scenario: 'single-factor',
        id: 'password|dXNlci0xMjM',
        warning: 'This is your only way to sign in. Without it you could be locked out of your account.',
        wayOut: 'Add passkey first',
        leadsTo: 'Create a passkey',
      },
      {
        what: 'the only second step',
        scenario: 'typical',
        id: 'phone|dev_Hj6KlZ0xCvB7nM3q',
        before: ['passkey|dev_7hXc2QmRzT4vBn1K', 'passkey|dev_Lp9Ws3DfGh6JkQ2x', 'totp|dev_Rt5YuI8oP2aSdF4g'],
        warning: 'Afterwards a stolen password is enough to get in.',
        wayOut: 'Add authenticator app first',
        leadsTo: 'Set up authenticator app',
      },
      {
        what: 'the last that can’t be phished',
        scenario: 'typical',
        id: 'passkey|dev_Lp9Ws3DfGh6JkQ2x',
        before: ['passkey|dev_7hXc2QmRzT4vBn1K'],
        warning: 'This is your last method that can’t be stolen by a fake website.',
        wayOut: 'Add passkey first',
        leadsTo: 'Create a passkey',
      },
      {
        what: 'the last way back in',
        scenario: 'typical',
        id: 'recovery-code|dev_We4RtY6uIoP8aSdF',
        before: ['passkey|dev_7hXc2QmRzT4vBn1K', 'phone|dev_Hj6KlZ0xCvB7nM3q'],
        warning: 'If you lose your devices, you’d then be locked out.',
        wayOut: 'Add passkey first',
        leadsTo: 'Create a passkey',
      },
    ];
    for (const { what, scenario, id, before = [], warning, wayOut, leadsTo } of warnings) {
      it(`warns of ${what}, and leads to adding another first`, async () => {
        await emulator.reset(scenario);
        const headers = { authorization: `Bearer ${await emulator.token()}` };
        for (const gone of before) {
          const address = `${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(gone)}`;
          await fetch(address, { method: 'DELETE', headers });
        }
        const manager = await openManager({ emulator });
        const dialog = await manager.open(id, 'Remove');
        expect(dialog.text).to.contain(warning);
        await dialog.press(wayOut);
        await eventually(() => expect(manager.dialog?.heading).to.equal(leadsTo));
        expect(manager.rows.map((row) => row.id)).to.include(id);
      });
    }

    it('does not warn where enough is left', async () => {
      const manager = await open('everything');
      const dialog = await manager.open('totp|dev_Rt5YuI8oP2aSdF4g', 'Remove');
      expect(dialog.buttons).to.deep.equal(['Keep authenticator app', 'Remove authenticator app']);
    });

    it('explains a refusal and keeps the method, where no other method would help', async () => {
      const manager = await open('everything', { deleteConflict: 'always' });
      const dialog = await manager.open('totp|dev_Rt5YuI8oP2aSdF4g', 'Remove');
      await dialog.press('Remove authenticator app');
      await eventually(() => expect(dialog.alerts).to.deep.equal(['This can’t be removed right now.']));
      expect(dialog.buttons).to.deep.equal(['Keep authenticator app']);
      expect(manager.rows).to.have.length(13);
    });
  });

  it('names what is removed with a method', async () => {
    const methods = [
      { type: 'password', id: 'password', confirmed: true, usage: ['primary'], linkedIds: [] },
      {
        type: 'push-notification',
        id: 'push',
        name: 'Ada’s phone',
        confirmed: true,
        usage: ['secondary'],
        linkedIds: ['codes'],
      },
      { type: 'totp', id: 'codes', name: 'Codes', confirmed: true, usage: ['secondary'], linkedIds: [] },
      {
        type: 'phone',
        id: 'phone',
        phoneNumber: '+12025550143',
        confirmed: true,
        usage: ['secondary'],
        linkedIds: [],
      },
    ] as const;
    let left: readonly (typeof methods)[number][] = methods;
    const manager = await openManager({
      emulator,
      settings: {
        backend: {
          list: async () => ({ methods: left, factors: [], problems: [] }),
          remove: async () => {
            left = left.filter(({ id }) => id !== 'push' && id !== 'codes');
          },
        },
      },
    });
    const dialog = await manager.open('push', 'Remove');
    expect(dialog.text).to.contain('Removed with it: Codes.');
    await dialog.press('Remove push notification');
    await manager.dialogClosed();
    expect(manager.titles).to.deep.equal(['Password', '+1 ••• ••• 0143']);
  });

  it('waits out a rate limit, and lets the person go on by itself', async () => {
    const manager = await open('typical', {
      failures: [{ operation: 'deleteAuthenticationMethod', as: 429, retryAfter: 1, times: 1 }],
    });
    const dialog = await manager.open('Password', 'Remove');
    await dialog.press('Remove password');
    await dialog.textWith('That was a lot in a short time. Please wait a moment.');
    const button = await dialog.button('Remove password');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    await eventually(() => button.getAttribute('aria-disabled') === 'false');
    button.click();
    await manager.dialogClosed();
    expect(manager.titles).not.to.include('Password');
  });

  describe('a passkey', () => {
    type Signal = (options: object) => Promise<void>;
    interface SignallingBrowser {
      signalAllAcceptedCredentials?: Signal | undefined;
    }
    const browser = PublicKeyCredential as unknown as SignallingBrowser;
    const { signalAllAcceptedCredentials: original } = browser;

    afterEach(() => {
      browser.signalAllAcceptedCredentials = original;
    });

    async function remove(signal: Signal | undefined): Promise<ManagerHarness> {
      const manager = await open('typical');
      const dialog = await manager.open('Apple Passwords', 'Remove');
      browser.signalAllAcceptedCredentials = signal;
      await dialog.press('Remove passkey');
      await manager.dialogClosed();
      return manager;
    }

    const told = 'We told your password manager. If it still offers this passkey, delete it there.';
    const untold = 'If your password manager still offers this passkey, delete it there.';

    it('tells the person’s password manager which ones still count, and says so', async () => {
      const signalled: object[] = [];
      const manager = await remove(async (options) => {
        signalled.push(options);
      });
      await eventually(() => expect(manager.announcement).to.equal(`Apple Passwords removed. ${told}`));
      expect(signalled).to.deep.equal([
        {
          rpId: 'localhost',
          userId: 'YXV0aDB8NTA3ZjFmNzdiY2Y4NmNkNzk5NDM5MDEx',
          allAcceptedCredentialIds: ['q8Nf2sKdLm5YxRt0uVwEoCzPbHjGi4TnMaXcDvQeWrU'],
        },
      ]);
    });

    it('reads the list first, since what is on screen may be old', async () => {
      const manager = await open('typical');
      const signalled: object[] = [];
      const dialog = await manager.open('Apple Passwords', 'Remove');
      browser.signalAllAcceptedCredentials = async (options) => void signalled.push(options);
      await manager.emulator.reset('single-factor');
      await dialog.press('Remove passkey');
      await eventually(() => signalled.length === 1);
      expect(signalled[0]).to.deep.include({ allAcceptedCredentialIds: [] });
      expect(manager.titles).to.deep.equal(['Password']);
    });

    for (const as of [500, 'html', 429, 403] as const) {
      it(`tells the password manager nothing when the list can’t be read (${as})`, async () => {
        const manager = await open('typical');
        let signals = 0;
        const dialog = await manager.open('Apple Passwords', 'Remove');
        browser.signalAllAcceptedCredentials = async () => void (signals += 1);
        await manager.emulator.faults({ failures: [{ operation: 'getAuthenticationMethods', as }] });
        await dialog.press('Remove passkey');
        await eventually(() => expect(manager.announcement).to.equal(`Apple Passwords removed. ${untold}`));
        expect(signals).to.equal(0);
        expect(manager.alerts).to.deep.equal([]);
        expect(manager.titles).not.to.include('Apple Passwords');
      });
    }

    it('fires its event, and closes the dialog, before the password manager has answered', async () => {
      const manager = await open('typical');
      let answer = (): void => undefined;
      browser.signalAllAcceptedCredentials = () => new Promise((resolve) => (answer = resolve));
      const dialog = await manager.open('Apple Passwords', 'Remove');
      const { method } = await expectEvent(manager.element, 'auth-method-removed', () =>
        dialog.press('Remove passkey'),
      );
      expect(method.type).to.equal('passkey');
      await manager.dialogClosed();
      expect(manager.titles).not.to.include('Apple Passwords');
      await eventually(() => expect(manager.announcement).to.equal('Apple Passwords removed.'));
      await eventually(() => {
        answer();
        expect(manager.announcement).to.equal(`Apple Passwords removed. ${told}`);
      });
    });

    it('says what the person can do where the browser can’t tell', async () => {
      const manager = await remove(undefined);
      await eventually(() => expect(manager.announcement).to.equal(`Apple Passwords removed. ${untold}`));
    });

    it('does not claim to have told when that failed', async () => {
      const manager = await remove(() => Promise.reject(new DOMException('No', 'SecurityError')));
      await eventually(() => expect(manager.announcement).to.equal(`Apple Passwords removed. ${untold}`));
    });

    it('does not wait for an answer that never comes', async () => {
      const manager = await remove(() => new Promise(() => undefined));
      await eventually(() => expect(manager.announcement).to.equal(`Apple Passwords removed. ${untold}`));
      expect(manager.titles).not.to.include('Apple Passwords');
    });
  });
});
