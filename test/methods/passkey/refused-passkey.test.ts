import { expect } from '@open-wc/testing';
import type { Failure } from '../../../src/emulator/failure.js';
import { advanceClock } from '../../support/browser/advance-clock.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../../support/browser/eventually.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
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

interface UnknownCredential {
  readonly rpId: string;
  readonly credentialId: string;
}

describe('<auth-methods-passkey-enroll>, when the backend does not take the passkey', () => {
  const browser = PublicKeyCredential as unknown as {
    signalUnknownCredential?: (credential: UnknownCredential) => Promise<void>;
  };
  const { signalUnknownCredential: original } = browser;
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let authenticator: VirtualAuthenticator;
  let signalled: UnknownCredential[];

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
    authenticator = await addVirtualAuthenticator();
  });

  beforeEach(async () => {
    recordConsole('error');
    await emulator.reset('typical');
    await authenticator.clearCredentials();
    signalled = [];
    browser.signalUnknownCredential = async (credential) => void signalled.push(credential);
    manager = await openManager({ emulator });
  });

  afterEach(() => {
    browser.signalUnknownCredential = original!;
  });

  const fail = (...failures: readonly Failure[]): Promise<void> => emulator.faults({ failures });

  async function open(): Promise<DialogHarness> {
    await manager.press('Add passkey');
    const dialog = await manager.dialogOpened();
    await eventually(
      async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
    );
    return dialog;
  }

  async function createRefused(): Promise<DialogHarness> {
    const dialog = await open();
    await dialog.press('Create passkey');
    await eventually(() => dialog.alerts.length === 1);
    return dialog;
  }

  async function createdIds(): Promise<readonly string[]> {
    const toBase64url = (id: string): string =>
      id.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    return (await authenticator.credentials()).map(({ credentialId }) => toBase64url(credentialId));
  }

  /** Waits as long as the element may take to read the list and to tell the password manager. */
  async function settled(): Promise<void> {
    for (let frame = 0; frame < 20; frame += 1) await nextFrame();
  }

  it('has the password manager forget it after a definite refusal', async () => {
    await fail({ operation: 'confirmAuthenticationMethod', as: 400, times: 1 });
    await createRefused();
    const [credentialId = ''] = await createdIds();
    await eventually(() => expect(signalled).to.deep.equal([{ rpId: 'localhost', credentialId }]));
  });

  it('has the password manager forget it when the server wanted a PIN or a screen lock', async () => {
    const detail = 'User verification required, but user could not be verified';
    await fail({ operation: 'confirmAuthenticationMethod', as: 400, times: 1, detail });
    const dialog = await createRefused();
    await dialog.textWith('This needs a PIN or screen lock.');
    const [credentialId = ''] = await createdIds();
    await eventually(() => expect(signalled).to.deep.equal([{ rpId: 'localhost', credentialId }]));
  });

  it('has the password manager forget it when the challenge had expired', async () => {
    const dialog = await open();
    await emulator.faults({ clockOffset: 20 * 60_000 });
    const requests = recordApiRequests(emulator);
    await dialog.press('Create passkey');
    await dialog.textWith('This took too long and has expired. Start again.');
    const [credentialId = ''] = await createdIds();
    await eventually(() => expect(signalled).to.deep.equal([{ rpId: 'localhost', credentialId }]));
    // The list is read once, although both the flow and the signal depend on it.
    expect(requests.filter(({ path }) => path === '/authentication-methods')).to.have.length(1);
  });

  for (const as of ['lost', 'drop', 'html', 500, 429, 401, 409] as const) {
    it(`leaves it alone when nobody knows whether it was taken, or it has not arrived (${as})`, async () => {
      await fail({ operation: 'confirmAuthenticationMethod', as });
      await createRefused();
      await settled();
      expect(signalled).to.deep.equal([]);
    });
  }

  it('leaves it alone when a definite refusal follows a lost answer', async () => {
    await fail({ operation: 'confirmAuthenticationMethod', as: 500 });
    const dialog = await createRefused();
    await fail({ operation: 'confirmAuthenticationMethod', as: 400 });
    const requests = recordApiRequests(emulator);
    await dialog.press('Try again');
    await eventually(() => requests.some(({ path }) => path.endsWith('/verify')));
    await eventually(() => dialog.alerts.length === 1);
    await settled();
    expect(signalled).to.deep.equal([]);
  });

  it('leaves it alone when the list can’t be read, since deleting can’t be undone', async () => {
    const dialog = await open();
    await fail(
      { operation: 'confirmAuthenticationMethod', as: 400 },
      { operation: 'getAuthenticationMethods', as: 500 },
    );
    await dialog.press('Create passkey');
    await eventually(() => dialog.alerts.length === 1);
    await settled();
    expect(signalled).to.deep.equal([]);
  });

  it('leaves it alone when the list has gaps, since deleting can’t be undone', async () => {
    const dialog = await open();
    await fail({ operation: 'confirmAuthenticationMethod', as: 400 });
    const { fetch: original } = globalThis;
    let lists = 0;
    globalThis.fetch = async (input, init) => {
      const response = await original(input, init);
      if (init?.method && init.method !== 'GET') return response;
      if (!String(input).endsWith('/authentication-methods')) return response;
      lists += 1;
      const answer = (await response.json()) as { readonly authentication_methods: readonly object[] };
      return Response.json({ authentication_methods: [...answer.authentication_methods, {}] });
    };
    try {
      await dialog.press('Create passkey');
      await eventually(() => lists === 1);
      await settled();
    } finally {
      globalThis.fetch = original;
    }
    expect(signalled).to.deep.equal([]);
  });

  it('does not mind a browser that can’t forget, or refuses to', async () => {
    await fail({ operation: 'confirmAuthenticationMethod', as: 400 });
    let asked = 0;
    browser.signalUnknownCredential = () => {
      asked += 1;
      throw new DOMException('No', 'SecurityError');
    };
    await createRefused();
    await eventually(() => asked === 1);
    await manager.dialog!.press('Cancel');
    await manager.dialogClosed();
    delete browser.signalUnknownCredential;
    await createRefused();
    await settled();
  });

  describe('and the challenge has grown old', () => {
    async function wait(milliseconds: number): Promise<void> {
      advanceClock(milliseconds);
      await emulator.faults({ clockOffset: milliseconds });
    }

    it('asks for another one before the prompt, and opens the prompt with that', async () => {
      const dialog = await open();
      await wait(20 * 60_000);
      const requests = recordApiRequests(emulator);
      await dialog.press('Create passkey');
      await dialog.press('Not now');
      await manager.dialogClosed();
      expect(requests.map(({ path }) => path)).to.deep.equal([
        '/authentication-methods',
        '/authentication-methods/passkey%7Cnew/verify',
      ]);
      expect(await createdIds()).to.have.length(1);
      expect(signalled).to.deep.equal([]);
    });

    it('uses the one it has for the first minutes', async () => {
      const dialog = await open();
      await wait(3 * 60_000);
      const requests = recordApiRequests(emulator);
      await dialog.press('Create passkey');
      await dialog.press('Not now');
      await manager.dialogClosed();
      expect(requests).to.have.length(1);
    });

    it('opens no prompt when it gets no other one, and tries again', async () => {
      const dialog = await open();
      await wait(20 * 60_000);
      await fail({ operation: 'createAuthenticationMethod', as: 500, times: 1 });
      await dialog.press('Create passkey');
      await dialog.textWith('Something went wrong on our side. Please try again.');
      expect(await createdIds()).to.have.length(0);
      await dialog.press('Try again');
      await dialog.press('Not now');
      await manager.dialogClosed();
      expect(await createdIds()).to.have.length(1);
    });
  });
});
