import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Flow } from '../flow.js';

export const describeChanges: Flow = (page) => {
  describe('changing', () => {
    async function choose(row: string, action: string): Promise<void> {
      const { person } = page();
      await person.click(`button "Actions for ${row}`);
      await person.click(`menuitem "${action}`);
    }

    it('a name', async () => {
      const person = await page().open({ scenario: 'typical' });
      await choose('Work phone', 'Rename');
      await person.fill('textbox "Name"', 'Desk');
      await person.press('Enter');
      await person.leavesDialog();
      await person.hears('group "Desk"');
      await page().happens('auth-method-updated');
      assert.ok(page().emulator.methods.some(({ name }) => name === 'Desk'));
    });

    it('how a phone gets its codes', async () => {
      const person = await page().open({ scenario: 'typical' });
      await choose('+1', 'Send codes by voice call');
      await page().happens('auth-method-updated');
      await person.reads('Voice call');
      await person.hears('button "Actions for +1');
    });

    it('nothing when its details are read', async () => {
      const person = await page().open({ scenario: 'typical' });
      await choose('Work phone', 'Details');
      await person.click('button "Close"');
      await person.leavesDialog();
      await person.hears('button "Actions for Work phone"');
    });

    it('the list, when a method is removed', async () => {
      const person = await page().open({ scenario: 'typical' });
      await choose('Work phone', 'Remove');
      await person.hears('button "Keep');
      await person.click('button "Remove');
      await person.leavesDialog();
      await page().happens('auth-method-removed');
      await person.misses('group "Work phone"');
      await person.hears('group "+1');
      assert.equal(page().countOf('totp'), 0);
    });

    it('the list, when a passkey is removed, whatever a password manager can be told', async () => {
      const person = await page().open({ scenario: 'typical' });
      const before = page().countOf('passkey');
      await choose('Apple Passwords', 'Remove');
      await person.click('button "Remove passkey"');
      await page().happens('auth-method-removed');
      await person.leavesDialog();
      await person.misses('group "Apple Passwords"');
      assert.equal(page().countOf('passkey'), before - 1);
    });

    it('nothing when the person decides against removing', async () => {
      const person = await page().open({ scenario: 'typical' });
      await choose('Work phone', 'Remove');
      await person.click('button "Keep');
      await person.leavesDialog();
      await person.hears('button "Actions for Work phone"');
      assert.equal(page().countOf('totp'), 1);
    });

    it('nothing when the last way to sign in can’t be removed', async () => {
      const person = await page().open();
      await choose('Password', 'Remove');
      await person.reads('This is your only way to sign in.');
      await person.click('button "Remove');
      await person.reads('This can’t be removed right now.');
      await person.press('Escape');
      await person.leavesDialog();
      assert.equal(page().countOf('password'), 1);
    });
  });
};
