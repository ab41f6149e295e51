import { resetMouse, sendMouse } from '@web/test-runner-commands';
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

  it('has a name, and tells assistive technology whether its menu is open', async () => {
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
    it(`opens with ${key} and focuses the first item`, async () => {
      button.focus();
      await pressKeys(key);
      await opened();
      await eventually(() => expect(focused()).to.equal('Rename'));
    });
  }

  it('opens with ArrowUp and focuses the last item', async () => {
    button.focus();
    await pressKeys('ArrowUp');
    await eventually(() => expect(focused()).to.equal('Remove'));
  });

  it('moves the focus with the arrows, which wrap around, and with Home and End', async () => {
    button.focus();
    await pressKeys('Enter');
    await eventually(() => expect(focused()).to.equal('Rename'));
    const steps: readonly (readonly [key: string, to: string])[] = [
      ['ArrowDown', 'Details Everything there is to know'],
      ['ArrowDown', 'Remove'],
      ['ArrowDown', 'Rename'],
      ['ArrowUp', 'Remove'],
      ['Home', 'Rename'],
      ['End', 'Remove'],
    ];
    for (const [key, to] of steps) {
      await pressKeys(key);
      expect(focused(), key).to.equal(to);
    }
  });

  it('moves the focus to the next item that starts with the typed letter', async () => {
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

  it('keeps typed keys from the page, and leaves the browser and the page those with Ctrl, Alt or Cmd', async () => {
    button.focus();
    await pressKeys('Enter');
    await eventually(() => expect(focused()).to.equal('Rename'));
    const heard: KeyboardEvent[] = [];
    const listener = (event: KeyboardEvent): void => void heard.push(event);
    document.addEventListener('keydown', listener, true);
    await pressKeys('d', 'j', 'ArrowDown', 'Home');
    expect(heard).to.deep.equal([]);
    await pressKeys('Control+d', 'Meta+r', 'Alt+ArrowLeft', 'Alt+ArrowDown', 'Control+Home', 'Meta+ArrowUp');
    document.removeEventListener('keydown', listener, true);
    expect(focused()).to.equal('Rename');
    expect(heard.map(({ key }) => key)).to.include.members([
      'd',
      'r',
      'ArrowLeft',
      'ArrowDown',
      'Home',
      'ArrowUp',
    ]);
    expect(heard.filter(({ defaultPrevented }) => defaultPrevented)).to.deep.equal([]);
  });

  it('does not open by an arrow with Ctrl, Alt or Cmd', async () => {
    button.focus();
    await pressKeys('Meta+ArrowDown', 'Control+ArrowDown', 'Alt+ArrowUp');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(menu()).to.equal(undefined);
  });

  for (const key of ['Enter', 'Space']) {
    it(`chooses an item with ${key}, and returns the focus to the button`, async () => {
      button.focus();
      await pressKeys('ArrowDown');
      await eventually(() => expect(focused()).to.equal('Rename'));
      await pressKeys('ArrowDown', key);
      expect(chosen).to.deep.equal(['details']);
      await closed();
      expect(deepActiveElement()).to.equal(button);
    });
  }

  it('closes with Escape, returns the focus to the button, and keeps the key from the elements around it', async () => {
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

  it('does nothing when the pointer is released beside it: neither the button nor an item', async () => {
    const pressAndDragAway = async (target: Element): Promise<void> => {
      const { left, top, width, height } = target.getBoundingClientRect();
      const middle = [Math.round(left + width / 2), Math.round(top + height / 2)] as [number, number];
      await sendMouse({ type: 'move', position: middle });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [Math.round(left + width) + 60, 400] });
      await sendMouse({ type: 'up' });
      await nextFrame();
    };
    await pressAndDragAway(button);
    expect(menu()).to.equal(undefined);
    button.click();
    await opened();
    await pressAndDragAway(menu()!.querySelector('[role=menuitem]')!);
    expect(chosen).to.deep.equal([]);
    await resetMouse();
  });

  it('closes with Tab, which moves the focus on from the button', async () => {
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

  it('closes when the focus leaves it', async () => {
    button.click();
    await opened();
    place.querySelector<HTMLElement>('#after')!.focus();
    await closed();
  });

  it('closes when another menu opens', async () => {
    const other = await fixture<HTMLElement>(
      html`<p>${menuButton({ label: 'Others', items, choose: () => undefined })}</p>`,
    );
    button.click();
    await opened();
    other.querySelector<HTMLElement>('button')!.click();
    await closed();
    await eventually(() => deepQueryAll(other, '[role=menu]').length === 1);
  });

  it('keeps its menu inside the window in every corner', async () => {
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

  it('stays at its button when something above it grows', async () => {
    button.click();
    await opened();
    const gap = (): number => menu()!.getBoundingClientRect().top - button.getBoundingClientRect().bottom;
    const before = { gap: gap(), top: button.getBoundingClientRect().top };
    const note = document.createElement('p');
    note.style.height = '60px';
    place.before(note);
    await eventually(() => expect(gap()).to.be.closeTo(before.gap, 1));
    expect(button.getBoundingClientRect().top).to.be.at.least(before.top + 60);
    note.remove();
  });
});
