import { expect, fixture, html } from '@open-wc/testing';
import { AuthMethodsManager } from '../../src/index.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { ManagerHarness, openManager } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

/** A host's own element: another tag, and defaults of its own. */
class HarbourSecurity extends AuthMethodsManager {
  static override readonly tag = 'harbour-security';
  override hideHeading = true;
}

describe('a subclass of AuthMethodsManager with a tag of its own', () => {
  let emulator: RunningEmulator;
  let warnings: readonly string[];

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => {
    warnings = recordConsole('warn');
    HarbourSecurity.define();
    HarbourSecurity.define();
  });

  async function openSubclass(): Promise<ManagerHarness> {
    const element = await fixture<AuthMethodsManager>(html`<harbour-security></harbour-security>`);
    element.domain = emulator.domain;
    element.getAccessToken = ({ scopes }) => emulator.token(scopes.join(' '));
    return new ManagerHarness(element, emulator, []).loaded();
  }

  it('is registered under its own, and leaves the first its', () => {
    expect(customElements.get('harbour-security')).to.equal(HarbourSecurity);
    expect(customElements.get('auth-methods-manager')).to.equal(AuthMethodsManager);
    expect(warnings).to.be.empty;
  });

  it('shows the list, with its own defaults, and opens dialogs', async () => {
    const manager = await openSubclass();
    expect(manager.element).to.be.instanceOf(HarbourSecurity);
    expect(manager.titles).to.include('Work phone');
    expect(manager.text).not.to.contain('Sign-in & security');
    const dialog = await manager.open('Authenticator app', 'Rename');
    expect(dialog.heading).to.equal('Rename “Work phone”');
  });

  it('has a backend factory of its own, and leaves the first its', async () => {
    const asked: (string | undefined)[] = [];
    const { defaultBackend } = AuthMethodsManager;
    HarbourSecurity.defaultBackend = (connection) => {
      asked.push(connection.domain);
      return defaultBackend!(connection);
    };
    await openSubclass();
    expect(asked.at(-1)).to.equal(emulator.domain);
    expect(AuthMethodsManager.defaultBackend).to.equal(defaultBackend);
    Reflect.deleteProperty(HarbourSecurity, 'defaultBackend');
  });

  it('stands beside the first on one page', async () => {
    const own = await openSubclass();
    const other = await openManager({ emulator });
    expect(own.titles).to.deep.equal(other.titles);
    expect(warnings).to.be.empty;
  });
});
