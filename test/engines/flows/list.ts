import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Flow } from '../flow.js';

export const describeList: Flow = (page) => {
  describe('the list', () => {
    it('shows every type of method, and what can be added', async () => {
      const person = await page().open({ scenario: 'everything' });
      await person.sees('heading "Sign-in & security"');
      for (const row of ['Apple Passwords', 'Password', 'Recovery code']) await person.sees(`group "${row}`);
      const rows = await person.all('group');
      assert.equal(rows.length, page().emulator.methods.length, rows.join('\n'));
      for (const button of ['Change', 'Add: Two-step verification']) await person.sees(`button "${button}"`);
    });

    it('shows an account without any method', async () => {
      const person = await page().open({ scenario: 'empty' });
      await person.sees('button "Add: Two-step verification"');
      assert.deepEqual(await person.all('group'), []);
    });

    it('says that it could not be loaded, and loads again', async () => {
      const person = await page().open({ faults: { offline: true }, until: 'auth-methods-error' });
      page().emulator.setFaults({ offline: false });
      await person.click('button "Try again"');
      await person.sees('group "Password"');
    });
  });
};
