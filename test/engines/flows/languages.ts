import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Messages } from '../../../src/i18n/messages.js';
import type { Flow } from '../flow.js';

const languages = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'zh-CN'] as const;

const loadMessages = async (lang: string): Promise<Messages> =>
  ((await import(`../../../src/i18n/locales/${lang}/index.js`)) as { readonly messages: Messages }).messages;

/** A box in the window, as the page measures it. */
interface Box {
  readonly left: number;
  readonly right: number;
}

export const describeLanguages: Flow = (page) => {
  describe('in the language of the page', () => {
    for (const lang of languages) {
      it(`${lang}: the list and a dialog`, async () => {
        const { heading, add, cancel, dialogTitles, methods } = await loadMessages(lang);
        const person = await page().open({ lang });
        await person.sees(`heading "${heading}"`);
        await person.sees(`group "${methods.password.name.replaceAll('\u00AD', '')}`);
        await person.sees(`button "${add}: `);
        await page().call('enrollMethod', 'phone');
        await person.sees(`heading "${dialogTitles.enroll.phone}"`);
        await person.click(`button "${cancel}"`);
        await person.leavesDialog();
      });
    }

    it('from right to left: the menu is in line with its button, and a dialog runs the same way', async () => {
      const { add, methods } = await loadMessages('ar');
      const person = await page().open({ lang: 'ar' });
      await person.click(`button "${add}: `);
      await person.sees('menuitem');
      const [button, menu] = await page().window.evaluate<readonly [Box, Box]>(
        `[person.box('button "${add}: '), person.box('menu "')]`,
      );
      assert.ok(Math.abs(button.left - menu.left) <= 1, JSON.stringify([button, menu]));
      await person.click(`menuitem "${methods.totp.name}`);
      await person.sees('dialog "');
      assert.equal(await page().window.evaluate(`person.directionOf('dialog "')`), 'rtl');
      await person.press('Escape');
      await person.leavesDialog();
    });

    it('that changes while the page is open', async () => {
      const { heading } = await loadMessages('he');
      const person = await page().open();
      await page().window.evaluate(
        `void Object.assign(document.documentElement, { lang: 'he', dir: 'rtl' })`,
      );
      await person.sees(`heading "${heading}"`);
    });
  });
};
