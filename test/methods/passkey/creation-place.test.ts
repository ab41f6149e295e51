import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually } from '../../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from '../../support/browser/virtual-authenticator.js';

type Capabilities = Readonly<Record<string, boolean>>;

const title = 'Choose where to keep it';
const suggested = 'Where the browser suggests';

describe('the place of a new passkey', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let authenticator: VirtualAuthenticator;
  const { create } = CredentialsContainer.prototype;
  const { getClientCapabilities } = PublicKeyCredential;
  let prompts: (PublicKeyCredentialCreationOptions & { readonly hints?: readonly string[] })[] = [];

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
    authenticator = await addVirtualAuthenticator();
  });

  beforeEach(async () => {
    await emulator.reset('single-factor');
    await authenticator.clearCredentials();
    manager = await openManager({ emulator });
    prompts = [];
    // Records what the browser is asked for, and leaves the rest to it.
    CredentialsContainer.prototype.create = function (options) {
      if (options?.publicKey) prompts.push(options.publicKey);
      return create.call(this, options);
    };
  });

  afterEach(() => {
    CredentialsContainer.prototype.create = create;
    PublicKeyCredential.getClientCapabilities = getClientCapabilities;
  });

  after(() => authenticator.remove());

  /** Opens the dialog in a browser that says it can do this. */
  async function open(capabilities: () => Promise<Capabilities>): Promise<DialogHarness> {
    PublicKeyCredential.getClientCapabilities = capabilities;
    await manager.press('Add passkey');
    return manager.dialogOpened();
  }

  const places = (dialog: DialogHarness): readonly (string | undefined)[] =>
    deepQueryAll<HTMLInputElement>(dialog.element, 'input[type=radio]').map((input) =>
      input.labels?.[0]?.textContent.trim(),
    );

  async function choose(dialog: DialogHarness, place: string): Promise<void> {
    deepQueryAll(dialog.element, 'summary')[0]!.click();
    await eventually(() => expect(places(dialog)).to.include(place));
    deepQueryAll<HTMLInputElement>(dialog.element, 'input[type=radio]')
      .find((input) => input.labels?.[0]?.textContent.trim() === place)!
      .click();
  }

  const everywhere = async (): Promise<Capabilities> =>
    Promise.resolve({ userVerifyingPlatformAuthenticator: true, hybridTransport: true });

  it('is the browser’s choice unless the person chooses one', async () => {
    const dialog = await open(everywhere);
    expect(deepQueryAll<HTMLDetailsElement>(dialog.element, 'details')[0]!.open).to.equal(false);
    expect(dialog.text).to.contain(title);
    await dialog.press('Create passkey');
    await eventually(() => expect(prompts).to.have.length(1));
    expect(prompts[0]!.hints ?? []).to.deep.equal([]);
    expect(prompts[0]!.authenticatorSelection?.authenticatorAttachment).to.equal(undefined);
    await manager.dialogClosed();
  });

  for (const [place, hint, attachment] of [
    ['This device', 'client-device', 'platform'],
    ['A phone or tablet', 'hybrid', 'cross-platform'],
    ['A security key', 'security-key', 'cross-platform'],
  ] as const) {
    it(`is given to the browser as a hint: ${hint}`, async () => {
      const dialog = await open(everywhere);
      await choose(dialog, place);
      await dialog.press('Create passkey');
      await eventually(() => expect(prompts).to.have.length(1));
      expect(prompts[0]!.hints).to.deep.equal([hint]);
      expect(prompts[0]!.authenticatorSelection?.authenticatorAttachment).to.equal(attachment);
      await dialog.press('Cancel').catch(() => undefined);
    });
  }

  it('offers only what this browser can do', async () => {
    const dialog = await open(() =>
      Promise.resolve({ userVerifyingPlatformAuthenticator: false, hybridTransport: true }),
    );
    expect(places(dialog)).to.deep.equal([suggested, 'A phone or tablet', 'A security key']);
  });

  for (const [what, capabilities] of [
    ['says nothing', () => Promise.resolve({})],
    ['fails to say', () => Promise.reject(new Error('no'))],
    ['never answers', () => new Promise<Capabilities>(() => undefined)],
  ] as const) {
    it(`is not asked where the browser ${what}`, async () => {
      const dialog = await open(capabilities);
      await dialog.button('Create passkey');
      expect(dialog.text).not.to.contain(title);
    });
  }
});
