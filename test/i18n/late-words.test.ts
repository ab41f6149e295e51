import { expect } from '@open-wc/testing';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager } from '../support/browser/manager-harness.js';
import { sample } from '../manager/method-samples.js';

// One test: the first list of a page, in a language whose words come later than the list.
describe('a list that is there before the words of its language', () => {
  it('shows its dates', async () => {
    const methods = [sample('totp', 'totp|1', { createdAt: '2026-03-10T08:00:12Z' })];
    const backend = memoryBackend({ methods });
    const manager = await openManager({ settings: { backend, lang: 'ar' }, unloaded: true });
    await eventually(() => {
      const [date] = deepQueryAll<HTMLElement>(manager.element, 'time');
      expect(date && getComputedStyle(date).visibility).to.equal('visible');
      expect(date!.innerText).to.contain('2026');
    });
  });
});
