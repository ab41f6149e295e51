import { expect } from '@open-wc/testing';
import type { ScenarioName } from '../../src/emulator/index.js';
import { messages as english } from '../../src/i18n/locales/en/index.js';
import type { MessageOverrides, Messages } from '../../src/i18n/messages.js';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { elementsBelow, renderedText } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import {
  openManager,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../support/browser/manager-harness.js';

/**
 * Runs in a made-up language in which every message stands between marks: text without marks does not come from a
 * locale, and so can't be translated. The page is in Chinese, where `Intl` writes no Latin letters: a text that has
 * some is a message or data.
 */

type Text = string | ((...values: never[]) => string);

const mark = (text: string): string => `⟦${text}⟧`;

function pseudo<T extends object>(words: T): T {
  const entries = Object.entries(words).map(([key, value]: [string, Text | object]) => [
    key,
    typeof value === 'string'
      ? mark(value)
      : typeof value === 'function'
        ? (...values: never[]) => mark((value as (...given: never[]) => string)(...values))
        : pseudo(value),
  ]);
  return Object.fromEntries(entries) as T;
}

const messages: Messages = pseudo(english);

/** Names from the account's data, which are not messages. */
const data = [
  ...['Work phone', 'Ada’s phone', 'Laptop', 'Landline at home'],
  ...['Apple Passwords', 'Google Password Manager', 'Windows Hello', '1Password', 'iCloud Keychain'],
];

const saidAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'placeholder',
  'title',
];

/** Every text below a node, and every attribute that a screen reader reads or a browser shows. */
function* said(node: Node): Generator<string> {
  for (const element of [node, ...elementsBelow(node)]) {
    if (!(element instanceof Element) || element.matches('style, script')) continue;
    for (const name of saidAttributes) yield element.getAttribute(name) ?? '';
    for (const parent of [element, element.shadowRoot]) yield* textsOf(parent?.childNodes ?? []);
  }
}

/** The texts between elements. The masks of a number or an address are within one. */
function* textsOf(nodes: Iterable<Node>): Iterable<string> {
  let text = '';
  for (const node of nodes) {
    if (node instanceof Comment) continue;
    if (node instanceof Text || (node instanceof HTMLElement && node.matches('span[aria-hidden=true]')))
      text += node.textContent ?? '';
    else {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** The texts with letters that stand outside the marks and are not data. */
function unmarked(node: Node, known: readonly string[]): readonly string[] {
  return [...said(node)]
    .map((text) => {
      let rest = text;
      for (let before = ''; before !== rest;) {
        before = rest;
        rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
      }
      for (const datum of known) rest = rest.replaceAll(datum, '');
      return rest.trim();
    })
    .filter((rest) => /[a-z]/i.test(rest));
}

function expectMarks(node: Node, known: readonly string[] = []): void {
  expect(unmarked(node, [...data, ...known])).to.deep.equal([]);
}

const openPseudo = (options: OpenManagerOptions): Promise<ManagerHarness> =>
  openManager({ ...options, settings: { ...options.settings, messages: messages as MessageOverrides } });

async function openEnroll(type: EnrollableType, scenario: ScenarioName): Promise<DialogHarness> {
  const manager = await openPseudo({ scenario });
  await manager.element.enrollMethod(type);
  return manager.dialogOpened();
}

describe('in a pseudo-language, <auth-methods-manager>', () => {
  before(() => {
    document.documentElement.lang = 'zh-CN';
  });
  after(() => {
    document.documentElement.lang = 'en';
  });

  it('is caught when it has untranslatable text', () => {
    const place = document.createElement('div');
    place.innerHTML = `<p>⟦Remove “⟦Passkey⟧”?⟧ 2026</p><button aria-label="Close">×</button> Work phone`;
    expect(unmarked(place, data)).to.deep.equal(['Close']);
  });

  const scenarios: readonly ScenarioName[] = [
    ...(['empty', 'typical', 'everything', 'single-factor', 'many', 'pending', 'rate-limited'] as const),
    ...(['offline', 'expired-token', 'insufficient-scope', 'server-error'] as const),
  ];
  for (const scenario of scenarios) {
    it(`has no untranslatable text in "${scenario}"`, async () => {
      if (scenario === 'expired-token') recordConsole('error');
      const manager = await openPseudo({ scenario });
      await eventually(() => expect(manager.text).to.contain('⟦'));
      const emailsAndNames = manager.rows.flatMap(({ title, element }) => [
        ...(title.startsWith('⟦') ? [] : [title]),
        element.method.name ?? '',
      ]);
      expectMarks(manager.element, emailsAndNames.filter(Boolean));
    });
  }

  it('has no untranslatable text for a method of an unknown type, except the type', async () => {
    recordConsole('error');
    const manager = await openPseudo({ scenario: 'unknown-type' });
    const unknown = manager.rows.find(({ element }) => element.method.type === 'unknown')!;
    expectMarks(manager.element, [unknown.title]);
    const dialog = await manager.open(unknown.id, messages.actions.details);
    expectMarks(dialog.element, [unknown.title]);
  });

  it('has no untranslatable text in its menus', async () => {
    const manager = await openPseudo({ scenario: 'typical' });
    for (const row of manager.rows) {
      const items = row.buttons.some((name) => name.includes('Actions for')) ? await row.menuItems() : [];
      for (const item of items) expect(item).to.match(/^⟦.*⟧$/);
    }
  });

  it('has no untranslatable text when it asks before a removal', async () => {
    for (const scenario of ['everything', 'single-factor', 'pending'] as const) {
      const manager = await openPseudo({ scenario });
      for (const { id, title, element } of manager.rows) {
        await manager.element.removeMethod(id);
        const dialog = await manager.dialogOpened();
        const titles = manager.rows.map((row) => row.title).filter((one) => !one.startsWith('⟦'));
        expectMarks(dialog.element, [title, ...titles, element.method.name ?? title]);
        await dialog.press(/Keep/);
        await manager.dialogClosed();
      }
    }
  });

  it('has no untranslatable text in the details', async () => {
    const manager = await openPseudo({ scenario: 'everything' });
    const rows = manager.rows.filter(({ element }) => element.actions.includes('details'));
    expect(rows).not.to.be.empty;
    for (const row of rows) {
      const { method } = row.element;
      await row.choose(messages.actions.details);
      const dialog = await manager.dialogOpened();
      await eventually(() => expect(dialog.text).to.contain(messages.detailsDialog.added));
      const technical = [
        'credentialId' in method ? method.credentialId : undefined,
        'transports' in method ? method.transports : [],
      ]
        .flat()
        .filter((value) => value !== undefined);
      const shown = technical.map((value) => value.slice(0, 4));
      const rest = unmarked(dialog.element, [...data, row.title, method.name ?? row.title, ...technical]);
      expect(rest.filter((text) => !shown.some((start) => text.startsWith(start)))).to.deep.equal([]);
      await dialog.press(messages.close);
      await manager.dialogClosed();
    }
  });

  it('has no untranslatable text when it renames, errors included', async () => {
    const manager = await openPseudo({ scenario: 'everything' });
    const row = manager.rows.find(({ element }) => element.method.name === 'Work phone')!;
    const dialog = await manager.open(row.id, messages.actions.rename);
    await dialog.type(messages.renameDialog.label, ' ');
    await dialog.press(messages.renameDialog.save);
    await dialog.textWith(messages.renameDialog.empty);
    expectMarks(dialog.element);
    await dialog.type(messages.renameDialog.label, 'Work');
    await dialog.press(messages.renameDialog.save);
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal(messages.announcements.updated('Work')));
    expectMarks(manager.element, ['Work', ...manager.titles]);
  });

  it('has no untranslatable text when it asks for a fresh sign-in', async () => {
    const manager = await openPseudo({ scenario: 'step-up' });
    const row = manager.rows.find(({ element }) => element.method.type === 'totp')!;
    await manager.element.removeMethod(row.id);
    const dialog = await manager.dialogOpened();
    await dialog.press(messages.removeDialog.confirm(messages.methods.totp.noun));
    await dialog.textWith(messages.stepUp.title);
    expectMarks(dialog.element, manager.titles);
  });

  it('has no untranslatable text when it creates a passkey', async () => {
    expectMarks((await openEnroll('passkey', 'single-factor')).element);
  });

  it('has no untranslatable text when it sets up an authenticator app, except the key', async () => {
    const dialog = await openEnroll('totp', 'single-factor');
    await dialog.press(messages.totp.cannotScan);
    const key = await found(() =>
      [...said(dialog.element)].find((text) => /^[A-Z2-7]{4}( [A-Z2-7]{4})+/.test(text.trim())),
    );
    await dialog.typeCode('123456');
    await dialog.press(messages.code.verify);
    await dialog.textWith(messages.errors.invalid_code);
    expectMarks(dialog.element, [key.trim()]);
  });

  const addresses: readonly (readonly [
    type: 'phone' | 'email',
    label: string,
    wrong: string,
    right: string,
  ])[] = [
    ['phone', messages.phone.number, '12', '2025550123'],
    ['email', messages.email.address, 'ada', 'ada@example.org'],
  ];
  for (const [type, label, wrong, right] of addresses) {
    it(`has no untranslatable text in both steps of adding "${type}"`, async () => {
      const dialog = await openEnroll(type, 'single-factor');
      for (const typed of ['', wrong]) {
        if (typed) await dialog.type(label, typed);
        await dialog.press(messages.code.send);
        await eventually(() => expect(dialog.alerts.join()).to.contain('⟦'));
        expectMarks(dialog.element);
      }
      if (type === 'phone')
        ((await dialog.field(messages.phone.country)) as unknown as HTMLSelectElement).value = 'US';
      if (type === 'phone')
        (await dialog.field(messages.phone.country)).dispatchEvent(new Event('change', { bubbles: true }));
      await dialog.type(label, right);
      await dialog.press(messages.code.send);
      await dialog.textWith(messages.code.label);
      expectMarks(dialog.element, [right]);
    });
  }

  it('has no untranslatable text in both steps of setting up push notifications', async () => {
    const dialog = await openEnroll('push-notification', 'single-factor');
    await dialog.button(messages.push.appStore);
    expectMarks(dialog.element);
    await dialog.press(messages.push.hasApp);
    await dialog.textWith(messages.push.scan);
    await dialog.press(messages.push.checkNow);
    await dialog.textWith(messages.errors.authorization_pending);
    expectMarks(dialog.element);
  });

  it('has no untranslatable text when it shows and prints a recovery code, except the code', async () => {
    const dialog = await openEnroll('recovery-code', 'single-factor');
    const code = await found(() =>
      [...elementsBelow(dialog.element)].find((element) => element.id === 'code'),
    );
    expectMarks(dialog.element, [renderedText(code)]);
    dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector('auth-methods-print-sheet')!;
    const text = [...said(sheet)].join('\n').trim();
    expect(text).to.match(/^⟦Recovery code for/);
    expect(text.endsWith('⟧')).to.equal(true);
    dispatchEvent(new Event('afterprint'));
  });

  for (const scenario of ['empty', 'single-factor'] as const) {
    it(`has no untranslatable text when it sets a password in "${scenario}"`, async () => {
      const dialog = await openEnroll('password', scenario);
      await dialog.textWith(messages.password.rules);
      await dialog.press(messages.password.save);
      await dialog.textWith(messages.password.empty);
      await dialog.type(messages.password.newPassword, 'abc');
      await dialog.press(messages.password.save);
      await dialog.textWith('Still needed');
      expectMarks(dialog.element);
    });
  }
});
