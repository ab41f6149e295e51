import { expect } from '@open-wc/testing';
import { openManager } from '../support/browser/manager-harness.js';

describe('smoke', () => {
  it('lists', async () => {
    const t0 = performance.now();
    const manager = await openManager({ scenario: 'everything' });
    console.log('ms', performance.now() - t0);
    for (const row of manager.rows) console.log(JSON.stringify([row.id, row.title, row.badges, row.facts, row.dates, row.buttons]));
    console.log(manager.text);
    console.log(JSON.stringify(manager.buttons));
    expect(manager.rows.length).to.equal(13);
  });
  it('again', async () => {
    const t0 = performance.now();
    const manager = await openManager({ scenario: 'everything' });
    console.log('ms', performance.now() - t0);
    const d = await manager.open('Password', 'Remove');
    console.log(d.heading, '|', d.text, '|', JSON.stringify(d.buttons), JSON.stringify(d.alerts));
    await d.press('Keep password');
    await manager.dialogClosed();
    console.log('ms', performance.now() - t0);
  });
});
