import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import type { ListOptions, MethodsBackend, MethodsSnapshot } from '../../src/model/methods-backend.js';
import { deferred } from '../support/deferred.js';
import { eventually } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

const password = sample('password', 'password|1');
const passkey = sample('passkey', 'passkey|1');
const phone = sample('phone', 'phone|1', { name: 'Work phone' });

/** A backend whose list comes in two pages; the second one when the test says so. */
function pages(first: readonly AuthMethod[]) {
  const rest = deferred<MethodsSnapshot>();
  const removed: string[] = [];
  const backend: MethodsBackend = {
    list: ({ showFirst }: ListOptions) => {
      showFirst?.({ methods: first, factors: [], problems: [], incomplete: true });
      return rest.promise;
    },
    remove: (id) => {
      removed.push(id);
      return Promise.resolve();
    },
  };
  return {
    backend,
    removed,
    finish: (methods: readonly AuthMethod[]) => rest.resolve({ methods, factors: undefined, problems: [] }),
    fail: () => rest.resolve(Promise.reject(new AuthMethodsError('network', 'Lost')) as never),
  };
}

describe('<auth-methods-manager> with a list of several pages', () => {
  it('shows the first page, and claims nothing about the account before the others are there', async () => {
    const list = pages([password]);
    const manager = await openManager({ settings: { backend: list.backend }, unloaded: true });
    await eventually(() => expect(manager.titles).to.deep.equal(['Password']));
    expect(manager.text).to.not.contain('Two-step');
    const loaded = await recordEvents(manager.element, 'auth-methods-loaded', async () => {
      list.finish([password, passkey, phone]);
      await eventually(() => expect(manager.titles).to.deep.equal(['Passkey', 'Password', 'Work phone']));
    });
    expect(loaded.map(({ methods }) => methods.length)).to.deep.equal([3]);
  });

  it('keeps what it has, and says that the list is not whole, when another page fails', async () => {
    recordConsole('error');
    const list = pages([phone]);
    const manager = await openManager({ settings: { backend: list.backend }, unloaded: true });
    await eventually(() => expect(manager.titles).to.deep.equal(['Work phone']));
    list.fail();
    await manager.textWith('Check your connection');
    expect(manager.titles).to.deep.equal(['Work phone']);
  });

  it('removes a method of the first page for good, though the rest was read before', async () => {
    const list = pages([password, phone]);
    const manager = await openManager({ settings: { backend: list.backend }, unloaded: true });
    await eventually(() => expect(manager.titles).to.include('Work phone'));
    const dialog = await manager.open('Work phone', 'Remove');
    await dialog.press(/^Remove/);
    await manager.dialogClosed();
    expect(list.removed).to.deep.equal(['phone|1']);
    list.finish([password, passkey, phone]);
    await eventually(() => expect(manager.titles).to.deep.equal(['Passkey', 'Password']));
  });
});
