import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateSync } from 'otplib';
import type { AccountPage } from '../../support/engines/account-page.js';
import type { Person } from '../../support/engines/person.js';
import type { Flow } from '../flow.js';

/** Opens the dialog that adds a method, from whichever button offers it. */
async function open(page: AccountPage, type: string, dialog: string): Promise<Person> {
  const { person } = page;
  await page.call('enrollMethod', type);
  await person.sees(`heading "${dialog}`);
  return person;
}

/** What an authenticator app shows for the key on screen. */
async function codeOfKey(page: AccountPage): Promise<string> {
  await page.person.click('button "Can’t scan?');
  await page.person.sees('button "Copy key"');
  const [key] = /([A-Z2-7]{4} )+[A-Z2-7]{1,4}\b/.exec(await page.person.text()) ?? [];
  assert.ok(key, 'No key on screen');
  return generateSync({ secret: key.replaceAll(' ', ''), epoch: Math.floor(page.emulator.now() / 1000) });
}

export const describeEnrollments: Flow = (page, engine) => {
  /** The end of each: the dialog goes, the row comes with the focus, and the host hears of it. */
  async function isAdded(row: string, type: string): Promise<void> {
    const { person } = page();
    await person.leavesDialog();
    await person.hears(`group "${row}`);
    await page().happens('auth-method-enrolled');
    assert.ok(page().countOf(type) > 0);
  }

  describe('adding', () => {
    it('an authenticator app: the key, a wrong code, the right one', async () => {
      await page().open();
      const person = await open(page(), 'totp', 'Set up authenticator app');
      const code = await codeOfKey(page());
      const link = await page().window.evaluate<string>(`person.link('otpauth:')`);
      assert.match(link, /^otpauth:\/\/totp\/.+secret=[A-Z2-7]+/);
      await person.click('textbox "Code from the app"');
      await person.type(String((Number(code) + 500_000) % 1_000_000).padStart(6, '0'));
      await person.press('Enter');
      await person.hears('textbox "Code from the app" (That code isn’t right.');
      await person.fill('textbox "Code from the app"', code);
      await person.press('Enter');
      await isAdded('Authenticator app', 'totp');
    });

    it('a phone in another country, which is called', async () => {
      await page().open();
      const person = await open(page(), 'phone', 'Add a phone number');
      await person.hears('textbox "Phone number"');
      await person.fill('textbox "Phone number"', '+49 1511 2345678');
      await person.click('radio "Voice call"');
      await person.click('button "Send code"');
      await person.hears('textbox "Code"');
      await person.type(page().sentCode());
      await person.press('Enter');
      await isAdded('+49', 'phone');
      assert.equal(page().emulator.outbox.at(-1)?.channel, 'voice');
    });

    it('an email address', async () => {
      await page().open();
      const person = await open(page(), 'email', 'Add an email');
      await person.hears('textbox "Email address"');
      await person.type('grace@example.net');
      await person.press('Enter');
      await person.hears('textbox "Code"');
      await person.type(page().sentCode());
      await person.click('button "Verify"');
      await isAdded('g', 'email');
    });

    it('push notifications, approved on a phone', async () => {
      await page().open();
      const person = await open(page(), 'push-notification', 'Set up push');
      await person.click('button "I have the app"');
      await person.reads('Waiting for your phone…');
      page().emulator.approvePush();
      await isAdded('Push notification', 'push-notification');
    });

    it('a recovery code', async () => {
      await page().open();
      const person = await open(page(), 'recovery-code', '');
      await person.sees('button "Copy"');
      const [, ending] = /(?:\b[A-Z\d]{4} ){5}([A-Z\d]{4})\b/.exec(await person.text()) ?? [];
      assert.ok(ending);
      await person.click('button "Continue"');
      await person.hears('textbox "Last 4 characters of the code"');
      await person.type(ending);
      await person.click('button "Done"');
      await isAdded('Recovery code', 'recovery-code');
    });

    it('a new password', async () => {
      await page().open();
      const person = await open(page(), 'password', 'Change password');
      await person.hears('textbox "New password"');
      await person.reads('At least 10 characters');
      await person.type('abc');
      await person.press('Enter');
      await person.hears('textbox "New password" (');
      await person.fill('textbox "New password"', 'Quiet-River-42');
      await person.click('button "Save password"');
      await person.leavesDialog();
      await person.hears('group "Password"');
      await page().happens('auth-method-enrolled');
    });

    it('a passkey, or why there is none', async () => {
      const { window } = page();
      await window.addAuthenticator?.();
      const person = await page().open();
      if (window.addAuthenticator) {
        await person.click('button "Add passkey"');
        await person.click('button "Create passkey"');
        await isAdded('Passkey', 'passkey');
      } else if (await window.evaluate(`'PublicKeyCredential' in globalThis`)) {
        await person.sees('button "Add passkey"');
      } else {
        assert.equal(engine, 'WebKit');
        await person.misses('button "Add passkey"');
        await person.reads('This browser can’t create passkeys.');
      }
    });
  });
};
