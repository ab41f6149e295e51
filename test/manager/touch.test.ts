import { expect } from '@open-wc/testing';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { devtools } from '../support/browser/devtools.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';

const controls =
  'button, summary, select, .choice, [role=menuitem], input:not([type=radio], [type=checkbox])';

/** Controls on screen that are lower than a fingertip, a line for each. */
function lowControls({ element }: ManagerHarness): readonly string[] {
  return deepQueryAll(element, controls)
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => ({ control, height: control.getBoundingClientRect().height }))
    .filter(({ height }) => height > 1 && height < 44)
    .map(({ control, height }) => `${control.localName} "${renderedText(control)}": ${height}`);
}

describe('<auth-methods-manager> under a finger', () => {
  before(() => devtools('Emulation.setTouchEmulationEnabled', { enabled: true }));
  after(() => devtools('Emulation.setTouchEmulationEnabled', { enabled: false }));

  it('has controls of at least 44 pixels in the list, its menus and its dialogs', async () => {
    expect(matchMedia('(pointer: coarse)').matches).to.equal(true);
    const manager = await openManager({ scenario: 'typical' });
    expect(lowControls(manager)).to.deep.equal([]);
    await (await manager.row('Windows Hello')).openMenu();
    expect(lowControls(manager)).to.deep.equal([]);
    const rename = await manager.open('Authenticator app', 'Rename');
    await rename.field('Name');
    expect(lowControls(manager)).to.deep.equal([]);
    await rename.press('Cancel');
    await manager.dialogClosed();
    const phone = await manager.add('Phone');
    await phone.field(/number/);
    expect(lowControls(manager)).to.deep.equal([]);
  });
});

describe('the summary', () => {
  it('leaves its text more room than a button with a long label', async () => {
    const methods = [makeMethod({ type: 'password' }), makeMethod({ type: 'phone' })];
    const backend = memoryBackend({
      methods,
      operations: ['startEnrollment', 'completeEnrollment'],
      capabilities: { enroll: ['totp', 'passkey'] },
    });
    const manager = await openManager({ settings: { backend } });
    manager.element.style.width = '615px';
    const button = await manager.button('Add a passkey or an authenticator app');
    const [hint] = deepQueryAll(manager.element, '[part=summary] .hint');
    expect(hint!.getBoundingClientRect().width).to.be.above(button.getBoundingClientRect().width);
  });
});

describe('the order of sizes', () => {
  it('has the element’s heading first, then those of groups, then titles of rows', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const size = (selector: string): number =>
      parseFloat(getComputedStyle(deepQueryAll(manager.element, selector)[0]!).fontSize);
    expect(size('[part=heading]')).to.be.above(size('[part=group-heading]'));
    expect(size('[part=group-heading]')).to.be.above(size('[part=row-title]'));
  });
});
