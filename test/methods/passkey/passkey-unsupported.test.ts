import { expect } from '@open-wc/testing';
import type { EnrollableType } from '../../../src/model/enrollment.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import type { ManagerHarness } from '../../support/browser/manager-harness.js';

/** In a file of its own, since WebAuthn must be missing before any of our scripts runs. */
describe('<auth-methods-manager> in a browser without WebAuthn', () => {
  let manager: ManagerHarness;

  before(() => {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  });

  beforeEach(async () => {
    const { openManager } = await import('../../support/browser/manager-harness.js');
    manager = await openManager({ scenario: 'single-factor' });
  });

  it('offers no passkey anywhere', async () => {
    expect(manager.buttons).not.to.include('Add passkey');
    expect(manager.text).not.to.contain('Passkey');
    await manager.textWith('This browser can’t create passkeys. Use a phone or computer');
    await manager.press('Add a second step');
    await manager.textWith('Authenticator app Good Get codes from an app');
    expect(manager.text).not.to.contain('Passkey');
  });

  it('advises what can be added here where a passkey would help, too', async () => {
    const { openManager } = await import('../../support/browser/manager-harness.js');
    const { memoryBackend } = await import('../../support/backends/memory-backend.js');
    const { sample } = await import('../../manager/method-samples.js');
    const backend = memoryBackend({
      methods: [sample('password'), sample('phone')],
      operations: ['startEnrollment'],
      capabilities: { enroll: ['passkey', 'totp'] },
    });
    const { buttons } = await openManager({ settings: { backend } });
    expect(buttons).to.include('Add authenticator app');
    expect(buttons.join()).not.to.match(/passkey/i);
  });

  it('says nothing of other browsers where nothing can be added, or nothing but what works here', async () => {
    const { openManager } = await import('../../support/browser/manager-harness.js');
    const { memoryBackend } = await import('../../support/backends/memory-backend.js');
    const { sample } = await import('../../manager/method-samples.js');
    const operations = ['startEnrollment'] as const;
    const methods = [sample('password')];
    const both = ['passkey', 'webauthn-roaming', 'totp'] as const;
    const open = (enroll: readonly EnrollableType[], settings: object = {}): Promise<ManagerHarness> =>
      openManager({
        settings: { backend: memoryBackend({ methods, operations, capabilities: { enroll } }), ...settings },
      });
    const speaking = await open(both);
    await speaking.textWith('This browser can’t create passkeys.');
    await speaking.textWith('This browser can’t use security keys.');
    for (const silent of [
      await open(['totp']),
      await open(both, { readonly: true }),
      await open(both, { types: ['password', 'totp'] }),
    ])
      expect(silent.text).not.to.contain('This browser');
  });

  it('explains to the developer that a passkey can’t be added', async () => {
    const errors = recordConsole('error');
    await manager.element.enrollMethod('passkey');
    expect(manager.dialog).to.equal(undefined);
    expect(errors.join()).to.contain("enrollMethod('passkey') does nothing");
  });

  it('suggests no passkey before a removal', async () => {
    const dialog = await manager.open('Password', 'Remove');
    expect(dialog.text).not.to.match(/passkey/i);
    // Nothing else that this browser can add signs in by itself.
    expect(dialog.buttons).to.deep.equal(['Keep password', 'Remove password']);
  });
});
