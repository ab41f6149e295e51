import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../../src/index.js';
import { accessibleName, deepActiveElement } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
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
    expect(input.value).to.match(/^(Headless)?Chrome on /);
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

  it('is not asked for the first passkey of an account', async () => {
    await emulator.reset('single-factor');
    manager = await openManager({ emulator });
    await manager.press('Add passkey');
    await (await manager.dialogOpened()).press('Create passkey');
    await manager.dialogClosed();
    expect(await manager.stored()).to.have.length(2);
  });
});
