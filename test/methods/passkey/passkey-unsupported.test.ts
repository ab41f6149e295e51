import { expect } from '@open-wc/testing';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import type { ManagerHarness } from '../../support/browser/manager-harness.js';

/** A page of its own: what the browser lacks, it lacks before any script of ours runs. */
describe('<auth-methods-manager> in a browser without WebAuthn', () => {
  let manager: ManagerHarness;

  before(() => {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  });

  beforeEach(async () => {
    const { openManager } = await import('../../support/browser/manager-harness.js');
    manager = await openManager({ scenario: 'single-factor' });
  });

  it('does not offer a passkey anywhere', async () => {
    expect(manager.buttons).not.to.include('Add passkey');
    expect(manager.text).not.to.contain('Passkey');
    await manager.press('Add a second step');
    await manager.textWith('Authenticator app Get codes from an app');
    expect(manager.text).not.to.contain('Passkey');
  });

  it('explains to the host’s developer that it can’t be added', async () => {
    const errors = recordConsole('error');
    await manager.element.enroll('passkey');
    expect(manager.dialog).to.equal(undefined);
    expect(errors.join()).to.contain("enroll('passkey') does nothing");
  });

  it('offers no passkey in place of what is removed', async () => {
    const dialog = await manager.open('Password', 'Remove');
    await dialog.press('Add another first');
    expect((await manager.dialogOpened()).heading).not.to.contain('passkey');
  });
});
