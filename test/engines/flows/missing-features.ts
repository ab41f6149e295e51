import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { oldestBrowsers, scriptThatLacks } from '../../support/engines/oldest-browsers.js';
import type { Flow } from '../flow.js';

export const describeMissingFeatures: Flow = (page) => {
  describe('without what the oldest browsers lack', () => {
    const oldest = oldestBrowsers();

    for (const browser of ['Chrome', 'Firefox', 'Safari'] as const) {
      const version = oldest[browser];
      const before = scriptThatLacks(browser, version);

      it(`as in ${browser} ${version}: the list, its menus, an enrollment, a name and a removal`, async () => {
        const person = await page().open({ before });
        await person.click('button "Add: Two-step verification"');
        await person.click('menuitem "Authenticator app');
        await person.hears('textbox "Code from the app"');
        await person.click('button "Can’t scan?');
        await person.sees('button "Copy key"');
        const [key = ''] = /([A-Z2-7]{4} )+[A-Z2-7]{1,4}\b/.exec(await person.text()) ?? [];
        const epoch = Math.floor(page().emulator.now() / 1000);
        await person.fill(
          'textbox "Code from the app"',
          generateSync({ secret: key.replaceAll(' ', ''), epoch }),
        );
        await person.press('Enter');
        await person.leavesDialog();
        await person.hears('group "Authenticator app"');

        await person.click('button "Actions for Authenticator app');
        await person.click('menuitem "Rename"');
        await person.fill('textbox "Name"', 'Desk');
        await person.press('Enter');
        await person.leavesDialog();
        await person.hears('group "Desk"');

        await person.click('button "Actions for Desk"');
        await person.click('menuitem "Remove"');
        await person.click('button "Remove');
        await person.leavesDialog();
        await person.misses('group "Desk"');
        assert.equal(page().countOf('totp'), 0);
      });

      it(`as in ${browser} ${version}: a list that fails, a phone number, and Arabic`, async () => {
        const person = await page().open({
          before,
          lang: 'ar',
          faults: { offline: true },
          until: 'auth-methods-error',
        });
        page().emulator.setFaults({ offline: false });
        await page().window.evaluate('manager.refresh()');
        await person.sees('group "');
        await page().call('enrollMethod', 'phone');
        await person.sees('textbox "');
        await person.press('Escape');
        await person.leavesDialog();
      });
    }
  });
};
