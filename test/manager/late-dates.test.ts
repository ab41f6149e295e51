import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { openManager } from '../support/browser/manager-harness.js';
import { setViewport } from '../support/browser/set-viewport.js';

// One test: what it is about happens once on a page.
describe('the dates of the first list on a page', () => {
  it('come when the rows are on screen, to the place that was kept for them', async () => {
    await setViewport(320, 900);
    const manager = await openManager({ scenario: 'everything', unloaded: true });
    await expectEvent(manager.element, 'auth-methods-loaded', () => undefined);
    await manager.element.updateComplete;
    const groups = deepQueryAll<(typeof manager)['element']>(manager.element, 'auth-methods-group');
    await Promise.all(groups.map(({ updateComplete }) => updateComplete));
    await Promise.all(manager.rows.map(({ element }) => element.updateComplete));

    const dates = (): readonly HTMLElement[] => deepQueryAll<HTMLElement>(manager.element, 'time');
    const heights = (): readonly number[] => manager.rows.map(({ element }) => element.offsetHeight);
    expect(dates()).not.to.be.empty;
    for (const date of dates()) expect(getComputedStyle(date).visibility).to.equal('hidden');
    const before = heights();

    await eventually(() => {
      for (const date of dates()) expect(getComputedStyle(date).visibility).to.equal('visible');
    });
    expect(dates()[0]!.innerText).to.match(/^Added [A-Z][a-z]{2} \d{1,2}, \d{4}$/);
    expect(heights().slice(0, before.length)).to.deep.equal(before);
  });
});
