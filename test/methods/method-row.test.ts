import { expect, fixture, html } from '@open-wc/testing';
import { createLocalization } from '../../src/i18n/localization.js';
import { messages } from '../../src/i18n/locales/en/index.js';
import type { MethodActionEvent } from '../../src/methods/method-actions.js';
import { MethodRow } from '../../src/methods/method-row.js';
import { totpMethod } from '../../src/methods/totp/totp-method.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { RowHarness } from '../support/browser/row-harness.js';

const localization = createLocalization('en', messages);
localization.format.prepare();

const totp: AuthMethod = {
  id: 'totp|1',
  type: 'totp',
  confirmed: true,
  usage: ['secondary'],
  linkedIds: [],
  createdAt: '2024-03-10T08:00:12Z',
  lastUsedAt: '2024-04-11T08:00:12Z',
};

async function show(settings: Partial<MethodRow> = {}): Promise<RowHarness> {
  MethodRow.define();
  const row = Object.assign(document.createElement(MethodRow.tag) as MethodRow, {
    method: totp,
    type: totpMethod,
    heading: 'Authenticator app',
    kind: 'Authenticator app',
    localization,
    ...settings,
  });
  await fixture(html`<div>${row}</div>`);
  await row.updateComplete;
  return new RowHarness(row);
}

describe('<auth-methods-row>', () => {
  it('shows what the method is beside the name that the person gave it', async () => {
    const row = await show({ heading: 'Work phone', method: { ...totp, name: 'Work phone' } });
    expect(row.title).to.equal('Work phone');
    expect(row.facts[0]).to.equal('Authenticator app');
  });

  it('does not repeat what the method is where the title says so already', async () => {
    const row = await show({ heading: 'Authenticator app (Mar 10, 2024)' });
    expect(row.facts[0]).to.equal('Added Mar 10, 2024');
  });

  it('says when the method is switched off', async () => {
    expect((await show({ method: { ...totp, enabled: false } })).badges).to.deep.equal(['Off']);
    expect((await show({ method: { ...totp, enabled: true } })).badges).to.deep.equal([]);
    expect((await show()).badges).to.deep.equal([]);
  });

  it('says only that the setup is not finished when it is not', async () => {
    const row = await show({ method: { ...totp, confirmed: false, enabled: false, preferred: true } });
    expect(row.badges).to.deep.equal(['Setup not finished']);
    // It is an offer to continue, and no fault.
    expect(deepQueryAll(row.element, '.attention')).to.deep.equal([]);
  });

  it('leaves out a date that is not a date', async () => {
    const row = await show({ method: { ...totp, createdAt: 'soon' } });
    expect(row.dates.map(({ datetime }) => datetime)).to.deep.equal(['2024-04-11T08:00:12Z']);
    expect(row.badges).to.deep.equal([]);
  });

  it('asks for an action with the method itself', async () => {
    const row = await show({ actions: ['finish', 'details', 'remove'] });
    const requests: MethodActionEvent[] = [];
    row.element.addEventListener('method-action', (event) => requests.push(event as MethodActionEvent));
    expect(row.buttons).to.deep.equal(['Continue', 'Actions for Authenticator app']);
    await row.press('Continue');
    await row.choose('Remove');
    expect(requests.map(({ action, method }) => [action, method])).to.deep.equal([
      ['finish', totp],
      ['remove', totp],
    ]);
  });

  it('needs no menu for a single action', async () => {
    expect((await show({ actions: ['details'] })).buttons).to.deep.equal(['Details']);
  });
});
