import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { AuthMethodsManager } from '../../src/index.js';
import { renderFrame } from '../../src/server/index.js';
import { eventually } from '../support/browser/eventually.js';
import { endlessBackend, openElementOver, openFrame, parse } from '../support/browser/frame-page.js';
import { setViewport } from '../support/browser/set-viewport.js';

const parts = ['.manager', '.heading', '.muted', '.skeleton', '.skeleton div', '.skeleton div:last-child'];

/** What nobody sees: nothing moves before the script, no part is an item of a list, and no list was seen before. */
const ignored = /^(--|animation|list-style|container|min-)/;

function look(element: Element, pseudo?: string): Record<string, string> {
  const style = getComputedStyle(element, pseudo);
  return Object.fromEntries(
    [...style].filter((name) => !ignored.test(name)).map((name) => [name, style.getPropertyValue(name)]),
  );
}

/** Places and looks of all parts, as numbers and texts that can be compared. */
function pictureOf(host: HTMLElement): unknown {
  const root = host.shadowRoot!;
  const { top, left } = host.getBoundingClientRect();
  return parts.map((selector) => {
    const part = root.querySelector(selector);
    if (!part) return { selector };
    const box = part.getBoundingClientRect();
    return {
      selector,
      box: [box.top - top, box.left - left, box.width, box.height].map(Math.round),
      look: look(part),
      before: look(part, '::before'),
      after: look(part, '::after'),
      text: part.children.length > 0 ? '' : part.textContent.trim(),
    };
  });
}

/** The element while it loads, without anything that a server rendered. */
async function openLoading(lang: string, settings: Partial<AuthMethodsManager> = {}): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  const manager = document.createElement('auth-methods-manager');
  Object.assign(manager, { backend: endlessBackend, ...settings });
  place.append(manager);
  await eventually(() => {
    const isThere = manager.hideHeading || manager.shadowRoot?.querySelector('.heading');
    expect(Boolean(isThere && manager.shadowRoot?.querySelector('.skeleton'))).to.equal(true);
  });
  return manager;
}

const themes: Readonly<Record<string, string>> = {
  'the default theme': '',
  'a theme of the host’s': `
    --auth-methods-spacing: 10px; --auth-methods-row-spacing: 5px; --auth-methods-icon-size: 28px;
    --auth-methods-font-size: 1.2em; --auth-methods-small-font-size: 12px; --auth-methods-radius: 3px;
    --auth-methods-heading-font-size: 2em; --auth-methods-strong-font-weight: 500;
    --auth-methods-border-color: rgb(1 2 3); --auth-methods-surface-color: rgb(4 5 6);
    --auth-methods-text-color: rgb(7 8 9); --auth-methods-muted-color: rgb(9 8 7);
    --auth-methods-control-radius: 1px; --auth-methods-font-family: monospace`,
  'a dark page with large letters': 'color-scheme: dark; color: white; font-size: 25px; line-height: 2',
};

describe('the frame that a server renders', () => {
  for (const [title, style] of Object.entries(themes)) {
    for (const lang of ['en', 'ar', 'ja']) {
      it(`with a style sheet looks as the element does while it loads: ${lang}, ${title}`, async () => {
        await setViewport(lang === 'en' ? 320 : 800, 700);
        document.body.style.cssText = style;
        try {
          const frame = await openFrame({ lang, inlineStyle: true });
          frame.lang = lang;
          const element = await openLoading(lang);
          expect(pictureOf(frame)).to.deep.equal(pictureOf(element));
          expect(frame.offsetHeight).to.equal(element.offsetHeight);
        } finally {
          document.body.style.cssText = '';
        }
      });
    }
  }

  it('without a style sheet is as high as the element, give or take a line’s leading', async () => {
    const frame = await openFrame({ lang: 'en' });
    const wrapper = frame.parentElement!;
    const element = await openLoading('en');
    expect(wrapper.getBoundingClientRect().height).to.be.closeTo(element.offsetHeight, 4);
  });

  it('holds the place of a heading whose language is not known', async () => {
    const frame = await openFrame({ inlineStyle: true });
    const element = await openLoading('en');
    expect(frame.offsetHeight).to.equal(element.offsetHeight);
    expect(frame.shadowRoot!.querySelector('[role=heading]')).to.equal(null);
  });

  it('has no heading where the element has none', async () => {
    const frame = await openFrame({ lang: 'en', hideHeading: true, inlineStyle: true });
    const element = await openLoading('en', { hideHeading: true });
    expect(frame.offsetHeight).to.equal(element.offsetHeight);
  });
});

describe('an element over the frame of a server', () => {
  /** Headings and skeletons of every state that could have been drawn. */
  function watch(manager: AuthMethodsManager): string[] {
    const states: string[] = [];
    const record = (): void => {
      const root = manager.shadowRoot!;
      const headings = [...root.querySelectorAll('.heading')].map((one) => one.textContent!.trim());
      const state = `${headings.join('+')} ${root.querySelectorAll('.skeleton, .manager > svg').length}`;
      if (states.at(-1) !== state) states.push(state);
    };
    new MutationObserver(record).observe(manager.shadowRoot!, { subtree: true, childList: true });
    record();
    return states;
  }

  const rendered = (manager: AuthMethodsManager): Promise<unknown> =>
    eventually(() => expect(manager.shadowRoot!.querySelector('[aria-busy]')).to.exist);

  for (const [lang, heading] of [
    ['en', 'Sign-in & security'],
    ['de', 'Anmeldung und Sicherheit'],
  ] as const) {
    it(`never shows less, nor anything twice, than the frame did: ${lang}`, async () => {
      const manager = await openElementOver({ lang, inlineStyle: true });
      const states = watch(manager);
      await rendered(manager);
      expect(states).to.deep.equal([`${heading} 1`]);
      expect(manager.shadowRoot!.querySelector('style')).to.equal(null);
      expect(manager.shadowRoot!.querySelectorAll('.manager').length).to.equal(1);
    });
  }

  it('takes the place of a frame that is drawn', async () => {
    const manager = await openElementOver({ lang: 'he' });
    const states = watch(manager);
    await rendered(manager);
    expect(states).to.deep.equal(['כניסה ואבטחה 1']);
    expect(manager.shadowRoot!.querySelector('.manager > svg')).to.equal(null);
  });

  it('asks for its list before the words of its language are there, with what was set before its script', async () => {
    class LateManager extends AuthMethodsManager {
      static override readonly tag: string = 'late-manager';
    }
    const place = await parse(
      `<div lang="pl"><late-manager>${renderFrame({ lang: 'pl' })}</late-manager></div>`,
    );
    const manager = place.querySelector('late-manager') as AuthMethodsManager;
    const states: unknown[] = [];
    const list = (): Promise<never> => {
      states.push(manager.shadowRoot!.querySelector('[aria-busy]'));
      return new Promise(() => undefined);
    };
    Object.assign(manager, { backend: { list } });
    LateManager.define();
    await rendered(manager);
    expect(states).to.deep.equal([null]);
  });

  it('keeps what is in its slots', async () => {
    const manager = await openElementOver({ lang: 'en' });
    manager.insertAdjacentHTML('beforeend', '<p slot="footer">Help</p><h1 slot="heading">Mine</h1>');
    await rendered(manager);
    const slot = manager.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=footer]')!;
    expect(slot.assignedElements().map((one) => one.textContent)).to.deep.equal(['Help']);
    expect(manager.querySelector('h1')!.assignedSlot).to.exist;
  });

  it('goes on as without one: its list comes, and its texts change', async () => {
    const manager = await openElementOver(
      { lang: 'en' },
      { backend: { list: async () => ({ methods: [], factors: [], problems: [] }) } },
    );
    await eventually(() => expect(manager.shadowRoot!.querySelector('.empty')).to.exist);
    manager.messages = { heading: 'Mine' };
    manager.lang = 'nl';
    await eventually(() =>
      expect(manager.shadowRoot!.querySelector('.muted')?.textContent).to.contain('Bepaal'),
    );
    expect(manager.shadowRoot!.querySelector('.heading')!.textContent!.trim()).to.equal('Mine');
  });
});
