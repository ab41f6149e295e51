import { expect } from '@open-wc/testing';
import type { CallOptions, MethodsBackend } from '../../src/model/methods-backend.js';
import {
  currentPasswordBackend,
  defaultMethodBackend,
  finishedAtStartBackend,
  hostedPageBackend,
  lookOnlyBackend,
  readOnlyBackend,
  recoveryCodesBackend,
  signOutBackend,
  singleTypesBackend,
  supportDeskBackend,
} from '../support/backends/backends.js';
import {
  hangingBackend,
  promisingBackend,
  throwingBackend,
  undefinedBackend,
} from '../support/backends/bad-backends.js';
import { makeMethod } from '../support/backends/make-method.js';
import type { MemoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';

const open = (backend: MethodsBackend): Promise<ManagerHarness> => openManager({ settings: { backend } });

const summaryOf = (manager: ManagerHarness): string =>
  deepQueryAll(manager.element, '[part=summary]').map(renderedText).join();

/** What the rows offer, by title. */
async function actionsOf(manager: ManagerHarness): Promise<Readonly<Record<string, readonly string[]>>> {
  const offered: Record<string, readonly string[]> = {};
  for (const row of manager.rows) {
    const hasMenu = deepQueryAll(row.element, '[aria-haspopup=menu]').length > 0;
    offered[row.title] = hasMenu ? await row.menuItems() : row.buttons;
  }
  return offered;
}

describe('the abilities of a backend, in <auth-methods-manager>', () => {
  describe('nothing but a list', () => {
    it('shows the methods and offers their details alone', async () => {
      const manager = await open(readOnlyBackend());
      expect(manager.rows).to.have.length(4);
      expect(Object.values(await actionsOf(manager))).to.deep.equal(Array(4).fill(['Details']));
      expect(deepQueryAll(manager.element, '.quiet, [part~=add-button]')).to.be.empty;
    });
  });

  describe('an enrollment that is finished as it starts', () => {
    it('shows the new row without asking for a code', async () => {
      const manager = await open(finishedAtStartBackend());
      const dialog = await manager.add('Email');
      await dialog.type('Email address', 'grace@example.com');
      const enrolled = await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Add'));
      expect(enrolled.method.type).to.equal('email');
      await manager.dialogClosed();
      expect(manager.titles).to.include('g•••@example.com');
    });
  });

  describe('a page of the vendor’s', () => {
    it('links to the page in a new tab, and reads the list again when the person has finished there', async () => {
      const backend = hostedPageBackend();
      const manager = await open(backend);
      const dialog = await manager.add('Push notification');
      const link = (await dialog.button('Open the page')) as HTMLAnchorElement;
      expect([link.href, link.target, link.rel]).to.deep.equal([
        'https://account.example/security',
        '_blank',
        'noopener noreferrer',
      ]);
      await expectEvent(manager.element, 'auth-methods-loaded', () => dialog.press('I’ve finished there'));
      expect(manager.dialog).to.equal(undefined);
    });

    it('removes no row before the list says that the method is gone', async () => {
      const backend = hostedPageBackend();
      const manager = await open(backend);
      const events = await recordEvents(manager.element, 'auth-method-removed', async () => {
        const dialog = await manager.open('Password', 'Remove');
        await dialog.press('Remove password');
        await dialog.button('Open the page');
        expect(manager.rows).to.have.length(2);
        await expectEvent(manager.element, 'auth-methods-loaded', () => dialog.press('Cancel'));
      });
      expect(events).to.be.empty;
      expect(manager.rows).to.have.length(2);
    });

    for (const address of ['javascript:alert(1)', 'http://account.example/', '/security', 7]) {
      it(`refuses ${JSON.stringify(address)} as its address`, async () => {
        recordConsole('error');
        const backend = {
          ...hostedPageBackend(),
          startEnrollment: () => Promise.resolve({ continueAt: address as string }),
        };
        const manager = await open(backend as unknown as MethodsBackend);
        const dialog = await manager.add('Push notification');
        await eventually(() => expect(dialog.alerts.join()).to.contain('couldn’t be shown'));
        expect(deepQueryAll(dialog.element, 'a[target=_blank]')).to.be.empty;
      });
    }
  });

  describe('a default method, and methods that are switched off', () => {
    it('moves the default, and fires an event for each method that changed', async () => {
      const manager = await open(defaultMethodBackend());
      const [, app] = manager.rows;
      const phone = await found(() => manager.rows.find(({ kind }) => kind.startsWith('+')));
      expect(manager.rows.filter(({ badges }) => badges.includes('Default'))).to.have.length(1);
      const events = await recordEvents(manager.element, 'auth-method-updated', async () => {
        await phone.choose('Use by default');
        await eventually(() => expect(phone.badges).to.include('Default'));
      });
      expect(events.map(({ method }) => method.preferred)).to.have.members([true, false]);
      expect(app!.badges).not.to.include('Default');
    });

    it('turns a method off and on again, and judges the account without it', async () => {
      const backend = defaultMethodBackend();
      const manager = await open(backend);
      const email = await found(() => manager.rows.find(({ badges }) => badges.includes('Off')));
      await email.choose('Turn on');
      await eventually(() => expect(email.badges).not.to.include('Off'));
      for (const row of manager.rows) {
        const items = deepQueryAll(row.element, '[aria-haspopup=menu]').length ? await row.menuItems() : [];
        if (!items.includes('Turn off')) continue;
        await row.choose('Turn off');
        await eventually(() => expect(row.badges).to.include('Off'));
      }
      await eventually(() => expect(summaryOf(manager)).to.contain('A stolen password is enough to get in'));
      expect(manager.groups[1]!.text).to.match(/^Two-step verification .* Off /);
    });

    it('offers only what the one method allows', async () => {
      const manager = await open(defaultMethodBackend());
      const offered = await actionsOf(manager);
      expect(offered['Password']).to.deep.equal(['Details']);
      expect(offered['Work phone']).not.to.include('Remove');
    });
  });

  describe('types of which there is only one', () => {
    it('offers to replace it, and says what is replaced', async () => {
      const manager = await open(singleTypesBackend());
      const [quiet] = deepQueryAll(manager.element, '.quiet');
      expect(renderedText(quiet!)).to.match(/Add|Replace/);
      await manager.element.enrollMethod('totp');
      const dialog = await manager.dialogOpened();
      await eventually(() => expect(dialog.text).to.contain('Replace “Work phone”?'));
      await dialog.press('Replace');
      await eventually(() => expect(dialog.text).to.contain('This replaces “Work phone”.'));
    });

    it('leaves one row when the new one is set up', async () => {
      const backend = singleTypesBackend();
      const manager = await open(backend);
      await manager.element.enrollMethod('phone');
      const dialog = await manager.dialogOpened();
      await dialog.type(/Phone number/, '+1 415 555 0132');
      await dialog.press('Send code');
      const sent = await found(() => backend.account.outbox.at(-1));
      await dialog.typeCode(sent.code);
      await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
      await eventually(() =>
        expect(manager.rows.filter(({ kind }) => kind.startsWith('+'))).to.have.length(1),
      );
    });
  });

  describe('rows that can only be looked at', () => {
    it('stand in a group of their own, with details alone', async () => {
      const manager = await open(lookOnlyBackend());
      const group = manager.groups.at(-1)!;
      expect(group.text).to.match(/^Also on this account These can’t be changed here\./);
      const offered = await actionsOf(manager);
      for (const title of ['Firefox on Linux', 'Identity check'])
        expect(offered[title], title).to.deep.equal(['Details']);
    });
  });

  describe('recovery codes at completion', () => {
    const enrollApp = async (backend: MemoryBackend, manager: ManagerHarness) => {
      await manager.element.enrollMethod('phone');
      const dialog = await manager.dialogOpened();
      await dialog.type(/Phone number/, '+1 415 555 0132');
      await dialog.press('Send code');
      const sent = await found(() => backend.account.outbox.at(-1));
      await dialog.typeCode(sent.code);
      await dialog.press('Verify');
      return dialog;
    };

    it('shows them once, and ends when the person has stored them', async () => {
      const backend = recoveryCodesBackend();
      const manager = await open(backend);
      const dialog = await enrollApp(backend, manager);
      await eventually(() => expect(dialog.text).to.contain('Recovery codes'));
      await dialog.proveKept();
      await dialog.press('Done');
      await manager.dialogClosed();
      await manager.row('+1 ••• ••• 0132'.replaceAll(' ', '\u00a0'));
    });

    it('reads the list again when a completion returns no method', async () => {
      const backend = recoveryCodesBackend();
      const manager = await open(backend);
      await manager.element.enrollMethod('email');
      const dialog = await manager.dialogOpened();
      await dialog.type('Email address', 'grace@example.com');
      await dialog.press('Send code');
      const sent = await found(() => backend.account.outbox.at(-1));
      await dialog.typeCode(sent.code);
      await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
      await manager.dialogClosed();
      expect(manager.titles).to.include('g•••@example.com');
    });

    it('fires the event of a change that returns no method', async () => {
      const backend = recoveryCodesBackend({ methods: [makeMethod({ type: 'totp', name: 'Work phone' })] });
      const manager = await open(backend);
      const dialog = await manager.open('Work phone', 'Rename');
      await dialog.type('Name', 'Pocket');
      const updated = await expectEvent(manager.element, 'auth-method-updated', () =>
        dialog.press('Save name'),
      );
      expect(updated.method.name).to.equal('Pocket');
      await eventually(() => expect(manager.announcement).to.contain('Pocket'));
    });

    it('says of a changed password that is not returned that it was changed', async () => {
      const manager = await open(currentPasswordBackend({ completion: { password: 'nothing' } }));
      await manager.element.enrollMethod('password');
      const dialog = await manager.dialogOpened();
      await dialog.type('Current password', 'Correct-Horse-9');
      await dialog.type('New password', 'Quiet-River-42');
      const enrolled = await expectEvent(manager.element, 'auth-method-enrolled', () =>
        dialog.press('Save password'),
      );
      expect(enrolled.method.type).to.equal('password');
      await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
    });
  });

  describe('calls of a host', () => {
    it('wait for the list, also right after the properties were set', async () => {
      const { element } = await openManager({ settings: { backend: readOnlyBackend() }, unloaded: true });
      element.backend = finishedAtStartBackend();
      const opening = element.enrollMethod('email');
      await expectEvent(element, 'auth-method-before-enroll', () => opening);
    });

    it('wait for a list that arrives late', async () => {
      const backend = finishedAtStartBackend();
      const arrival = deferred<undefined>();
      const list = backend.list.bind(backend);
      const late = {
        ...backend,
        list: async (options: CallOptions) => {
          await arrival.promise;
          return list(options);
        },
      };
      const { element } = await openManager({ settings: { backend: late }, unloaded: true });
      const removal = element.removeMethod('totp|1');
      const event = await expectEvent(element, 'auth-method-before-remove', async () => {
        arrival.resolve(undefined);
        await removal;
      });
      expect(event.method.type).to.equal('totp');
    });
  });

  describe('another person’s account', () => {
    it('is named in the heading, and gets no advice and no passkey', async () => {
      const manager = await open(supportDeskBackend());
      expect(manager.text).to.match(/^Ada’s sign-in methods/);
      expect(summaryOf(manager)).to.equal('');
      expect(manager.buttons.join()).not.to.contain('Add passkey');
    });

    it('is spoken of by name when a method is removed', async () => {
      const manager = await open(supportDeskBackend());
      const dialog = await manager.open('iCloud Keychain', 'Remove');
      expect(dialog.text).to.contain('Ada won’t be able to use this any more.');
      await dialog.press('Remove passkey');
      await manager.dialogClosed();
      expect(manager.announcement).to.match(/removed\.$/);
    });

    it('can’t be emptied while it holds a passkey, and says so first', async () => {
      const manager = await open(supportDeskBackend());
      await manager.press('Remove all methods');
      const dialog = await manager.dialogOpened();
      await eventually(() =>
        expect(dialog.text).to.contain('This isn’t possible while the account has: iCloud Keychain.'),
      );
      expect(dialog.buttons).to.deep.equal(['Cancel']);
    });

    it('is emptied after its name was typed', async () => {
      const backend = supportDeskBackend();
      const manager = await open(backend);
      await (await manager.open('iCloud Keychain', 'Remove')).press('Remove passkey');
      await manager.dialogClosed();
      await manager.press('Remove all methods');
      const dialog = await manager.dialogOpened();
      await dialog.press('Remove all');
      await eventually(() => expect(dialog.alerts.join()).to.contain('That doesn’t match. Try again.'));
      expect(backend.account.calls.join()).not.to.contain('removeAll');
      await dialog.type('To confirm, type Ada.', 'ada');
      await dialog.press('Remove all');
      await manager.dialogClosed();
      await eventually(() => expect(manager.rows).to.be.empty);
      expect(manager.announcement).to.equal('All methods removed.');
    });

    const openReplacement = async (backend: MemoryBackend) => {
      const manager = await open(backend);
      await (await manager.open('iCloud Keychain', 'Remove')).press('Remove passkey');
      await manager.dialogClosed();
      await manager.press('Replace all methods');
      const dialog = await manager.dialogOpened();
      await dialog.type('To confirm, type Ada.', 'Ada');
      return { manager, dialog };
    };

    for (const [what, label, text, problem] of [
      ['nothing', 'Email address', '', 'Fill in at least one field.'],
      ['spaces', 'Email address', '  ', 'Fill in at least one field.'],
      ['half an address', 'Email address', 'ada@', 'This doesn’t look like an email address.'],
      ['a word', 'Phone number', 'office', 'Use digits only.'],
      ['a number of no country', 'Phone number', '415 555 0132', 'This doesn’t look like a phone number.'],
      ['half a number', 'Phone number', '+1 415', 'This number is too short.'],
    ] as const) {
      it(`is not replaced by ${what}`, async () => {
        const backend = supportDeskBackend();
        const { dialog } = await openReplacement(backend);
        if (text) await dialog.type(label, text);
        await dialog.press('Replace all');
        await eventually(() => expect(dialog.alerts.join()).to.contain(problem));
        expect(backend.account.calls.join()).not.to.contain('replaceAll');
        expect((await dialog.field(label)).value.trim()).to.equal(text.trim());
        expect((await dialog.field('To confirm, type Ada.')).value).to.equal('Ada');
      });
    }

    it('gets new methods in place of all others', async () => {
      const { manager, dialog } = await openReplacement(supportDeskBackend());
      await dialog.type('Email address', 'ada@work.example');
      await dialog.press('Replace all');
      await manager.dialogClosed();
      await eventually(() => expect(manager.titles).to.deep.equal(['a•••@work.example']));
    });
  });

  describe('signing out everywhere else', () => {
    it('ends the other sessions after it was confirmed', async () => {
      const backend = signOutBackend();
      const manager = await open(backend);
      await manager.press('Sign out everywhere else');
      const dialog = await manager.dialogOpened();
      expect(backend.account.otherSessions).to.equal(2);
      await dialog.press('Sign out');
      await manager.dialogClosed();
      expect(backend.account.otherSessions).to.equal(0);
      expect(manager.announcement).to.equal('Signed out everywhere else.');
    });

    it('is not offered when the host allows no changes', async () => {
      const manager = await openManager({ settings: { backend: signOutBackend(), readonly: true } });
      expect(manager.buttons).not.to.include('Sign out everywhere else');
    });
  });

  describe('backends that break their promises', () => {
    for (const [how, backend] of [
      ['throws at once', throwingBackend()],
      ['returns undefined', undefinedBackend()],
    ] as const) {
      it(`shows a failure and a button to retry when list() ${how}`, async () => {
        recordConsole('error');
        const manager = await openManager({ settings: { backend }, unloaded: true });
        await manager.button('Try again');
        expect(manager.rows).to.be.empty;
      });
    }

    it('keeps the skeleton while list() does not settle, and can be taken away', async () => {
      const manager = await openManager({ settings: { backend: hangingBackend() }, unloaded: true });
      await manager.element.updateComplete;
      await eventually(() => expect(deepQueryAll(manager.element, '.skeleton')).not.to.be.empty);
      manager.element.remove();
    });

    for (const [how, backend] of [
      ['throw at once', throwingBackend({ goodList: true })],
      ['return undefined', undefinedBackend({ goodList: true })],
    ] as const) {
      it(`says that it failed, and keeps the dialog, when functions ${how}`, async () => {
        recordConsole('error');
        const manager = await open(backend);
        await manager.element.enrollMethod('totp');
        const dialog = await manager.dialogOpened();
        await eventually(() => expect(dialog.alerts.join()).not.to.equal(''));
        await dialog.press('Cancel');
        await manager.dialogClosed();
      });
    }

    it('says in a dialog that a request takes long, and can close it, where it never settles', async () => {
      const manager = await open(hangingBackend({ goodList: true }));
      const dialog = await manager.open('Work phone', 'Rename');
      await dialog.type('Name', 'Pocket');
      await dialog.press('Save name');
      await eventually(() => expect(dialog.buttons).to.include('One moment…'));
      expect(dialog.text).to.not.contain('longer than usual');
      await dialog.textWith('This is taking longer than usual.');
      expect(dialog.alerts).to.be.empty;
      await dialog.press('Cancel');
      await manager.dialogClosed();
    });

    it('hides what capabilities promise without the operation, and warns the developer once', async () => {
      const errors = recordConsole('error');
      const manager = await open(promisingBackend());
      await eventually(() => expect(errors.join('\n')).to.contain('there is no rename()'));
      expect(errors.join('\n')).to.contain('there is no startEnrollment()');
      expect(deepQueryAll(manager.element, '.quiet, [part~=add-button]')).to.be.empty;
      for (const items of Object.values(await actionsOf(manager))) expect(items).to.deep.equal(['Details']);
    });
  });
});
