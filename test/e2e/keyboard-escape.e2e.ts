import { after, before, describe, it } from 'node:test';
import type { ScenarioName } from '../../src/emulator/scenarios.js';
import { DemoKeyboardUser } from '../support/e2e/keyboard-demo.js';

describe('Escape leads back to where a dialog was opened', { timeout: 1_200_000 }, () => {
  let person: DemoKeyboardUser;
  let close: () => Promise<void>;

  before(async () => {
    ({ person, close } = await DemoKeyboardUser.start());
  });

  after(() => close?.());

  interface Way {
    readonly scenario?: ScenarioName;
    /** What opens it. */
    readonly opener: string;
    /** From the opener's focus to the first step. */
    readonly open: () => Promise<unknown>;
    /** Presses *Leave anyway* where something would be lost. */
    readonly leave?: true;
    /** Each goes on by one step. */
    readonly steps?: Readonly<Record<string, () => Promise<unknown>>>;
  }

  const pressOpener = () => person.press('Enter');
  const heard = (part: string) => async (): Promise<void> => {
    await pressOpener();
    await person.hears(part);
  };
  const item = (name: string, part: string) => async (): Promise<void> => {
    const opener = await person.focused();
    await person.chooseFromMenu(opener, name);
    await person.hears(part);
  };
  const sendTo = (address: string) => async (): Promise<void> => {
    await person.type(address);
    await person.press('Enter');
    await person.hears('textbox "Code"');
  };

  const ways: Readonly<Record<string, Way>> = {
    'authenticator app': {
      opener: 'button "Add: Two-step verification"',
      open: item('Authenticator app', 'textbox "Code from the app"'),
      steps: { 'with its key': () => person.showKey(), 'after a wrong code': () => person.enterWrongCode() },
    },
    passkey: { opener: 'button "Add passkey"', open: heard('button "Create passkey"') },
    phone: {
      opener: 'button "Add: Two-step verification"',
      open: item('Phone', 'textbox "Phone number"'),
      steps: { 'with its code': sendTo('2025550177'), 'after a wrong code': () => person.enterWrongCode() },
    },
    email: {
      opener: 'button "Add: Two-step verification"',
      open: item('Email', 'textbox "Email address"'),
      steps: {
        'with its code': sendTo('grace@example.net'),
        'after a wrong code': () => person.enterWrongCode(),
      },
    },
    'push notification': {
      opener: 'button "Add: Two-step verification"',
      open: item('Push notification', 'button "I have the app"'),
      steps: {
        'with its code': async () => {
          await person.press('Enter');
          await person.manager.getByText('Waiting for your phone…').waitFor();
        },
      },
    },
    'recovery code': {
      opener: 'button "Add: Two-step verification"',
      open: item('Recovery code', 'group "Recovery code'),
      steps: {
        'with the field for its end': async () => {
          await person.tabTo('button "Continue"');
          await person.press('Enter');
          await person.hears('textbox "Last 4 characters of the code"');
        },
      },
      leave: true,
    },
    password: {
      opener: 'button "Change" (Password)',
      open: heard('textbox "New password"'),
      steps: {
        'against a rule': async () => {
          await person.manager.getByText('At least 10 characters').waitFor();
          await person.type('abc');
          await person.press('Enter');
          await person.hears('Still needed');
        },
      },
    },
    'next step': {
      opener: 'button "Add a second step"',
      open: item('Passkey', 'button "Create passkey"'),
    },
    removal: {
      opener: 'button "Actions for Password"',
      open: item('Remove', 'button "Keep password"'),
    },
    details: { opener: 'button "Actions for Password"', open: item('Details', 'button "Close"') },
    'new name': {
      scenario: 'typical',
      opener: 'button "Actions for Work phone"',
      open: item('Rename', 'textbox "Name"'),
      steps: {
        'without one': async () => {
          await person.type(' ');
          await person.press('Enter');
          await person.hears('Enter a name.');
        },
      },
    },
  };

  for (const [
    name,
    { scenario = 'single-factor', opener, open: openDialog, steps = {}, leave },
  ] of Object.entries(ways)) {
    const names = ['', ...Object.keys(steps)];
    for (const [index, step] of names.entries()) {
      it([name, step].filter(Boolean).join(', '), async () => {
        await person.open(scenario);
        await person.tabTo(opener);
        await openDialog();
        for (const goOn of Object.values(steps).slice(0, index)) await goOn();
        await person.press('Escape');
        if (leave) {
          await person.hears('button "Go back"');
          await person.tabTo('button "Leave anyway"', 'Shift+Tab');
          await person.press('Enter');
        }
        await person.closed();
        await person.hears(opener);
      });
    }
  }
});
