import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAgain } from '../../src/store/read-again.js';
import { emulatedStore } from './emulated-store.js';

describe('readAgain', () => {
  it('tells the host of the list once, as it is on screen', async () => {
    const { store, loaded } = emulatedStore();
    await store.load();
    const [first] = store.methods;
    await readAgain(store, { leavingOut: ({ id }) => id === first?.id });
    assert.equal(loaded.length, 2);
    assert.equal(loaded[1]?.methods, store.methods);
    assert.equal(store.methods.length, (loaded[0]?.methods.length ?? 0) - 1);
  });

  it('returns what the backend has, also what is left out', async () => {
    const { store } = emulatedStore();
    await store.load();
    const before = store.methods.length;
    const snapshot = await readAgain(store, { leavingOut: () => true });
    assert.equal(snapshot?.methods.length, before);
    assert.equal(store.methods.length, 0);
  });

  it('tells nobody of the list of a store that has ended', async () => {
    const { store, loaded } = emulatedStore();
    await store.load();
    store.dispose();
    await readAgain(store);
    assert.equal(loaded.length, 1);
  });
});
