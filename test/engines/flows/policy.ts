import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Flow } from '../flow.js';

export const describePolicy: Flow = (page) => {
  describe('under the strictest policy', () => {
    it('is stopped whatever breaks it: styles and images of others', async () => {
      await page().open();
      await page().window.evaluate(`(() => {
        const style = document.createElement('style');
        style.textContent = 'body { color: red }';
        const image = new Image();
        image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        document.head.append(style, image);
        return new Promise((resolve) => image.addEventListener('error', () => setTimeout(resolve)));
      })()`);
      const complaints = (await page().takeComplaints()).join('\n');
      assert.match(complaints, /policy: img-src/);
      assert.match(complaints, /policy: style-src/);
    });

    it('HTML from strings is stopped where the engine knows trusted types', async () => {
      await page().open();
      const stopped = await page().window.evaluate<boolean>(`(() => {
        try { document.body.insertAdjacentHTML('beforeend', '<p>No</p>'); return false; } catch { return true; }
      })()`);
      assert.equal(stopped, await page().window.evaluate(`'trustedTypes' in globalThis`));
      await page().takeComplaints();
    });

    it('every menu opens', async () => {
      const person = await page().open({ scenario: 'everything' });
      // The names of passkeys' providers are downloaded after the list.
      await person.sees('group "Apple Passwords"');
      const menus = (await person.all('button')).filter((name) => name.startsWith('button "Actions for'));
      assert.ok(menus.length >= 9, menus.join('\n'));
      for (const menu of menus) {
        await person.click(menu);
        await person.sees('menuitem');
        await person.press('Escape');
        await person.misses('menu "');
      }
    });

    it('a fresh sign-in is asked for', async () => {
      const person = await page().open({ scenario: 'step-up' });
      await page().call('enrollMethod', 'totp');
      await person.reads('Confirm it’s you');
      await person.press('Escape');
      await person.leavesDialog();
    });

    it('a rate limit is counted down', async () => {
      const person = await page().open({ scenario: 'typical' });
      page().emulator.setFaults({
        failures: [{ operation: 'updateAuthenticationMethod', as: 429, times: 1 }],
      });
      await person.click('button "Actions for +1');
      await person.click('menuitem "Send codes by voice call');
      await person.sees('alert');
      await person.press('Escape');
      await person.leavesDialog();
    });

    it('an unfinished set-up is finished', async () => {
      const person = await page().open({ scenario: 'everything' });
      const { methods } = page().emulator;
      const unfinished = methods.find(({ confirmed }) => confirmed === false);
      assert.ok(unfinished);
      await page().call('enrollMethod', unfinished.type);
      await person.sees('dialog "');
      await person.press('Escape');
      await person.leavesDialog();
    });

    it('a type that nobody knows yet is shown, and told to the developer', async () => {
      const person = await page().open({ scenario: 'unknown-type' });
      assert.equal((await person.all('group')).length, page().emulator.methods.length);
      const [complaint, ...others] = await page().takeComplaints();
      assert.match(complaint ?? '', /Unexpected type/);
      assert.deepEqual(others, []);
    });

    for (const scenario of ['many', 'pending'] as const) {
      it(`the account "${scenario}" is shown`, async () => {
        const person = await page().open({ scenario });
        await person.counts('group', page().emulator.methods.length);
      });
    }
  });
};
