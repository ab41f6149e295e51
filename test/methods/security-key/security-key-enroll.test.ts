import { expect } from '@open-wc/testing';
import type { EnrollmentStart } from '../../../src/model/enrollment.js';
import { lookOnlyBackend } from '../../support/backends/backends.js';
import type { MemoryBackend } from '../../support/backends/memory-backend.js';
import { accessibleName, deepActiveElement } from '../../support/browser/composed-tree.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from '../../support/browser/virtual-authenticator.js';
import { openWithBackend } from '../open-with-backend.js';

const again = 'You can try again whenever you like.';

/** A backend that knows the keys which the authenticator holds already. */
function backendThatExcludes(ids: readonly string[]): MemoryBackend {
  const backend = lookOnlyBackend();
  const { startEnrollment } = backend;
  return {
    ...backend,
    startEnrollment: async (_type, input, options) => {
      const start = (await startEnrollment!(
        'webauthn-roaming',
        input,
        options,
      )) as EnrollmentStart<'webauthn-roaming'> & { readonly publicKey: object };
      const excludeCredentials = ids.map((id) => ({ id, type: 'public-key' as const }));
      return { ...start, publicKey: { ...start.publicKey, excludeCredentials } } as never;
    },
  };
}

describe('<auth-methods-security-key-enroll>', () => {
  let key: VirtualAuthenticator;

  before(async () => {
    key = await addVirtualAuthenticator({ transport: 'usb' });
  });

  beforeEach(async () => {
    await key.clearCredentials();
    await key.setUserVerified(true);
    await key.setAutomaticPresence(true);
  });

  after(() => key.remove());

  it('says what a security key is, with the focus on its button', async () => {
    const { dialog } = await openWithBackend(lookOnlyBackend(), 'webauthn-roaming');
    expect(dialog.heading).to.equal('Add a security key');
    await dialog.textWith('A security key is a small device');
    await dialog.button('Add security key');
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Add security key']);
    await eventually(() => expect(accessibleName(deepActiveElement()!)).to.equal('Add security key'));
  });

  it('adds the key that the person touches', async () => {
    const backend = lookOnlyBackend();
    const { manager, dialog } = await openWithBackend(backend, 'webauthn-roaming');
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.clickWithMouse('Add security key'),
    );
    expect(method?.type).to.equal('webauthn-roaming');
    await manager.dialogClosed();
    expect(await key.credentials()).to.have.length(1);
    expect(backend.account.methods.filter(({ type }) => type === 'webauthn-roaming')).to.have.length(2);
  });

  it('lets the person try again after they cancelled', async () => {
    const { manager, dialog } = await openWithBackend(lookOnlyBackend(), 'webauthn-roaming');
    await key.setUserVerified(false);
    await dialog.clickWithMouse('Add security key');
    await dialog.textWith(again);
    await key.setUserVerified(true);
    await dialog.clickWithMouse('Try again');
    await manager.dialogClosed();
    expect(await key.credentials()).to.have.length(1);
  });

  it('says when the key is set up already', async () => {
    const first = await openWithBackend(lookOnlyBackend(), 'webauthn-roaming');
    await first.dialog.clickWithMouse('Add security key');
    await first.manager.dialogClosed();
    first.manager.element.remove();
    const [credential] = await key.credentials();
    const id = credential!.credentialId.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    const { dialog } = await openWithBackend(backendThatExcludes([id]), 'webauthn-roaming');
    await dialog.clickWithMouse('Add security key');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal(['This security key is already set up for your account.']),
    );
    expect(await key.credentials()).to.have.length(1);
  });
});
