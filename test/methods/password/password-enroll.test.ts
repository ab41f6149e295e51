import { expect } from '@open-wc/testing';
import {
  deepActiveElement,
  deepQueryAll,
  renderedText,
  serialise,
} from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../../support/browser/manager-harness.js';
import { pressKeys, typeText } from '../../support/browser/press-keys.js';
import { setViewport } from '../../support/browser/set-viewport.js';

const current = 'Correct-Horse-9';
const good = ' Tr0ub4dor & 3 ';

interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
  readonly field: HTMLInputElement;
}

/** Opens the dialog that changes the password, with the server's rules on screen. */
async function openChange(options: OpenManagerOptions = {}): Promise<Opened> {
  const manager = await openManager(options);
  const dialog = await manager.open('Password', 'Change');
  await dialog.textWith('At least 10 characters');
  return { manager, dialog, field: await dialog.field('New password') };
}

interface ShownRule {
  readonly text: string;
  readonly mark: string;
}

/** The rules as they are marked: "✓" fulfilled, "○" not, "✕" broken by the last try. */
function rulesOf(dialog: DialogHarness): readonly ShownRule[] {
  return deepQueryAll(dialog.element, 'li[id^=rule]').map((item) => ({
    text: renderedText(item.children[1]!).replace(' ,', ','),
    mark: renderedText(item.children[0]!),
  }));
}

const marked = (dialog: DialogHarness, mark: string): readonly string[] =>
  rulesOf(dialog)
    .filter((rule) => rule.mark === mark)
    .map(({ text }) => text.replace(/,.*/, ''));

const statusOf = (dialog: DialogHarness): string =>
  deepQueryAll(dialog.element, '[role=status]').map(renderedText).join('');

const signsIn = async (manager: ManagerHarness, password: string): Promise<boolean> => {
  const response = await fetch(`${manager.emulator.origin}/oauth/token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'password',
      username: 'ada@example.com',
      password,
      client_id: 'demo',
      audience: manager.emulator.audience,
    }),
    headers: { 'content-type': 'application/json' },
  });
  return response.ok;
};

describe('<auth-methods-password-enroll>', () => {
  it('changes the password', async () => {
    const { manager, dialog } = await openChange();
    expect(dialog.heading).to.equal('Change password');
    await dialog.type('New password', good);
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Save password'),
    );
    expect(method.type).to.equal('password');
    expect(await signsIn(manager, good)).to.equal(true);
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
    expect(manager.titles.filter((title) => title === 'Password')).to.have.length(1);
    expect((await manager.row('Password')).hasFocus).to.equal(true);
  });

  it('sets a password where there is none, and offers no second one', async () => {
    const manager = await openManager({ scenario: 'empty' });
    const dialog = await manager.add('Password');
    expect(dialog.heading).to.equal('Set a password');
    await dialog.textWith('At least 10 characters');
    await dialog.type('New password', good);
    await dialog.press('Save password');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password added.'));
    expect(manager.titles).to.deep.equal(['Password']);
    expect(manager.buttons).not.to.include('Add password');
    expect(await signsIn(manager, good)).to.equal(true);
  });

  it('works with the keyboard alone', async () => {
    const manager = await openManager();
    (await (await manager.row('Password')).button('Change')).focus();
    await pressKeys('Enter');
    const dialog = await manager.dialogOpened();
    await dialog.textWith('At least 10 characters');
    expect(deepActiveElement()).to.equal(await dialog.field('New password'));
    await typeText(good);
    await pressKeys('Tab');
    expect(deepActiveElement()).to.equal(await dialog.button('Show'));
    await pressKeys('Space', 'Shift+Tab', 'Enter');
    await manager.dialogClosed();
    expect(await signsIn(manager, good)).to.equal(true);
  });

  it('is one field that password managers know, with the user name beside it', async () => {
    const { dialog, field } = await openChange();
    const inputs = deepQueryAll<HTMLInputElement>(dialog.element, 'input');
    expect(inputs.map(({ autocomplete }) => autocomplete)).to.deep.equal(['username', 'new-password']);
    expect(inputs[0]!.closest('[aria-hidden=true]')).to.exist;
    expect(inputs[0]!.tabIndex).to.equal(-1);
    expect(field.type).to.equal('password');
    expect(field.form).to.equal(inputs[0]!.form);
    expect(field.maxLength).to.equal(-1);
  });

  it('shows what is typed when asked to, and hides it again before it is sent', async () => {
    const { dialog, field } = await openChange({ latency: 200 });
    await dialog.type('New password', good);
    await dialog.press('Show');
    await eventually(() => expect(field.type).to.equal('text'));
    const show = await dialog.button('Show');
    expect(show.getAttribute('aria-pressed')).to.equal('true');
    await dialog.press('Save password');
    await eventually(() => expect(field.type).to.equal('password'));
    expect(show.getAttribute('aria-pressed')).to.equal('false');
  });

  it('sends the password as it was typed, for the identity of the host', async () => {
    const settings = {
      connection: 'Username-Password-Authentication',
      identityUserId: '507f1f77bcf86cd799439011',
    };
    const { manager, dialog } = await openChange({ settings });
    const requests = recordApiRequests(manager.emulator);
    await dialog.press('Cancel');
    const again = await manager.open('Password', 'Change');
    await again.textWith('At least 10 characters');
    await again.type('New password', good);
    await again.press('Save password');
    await manager.dialogClosed();
    const [create, verify] = requests.filter(({ method }) => method === 'POST');
    expect(JSON.parse(create!.body)).to.deep.equal({
      type: 'password',
      connection: 'Username-Password-Authentication',
      identity_user_id: '507f1f77bcf86cd799439011',
    });
    expect((JSON.parse(verify!.body) as { new_password: string }).new_password).to.equal(good);
  });

  describe('the rules', () => {
    it('are all open at first, those of the server in a list of their own', async () => {
      const { dialog } = await openChange();
      expect(rulesOf(dialog).map(({ mark }) => mark)).to.deep.equal(Array(8).fill('○'));
      const lists = deepQueryAll(dialog.element, 'ul');
      expect(lists.map((list) => list.children.length)).to.deep.equal([5, 3]);
      expect(dialog.text).to.match(/Your password needs:.*Checked when you save:.*last 5 passwords/);
    });

    it('tick themselves off while one types', async () => {
      const { dialog } = await openChange();
      await dialog.type('New password', 'aaabc');
      expect(marked(dialog, '✓')).to.deep.equal(['At most 72 characters (fewer with accents or emoji)']);
      await dialog.type('New password', 'Aa1 Aa1 Aa1 ');
      expect(marked(dialog, '✓')).to.have.length(5);
      expect(marked(dialog, '○')).to.deep.equal([
        'Doesn’t contain your name',
        'Isn’t one of your last 5 passwords',
        'Isn’t a common password',
      ]);
    });

    it('say in words what the marks say', async () => {
      const { dialog } = await openChange();
      await dialog.type('New password', 'aaabc');
      expect(rulesOf(dialog).map(({ text }) => text)).to.include.members([
        'At least 10 characters, not yet fulfilled',
        'At most 72 characters (fewer with accents or emoji), fulfilled',
      ]);
    });

    it('are those of the account', async () => {
      const { dialog } = await openChange({
        faults: {
          passwordPolicy: {
            complexity: {
              character_types: ['number', 'special'],
              character_type_rule: 'all',
              identical_characters: 'allow',
              sequential_characters: 'allow',
              max_length_exceeded: 'truncate',
            },
            profile_data: { active: false },
            history: { size: 1 },
            dictionary: { active: false },
          },
        },
      });
      expect(marked(dialog, '○')).to.deep.equal([
        'At least 10 characters',
        'All of: number and symbol',
        'Isn’t your last password',
      ]);
    });

    it('are told to screen readers after a pause, not with each key', async () => {
      const { dialog } = await openChange();
      await dialog.type('New password', 'Aa1 ');
      expect(statusOf(dialog)).to.equal('');
      await eventually(() => expect(statusOf(dialog)).to.equal('Still needed: At least 10 characters.'));
      await dialog.type('New password', good);
      await eventually(() => expect(statusOf(dialog)).to.match(/^Everything .* fulfilled\.$/));
    });
  });

  describe('before anything is sent', () => {
    const refusals: readonly (readonly [what: string, password: string, error: RegExp])[] = [
      ['nothing', '', /^Enter a new password\.$/],
      ['one that is too short', 'Aa1 Aa1', /^Still needed: At least 10 characters\.$/],
      ['one with too few types of characters', 'aeiouaeiou1', /^Still needed: Three of: /],
      ['one with identical characters', 'Passsword 17', /^Still needed: No more than 2 identical/],
      ['one with a sequence', 'Password 123', /^Still needed: No more than 2 sequential/],
      ['one of more than 72 bytes', `Aa1 ${'äö'.repeat(18)}`, /^Still needed: At most 72/],
    ];

    for (const [what, password, error] of refusals) {
      it(`refuses ${what}, says why, and keeps it`, async () => {
        const { manager, dialog, field } = await openChange();
        const requests = recordApiRequests(manager.emulator);
        if (password) await dialog.type('New password', password);
        await dialog.press('Save password');
        await eventually(() => expect(dialog.alerts.join()).to.match(error));
        expect(field.getAttribute('aria-invalid')).to.equal('true');
        expect(field.value).to.equal(password);
        expect(deepActiveElement()).to.equal(field);
        expect(requests).to.deep.equal([]);
      });
    }

    /** Keys can't type these; a paste can. */
    function paste(field: HTMLInputElement, text: string): void {
      field.focus();
      document.execCommand('insertText', false, text);
    }

    it('refuses control characters', async () => {
      const { dialog, field } = await openChange();
      paste(field, 'Aa1 Aa1\tAa1 ');
      expect(field.value).to.include('\t');
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts.join()).to.match(/can’t be typed/));
    });

    it('refuses more than 256 characters, where the server would cut them', async () => {
      const faults = { passwordPolicy: { complexity: { max_length_exceeded: 'truncate' } } } as const;
      const { manager, dialog, field } = await openChange({ faults });
      paste(field, 'Aa1 '.repeat(65));
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.deep.equal(['This password is too long.']));
      field.select();
      paste(field, '🐢9Aé'.repeat(64));
      await dialog.press('Save password');
      await manager.dialogClosed();
    });

    it('takes the complaint back when the password is edited', async () => {
      const { dialog, field } = await openChange();
      await dialog.type('New password', 'short');
      await dialog.press('Save password');
      await eventually(() => expect(marked(dialog, '✕')).to.have.length(2));
      await typeText('!');
      await eventually(() => expect(dialog.alerts).to.deep.equal([]));
      expect(marked(dialog, '✕')).to.deep.equal([]);
      expect(field.getAttribute('aria-invalid')).to.equal('false');
    });
  });

  describe('what the server refuses', () => {
    const refusals = [
      [current, 'Isn’t one of your last 5 passwords'],
      ['Ada-Lovelace-5', 'Doesn’t contain your name'],
    ] as const;

    for (const answer of ['validation', 'detail'] as const) {
      for (const [password, rule] of refusals) {
        it(`is said at its rule (“${rule}”, told as ${answer})`, async () => {
          const { dialog, field } = await openChange({ faults: { weakPasswordAnswer: answer } });
          await dialog.type('New password', password);
          await dialog.press('Save password');
          await eventually(() => expect(marked(dialog, '✕')).to.deep.equal([rule]));
          expect(dialog.alerts).to.deep.equal(['This password can’t be used. Choose another one.']);
          const ids = field.getAttribute('aria-describedby')!.split(' ');
          const root = field.getRootNode() as ShadowRoot;
          const description = ids.map((id) => renderedText(root.getElementById(id)!)).join(' ');
          expect(description).to.contain(rule).and.to.contain('can’t be used');
        });
      }
    }

    it('is kept and selected, so that the next key replaces it', async () => {
      const { dialog, field } = await openChange();
      await dialog.type('New password', current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      expect(field.value).to.equal(current);
      expect(deepActiveElement()).to.equal(field);
      expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, current.length]);
    });

    it('is not sent a second time unless it was edited', async () => {
      const { manager, dialog } = await openChange();
      await dialog.type('New password', current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      const requests = recordApiRequests(manager.emulator);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      expect(requests).to.deep.equal([]);
    });
  });

  describe('when something comes between', () => {
    it('waits out a rate limit with a countdown, keeps the password, and goes on', async () => {
      const { manager, dialog, field } = await openChange({
        faults: {
          failures: [{ operation: 'confirmAuthenticationMethod', as: 429, retryAfter: 2, times: 1 }],
        },
      });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith(/You can go on in \d seconds?\./);
      expect((await dialog.button('Save password')).getAttribute('aria-disabled')).to.equal('true');
      expect(field.value).to.equal(good);
      await eventually(async () =>
        expect((await dialog.button('Save password')).getAttribute('aria-disabled')).to.equal('false'),
      );
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('meets the limits of the Free plan with the third write of a minute', async () => {
      const { dialog, field } = await openChange({ plan: 'free' });
      await dialog.type('New password', current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith(/You can go on in \d+ seconds\./);
      expect(field.value).to.equal(good);
    });

    it('asks for a fresh sign-in, does not let the password change meanwhile, and then saves it', async () => {
      const { manager, dialog, field } = await openChange();
      await manager.emulator.faults({ stepUp: 'writes' });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('Confirm it’s you');
      expect(field.readOnly).to.equal(true);
      expect(field.value).to.equal(good);
      manager.element.addEventListener('auth-methods-step-up', (event) =>
        event.respondWith(Promise.resolve()),
      );
      await dialog.press('Continue');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('starts again with what was typed when it took too long', async () => {
      const { manager, dialog, field } = await openChange();
      await manager.emulator.faults({ clockOffset: 700_000 });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('has expired');
      expect(field.value).to.equal(good);
      await dialog.press('Start again');
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('keeps what was typed while it could not be started', async () => {
      const manager = await openManager({
        faults: { failures: [{ operation: 'createAuthenticationMethod', as: 500, times: 1 }] },
      });
      const dialog = await manager.open('Password', 'Change');
      await dialog.textWith('Something went wrong on our side');
      await dialog.type('New password', good);
      await dialog.press('Try again');
      await dialog.textWith('At least 10 characters');
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('sends once when the button is pressed twice', async () => {
      const { manager, dialog } = await openChange({ latency: 100 });
      const requests = recordApiRequests(manager.emulator);
      await dialog.type('New password', good);
      const save = await dialog.button('Save password');
      save.click();
      save.click();
      await manager.dialogClosed();
      expect(requests.filter(({ method }) => method === 'POST')).to.have.length(1);
    });
  });

  describe('closing', () => {
    it('is possible while it starts', async () => {
      const manager = await openManager({ latency: 300 });
      const change = await (await manager.row('Password')).button('Change');
      change.focus();
      await pressKeys('Enter');
      await (await manager.dialogOpened()).press('Cancel');
      await manager.dialogClosed();
      expect(deepActiveElement()).to.equal(change);
    });

    it('is possible while it saves; then the list is asked what came of it', async () => {
      const { manager, dialog } = await openChange({ latency: 300 });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('One moment…');
      await expectEvent(manager.element, 'auth-methods-loaded', () => pressKeys('Escape'));
      expect(manager.dialog).to.equal(undefined);
    });

    it('leaves nothing of the password in the page', async () => {
      const { manager, dialog } = await openChange();
      await dialog.type('New password', current);
      expect(serialise(document)).to.contain(current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      await pressKeys('Escape');
      await manager.dialogClosed();
      expect(serialise(document)).not.to.contain(current);
    });

    it('keeps the password out of attributes and error events at any time', async () => {
      const { manager, dialog } = await openChange();
      await dialog.type('New password', current);
      await dialog.press('Show');
      const { error } = await expectEvent(manager.element, 'auth-methods-error', () =>
        dialog.press('Save password'),
      );
      expect(`${error.message} ${JSON.stringify(error)}`).not.to.contain(current);
      const attributes = deepQueryAll(document, '*').flatMap((element) => [...element.attributes]);
      expect(attributes.map(({ value }) => value).filter((value) => value.includes(current))).to.deep.equal(
        [],
      );
    });
  });

  it('is accessible at every stage', async () => {
    const { manager, dialog } = await openChange();
    await expect(manager.element).to.be.accessible();
    await dialog.type('New password', 'Aaa1');
    await dialog.press('Show');
    await expect(manager.element).to.be.accessible();
    await dialog.type('New password', current);
    await dialog.press('Save password');
    await found(() => (dialog.alerts.length > 0 ? true : undefined));
    await expect(manager.element).to.be.accessible();
  });

  it('fits 320 pixels', async () => {
    await setViewport(320, 640);
    const { dialog } = await openChange();
    expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
    expect(dialog.dialog.getBoundingClientRect().width).to.be.at.most(320);
    await setViewport(800, 600);
  });
});
