import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { DemoKeyboardUser } from '../support/e2e/keyboard-demo.js';

describe('the demo, with nothing but a keyboard', { timeout: 1_200_000 }, () => {
  let person: DemoKeyboardUser;
  let close: () => Promise<void>;

  before(async () => {
    ({ person, close } = await DemoKeyboardUser.start());
  });

  after(() => close?.());

  it('meets every control of the list, in the order in which they stand, and back', async () => {
    await person.open('single-factor');
    const order = [
      'button "Add a second step"',
      'DisclosureTriangle "If something is stolen or lost"',
      'button "Change" (Password)',
      'button "Actions for Password"',
      'button "Add passkey"',
      'button "Add: Two-step verification"',
    ];
    const met = async (key: 'Tab' | 'Shift+Tab'): Promise<readonly string[]> => {
      const stops: string[] = [];
      while (stops.length < order.length) {
        await person.press(key);
        stops.push(await person.focused());
      }
      return stops;
    };
    assert.deepEqual(await met('Tab'), order);
    await person.press('Tab');
    assert.deepEqual(await met('Shift+Tab'), order.toReversed());
  });

  it('moves in a menu with arrows, Home, End and letters; Escape and Tab leave it', async () => {
    await person.open('single-factor');
    await person.tabTo('button "Add: Two-step verification"');
    await person.press('ArrowDown');
    await person.hears('menuitem "Authenticator app');
    for (const [key, name] of [
      ['ArrowDown', 'Push notification'],
      ['End', 'Recovery code'],
      ['ArrowDown', 'Authenticator app'],
      ['ArrowUp', 'Recovery code'],
      ['Home', 'Authenticator app'],
      ['p', 'Push notification'],
      ['r', 'Recovery code'],
    ] as const) {
      await person.press(key);
      await person.hears(`menuitem "${name}`);
    }
    await person.press('Escape');
    await person.hears('button "Add: Two-step verification"');
    await person.manager.getByRole('menu').waitFor({ state: 'detached' });
    await person.press('Enter');
    await person.hears('menuitem "Authenticator app');
    await person.press('Shift+Tab');
    await person.hears('button "Add passkey"');
    await person.manager.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('sets up an authenticator app: key, a wrong code, the right one', async () => {
    await person.open('single-factor');
    await person.openTotp();
    assert.equal(await person.heading(), 'Set up authenticator app');
    const secret = await person.showKey();
    await person.enterWrongCode();
    await person.type(generateSync({ secret }));
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Authenticator app"');
    await person.announced('Authenticator app added.');
  });

  it('starts again after too many wrong codes', async () => {
    await person.open('single-factor', { authSessionAttempts: 1 });
    await person.openTotp();
    await person.type('000000');
    await person.press('Enter');
    await person.hears('button "Start again"');
    await person.press('Enter');
    await person.hears('textbox "Code from the app"');
  });

  it('creates a passkey', async () => {
    await person.open('single-factor');
    await person.tabTo('button "Add passkey"');
    await person.press('Enter');
    await person.hears('button "Create passkey"');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Passkey"');
    await person.announced('Passkey added.');
  });

  it('adds a phone in another country, which is called', async () => {
    await person.open('single-factor');
    await person.chooseFromMenu('button "Add: Two-step verification"', 'Phone');
    await person.hears('textbox "Phone number"');
    await person.manager.locator('option').nth(100).waitFor({ state: 'attached' });
    await person.press('Shift+Tab');
    await person.hears('combobox "Country or region"');
    await person.type('Germany');
    await person.press('Tab');
    await person.type('15112345678');
    await person.press('Tab');
    await person.hears('radio "Text message"');
    await person.press('ArrowRight');
    await person.hears('radio "Voice call"');
    await person.tabTo('button "Send code"');
    await person.press('Enter');
    await person.enterSentCode();
    assert.equal((await person.lastMessage()).channel, 'voice');
    await person.hears('group "+49');
    await person.announced('added.');
  });

  it('adds an email address', async () => {
    await person.open('single-factor');
    await person.chooseFromMenu('button "Add: Two-step verification"', 'Email');
    await person.hears('textbox "Email address"');
    await person.press('Enter');
    await person.hears('textbox "Email address" (Enter your email address.)');
    await person.type('grace@example.net');
    await person.press('Enter');
    await person.enterSentCode();
    await person.hears('group "g@example.net"');
    await person.announced('g•••@example.net added.');
  });

  it('sets up push notifications', async () => {
    await person.open('single-factor');
    await person.chooseFromMenu('button "Add: Two-step verification"', 'Push notification');
    await person.hears('button "I have the app"');
    await person.press('Enter');
    await person.manager.getByText('Waiting for your phone…').waitFor();
    await person.control('push/approve', {});
    await person.tabTo('button "Check now"');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Push notification"');
    await person.announced('Push notification added.');
    // The code generator that comes with it takes the place above.
    await person.manager.getByText('Authenticator app', { exact: true }).first().waitFor();
    await person.hears('group "Push notification"');
  });

  it('stores a recovery code', async () => {
    await person.open('single-factor');
    await person.chooseFromMenu('button "Add: Two-step verification"', 'Recovery code');
    await person.hears('group "Recovery code');
    const { name } = await person.focus();
    assert.match(name, /^Recovery code( \w{4}){6}$/);
    for (const stop of ['button "Copy"', 'button "Download"', 'button "Print"']) {
      await person.press('Tab');
      await person.hears(stop);
    }
    await person.tabTo('button "Continue"');
    await person.press('Enter');
    await person.hears('textbox "Last 4 characters of the code"');
    await person.type(name.slice(-4));
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Recovery code"');
    await person.announced('Recovery code added.');
  });

  it('changes the password', async () => {
    await person.open('single-factor');
    await person.tabTo('button "Change" (Password)');
    await person.press('Enter');
    await person.hears('textbox "New password"');
    await person.manager.getByText('At least 10 characters').waitFor();
    await person.type('abc');
    await person.press('Enter');
    await person.hears('Still needed: At least 10 characters.');
    await person.press('ControlOrMeta+a');
    await person.type('Tr0ub4dor & three');
    await person.press('Tab');
    await person.hears('button "Show New password"');
    await person.press('Space');
    await person.tabTo('button "Save password"');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Password"');
    await person.announced('Password changed.');
  });

  it('gives a method another name', async () => {
    await person.open('typical');
    await person.chooseFromMenu('button "Actions for Work phone"', 'Rename');
    await person.hears('textbox "Name"');
    await person.type('Desk');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "Desk"');
    await person.announced('Desk updated.');
  });

  it('has a phone called instead, without a dialog', async () => {
    await person.open('typical');
    await person.chooseFromMenu('button "Actions for +1', 'Send codes by voice call');
    await person.announced('updated.');
    await person.hears('button "Actions for +1');
  });

  it('removes a method: the safe button first, then the row below', async () => {
    await person.open('typical');
    await person.chooseFromMenu('button "Actions for Work phone"', 'Remove');
    await person.hears('button "Keep authenticator app"');
    await person.press('Tab');
    await person.hears('button "Remove authenticator app"');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "+1 0143"');
    await person.announced('Work phone removed.');
  });

  it('signs in again on the way, and goes on', async () => {
    await person.open('step-up');
    await person.chooseFromMenu('button "Actions for Work phone"', 'Remove');
    await person.tabTo('button "Remove authenticator app"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Enter');
    await person.closed();
    await person.hears('group "+1 0143"');
    await person.announced('Work phone removed.');
  });

  it('goes on after a sign-in that was given up at first', async () => {
    await person.open('step-up');
    await person.chooseFromMenu('button "Actions for Work phone"', 'Remove');
    await person.tabTo('button "Remove authenticator app"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Escape');
    await person.hears('button "Continue"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Escape');
    await person.hears('button "Continue"');
  });

  it('adds a method after a sign-in that was given up at first', async () => {
    await person.open('step-up');
    await person.tabTo('button "Add passkey"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Escape');
    await person.manager.getByRole('alert').waitFor();
    await person.tabTo('button "Continue"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Escape');
    await person.hears('button "Continue"');
    await person.press('Enter');
    await person.hears('textbox "Password"');
    await person.press('Enter');
    await person.hears('button "Create passkey"');
  });

  it('tries again when the list could not be loaded', async () => {
    await person.open('typical', { offline: true });
    await person.tabTo('button "Try again"');
    await person.press('Enter');
    await person.hears('heading "Sign-in & security"');
    // Or the second try would come before this one has failed.
    await person.manager.getByText('There’s no connection to the service').first().waitFor();
    await person.control('faults', { offline: false });
    await person.tabTo('button "Try again"');
    await person.press('Enter');
    await person.manager.getByText('Authenticator app').first().waitFor();
    await person.hears('heading "Sign-in & security"');
  });
});
