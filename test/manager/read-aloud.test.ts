import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';

const mask = /[•●*]|x{2}/i;

/** What a screen reader reads of a part of the page, with the names and descriptions that attributes give. */
function heard(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (node instanceof Element && node.matches('style, script, [hidden], [aria-hidden=true]')) return '';
  const named =
    node instanceof Element
      ? ['aria-label', 'aria-description', 'title'].map((name) => node.getAttribute(name) ?? '')
      : [];
  const inside = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const children = inside.length > 0 ? inside : ((node as Element).shadowRoot ?? node).childNodes;
  return [...named, ...[...children].map(heard)].join('');
}

/** Numbers and addresses that are masked here, and those that a backend masks, in one way or another. */
const masked: readonly AuthMethod[] = [
  makeMethod({ type: 'phone', id: 'phone|1', phoneNumber: '+12025550143' }),
  {
    ...makeMethod({ type: 'phone', id: 'phone|2', masked: true }),
    phoneNumber: '+1********77',
  } as AuthMethod,
  { ...makeMethod({ type: 'phone', id: 'phone|3', masked: true }), phoneNumber: 'XXXXXXX0199' } as AuthMethod,
  makeMethod({ type: 'phone', id: 'phone|4', phoneNumber: '+12025550188', name: 'Work' }),
  makeMethod({ type: 'email', id: 'email|1', email: 'ada@example.com' }),
  { ...makeMethod({ type: 'email', id: 'email|2', masked: true }), email: 'g***@example.net' } as AuthMethod,
];

function openMasked(): Promise<ManagerHarness> {
  const methods = [makeMethod({ type: 'password' }), ...masked];
  const backend = memoryBackend({
    methods,
    operations: ['remove', 'rename', 'startEnrollment', 'completeEnrollment'],
    capabilities: { enroll: ['phone', 'email'] },
  });
  return openManager({ settings: { backend } });
}

describe('the list, read aloud', () => {
  it('has separators between facts that are seen and not read', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const facts = deepQueryAll(manager.element, '.fact');
    expect(facts.length).to.be.above(2);
    for (const fact of facts)
      expect(getComputedStyle(fact, '::before').content.replaceAll(' ', '')).to.equal('"·"/""');
  });

  it('has masks that are seen and not read, in rows, menus, dialogs and announcements', async () => {
    const manager = await openMasked();
    expect(manager.text).to.match(mask);
    expect(heard(manager.element)).to.not.match(mask);
    for (const end of ['0143', '77', '0199', '0188']) expect(heard(manager.element)).to.contain(end);
    await (await manager.row('phone|1')).openMenu();
    expect(heard(manager.element)).to.not.match(mask);
    const details = await manager.open('phone|1', 'Details');
    expect(details.heading).to.match(mask);
    expect(heard(details.element)).to.not.match(mask);
    await details.press('Close');
    await manager.dialogClosed();
    for (const id of ['phone|1', 'email|1']) {
      const removal = await manager.open(id, 'Remove');
      expect(removal.text).to.match(mask);
      expect(heard(removal.element)).to.not.match(mask);
      await removal.press(/^Remove/);
      await manager.dialogClosed();
      expect(manager.announcement).to.match(/(0143|@example.com) removed/);
      expect(heard(manager.element)).to.not.match(mask);
    }
  });

  it('has names that are unlike each other without their masks', async () => {
    const manager = await openMasked();
    const names = manager.rows.map(({ element }) =>
      heard(element.shadowRoot!.querySelector('[part=row-title]')!),
    );
    expect(new Set(names).size).to.equal(names.length);
    const menus = deepQueryAll(manager.element, '[aria-haspopup=menu]').map(heard);
    expect(new Set(menus).size).to.equal(menus.length);
  });

  it('says a date once', async () => {
    const manager = await openManager({ scenario: 'everything' });
    const times = deepQueryAll(manager.element, 'time');
    expect(times.length).to.be.above(5);
    for (const time of times) {
      expect(heard(time).trim()).to.not.equal('');
      expect(heard(time).match(/\d{4}|ago|yesterday|today|now/g) ?? ['']).to.have.length(1);
      expect(time.matches('[title]')).to.equal(false);
    }
  });

  it('has buttons that say what they add', async () => {
    for (const scenario of ['empty', 'single-factor', 'typical', 'everything'] as const) {
      const manager = await openManager({ scenario });
      const buttons = deepQueryAll(manager.element, 'button');
      const names = buttons.map((button) => button.getAttribute('aria-label') ?? heard(button).trim());
      expect(names.filter((name) => /^(Add|Set up|Replace)$/.test(name))).to.deep.equal([]);
      expect(new Set(names).size, names.join()).to.equal(names.length);
      for (const button of buttons) {
        const shown = button.textContent!.trim();
        if (button.ariaLabel && shown) expect(button.ariaLabel.startsWith(shown)).to.equal(true);
      }
      manager.element.remove();
    }
  });

  it('breaks long words at syllables, by the language of its words', async () => {
    const manager = await openManager({ scenario: 'typical', settings: { lang: 'de' } });
    const title = deepQueryAll(manager.element, '.title')[0]!;
    expect(getComputedStyle(title).hyphens).to.equal('auto');
    expect(title.matches(':lang(de)')).to.equal(true);
  });
});
