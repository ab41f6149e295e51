import { expect } from '@open-wc/testing';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually } from '../../support/browser/eventually.js';
import { recordEvents } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';

type Create = (options?: CredentialCreationOptions) => Promise<unknown>;

// Extensions, above all password managers, put themselves in the browser's place.
describe('<auth-methods-passkey-enroll>, where an extension answers', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  const { create: original } = CredentialsContainer.prototype;

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
    await addVirtualAuthenticator();
  });

  beforeEach(async () => {
    await emulator.reset('single-factor');
    manager = await openManager({ emulator });
  });

  afterEach(() => {
    CredentialsContainer.prototype.create = original;
  });

  async function openWith(create: Create): Promise<DialogHarness> {
    CredentialsContainer.prototype.create = create as typeof original;
    await manager.press('Add passkey');
    return manager.dialogOpened();
  }

  const buffer = new ArrayBuffer(8);
  const response = { clientDataJSON: buffer, attestationObject: buffer };
  const getClientExtensionResults = (): object => ({});
  const odd: Readonly<Record<string, () => unknown>> = {
    'resolves to null': () => null,
    'resolves to undefined': () => undefined,
    'resolves to an empty object': () => ({}),
    'resolves to text': () => 'ok',
    'resolves to a credential without a response': () => ({ id: 'a', rawId: buffer, type: 'public-key' }),
    'resolves to a credential without extension results': () => ({ id: 'a', rawId: buffer, response }),
    'resolves to a credential without an id': () => ({ rawId: buffer, response, getClientExtensionResults }),
    'resolves to a credential without an attestation': () => ({
      id: 'a',
      rawId: buffer,
      response: { clientDataJSON: buffer },
      getClientExtensionResults,
    }),
    'throws NotSupportedError': () => {
      throw new DOMException('Not supported', 'NotSupportedError');
    },
    'throws UnknownError': () => {
      throw new DOMException('Unknown', 'UnknownError');
    },
    'throws AbortError': () => {
      throw new DOMException('Aborted', 'AbortError');
    },
    'throws an error of its own': () => {
      throw new Error('bitwarden: closed');
    },
    'throws text': () => {
      throw 'closed';
    },
    'throws nothing': () => {
      throw undefined;
    },
  };
  for (const [what, answer] of Object.entries(odd)) {
    it(`says that no passkey was created, and blames nobody, when it ${what}`, async () => {
      // The developer may read what was wrong.
      recordConsole('error');
      const dialog = await openWith(async () => answer());
      const requests = recordApiRequests(emulator);
      await dialog.press('Create passkey');
      await dialog.textWith('No passkey was created. You can try again whenever you like.');
      expect(dialog.alerts).to.deep.equal([]);
      expect(requests.filter(({ path }) => path.endsWith('/verify'))).to.deep.equal([]);

      CredentialsContainer.prototype.create = original;
      await dialog.press('Try again');
      await manager.dialogClosed();
      expect((await manager.stored()).map(({ type }) => type)).to.deep.equal(['password', 'passkey']);
    });
  }

  it('reports nothing when the person has closed a password manager’s window', async () => {
    const errors = await recordEvents(manager.element, 'auth-methods-error', async () => {
      const dialog = await openWith(async () => null);
      await dialog.press('Create passkey');
      await dialog.textWith('No passkey was created.');
    });
    expect(errors).to.deep.equal([]);
  });

  it('asks for other options after bad ones, and explains these to the developer', async () => {
    const console = recordConsole('error');
    const requests = recordApiRequests(emulator);
    const { parse } = JSON;
    JSON.parse = (text: string, ...rest) => {
      const value = parse(text, ...rest);
      if (value?.authn_params_public_key) value.authn_params_public_key.rp = { id: 'localhost' };
      return value;
    };
    let dialog: DialogHarness;
    try {
      dialog = await openWith(original);
      await eventually(() => expect(dialog.alerts).to.have.length(1));
    } finally {
      JSON.parse = parse;
    }
    expect(console.join('\n')).to.contain('authn_params_public_key.rp.name');
    await dialog.press('Try again');
    await dialog.press('Create passkey');
    await manager.dialogClosed();
    // The list may be read afterwards: nobody knows what became of the first.
    const writes = requests.filter(({ method }) => method === 'POST');
    expect(writes.map(({ path }) => path.split('/').at(-1))).to.deep.equal([
      'authentication-methods',
      'authentication-methods',
      'verify',
    ]);
  });
});
