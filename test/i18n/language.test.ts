import { expect } from '@open-wc/testing';
import { Formatter } from '../../src/i18n/formatter.js';
import { messages as arabic } from '../../src/i18n/locales/ar/index.js';
import { messages as chinese } from '../../src/i18n/locales/zh-CN/index.js';
import { messages as english } from '../../src/i18n/locales/en/index.js';
import { messages as french } from '../../src/i18n/locales/fr/index.js';
import { messages as german } from '../../src/i18n/locales/de/index.js';
import { messages as portuguese } from '../../src/i18n/locales/pt-BR/index.js';
import type { Messages } from '../../src/i18n/messages.js';
import { MethodActionEvent } from '../../src/methods/method-actions.js';
import type { MethodRow } from '../../src/methods/method-row.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import { brokenWords } from '../support/browser/layout-problems.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { setViewport } from '../support/browser/set-viewport.js';

const root = document.documentElement;

const managerOf = ({ element }: ManagerHarness): HTMLElement => deepQueryAll(element, '.manager')[0]!;

function headingOf(manager: ManagerHarness): string {
  const [heading] = deepQueryAll(manager.element, '.heading');
  return heading ? renderedText(heading) : '';
}

async function speaks(manager: ManagerHarness, { heading }: Messages): Promise<void> {
  await eventually(() => expect(headingOf(manager)).to.equal(heading));
}

/** Adds an element with a shadow root that has one element in it. */
function shadowIn(parent: Node, lang?: string): { readonly host: HTMLElement; readonly place: HTMLElement } {
  const host = document.createElement('div');
  if (lang !== undefined) host.lang = lang;
  const place = document.createElement('section');
  host.attachShadow({ mode: 'open' }).append(place);
  parent.appendChild(host);
  return { host, place };
}

describe('the language of <auth-methods-manager>', () => {
  afterEach(() => {
    root.lang = 'en';
    root.removeAttribute('dir');
  });

  it('is the language of the page', async () => {
    root.lang = 'de';
    const manager = await openManager();
    await speaks(manager, german);
    expect(managerOf(manager).lang).to.equal('de');
    expect(manager.text)
      .to.contain(german.groups.primary.title)
      .and.not.contain(english.groups.primary.title);
  });

  it('is that of its nearest ancestor with a language, or its own', async () => {
    root.lang = 'de';
    const manager = await openManager();
    manager.element.parentElement!.lang = 'fr';
    await speaks(manager, french);
    manager.element.lang = 'pt-BR';
    await speaks(manager, portuguese);
  });

  it('ignores an ancestor with an empty lang attribute', async () => {
    root.lang = 'de';
    const manager = await openManager();
    manager.element.parentElement!.lang = '';
    await speaks(manager, german);
  });

  it('is inherited through shadow roots', async () => {
    const manager = await openManager({ unloaded: true });
    const outer = shadowIn(manager.element.parentElement!, 'fr');
    shadowIn(outer.place).place.append(manager.element);
    await manager.loaded();
    await speaks(manager, french);
  });

  it('changes with the language of the page', async () => {
    const manager = await openManager();
    await speaks(manager, english);
    for (const [lang, messages] of [
      ['de', german],
      ['ar', arabic],
      ['en', english],
    ] as const) {
      root.lang = lang;
      await speaks(manager, messages);
      expect(managerOf(manager).lang).to.equal(lang);
    }
  });

  it('changes with the language of an ancestor inside a shadow root', async () => {
    const manager = await openManager({ unloaded: true });
    const outer = shadowIn(manager.element.parentElement!);
    const inner = shadowIn(outer.place);
    inner.place.append(manager.element);
    await manager.loaded();
    inner.host.lang = 'de';
    await speaks(manager, german);
    manager.element.lang = 'fr';
    await speaks(manager, french);
  });

  it('is the last of several changes, whatever order the downloads finish in', async () => {
    const manager = await openManager();
    for (const lang of ['fr', 'de', 'pt-BR', 'de']) root.lang = lang;
    await speaks(manager, german);
    root.lang = 'ar';
    root.lang = 'en';
    await speaks(manager, english);
  });

  it('changes in an open dialog, too', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal(english.dialogTitles.enroll.totp);
    root.lang = 'de';
    await eventually(() => expect(dialog.heading).to.equal(german.dialogTitles.enroll.totp));
    expect(dialog.buttons).to.include(german.cancel);
  });

  it('is used by a dialog whose messages were loading when it changed', async () => {
    const manager = await openManager({ scenario: 'typical' });
    deepQueryAll(manager.element, '.manager')[0]!.dispatchEvent(new PointerEvent('pointerover'));
    root.lang = 'de';
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await eventually(() => expect(dialog.heading).to.equal(german.dialogTitles.enroll.totp));
  });

  it('is that of every text to the browser, too, which breaks lines and chooses glyphs by it', async () => {
    root.lang = 'ja';
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.element.enrollMethod('recovery-code');
    await manager.dialogOpened();
    await found(() => deepQueryAll(manager.element, '#code')[0]);
    dispatchEvent(new Event('beforeprint'));
    const sheets = deepQueryAll<HTMLElement>(document, 'auth-methods-print-sheet');
    const texts = [manager.element, ...sheets].flatMap((place) =>
      deepQueryAll<HTMLElement>(place, 'h2, p, button, li, .heading'),
    );
    const locales = texts.map((text) => getComputedStyle(text).getPropertyValue('-webkit-locale'));
    dispatchEvent(new Event('afterprint'));
    expect(sheets).to.have.length(1);
    expect([...new Set(locales)]).to.deep.equal(['"ja"']);
  });

  const regional: readonly (readonly [tag: string, messages: Messages, lang: string])[] = [
    ['de-AT', german, 'de-AT'],
    ['DE-ch', german, 'de-CH'],
    ['fr-CA', french, 'fr-CA'],
    ['pt-PT', portuguese, 'pt-BR'],
    ['pt', portuguese, 'pt-BR'],
    ['zh-TW', chinese, 'zh-CN'],
    ['zh-Hant-HK', chinese, 'zh-CN'],
    ['en-GB', english, 'en-GB'],
    ['sv', english, 'en'],
    ['not a tag', english, 'en'],
  ];
  for (const [tag, messages, lang] of regional) {
    it(`is ${lang} on a page in "${tag}"`, async () => {
      root.lang = tag;
      const manager = await openManager({ scenario: 'single-factor' });
      await speaks(manager, messages);
      expect(managerOf(manager).lang).to.equal(lang);
    });
  }

  it('decides how dates are written, by its region', async () => {
    root.lang = 'en-GB';
    const manager = await openManager({ scenario: 'single-factor' });
    const { title, datetime } = manager.rows[0]!.dates[0]!;
    expect(title).to.equal(new Formatter('en-GB').exact(datetime));
    expect(title).to.not.equal(new Formatter('en').exact(datetime));
  });

  it('decides the direction of the element, whatever the direction of the page', async () => {
    const manager = await openManager();
    expect(managerOf(manager).dir).to.equal('ltr');
    for (const lang of ['ar', 'he', 'ar-EG']) {
      root.lang = lang;
      await eventually(() => expect(managerOf(manager).lang).to.equal(lang));
      expect(managerOf(manager).dir).to.equal('rtl');
      expect(getComputedStyle(manager.rows[0]!.element).direction).to.equal('rtl');
    }
    root.dir = 'rtl';
    root.lang = 'de';
    await speaks(manager, german);
    expect(managerOf(manager).dir).to.equal('ltr');
    expect(getComputedStyle(manager.rows[0]!.element).direction).to.equal('ltr');
  });

  it('fits a screen of 320 pixels with margins, whichever it is', async () => {
    await setViewport(320, 800);
    const manager = await openManager({ scenario: 'everything' });
    manager.element.parentElement!.style.padding = '0 16px';
    for (const lang of ['de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ja', 'ko', 'zh-CN', 'ar', 'he']) {
      root.lang = lang;
      await eventually(() => expect(managerOf(manager).lang).to.equal(lang));
      await eventually(
        () => expect(managerOf(manager).scrollWidth).to.equal(managerOf(manager).clientWidth),
        {
          timeout: 2000,
        },
      );
    }
  });

  for (const lang of ['de', 'nl', 'pl', 'fr'])
    it(`breaks no word of a title, or of the details, without a hyphen at 320 pixels: ${lang}`, async () => {
      await setViewport(320, 800);
      root.lang = lang;
      const manager = await openManager({ scenario: 'everything' });
      manager.element.parentElement!.style.padding = '0 16px';
      await eventually(() => expect(managerOf(manager).lang).to.equal(lang));
      expect(brokenWords(manager.element, '.title, .title bdi')).to.deep.equal([]);
      for (const type of ['webauthn-platform', 'webauthn-roaming', 'phone', 'recovery-code']) {
        const row = deepQueryAll<MethodRow>(manager.element, `auth-methods-row[data-type=${type}]`)[0]!;
        row.dispatchEvent(new MethodActionEvent('details', row.method));
        const dialog = await manager.dialogOpened();
        await eventually(() => deepQueryAll(dialog.element, 'dd').length > 1);
        expect(brokenWords(dialog.element, 'dt, dd, dd *')).to.deep.equal([]);
        await pressKeys('Escape');
        await manager.dialogClosed();
      }
    });

  it('keeps the host’s own messages when it changes', async () => {
    root.lang = 'de';
    const manager = await openManager({ settings: { messages: { heading: 'Mein Konto' } } });
    expect(headingOf(manager)).to.equal('Mein Konto');
    root.lang = 'fr';
    await eventually(() => expect(manager.text).to.contain(french.subheading));
    expect(headingOf(manager)).to.equal('Mein Konto');
  });
});
