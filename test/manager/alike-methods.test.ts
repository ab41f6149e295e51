import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

const app = (id: string, changes: Partial<AuthMethod>): AuthMethod =>
  ({ ...sample('totp', id), ...changes }) as AuthMethod;

/** Two that differ in the day they were added, and in nothing else. */
const twins = [
  app('one', { createdAt: '2026-03-10T10:00:00Z' }),
  app('two', { createdAt: '2026-04-02T10:00:00Z' }),
];
const [first, second] = ['Authenticator app (Mar 10, 2026)', 'Authenticator app (Apr 2, 2026)'] as const;

async function openWith(methods: readonly AuthMethod[]): Promise<ManagerHarness> {
  const backend = memoryBackend({
    methods: [sample('password'), ...methods],
    operations: ['remove', 'rename'],
  });
  return openManager({ settings: { backend } });
}

describe('methods that look alike', () => {
  it('have titles of their own, and so do their rows and menus for screen readers', async () => {
    const manager = await openWith(twins);
    await eventually(() => expect(manager.titles).to.deep.equal(['Password', first, second]));
    expect(manager.buttons).to.include.members([`Actions for ${first}`, `Actions for ${second}`]);
    expect(manager.rows.map(({ facts }) => facts.join())).to.deep.equal([
      '',
      'Added Mar 10, 2026',
      'Added Apr 2, 2026',
    ]);
  });

  const headings = { Remove: `Remove “${second}”?`, Rename: `Rename “${second}”`, Details: second };
  for (const [action, heading] of Object.entries(headings)) {
    it(`are told apart by the dialog of ${action}`, async () => {
      const manager = await openWith(twins);
      expect((await manager.open('two', action)).heading).to.equal(heading);
    });
  }

  it('are told apart by what can still be used after one is removed, and by what is announced', async () => {
    const manager = await openWith([...twins, app('three', { createdAt: '2026-05-06T10:00:00Z' })]);
    const dialog = await manager.open('two', 'Remove');
    for (const title of [first, 'Authenticator app (May 6, 2026)']) expect(dialog.text).to.contain(title);
    await dialog.press('Remove authenticator app');
    await eventually(() => expect(manager.announcement).to.equal(`${second} removed.`));
  });

  it('need no more than their names when one of them has got a name, or is gone', async () => {
    const manager = await openWith(twins);
    await eventually(() => expect(manager.titles).to.include(first));
    const dialog = await manager.open('two', 'Rename');
    await dialog.type('Name', 'Old phone');
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect(manager.titles).to.deep.equal(['Password', 'Authenticator app', 'Old phone']);
    expect(manager.announcement).to.equal('Old phone updated.');
  });

  it('are numbered from top to bottom where nothing tells them apart, in rows and dialogs alike', async () => {
    const day = { createdAt: '2026-03-10T10:00:00Z' };
    const manager = await openWith([
      sample('recovery-code', 'five', { name: 'Work' }),
      app('three', day),
      app('four', day),
      app('one', {}),
      app('two', {}),
      sample('recovery-code', 'six', { name: 'Work' }),
      app('seven', { name: 'Work' }),
    ]);
    const numbered = (name: string, ...numbers: readonly number[]): readonly string[] =>
      numbers.map((number) => `${name} (${number})`);
    await eventually(() =>
      expect(manager.titles).to.deep.equal([
        'Password',
        ...numbered('Authenticator app', 1, 2),
        'Work (1)',
        ...numbered('Authenticator app', 3, 4),
        ...numbered('Work', 2, 3),
      ]),
    );
    const dialog = await manager.open('one', 'Remove');
    expect(dialog.heading).to.equal('Remove “Authenticator app (1)”?');
    // The dialog's list is cut after three.
    for (const title of numbered('Authenticator app', 3, 4)) expect(dialog.text).to.contain(title);
    await dialog.press('Remove authenticator app');
    await eventually(() => expect(manager.announcement).to.equal('Authenticator app (1) removed.'));
  });

  it('are told apart when a person gives the same name twice', async () => {
    const manager = await openWith([app('one', { name: 'Work' }), sample('email', 'two', { name: 'Work' })]);
    await eventually(() =>
      expect(manager.titles).to.deep.equal([
        'Password',
        'Work (Authenticator app)',
        'Work (a•••@example.com)',
      ]),
    );
  });
});
