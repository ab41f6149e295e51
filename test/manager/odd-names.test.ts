import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { accessibleName, deepQueryAll } from '../support/browser/composed-tree.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { methods } from '../support/backends/backends.js';
import { memoryBackend } from '../support/backends/memory-backend.js';

const controls = /[\u202a-\u202e]/;

/** An account whose app has these members, whether or not a type allows them. */
function openWithApp(facts: object): Promise<ManagerHarness> {
  const app = { ...methods.totp, ...facts } as AuthMethod;
  const backend = memoryBackend({ methods: [methods.password, app], operations: ['remove', 'rename'] });
  return openManager({ settings: { backend } });
}

describe('a name that a backend sends', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('does not turn the words around it, in rows, menus, dialogs and announcements', async () => {
    const manager = await openWithApp({ name: 'Key\u202egnp\u2069' });
    expect(manager.titles).to.include('Keygnp');
    const menus = deepQueryAll(manager.element, '[aria-haspopup=menu]').map(accessibleName);
    expect(menus).to.include('Actions for Keygnp');
    const dialog = await manager.open('Keygnp', 'Remove');
    expect(dialog.heading).to.equal('Remove “Keygnp”?');
    await dialog.press(/^Remove/);
    await manager.dialogClosed();
    expect(manager.announcement).to.match(/Keygnp removed\./);
    expect(manager.text).to.not.match(controls);
  });

  it('is set apart from words that run the other way', async () => {
    const manager = await openWithApp({ name: 'הטלפון' });
    const menus = deepQueryAll(manager.element, '[aria-haspopup=menu]').map(accessibleName);
    expect(menus).to.include('Actions for \u2068הטלפון\u2069');
    const dialog = await manager.open('הטלפון', 'Remove');
    await dialog.press(/^Remove/);
    await manager.dialogClosed();
    expect(manager.announcement).to.contain('\u2068הטלפון\u2069 removed.');
  });

  it('is cut in its row where it is endless, and whole in the details', async () => {
    const name = 'name'.repeat(250_000);
    const manager = await openWithApp({ name });
    const row = await manager.row('totp|1');
    expect(row.title).to.have.length(121);
    expect(row.element.getBoundingClientRect().height).to.be.below(400);
    const dialog = await manager.open('totp|1', 'Details');
    expect(dialog.heading).to.have.length.below(200);
    expect(dialog.text).to.contain(name);
  });

  for (const name of [null, 5, {}, ' ', '\u202e', '\u200b']) {
    it(`leaves a row with a title where it is ${JSON.stringify(name)}`, async () => {
      const manager = await openWithApp({ name });
      const row = await manager.row('totp|1');
      expect(row.title.trim()).to.not.equal('');
    });
  }
});

describe('a date that a backend sends', () => {
  for (const date of ['soon', '', null, 5, new Date('2026-03-10'), '2099-01-01T00:00:00Z']) {
    it(`leaves the row without a date where it is ${JSON.stringify(date)}`, async () => {
      const manager = await openWithApp({ name: 'My app', createdAt: date, lastUsedAt: date });
      const row = await manager.row('My app');
      expect(row.element.shadowRoot!.textContent).to.not.match(/New|now|2099|Invalid/);
      expect(row.dates.length).to.equal(0);
      const dialog = await manager.open('My app', 'Details');
      expect(dialog.text).to.not.match(/2099|Invalid/);
    });
  }

  it('is shown when it is the first that computers know', async () => {
    const manager = await openWithApp({ name: 'My app', createdAt: '1970-01-01T12:00:00Z' });
    const row = await manager.row('My app');
    expect(row.element.shadowRoot!.textContent).to.contain('Added Jan 1, 1970');
  });
});
