import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepActiveElement } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

const many = (): readonly AuthMethod[] =>
  Array.from({ length: 200 }, (_, index) =>
    sample('phone', `phone|${index}`, {
      name: `Phone ${index}`,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    }),
  );

describe('<auth-methods-manager> with a long list', () => {
  it('puts its rows on screen a part at a time, in their order', async () => {
    const manager = await openManager({ settings: { backend: memoryBackend({ methods: many() }) } });
    const counts = new Set<number>();
    await eventually(() => {
      counts.add(manager.titles.length);
      expect(manager.titles).to.have.lengthOf(200);
    });
    expect(manager.titles).to.deep.equal(many().map(({ name }) => name));
    expect([...counts].some((count) => count > 0 && count < 200)).to.equal(true);
  });

  it('moves the focus to a row that is not on screen yet', async () => {
    const backend = memoryBackend({ methods: many(), operations: ['remove'] });
    const manager = await openManager({ settings: { backend } });
    await manager.element.removeMethod('phone|180');
    const dialog = await manager.dialogOpened();
    /** What is on screen when the focus comes to the row: the list without the method that is gone. */
    let titles: readonly string[] | undefined;
    manager.element.addEventListener('focusin', () => {
      const { host } = deepActiveElement()?.getRootNode() as ShadowRoot;
      if ((host as { heading?: string }).heading === 'Phone 181') titles ??= manager.titles;
    });
    await dialog.press('Remove phone number');
    await manager.dialogClosed();
    await eventually(() => titles !== undefined);
    expect(titles?.slice(178, 182)).to.deep.equal(['Phone 178', 'Phone 179', 'Phone 181', 'Phone 182']);
  });
});
