import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountPage } from '../../support/engines/account-page.js';
import type { Person } from '../../support/engines/person.js';
import type { Flow } from '../flow.js';

/** The page with its list, and the focus before it. */
async function open(page: AccountPage, scenario: 'single-factor' | 'typical'): Promise<Person> {
  const person = await page.open({ scenario });
  await person.click('button "Before"');
  return person;
}

interface DialogFacts {
  readonly opener: string;
  readonly item?: string;
  readonly field: string;
  /** Leaving asks first: what has the focus then, and what leaves. */
  readonly question?: { readonly stay: string; readonly leave: string };
}

/** What opens each dialog, and what has the focus in it. */
const dialogs: Readonly<Record<string, DialogFacts>> = {
  'an authenticator app': {
    opener: 'button "Add: Two-step verification"',
    item: 'Authenticator app',
    field: 'textbox "Code from the app"',
  },
  'push notifications': {
    opener: 'button "Add: Two-step verification"',
    item: 'Push',
    field: 'button "I have the app"',
  },
  'a recovery code': {
    opener: 'button "Add: Two-step verification"',
    item: 'Recovery code',
    field: 'group "',
    question: { stay: 'button "Go back"', leave: 'button "Leave anyway"' },
  },
  'a phone': {
    opener: 'button "Add: Two-step verification"',
    item: 'Phone',
    field: 'textbox "Phone number"',
  },
  'an email address': {
    opener: 'button "Add: Two-step verification"',
    item: 'Email',
    field: 'textbox "Email address"',
  },
  'a password': { opener: 'button "Change" (Password', field: 'textbox "New password"' },
  'a removal': { opener: 'button "Actions for Password"', item: 'Remove', field: 'button "Keep' },
  details: { opener: 'button "Actions for Password"', item: 'Details', field: 'button "Close"' },
};

export const describeKeyboard: Flow = (page) => {
  describe('with nothing but a keyboard', () => {
    it('every control is met in its order, and back', async () => {
      const person = await open(page(), 'single-factor');
      const stops = await person.tabTo('button "After"');
      assert.ok(stops.length >= 6, stops.join(', '));
      assert.equal(new Set(stops).size, stops.length);
      assert.deepEqual((await person.tabTo('button "Before"', 'Shift+Tab')).toReversed(), stops);
    });

    it('a menu is walked with arrows, Home, End and letters; Escape and Tab leave it', async () => {
      const person = await open(page(), 'single-factor');
      const passed = await person.tabTo('button "Add: Two-step verification"');
      await person.press('ArrowDown');
      await person.hears('menuitem "Authenticator app');
      for (const [key, name] of [
        ['ArrowDown', 'Push notification'],
        ['End', 'Recovery code'],
        ['ArrowDown', 'Authenticator app'],
        ['ArrowUp', 'Recovery code'],
        ['Home', 'Authenticator app'],
        ['r', 'Recovery code'],
      ] as const) {
        await person.press(key);
        await person.hears(`menuitem "${name}`);
      }
      await person.press('Escape');
      await person.hears('button "Add: Two-step verification"');
      await person.misses('menu "');
      await person.press('Enter');
      await person.hears('menuitem "Authenticator app');
      await person.press('Shift+Tab');
      await person.hears(passed.at(-2) ?? '');
      await person.misses('menu "');
    });

    it('a menu stays, with the focus in it, when its row moves up', async () => {
      const person = await open(page(), 'typical');
      await person.tabTo('button "Actions for Work phone"');
      await person.press('Enter');
      await person.hears('menuitem');
      await person.press('ArrowDown');
      const item = await person.focused();
      const { emulator } = page();
      const [above] = emulator.methods;
      assert.ok(above);
      await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(above.id)}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${await emulator.issueToken()}` },
      });
      const rows = (await person.all('group')).length;
      await page().call('refresh', '');
      await person.counts('group', rows - 1);
      assert.equal(await person.focused(), item);
      await person.press('Escape');
      await person.hears('button "Actions for Work phone"');
      await person.misses('menu "');
    });

    for (const [name, { opener, item, field, question }] of Object.entries(dialogs)) {
      it(`the dialog of ${name} takes the focus, and Escape leads back to its button`, async () => {
        const person = await open(page(), 'single-factor');
        if (item) await person.chooseFromMenu(opener, item);
        else {
          await person.tabTo(opener);
          await person.press('Enter');
        }
        await person.hears(field);
        assert.equal(await page().window.evaluate('person.isInDialog()'), true);
        await person.press('Escape');
        if (question) {
          await person.hears(question.stay);
          await person.tabTo(question.leave, 'Shift+Tab');
          await person.press('Enter');
        }
        await person.leavesDialog();
        await person.hears(opener);
      });
    }

    it('a name is changed, and the focus is on its row', async () => {
      const person = await open(page(), 'typical');
      await person.chooseFromMenu('button "Actions for Work phone"', 'Rename');
      await person.hears('textbox "Name"');
      await person.press('Control+a');
      await person.type('Desk');
      await person.press('Enter');
      await person.leavesDialog();
      await person.hears('group "Desk"');
    });

    it('a method is removed, the safe button first, and the focus is on the row below', async () => {
      const person = await open(page(), 'typical');
      await person.chooseFromMenu('button "Actions for Work phone"', 'Remove');
      await person.hears('button "Keep');
      await person.tabTo('button "Remove');
      await person.press('Enter');
      await person.leavesDialog();
      await person.hears('group "+1');
    });
  });
};
