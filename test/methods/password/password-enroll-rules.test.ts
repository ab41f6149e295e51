import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll, renderedText } from '../../support/browser/composed-tree.js';
import { eventually } from '../../support/browser/eventually.js';
import { recordApiRequests } from '../../support/browser/manager-harness.js';
import { typeText } from '../../support/browser/press-keys.js';
import { current, good, marked, openPasswordDialog, rulesOf, statusOf } from './open-password-dialog.js';

describe('<auth-methods-password-enroll> and its rules', () => {
  describe('the rules', () => {
    it('start unmarked, with those that only the server checks in a list of their own', async () => {
      const { dialog } = await openPasswordDialog();
      expect(rulesOf(dialog).map(({ mark }) => mark)).to.deep.equal(Array(8).fill('○'));
      const lists = deepQueryAll(dialog.element, 'ul');
      expect(lists.map((list) => list.children.length)).to.deep.equal([5, 3]);
      expect(dialog.text).to.match(/Your password needs:.*Checked when you save:.*last 5 passwords/);
    });

    it('are ticked off while the person types', async () => {
      const { dialog } = await openPasswordDialog();
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

    it('come first where they are not met once the field is left; while the person types, none moves', async () => {
      const { dialog, field } = await openPasswordDialog();
      const order = (): readonly string[] => rulesOf(dialog).map(({ text }) => text.replace(/,.*/, ''));
      const usual = order();
      const identical = 'No more than 2 identical characters in a row';
      await dialog.type('New password', 'Aa1 Aa1 aaa ');
      expect(marked(dialog, '○')).to.include(identical);
      expect(order()).to.deep.equal(usual);
      field.blur();
      await eventually(() => expect(order()[0]).to.equal(identical));
      await dialog.type('New password', 'Aa1 Aa1 Aa1 ');
      expect(order()[0]).to.equal(identical);
      field.blur();
      await eventually(() => expect(order()).to.deep.equal(usual));
    });

    it('are known to password managers that make up a password', async () => {
      const { field } = await openPasswordDialog();
      expect(field.getAttribute('passwordrules')).to.match(
        /^minlength: 10; maxlength: 72; .*max-consecutive: 2;$/,
      );
    });

    it('have text for screen readers that says what the marks show', async () => {
      const { dialog } = await openPasswordDialog();
      await dialog.type('New password', 'aaabc');
      expect(rulesOf(dialog).map(({ text }) => text)).to.include.members([
        'At least 10 characters, not yet fulfilled',
        'At most 72 characters (fewer with accents or emoji), fulfilled',
      ]);
    });

    it('are the rules of the account’s policy', async () => {
      const { dialog } = await openPasswordDialog({
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

    it('are read to screen readers after a pause, not after each key', async () => {
      const { dialog } = await openPasswordDialog();
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
        const { manager, dialog, field } = await openPasswordDialog();
        const requests = recordApiRequests(manager.emulator);
        if (password) await dialog.type('New password', password);
        (await dialog.button('Save password')).focus();
        await dialog.press('Save password');
        await eventually(() => expect(dialog.alerts.join()).to.match(error));
        expect(field.getAttribute('aria-invalid')).to.equal('true');
        expect(field.value).to.equal(password);
        expect(deepActiveElement()).to.equal(field);
        expect(requests).to.deep.equal([]);
      });
    }

    /** They can't be typed, only pasted. */
    function paste(field: HTMLInputElement, text: string): void {
      field.focus();
      document.execCommand('insertText', false, text);
    }

    it('refuses control characters', async () => {
      const { dialog, field } = await openPasswordDialog();
      paste(field, 'Aa1 Aa1\tAa1 ');
      expect(field.value).to.include('\t');
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts.join()).to.match(/can’t be typed/));
    });

    it('refuses more than 256 characters, where the server would cut them', async () => {
      const faults = { passwordPolicy: { complexity: { max_length_exceeded: 'truncate' } } } as const;
      const { manager, dialog, field } = await openPasswordDialog({ faults });
      paste(field, 'Aa1 '.repeat(65));
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.deep.equal(['This password is too long.']));
      field.select();
      paste(field, '🐢9Aa'.repeat(64));
      await dialog.press('Save password');
      await manager.dialogClosed();
    });

    it('removes the error when the password is edited', async () => {
      const { dialog, field } = await openPasswordDialog();
      await dialog.type('New password', 'short');
      await dialog.press('Save password');
      await eventually(() => expect(marked(dialog, '✕')).to.have.length(2));
      await typeText('!');
      await eventually(() => expect(dialog.alerts).to.deep.equal([]));
      expect(marked(dialog, '✕')).to.deep.equal([]);
      expect(field.getAttribute('aria-invalid')).to.equal('false');
    });
  });

  describe('a refusal of the server', () => {
    const refusals = [
      [current, 'Isn’t one of your last 5 passwords'],
      ['Ada-Lovelace-5', 'Doesn’t contain your name'],
    ] as const;

    for (const answer of ['validation', 'detail'] as const) {
      for (const [password, rule] of refusals) {
        it(`is shown at its rule (“${rule}”, sent as ${answer})`, async () => {
          const { dialog, field } = await openPasswordDialog({ faults: { weakPasswordAnswer: answer } });
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

    it('keeps the password selected, so that the next key replaces it', async () => {
      const { dialog, field } = await openPasswordDialog();
      await dialog.type('New password', current);
      (await dialog.button('Save password')).focus();
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      expect(field.value).to.equal(current);
      expect(deepActiveElement()).to.equal(field);
      expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, current.length]);
    });

    it('is not sent again until the password is edited', async () => {
      const { manager, dialog } = await openPasswordDialog();
      await dialog.type('New password', current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      const requests = recordApiRequests(manager.emulator);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      expect(requests).to.deep.equal([]);
    });
  });
});
