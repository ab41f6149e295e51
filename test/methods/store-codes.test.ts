import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { messages } from '../../src/i18n/locales/en/index.js';
import { createLocalization } from '../../src/i18n/localization.js';
import { StoreCodes } from '../../src/methods/store-codes.js';
import { eventually } from '../support/browser/eventually.js';

class CodesHost extends LitElement {
  readonly localization = createLocalization('en', messages);
  readonly context = { account: {} };
  isDone = false;
  readonly step = new StoreCodes(this, ['NEWC-ODE1'], () => (this.isDone = true));

  override render() {
    return this.step.render();
  }
}
customElements.define('codes-host', CodesHost);

describe('new recovery codes', () => {
  it('are not left or finished without a question, also before what asks for a proof is there', async () => {
    const host = await fixture<CodesHost>(html`<codes-host></codes-host>`);
    const { step } = new CodesHost();
    expect(step.questionBeforeClosing?.title).to.equal('Not saved yet');
    expect(step.primaryButton().label).to.equal('Continue');
    await eventually(() => host.renderRoot.querySelector('auth-methods-backup-codes') !== null);
    host.step.submit();
    expect(host.isDone).to.equal(false);
    expect(host.step.questionBeforeClosing?.title).to.equal('Not saved yet');
  });
});
