import { expect } from '@open-wc/testing';
import { scenarioNames } from '../../src/emulator/scenarios.js';
import type { Faults, ScenarioName } from '../../src/emulator/index.js';
import { accessibilityProblems, openOnPage } from '../support/browser/accessibility-problems.js';
import { sidewaysOverflow } from '../support/browser/layout-problems.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { eventually, found, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { unseenFocus } from '../support/browser/focus-ring.js';
import type { OpenManagerOptions } from '../support/browser/manager-harness.js';
import { setPageTheme, themes } from '../support/browser/page-theme.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { showScreen } from '../support/browser/screen.js';
import { screensNamed } from '../support/browser/screens.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const densest = {
  '--auth-methods-spacing': '4px',
  '--auth-methods-control-height': '28px',
  '--auth-methods-icon-size': '24px',
};

describe('accessibility of <auth-methods-manager>', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator();
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  afterEach(() => emulator.faults({ latency: 0 }));

  describe('the list', () => {
    for (const scenario of scenarioNames) {
      it(`can be used by everybody: ${scenario}`, async () => {
        recordConsole('error');
        await emulator.reset(scenario);
        const manager = await openOnPage({ emulator });
        expect(await accessibilityProblems(manager)).to.deep.equal([]);
      });
    }

    const states: readonly {
      readonly name: string;
      readonly scenario?: ScenarioName;
      readonly faults: Partial<Faults>;
      readonly settings?: OpenManagerOptions['settings'];
      readonly says: string;
    }[] = [
      { name: 'loading', faults: { latency: 60_000 }, says: 'Loading your sign-in methods…' },
      {
        name: 'a rate limit',
        faults: { failures: [{ operation: 'getAuthenticationMethods', as: 429, retryAfter: 300 }] },
        says: 'You can go on in',
      },
      {
        name: 'a scope that is missing',
        faults: { withheldScopes: ['read:me:authentication_methods'] },
        says: 'This site isn’t allowed to do that for you.',
      },
      { name: 'a broken list', faults: { nullList: true }, says: 'The answer couldn’t be understood.' },
      {
        name: 'a page with a setting that can’t be right',
        faults: {},
        settings: { domain: 'login example com' },
        says: 'This page isn’t set up completely.',
      },
    ];
    for (const { name, faults, settings, says } of states) {
      it(`can be used by everybody: ${name}`, async () => {
        recordConsole('error');
        await emulator.reset('typical');
        await emulator.faults(faults);
        const manager = await openOnPage({ emulator, unloaded: true, ...(settings ? { settings } : {}) });
        await manager.textWith(says);
        expect(await accessibilityProblems(manager)).to.deep.equal([]);
      });
    }

    it('can be used by everybody: an old list, since the new one has failed', async () => {
      recordConsole('error');
      await emulator.reset('typical');
      const manager = await openOnPage({ emulator });
      await emulator.faults({ offline: true });
      await manager.element.refresh();
      await manager.textWith('This list may be out of date.');
      expect(await accessibilityProblems(manager)).to.deep.equal([]);
    });
  });

  describe('a compact page', () => {
    const names = ['menu of a method', 'authenticator app, with its key', 'phone, its code', 'recovery code'];
    for (const screen of screensNamed(...names)) {
      it(`has controls that are large enough: ${screen.name}`, async () => {
        await emulator.reset(screen.scenario ?? 'single-factor');
        const manager = await openOnPage({ emulator });
        for (const [property, value] of Object.entries(densest))
          manager.element.style.setProperty(property, value);
        await showScreen(manager, screen);
        expect(await accessibilityProblems(manager)).to.deep.equal([]);
      });
    }
  });

  describe('the focus', () => {
    const names = [
      'authenticator app, with its key',
      'phone, its number',
      'push notification, the code to scan',
      'recovery code, its end',
      'password, against a rule',
      'removal of the only method',
    ];
    for (const theme of themes) {
      it(`can be seen in the list, on a ${theme} page`, async () => {
        await setViewport(800, 1000);
        await emulator.reset('pending');
        await setPageTheme(theme);
        await openOnPage({ emulator });
        expect(await unseenFocus(14)).to.deep.equal([]);
      });

      for (const screen of screensNamed(...names)) {
        it(`can be seen in a dialog, on a ${theme} page: ${screen.name}`, async () => {
          await setViewport(800, 1000);
          await emulator.reset(screen.scenario ?? 'single-factor');
          await setPageTheme(theme);
          const manager = await openOnPage({ emulator });
          await showScreen(manager, screen);
          expect(await unseenFocus(9)).to.deep.equal([]);
        });
      }
    }
  });

  it('keeps the focus when the list is tried again, also without a heading', async () => {
    recordConsole('error');
    await emulator.reset('offline');
    for (const hideHeading of [false, true]) {
      const manager = await openOnPage({ emulator, unloaded: true, settings: { hideHeading } });
      await manager.textWith('There’s no connection to the service');
      await pressKeys('Tab', 'Enter');
      await manager.textWith('There’s no connection to the service');
      const active = deepActiveElement();
      expect(active?.getAttribute('role')).to.equal(hideHeading ? null : 'heading');
      expect(active?.closest('.manager'), 'something of ours').not.to.equal(null);
      manager.element.remove();
    }
  });

  it('keeps the focus where it is when rows change places', async () => {
    await emulator.reset('typical');
    const manager = await openOnPage({ emulator, settings: { types: ['totp', 'phone', 'recovery-code'] } });
    const menu = deepQueryAll(manager.element, '[aria-label="Actions for Work phone"]')[0]!;
    menu.focus();
    manager.element.types = ['recovery-code', 'phone', 'totp'];
    await eventually(() =>
      expect(manager.titles).to.deep.equal(['Recovery code', '+1 ••• ••• 0143', 'Work phone']),
    );
    expect(deepActiveElement()).to.equal(menu);
  });

  it('keeps an open menu, and the item in it that has the focus, when its row changes its place', async () => {
    await emulator.reset('typical');
    const manager = await openOnPage({ emulator, settings: { types: ['totp', 'phone', 'recovery-code'] } });
    const row = await manager.row('Authenticator app');
    await row.openMenu();
    await pressKeys('ArrowDown');
    const item = renderedText(deepActiveElement()!);
    manager.element.types = ['recovery-code', 'phone', 'totp'];
    await eventually(() => expect(manager.titles.at(-1)).to.equal('Work phone'));
    const [menu, ...others] = deepQueryAll(manager.element, '[role=menu]');
    expect(others).to.be.empty;
    expect(menu!.matches(':popover-open')).to.equal(true);
    expect(menu!.getAttribute('aria-label')).to.equal('Actions for Work phone');
    expect(renderedText(deepActiveElement()!)).to.equal(item);
    const button = deepQueryAll(manager.element, '[aria-label="Actions for Work phone"]')[0]!;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(menu!.getBoundingClientRect().right).to.be.closeTo(button.getBoundingClientRect().right, 1);
    await pressKeys('Escape');
    expect(deepQueryAll(manager.element, '[role=menu]')).to.be.empty;
    expect(deepActiveElement()).to.equal(button);
  });

  it('keeps an open menu when another tab has removed a method above its row', async () => {
    await emulator.reset('typical');
    const manager = await openOnPage({ emulator, settings: { types: ['totp', 'phone', 'recovery-code'] } });
    await (await manager.row('Recovery code')).openMenu();
    const item = renderedText(deepActiveElement()!);
    const above = manager.rows[0]!.id;
    await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(above)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await emulator.token()}` },
    });
    await manager.element.refresh();
    expect(manager.rows.map(({ id }) => id)).not.to.include(above);
    expect(renderedText(deepActiveElement()!)).to.equal(item);
    expect(deepQueryAll(manager.element, '[role=menu]:popover-open')).to.have.length(1);
  });

  it('closes an open menu when the element is taken from the page', async () => {
    await emulator.reset('typical');
    const manager = await openOnPage({ emulator });
    await (await manager.row('Recovery code')).openMenu();
    const { element } = manager;
    const place = element.parentNode!;
    element.remove();
    await nextFrame();
    place.append(element);
    await manager.loaded();
    expect(deepQueryAll(element, '[role=menu]')).to.be.empty;
  });

  it('fits 320 pixels with a host’s own long word for a type', async () => {
    await emulator.reset('single-factor');
    const name = 'Zweifaktorauthentifizierungsanwendungsprogramm'.repeat(2);
    const methods = { totp: { name, hint: name } };
    const manager = await openOnPage({ emulator, settings: { messages: { methods } } });
    await setViewport(320, 640);
    expect(sidewaysOverflow()).to.deep.equal([]);
    await manager.loaded();
    manager.element.types = ['totp', 'password'];
    await eventually(() => manager.text.endsWith('Set up Lost a device?'));
    expect(sidewaysOverflow()).to.deep.equal([]);
  });

  describe('movement', () => {
    /** What moves on the page while something is done, by name. */
    async function movementDuring(action: () => Promise<unknown>): Promise<ReadonlySet<string>> {
      const names = new Set<string>();
      let isOver = false;
      const watch = (): void => {
        const roots = deepQueryAll(document, '*').flatMap(({ shadowRoot }) => shadowRoot ?? []);
        for (const animation of roots.flatMap((root) => root.getAnimations())) {
          names.add(animation instanceof CSSAnimation ? animation.animationName : 'another');
        }
        if (!isOver) requestAnimationFrame(watch);
      };
      watch();
      await action();
      isOver = true;
      return names;
    }

    async function addAnEmailAddress(): Promise<void> {
      await emulator.reset('single-factor');
      await emulator.faults({ latency: 100 });
      const manager = await openOnPage({ emulator });
      const dialog = await manager.add('Email');
      await dialog.type('Email address', 'grace@example.net');
      await dialog.press('Send code');
      await found(() => dialog.codeInput);
      const [message] = await emulator.outbox();
      await dialog.typeCode(message!.code);
      await dialog.press('Verify');
      await manager.dialogClosed();
      await eventually(async () => (await manager.row('g•••@example.net')).hasFocus);
    }

    afterEach(() => emulateMedia({ reducedMotion: 'reduce' }));

    it('is there to guide the eye', async () => {
      await emulateMedia({ reducedMotion: 'no-preference' });
      expect(await movementDuring(addAnEmailAddress)).to.have.keys('wait', 'appear', 'fresh');
    });

    it('is not there where the person wants none', async () => {
      expect(await movementDuring(addAnEmailAddress)).to.be.empty;
    });
  });

  it('keeps an open menu at its button, wherever the page is scrolled to', async () => {
    await emulator.reset('everything');
    const manager = await openOnPage({ emulator });
    const menu = await (await manager.row('Apple Passwords')).openMenu();
    const [button] = deepQueryAll(manager.element, '[aria-expanded=true]');
    const distance = (): number => menu.getBoundingClientRect().top - button!.getBoundingClientRect().bottom;
    const before = { distance: distance(), top: menu.getBoundingClientRect().top };
    scrollBy({ top: 60, behavior: 'instant' });
    await eventually(() => expect(distance()).to.equal(before.distance));
    expect(menu.getBoundingClientRect().top).to.be.closeTo(before.top - 60, 1);
  });
});
