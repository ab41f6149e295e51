import { expect, fixture, html } from '@open-wc/testing';
import type { AuthMethodsManager } from '../../src/index.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { startEmulator } from '../support/browser/start-emulator.js';

/** Loads no script of ours before its tests say so. */
describe('<auth-methods-manager>, when its script comes late', () => {
  it('works in a page that was ready before: attributes, properties and listeners', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    const element = await fixture<AuthMethodsManager>(
      html`<auth-methods-manager domain=${emulator.domain} types="totp" hide-heading></auth-methods-manager>`,
    );
    let loaded = 0;
    element.addEventListener('auth-methods-loaded', () => {
      loaded += 1;
    });
    element.getAccessToken = ({ scopes }) => emulator.token(scopes.join(' '));
    element.headingLevel = 4;
    expect(element.shadowRoot).to.equal(null);

    await import('../../src/define.js');

    await eventually(() => loaded === 1);
    await element.updateComplete;
    expect(renderedText(element)).to.match(/^Your account is well protected .*Authenticator app/);
    await eventually(() =>
      expect(
        deepQueryAll(element, '[role=heading]').map((heading) => heading.getAttribute('aria-level')),
      ).to.deep.equal(['5', '5']),
    );
    expect(Object.keys(element)).not.to.include('getAccessToken');
  });

  it('can be defined twice: by the same code quietly, by another copy with a warning, once', async () => {
    const warnings = recordConsole('warn');
    const { AuthMethodsManager: Manager } = await import('../../src/index.js');
    Manager.define();
    Manager.define();
    expect(warnings).to.be.empty;
    expect(customElements.get('auth-methods-manager')).to.equal(Manager);

    class AnotherCopy extends Manager {}
    AnotherCopy.define();
    AnotherCopy.define();
    expect(customElements.get('auth-methods-manager')).to.equal(Manager);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<auth-methods-manager> is registered already');
  });
});
