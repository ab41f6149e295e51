import { expect, fixture, html } from '@open-wc/testing';
import { menuButton } from '../../src/ui/menu-button.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { pressKeys } from '../support/browser/press-keys.js';

const items = [
  { value: 'rename', label: 'Rename' },
  { value: 'details', label: 'Details', hint: 'Everything there is to know' },
  { value: 'remove', label: 'Remove', danger: true },
];

describe('a menu button', () => {
  let place: HTMLElement;
  let button: HTMLButtonElement;
  let chosen: string[];

  beforeEach(async () => {
    chosen = [];
    const choose = (value: string): void => void chosen.push(value);
    place = await fixture(html`<p>
      <button id="before">Before</button>
      ${menuButton({ label: 'Actions', icon: 'more', items, choose })}
      <button id="after">After</button>
    </p>`);
    button = place.querySelector<HTMLButtonElement>('[aria-haspopup=menu]')!;
  });

  const menu = (): HTMLElement | undefined => deepQueryAll(place, '[role=menu]')[0];

  const focused = (): string => renderedText(deepActiveElement()!);

  const opened = (): Promise<void> => eventually(() => menu()!.matches(':popover-open'));

  const closed = (): Promise<void> => eventually(() => menu() === undefined);

  it('has a name, and says that it has a menu, and whether it is open', async () => {
    expect(button.getAttribute('aria-label')).to.equal('Actions');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await opened();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(menu()!.getAttribute('aria-label')).to.equal('Actions');
    button.click();
    await closed();
    expect(button.getAttribute('aria-expanded')).to.equal('false');
  });

  for (const key of ['Enter', 'Space', 'ArrowDown']) {
    it(`opens with ${key}, on its first entry`, async () => {
      button.focus();
      await pressKeys(key);
      await opened();
      await eventually(() => expect(focused()).to.equal('Rename'));
    });
  }

  it('opens with ArrowUp, on its last entry', async () => {
    button.focus();
    await pressKeys('ArrowUp');
    await eventually(() => expect(focused()).to.equal('Remove'));
  });

  it('moves with the arrows, around the ends, and to them with Home and End', async () => {
    button.focus();
    await pressKeys('Enter');
    await eventually(() => expect(focused()).to.equal('Rename'));
    const moves: readonly (readonly [key: string, to: string])[] = [
      ['ArrowDown', 'Details Everything there is to know'],
      ['ArrowDown', 'Remove'],
      ['ArrowDown', 'Rename'],
      ['ArrowUp', 'Remove'],
      ['Home', 'Rename'],
      ['End', 'Remove'],
    ];
    for (const [key, to] of moves) {
      await pressKeys(key);
      expect(focused(), key).to.equal(to);
    }
  });

  it('moves to the next entry that begins with the letter', async () => {
    button.focus();
    await pressKeys('Enter');
    await eventually(() => expect(focused()).to.equal('Rename'));
    for (const [key, to] of [
      ['r', 'Remove'],
      ['r', 'Rename'],
      ['D', 'Details Everything there is to know'],
      ['x', 'Details Everything there is to know'],
    ] as const) {
      await pressKeys(key);
      expect(focused(), key).to.equal(to);
    }
  });

  for (const key of ['Enter', 'Space']) {
    it(`chooses with ${key}, and gives the focus back`, async () => {
      button.focus();
      await pressKeys('ArrowDown');
      await eventually(() => expect(focused()).to.equal('Rename'));
      await pressKeys('ArrowDown', key);
      expect(chosen).to.deep.equal(['details']);
      await closed();
      expect(deepActiveElement()).to.equal(button);
    });
  }

  it('closes with Escape, gives the focus back, and lets nothing around it see the key', async () => {
    let seen = 0;
    place.addEventListener('keydown', () => {
      seen += 1;
    });
    button.focus();
    await pressKeys('ArrowDown');
    await eventually(() => expect(focused()).to.equal('Rename'));
    seen = 0;
    await pressKeys('Escape');
    await closed();
    expect(deepActiveElement()).to.equal(button);
    expect(seen).to.equal(0);
    expect(chosen).to.be.empty;
  });

  it('closes with Tab, from where the focus goes on', async () => {
    for (const [key, id] of [
      ['Tab', 'after'],
      ['Shift+Tab', 'before'],
    ] as const) {
      button.focus();
      await pressKeys('ArrowDown');
      await eventually(() => expect(focused()).to.equal('Rename'));
      await pressKeys(key);
      await closed();
      expect(deepActiveElement()!.id, key).to.equal(id);
    }
  });

  it('closes when the focus goes elsewhere', async () => {
    button.click();
    await opened();
    place.querySelector<HTMLElement>('#after')!.focus();
    await closed();
  });

  it('is one of its kind: opening another one closes it', async () => {
    const other = await fixture<HTMLElement>(
      html`<p>${menuButton({ label: 'Others', items, choose: () => undefined })}</p>`,
    );
    button.click();
    await opened();
    other.querySelector<HTMLElement>('button')!.click();
    await closed();
    await eventually(() => deepQueryAll(other, '[role=menu]').length === 1);
  });

  it('stays within the window, at every corner', async () => {
    for (const [left, top] of [
      ['0', '0'],
      ['auto', '0'],
      ['0', 'auto'],
      ['auto', 'auto'],
    ] as const) {
      Object.assign(place.style, { position: 'fixed', left, top });
      Object.assign(place.style, {
        right: left === 'auto' ? '0' : 'auto',
        bottom: top === 'auto' ? '0' : 'auto',
      });
      await nextFrame();
      button.click();
      await opened();
      const box = menu()!.getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.top).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
      expect(box.bottom).to.be.at.most(innerHeight);
      button.click();
      await closed();
    }
  });
});
