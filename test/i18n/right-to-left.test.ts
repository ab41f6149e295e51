import { expect } from '@open-wc/testing';
import { messages as arabic } from '../../src/i18n/locales/ar/index.js';
import { messages as hebrew } from '../../src/i18n/locales/he/index.js';
import type { Messages } from '../../src/i18n/messages.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import {
  openManager,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../support/browser/manager-harness.js';

const languages: readonly (readonly [tag: 'ar' | 'he', messages: Messages])[] = [
  ['ar', arabic],
  ['he', hebrew],
];

/** Opens the element in a right-to-left language. */
async function openIn(
  lang: string,
  messages: Messages,
  options: OpenManagerOptions = {},
): Promise<ManagerHarness> {
  const manager = await openManager({
    ...options,
    settings: { ...options.settings, lang, dir: 'rtl' },
    unloaded: true,
  });
  await eventually(() => manager.rows.length > 0 && manager.text.includes(messages.groups.primary.title));
  return manager.loaded();
}

/** The characters of a text in the order in which they are drawn, from left to right. */
function drawn(element: Element, part: string): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const characters: { readonly character: string; readonly node: Node; readonly at: number }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [at, character] of (node.nodeValue ?? '').replaceAll('\u00a0', ' ').split('').entries())
      characters.push({ character, node, at });
  const from = characters
    .map(({ character }) => character)
    .join('')
    .indexOf(part);
  if (from < 0) throw new Error(`"${part}" is not in "${renderedText(element)}"`);
  const places = characters.slice(from, from + part.length).map(({ character, node, at }) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return { character, left: range.getBoundingClientRect().left };
  });
  return places
    .sort((one, other) => one.left - other.left)
    .map(({ character }) => character)
    .join('');
}

const left = (element: Element): number => element.getBoundingClientRect().left;
const right = (element: Element): number => element.getBoundingClientRect().right;

describe('right-to-left', () => {
  for (const [lang, messages] of languages) {
    describe(`in ${lang}`, () => {
      it('mirrors a row: icon on the right, then the text, actions on the left', async () => {
        const manager = await openIn(lang, messages);
        for (const { element } of manager.rows) {
          const [icon] = deepQueryAll(element, '.icon');
          const [title] = deepQueryAll(element, '.title');
          const [actions] = deepQueryAll(element, '.actions');
          expect(left(icon!)).to.be.at.least(right(title!));
          expect(left(title!)).to.be.at.least(right(actions!));
        }
      });

      it('aligns an open menu with the left edge of its button', async () => {
        const manager = await openIn(lang, messages);
        const row = manager.rows.find(({ element }) => element.actions.includes('rename'));
        const menu = await row!.openMenu();
        const [button] = deepQueryAll(row!.element, '[aria-haspopup=menu]');
        await eventually(() => Math.abs(left(menu) - left(button!)) < 1);
        expect(right(menu)).to.be.above(right(button!));
      });

      it('draws masked numbers and addresses from left to right', async () => {
        const manager = await openIn(lang, messages, { scenario: 'everything' });
        for (const title of ['+1 ••• ••• 0143', 'a•••@example.com']) {
          const row = await manager.row(title);
          const [shown] = deepQueryAll(row.element, '[part~=row-title]');
          expect(drawn(shown!, title)).to.equal(title);
        }
      });

      it('writes browser and system in the order of its own language', async () => {
        const manager = await openIn(lang, messages, { scenario: 'everything' });
        const facts = manager.rows.flatMap(({ element }) => deepQueryAll(element, '.fact bdi'));
        const fact = facts.find((one) => renderedText(one).includes('macOS'));
        const sentence = messages.facts.browserOn('Chrome', 'macOS');
        const node = fact!.childNodes[1] ?? fact!.firstChild!;
        const place = (word: string): number => {
          const range = document.createRange();
          range.setStart(node, node.nodeValue!.indexOf(word));
          range.setEnd(node, node.nodeValue!.indexOf(word) + word.length);
          return range.getBoundingClientRect().left;
        };
        expect(node.nodeValue).to.equal(sentence);
        expect(place('Chrome')).to.be.above(place('macOS'));
      });

      it('keeps a masked number together in a heading', async () => {
        const manager = await openIn(lang, messages, { scenario: 'everything' });
        const dialog = await manager.open('+1 ••• ••• 0143', messages.actions.remove);
        const [heading] = deepQueryAll(dialog.element, 'h2');
        expect(drawn(heading!, '+1 ••• ••• 0143')).to.equal('+1 ••• ••• 0143');
        expect(dialog.dialog.dir).to.equal('rtl');
      });

      it('keeps each of several names in a sentence together', async () => {
        // Where nobody knows what a method is used for, a removal names in one sentence what stays.
        const methods = [
          { ...makeMethod({ type: 'totp', name: 'Codes' }), usage: [] },
          makeMethod({ type: 'phone', masked: true }),
          makeMethod({ type: 'email', masked: true }),
          makeMethod({ type: 'passkey', name: 'Work phone' }),
        ];
        const backend = memoryBackend({ operations: ['remove'], methods });
        const manager = await openIn(lang, messages, { settings: { backend } });
        const dialog = await manager.open('Codes', messages.actions.remove);
        const sentence = deepQueryAll(dialog.element, '.muted').find((one) =>
          renderedText(one).includes('a•••@example.com'),
        );
        // On one line, since only horizontal positions are compared.
        sentence!.style.whiteSpace = 'nowrap';
        for (const name of ['+1 ••• ••• ••42', 'a•••@example.com', 'Work phone']) {
          expect(drawn(sentence!, name)).to.equal(name);
        }
      });

      it('takes a phone number and its code from left to right, and shows the number that way', async () => {
        const manager = await openIn(lang, messages, { scenario: 'single-factor' });
        await manager.element.enrollMethod('phone');
        const dialog = await manager.dialogOpened();
        const field = await dialog.type(messages.phone.number, '2015550123');
        expect(getComputedStyle(field).direction).to.equal('ltr');
        await dialog.press(messages.code.send);
        const input = await dialog.typeCode('123');
        expect(getComputedStyle(input).direction).to.equal('ltr');
        const boxes = deepQueryAll(dialog.element, '.boxes span').slice(0, 3);
        expect(boxes.map(renderedText)).to.deep.equal(['1', '2', '3']);
        expect(left(boxes[0]!)).to.be.below(left(boxes[1]!));
        expect(left(boxes[1]!)).to.be.below(left(boxes[2]!));
        const [sentence] = deepQueryAll(dialog.element, '.intro');
        expect(drawn(sentence!, '+1 201 555 0123')).to.equal('+1 201 555 0123');
      });

      it('shows the setup key and the recovery code from left to right', async () => {
        const manager = await openIn(lang, messages, { scenario: 'single-factor' });
        await manager.element.enrollMethod('totp');
        const setup = await manager.dialogOpened();
        await setup.press(messages.totp.cannotScan);
        const key = await found(() => deepQueryAll(setup.element, 'code')[0]);
        const start = renderedText(key).slice(0, 9);
        expect(drawn(key, start)).to.equal(start);
        await setup.press(messages.cancel);
        await manager.dialogClosed();

        await manager.element.enrollMethod('recovery-code');
        const recovery = await manager.dialogOpened();
        const code = await found(() => deepQueryAll(recovery.element, '[role=group]')[0]);
        const groups = renderedText(code).slice(0, 9);
        expect(drawn(code, groups)).to.equal(groups);
      });

      it('aligns a password with its label on the right, though it runs from left to right', async () => {
        const manager = await openIn(lang, messages, { scenario: 'single-factor' });
        await manager.element.enrollMethod('password');
        const field = await (await manager.dialogOpened()).field(messages.password.newPassword);
        expect(getComputedStyle(field).direction).to.equal('ltr');
        expect(getComputedStyle(field).textAlign).to.equal('right');
      });
    });
  }

  it('isolates a Hebrew name on an English page', async () => {
    const manager = await openManager({ scenario: 'everything' });
    const rename = await manager.open('totp|dev_Rt5YuI8oP2aSdF4g', 'Rename');
    await rename.type('Name', 'מחשב (עבודה)');
    await rename.press('Save name');
    await manager.dialogClosed();
    const remove = await manager.open('totp|dev_Rt5YuI8oP2aSdF4g', 'Remove');
    expect(remove.heading).to.equal('Remove “\u2068מחשב (עבודה)\u2069”?');
  });
});
