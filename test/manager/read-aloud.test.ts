import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { openManager } from '../support/browser/manager-harness.js';

describe('the list, read aloud', () => {
  it('has separators between facts that are seen and not read', async () => {
    const manager = await openManager({ scenario: 'typical' });
    const facts = deepQueryAll(manager.element, '.fact');
    expect(facts.length).to.be.above(2);
    for (const fact of facts)
      expect(getComputedStyle(fact, '::before').content.replaceAll(' ', '')).to.equal('"·"/""');
  });

  it('breaks long words at syllables, by the language of its words', async () => {
    const manager = await openManager({ scenario: 'typical', settings: { lang: 'de' } });
    const title = deepQueryAll(manager.element, '.title')[0]!;
    expect(getComputedStyle(title).hyphens).to.equal('auto');
    expect(title.matches(':lang(de)')).to.equal(true);
  });
});
