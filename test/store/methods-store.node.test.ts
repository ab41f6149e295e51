import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dropMethod, putMethod } from '../../src/store/list-changes.js';
import { renameMethod, setPhoneChannel } from '../../src/store/method-changes.js';
import { removeMethod } from '../../src/store/method-removal.js';
import type { MethodsStore } from '../../src/store/methods-store.js';
import { deferred } from '../support/deferred.js';
import { emulatedStore } from './emulated-store.js';

const { signal } = new AbortController();

const methodOf = (store: MethodsStore, type: string) => {
  const method = store.methods.find((known) => known.type === type);
  assert.ok(method, `No ${type}`);
  return method;
};

/** The states that a store goes through while something happens. */
async function statesDuring(store: MethodsStore, action: () => Promise<unknown>): Promise<readonly string[]> {
  const states: string[] = [];
  const stop = store.subscribe(() => void states.push(store.state.status));
  await action();
  stop();
  return states;
}

describe('MethodsStore', () => {
  it('loads the list with two requests', async () => {
    const { store, requests } = emulatedStore({ scenario: 'typical' });
    assert.equal(store.state.status, 'idle');
    assert.deepEqual(await statesDuring(store, () => store.load()), ['loading', 'ready']);
    assert.equal(store.methods.length, 6);
    assert.deepEqual([...requests].sort(), ['GET /authentication-methods', 'GET /factors']);
  });

  it('keeps what is on screen while it loads again, and when that fails', async () => {
    const { emulator, store, reported } = emulatedStore({ scenario: 'typical' });
    await store.load();
    emulator.setFaults({ offline: true });
    const loading = store.load();
    assert.equal(store.state.status, 'loading');
    assert.equal(store.methods.length, 6);
    await loading;
    assert.equal(store.state.status, 'failed');
    assert.equal(store.methods.length, 6);
    assert.deepEqual(
      reported.map(({ code }) => code),
      ['network'],
    );
  });

  it('drops the answer of an earlier load', async () => {
    const arrived = deferred();
    const released = deferred();
    const answers: string[] = [];
    let requests = 0;
    const { store, loaded } = emulatedStore({
      scenario: 'typical',
      proxy: async (request, send) => {
        if (!request.endsWith('/authentication-methods')) return send();
        requests += 1;
        const name = `answer ${requests}`;
        const answer = await send();
        if (name === 'answer 1') {
          arrived.resolve();
          await released.promise;
        }
        answers.push(name);
        return answer;
      },
    });
    const first = store.load();
    await arrived.promise;
    await store.load();
    released.resolve();
    await first;
    assert.deepEqual(answers, ['answer 2', 'answer 1']);
    assert.equal(store.state.status, 'ready');
    assert.equal(loaded.length, 1);
  });

  it('shows the earlier list when a load is aborted', async () => {
    const { store, reported } = emulatedStore({ scenario: 'typical' });
    const first = store.load();
    assert.equal(store.abortLoad(), true);
    await first;
    assert.equal(store.state.status, 'idle');
    assert.equal(store.abortLoad(), false);
    await store.load();
    const second = store.load();
    store.abortLoad();
    await second;
    assert.equal(store.state.status, 'ready');
    assert.deepEqual(reported, []);
  });

  it('takes over a list that was loaded for another reason, and drops a load under way', async () => {
    const { store } = emulatedStore({ scenario: 'typical' });
    await store.load();
    const [first, second] = store.methods;
    assert.ok(first && second);
    const loading = store.load();
    store.replace({ methods: [first], factors: undefined, problems: [] });
    putMethod(store, second);
    await loading;
    assert.equal(store.state.status, 'ready');
    assert.deepEqual(store.methods, [first, second]);
  });

  it('takes a removed method out of the list without loading it again', async () => {
    const { emulator, store, requests } = emulatedStore({ scenario: 'typical' });
    await store.load();
    await removeMethod(store, methodOf(store, 'phone'), { signal });
    assert.equal(store.methods.length, 5);
    assert.equal(emulator.methods.length, 5);
    assert.equal(requests.length, 3);
  });

  it('takes methods linked to a removed one out of the list, too', async () => {
    const { store } = emulatedStore({ scenario: 'typical' });
    await store.load();
    const phone = methodOf(store, 'phone');
    dropMethod(store, { ...methodOf(store, 'totp'), linkedIds: [phone.id] });
    assert.deepEqual(
      store.methods.filter(({ type }) => type === 'phone' || type === 'totp'),
      [],
    );
  });

  it('puts the name and the channel that the backend returned into the list', async () => {
    const { store } = emulatedStore({ scenario: 'typical' });
    await store.load();
    await renameMethod(store, methodOf(store, 'phone'), 'Landline', { signal });
    await setPhoneChannel(store, methodOf(store, 'phone'), 'voice', { signal });
    const phone = methodOf(store, 'phone');
    assert.equal(phone.name, 'Landline');
    assert.equal(phone.type === 'phone' && phone.channel, 'voice');
    assert.equal(store.methods.length, 6);
  });

  it('keeps a change that was made while a list was loading', async () => {
    const { store } = emulatedStore({ scenario: 'typical' });
    await store.load();
    const phone = methodOf(store, 'phone');
    const loading = store.load();
    putMethod(store, { ...phone, name: 'Just renamed' });
    dropMethod(store, methodOf(store, 'totp'));
    await loading;
    assert.equal(methodOf(store, 'phone').name, 'Just renamed');
    assert.equal(
      store.methods.some(({ type }) => type === 'totp'),
      false,
    );
  });

  it('leaves the list alone when a change fails', async () => {
    const { emulator, store } = emulatedStore({ scenario: 'typical' });
    await store.load();
    emulator.setFaults({ failures: [{ operation: 'deleteAuthenticationMethod', as: 500 }] });
    await assert.rejects(removeMethod(store, methodOf(store, 'phone'), { signal }));
    assert.equal(store.methods.length, 6);
  });

  it('notifies nobody after it was disposed', async () => {
    const { store } = emulatedStore({ scenario: 'typical' });
    const states = await statesDuring(store, async () => {
      const loading = store.load();
      store.dispose();
      await loading;
    });
    assert.deepEqual(states, ['loading']);
  });
});
