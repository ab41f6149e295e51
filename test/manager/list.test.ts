import { expect } from '@open-wc/testing';
import type { ScenarioName } from '../../src/emulator/index.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** Who keeps a passkey is downloaded after the list. */
async function withProviders(manager: ManagerHarness): Promise<ManagerHarness> {
  await eventually(() => manager.titles.includes('Apple Passwords'));
  return manager;
}

/** One line for each row: what tells it from others, without its dates. */
function outline(manager: ManagerHarness): readonly string[] {
  return manager.rows.map(({ title, badges, facts }) =>
    [
      title,
      ...badges.map((badge) => `[${badge}]`),
      ...facts.filter((fact) => !/^(Added|Last|Started) /.test(fact)),
    ].join(' '),
  );
}

describe('the list of <auth-methods-manager>', () => {
  it('shows every type as a row: title, badges and facts', async () => {
    const manager = await withProviders(await openManager({ scenario: 'everything' }));
    expect(outline(manager)).to.deep.equal([
      'Apple Passwords [On your devices] Chrome on macOS',
      'Windows Hello [On one device] Edge on Windows',
      'Password',
      'Landline at home [Voice call] +44 ••• ••• 0958',
      'a•••@example.com',
      'Work phone Authenticator app',
      'Authenticator app',
      'Ada’s phone Push notification',
      '+1 ••• ••• 0143 [Text message]',
      'l•••@example.org [Setup not finished]',
      'Laptop Device unlock',
      'Security key [New]',
      'Recovery code',
    ]);
  });

  it('puts what signs in by itself under the first heading, and the second steps under the other', async () => {
    const manager = await withProviders(await openManager({ scenario: 'typical' }));
    const [primary, secondary, ...others] = manager.groups;
    expect(primary!.text).to.match(/^Ways to sign in Use any one of these\. .*Apple Passwords .*Password /);
    expect(secondary!.text).to.match(/^Two-step verification .* On .*Authenticator app .*Recovery code/);
    expect(others).to.be.empty;
  });

  it('says when: in words, exactly on hover, and for machines', async () => {
    const manager = await openManager({ scenario: 'everything' });
    const [added, used, ...others] = (await manager.row('totp|dev_Rt5YuI8oP2aSdF4g')).dates;
    expect(others).to.be.empty;
    expect(added!.text).to.equal(`Added ${date.format(daysAgo(180))}`);
    expect(added!.title).to.equal(exact.format(new Date(added!.datetime)));
    expect(Math.abs(Date.parse(added!.datetime) - daysAgo(180).getTime())).to.be.below(60_000);
    expect(used!.text).to.equal('Last used yesterday');
    expect(used!.title).to.equal(exact.format(new Date(used!.datetime)));
  });

  it('says of a password when it was changed, and of an unfinished set-up when it was started', async () => {
    const manager = await openManager({ scenario: 'everything' });
    expect((await manager.row('Password')).facts).to.deep.equal([
      `Last changed ${date.format(daysAgo(210))}`,
    ]);
    expect((await manager.row('l•••@example.org')).facts).to.deep.equal([
      `Started ${date.format(daysAgo(1))}`,
    ]);
  });

  it('offers what can be added: the first passkey in a row of its own, the rest in one', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    expect(manager.groups.map((group) => group.buttons)).to.deep.equal([
      ['Change', 'Actions for Password', 'Add passkey'],
      ['Add: Two-step verification'],
    ]);
    const menu = await manager.openAddMenu('Push notification');
    expect(menu.getAttribute('aria-label')).to.equal('Add: Two-step verification');
    expect(renderedText(menu)).to.equal(
      'Authenticator app Good Get codes from an app on your phone, even offline. ' +
        'Push notification Good Approve sign-ins with a tap on your phone. ' +
        'Phone Better than nothing Get codes by text message or voice call. ' +
        'Email Better than nothing Get codes by email. ' +
        'Recovery code Get back in when you lose your devices.',
    );
  });

  for (const [name, group] of [
    ['Phone', 'Two-step verification'],
    ['Email', 'Two-step verification'],
  ] as const) {
    it(`offers ${name} where it will stand once it has been added`, async () => {
      const manager = await openManager({ scenario: 'single-factor' });
      const offering = manager.groups.find(({ text }) => text.includes(`, ${name},`));
      expect(offering?.text).to.contain(group);
    });
  }

  it('offers a type that is the only one left by its name', async () => {
    const disabledTypes = ['passkey', 'push-notification', 'phone', 'email', 'recovery-code'] as const;
    const manager = await openManager({ scenario: 'single-factor', faults: { disabledTypes } });
    expect(manager.groups[1]!.text).to.contain(
      'Authenticator app Good Get codes from an app on your phone, even offline. Set up',
    );
    expect(manager.buttons).not.to.include('Add passkey');
  });

  it('offers everything where the backend can’t say what the account may have', async () => {
    const errors = recordConsole('error');
    const manager = await openManager({ scenario: 'empty', faults: { factorsStatus: 404 } });
    expect(manager.text).to.contain('Add passkey Password Sign in with a password. Set up');
    expect(manager.text).to.contain('Authenticator app, Push notification, Phone, Email, and Recovery code');
    expect(errors.join()).to.contain('factors was refused: 404');
  });

  it('shows an empty account what to do', async () => {
    const manager = await openManager({ scenario: 'empty' });
    expect(manager.text).to.contain(
      'No sign-in methods yet Sign in with your fingerprint, face or screen lock. ' +
        'Nothing to remember, and nothing a fake website can steal. Create a passkey',
    );
    expect(manager.rows).to.be.empty;
    expect(manager.buttons.slice(0, 2)).to.deep.equal(['Create a passkey', 'Add passkey']);
    await manager.press('Create a passkey');
    expect((await manager.dialogOpened()).heading).to.equal('Create a passkey');
  });

  it('advises an empty account to add anything where no passkey can be made', async () => {
    const manager = await openManager({ scenario: 'empty', faults: { disabledTypes: ['passkey'] } });
    expect(manager.text).to.contain(
      'No sign-in methods yet Add one, so that you can always get into your account.',
    );
    expect(deepQueryAll(manager.element, '.primary')).to.deep.equal([]);
  });

  it('names an unknown type as the wire does, and tells the developer', async () => {
    const errors = recordConsole('error');
    const manager = await openManager({ scenario: 'unknown-type' });
    const row = await manager.row('palm-print');
    expect(row.buttons).to.include('Wasn’t you?');
    expect(await row.menuItems()).to.deep.equal(['Details', 'Remove']);
    expect(manager.rows).to.have.length(7);
    expect(errors.filter((message) => message.includes('palm-print'))).to.have.length(1);
  });

  it('marks set-ups that were never finished, to be finished or removed', async () => {
    const manager = await openManager({ scenario: 'pending' });
    const unfinished = manager.rows.filter(({ badges }) => badges.includes('Setup not finished'));
    expect(unfinished.map(({ buttons }) => buttons)).to.deep.equal(
      Array.from({ length: 5 }, () => ['Continue', 'Remove']),
    );
    expect(manager.groups[1]!.text).to.contain('Off');
  });

  it('shows as many methods as the API lists, each told apart', async () => {
    const manager = await withProviders(await openManager({ scenario: 'many' }));
    await eventually(() => expect(manager.rows).to.have.length(20));
    expect(new Set(manager.rows.map(({ text }) => text)).size).to.equal(20);
  });

  const complete: readonly ScenarioName[] = ['rate-limited', 'step-up', 'insufficient-scope'];
  for (const scenario of complete) {
    it(`shows the list of the scenario ${scenario}, which is about changes only`, async () => {
      const manager = await openManager({ scenario });
      expect(manager.rows).to.have.length(6);
      expect(manager.alerts).to.be.empty;
    });
  }

  describe('the summary', () => {
    const sentences: readonly (readonly [ScenarioName, sentence: string, button: string | undefined])[] = [
      ['single-factor', 'A stolen password is enough to get in', 'Add a second step'],
      ['typical', 'Your account is well protected', undefined],
      ['pending', 'A stolen password is enough to get in', 'Add a second step'],
    ];
    for (const [scenario, sentence, button] of sentences) {
      it(`says "${sentence}" about the account of ${scenario}`, async () => {
        const manager = await openManager({ scenario });
        expect(manager.text).to.contain(sentence);
        expect(manager.buttons[0]).to.equal(button ?? 'Add passkey');
      });
    }

    it('says nothing of an account without methods', async () => {
      const manager = await openManager({ scenario: 'empty' });
      expect(deepQueryAll(manager.element, '[part=summary]')).to.be.empty;
    });

    it('leads to a next step: several of them through a menu', async () => {
      const manager = await openManager({ scenario: 'single-factor' });
      await manager.press('Add a second step');
      const menu = deepQueryAll(manager.element, '[role=menu]');
      await eventually(() => deepQueryAll(manager.element, '[role=menu]').length === 1);
      const item = deepQueryAll(manager.element, '[role=menuitem]').find((entry) =>
        renderedText(entry).startsWith('Passkey'),
      );
      item!.click();
      expect((await manager.dialogOpened()).heading).to.equal('Create a passkey');
      expect(menu).to.be.empty;
    });
  });
});
