import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../../src/index.js';
import { accessibleName, deepActiveElement, deepQueryAll } from '../../support/browser/composed-tree.js';
import { devtools } from '../../support/browser/devtools.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found, nextFrame } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
  type ManagerSettings,
} from '../../support/browser/manager-harness.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from '../../support/browser/virtual-authenticator.js';

const title = 'Name this passkey';

describe('the name of a passkey that was just created', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let authenticator: VirtualAuthenticator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
    authenticator = await addVirtualAuthenticator();
  });

  beforeEach(async () => {
    await emulator.reset('typical');
    await emulator.faults({ namesKept: 'all' });
    await authenticator.clearCredentials();
    manager = await openManager({ emulator });
  });

  after(() => authenticator.remove());

  /** Resolves when the name is asked for, to the passkey as the host has heard of it. */
  async function create(): Promise<{ readonly dialog: DialogHarness; readonly method: AuthMethod }> {
    await manager.press('Add passkey');
    const dialog = await manager.dialogOpened();
    const { method } = await expectEvent(document, 'auth-method-enrolled', async () => {
      await dialog.press('Create passkey');
      await eventually(() => expect(dialog.heading).to.equal(title));
    });
    return { dialog, method };
  }

  /** The names of the events about the passkey that an action causes, in order. */
  async function eventsDuring(action: () => unknown): Promise<readonly string[]> {
    const names: string[] = [];
    const controller = new AbortController();
    for (const name of ['auth-method-enrolled', 'auth-method-updated'] as const)
      document.addEventListener(name, ({ method }) => void names.push(`${name} ${method.name}`), {
        signal: controller.signal,
      });
    await action();
    controller.abort();
    return names;
  }

  const storedName = async (id: string): Promise<string | undefined> =>
    (await manager.stored()).find((method) => method.id === id)?.name;

  it('is asked for in the same dialog, with a suggestion that can be typed over, and is saved', async () => {
    const { dialog, method } = await create();
    expect(method.name).to.equal(undefined);
    expect(dialog.buttons).to.deep.equal(['Not now', 'Save name']);
    await eventually(() => expect(accessibleName(deepActiveElement()!)).to.equal('Name'));
    const input = deepActiveElement() as HTMLInputElement;
    expect(input.value).to.match(/^(Headless)?Chrome/);
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, input.value.length]);
    await dialog.type('Name', 'Blue laptop');
    const events = await eventsDuring(async () => {
      await dialog.press('Save name');
      await manager.dialogClosed();
      await eventually(() => expect(manager.announcement).to.equal('Blue laptop added.'));
    });
    expect(events).to.deep.equal(['auth-method-updated Blue laptop']);
    expect(await storedName(method.id)).to.equal('Blue laptop');
    expect((await manager.row('Blue laptop')).hasFocus).to.equal(true);
  });

  it('is not needed: the passkey is there and announced without one', async () => {
    const { dialog, method } = await create();
    const requests = recordApiRequests(emulator);
    const events = await eventsDuring(async () => {
      await dialog.press('Not now');
      await manager.dialogClosed();
      await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
    });
    expect(events).to.deep.equal([]);
    expect(await storedName(method.id)).to.equal(undefined);
    expect(requests.filter(({ method: verb }) => verb === 'PATCH')).to.be.empty;
  });

  it('waits for a rate limit with a countdown, and can still be left out', async () => {
    await emulator.faults({
      failures: [{ operation: 'updateAuthenticationMethod', as: 429, retryAfter: 2, times: 1 }],
    });
    const { dialog } = await create();
    await dialog.type('Name', 'Blue laptop');
    await dialog.press('Save name');
    await dialog.textWith(/second/);
    expect((await dialog.button('Save name')).getAttribute('aria-disabled')).to.equal('true');
    expect((await dialog.button('Not now')).getAttribute('aria-disabled')).to.equal(null);
    await eventually(
      async () => (await dialog.button('Save name')).getAttribute('aria-disabled') === 'false',
    );
    const { method } = await expectEvent(document, 'auth-method-updated', () => dialog.press('Save name'));
    expect(method.name).to.equal('Blue laptop');
  });

  it('can fail without a word against the passkey', async () => {
    await emulator.faults({ failures: [{ operation: 'updateAuthenticationMethod', as: 503 }] });
    const { dialog } = await create();
    await dialog.type('Name', 'Blue laptop');
    await dialog.press('Save name');
    await eventually(() => expect(dialog.alerts).to.have.length(1));
    expect(dialog.text).to.contain('Your passkey is ready.');
    await dialog.press('Not now');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
  });

  it('is told to the host as a change, too, when its answer was lost and the person gives up', async () => {
    const { dialog } = await create();
    await dialog.type('Name', 'Blue laptop');
    await emulator.faults({ failures: [{ operation: '*', as: 'lost' }] });
    await dialog.press('Save name');
    await eventually(() => expect(dialog.alerts).to.have.length(1));
    await emulator.faults({ failures: [] });
    const { method } = await expectEvent(document, 'auth-method-updated', () => dialog.press('Not now'));
    expect(method.name).to.equal('Blue laptop');
  });

  it('is asked for when the passkey is in the list and told to the host, whatever becomes of the element', async () => {
    const place = manager.element.parentElement!;
    for (const isMoved of [true, false]) {
      await authenticator.clearCredentials();
      const before = manager.rows.length;
      const { method } = await create();
      await manager.row(method.id);
      const events = await eventsDuring(async () => {
        if (!isMoved) {
          manager.element.remove();
          await nextFrame();
        }
        place.append(manager.element);
        await manager.dialogClosed();
        await manager.loaded();
        await manager.row(method.id);
      });
      expect(events).to.deep.equal([]);
      expect(manager.rows).to.have.length(before + 1);
    }
  });

  it('is said not to be kept where the server keeps none, and is then not asked for again', async () => {
    await emulator.faults({ namesKept: 'documented' });
    const { dialog } = await create();
    await dialog.type('Name', 'Blue laptop');
    await dialog.press('Save name');
    await dialog.textWith('The name couldn’t be kept for this method.');
    expect(dialog.buttons).to.deep.equal(['Done']);
    await dialog.press('Done');
    await manager.dialogClosed();
    await authenticator.clearCredentials();
    await manager.press('Add passkey');
    await (await manager.dialogOpened()).press('Create passkey');
    await manager.dialogClosed();
  });

  /** Opens the list in a browser of that name, and creates passkeys that are called as suggested. */
  async function suggested(
    settings: ManagerSettings,
    userAgent: string,
    count: number,
  ): Promise<readonly string[]> {
    await devtools('Emulation.setUserAgentOverride', { userAgent });
    manager = await openManager({ emulator, settings });
    const suggestions: string[] = [];
    while (suggestions.length < count) {
      await authenticator.clearCredentials();
      void manager.element.enrollMethod('passkey');
      const dialog = await manager.dialogOpened();
      const create = await found(() => deepQueryAll(dialog.element, '.primary[aria-disabled=false]')[0]);
      const { method } = await expectEvent(document, 'auth-method-enrolled', () => create.click());
      const input = await found(() => deepQueryAll<HTMLInputElement>(dialog.element, '#name')[0]);
      suggestions.push(input.value);
      await pressKeys('Enter');
      await manager.dialogClosed();
      expect(await storedName(method.id)).to.equal(input.value);
    }
    await devtools('Emulation.setUserAgentOverride', { userAgent: navigator.userAgent });
    return suggestions;
  }

  const android =
    'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36';

  it('is suggested so that it can be saved: short enough, and never one that another passkey has', async () => {
    const suggestions = await suggested({ lang: 'pl' }, android, 3);
    expect(suggestions).to.deep.equal(['Chrome Mobile', 'Android', 'Klucz dostępu 5']);
  });

  it('is suggested without marks of direction', async () => {
    const windows =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36';
    expect(await suggested({ lang: 'he' }, windows, 1)).to.deep.equal(['Chrome ב-Windows']);
  });

  it('is suggested by a number where nothing is known of the browser, with a word that is cut where it must be', async () => {
    expect(await suggested({}, 'unknown', 1)).to.deep.equal(['Passkey 3']);
    const messages = { methods: { passkey: { name: 'A passkey of very many words' } } };
    expect(await suggested({ messages }, 'unknown', 1)).to.deep.equal(['A passkey of very 4']);
  });

  it('is not asked for the first passkey of an account', async () => {
    await emulator.reset('single-factor');
    manager = await openManager({ emulator });
    await manager.press('Add passkey');
    await (await manager.dialogOpened()).press('Create passkey');
    await manager.dialogClosed();
    expect(await manager.stored()).to.have.length(2);
  });
});
