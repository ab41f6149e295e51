import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { MethodsBackend } from '../../src/model/methods-backend.js';
import { renameMethod, setEnabled, setPhoneChannel, setPreferred } from '../../src/store/method-changes.js';
import { removeMethod } from '../../src/store/method-removal.js';
import type { MethodsStore } from '../../src/store/methods-store.js';
import { makeMethod } from '../support/backends/make-method.js';
import { emulatedStore, factorsKnown, storeOn, type EmulatedStoreOptions } from './emulated-store.js';

const { signal } = new AbortController();
const options = { signal };

const phoneIn = (store: MethodsStore): AuthMethod => {
  const phone = store.methods.find(({ type }) => type === 'phone');
  assert.ok(phone);
  return phone;
};

const changes: Readonly<Record<string, (store: MethodsStore) => Promise<unknown>>> = {
  removal: (store) => removeMethod(store, phoneIn(store), options),
  'new name': (store) => renameMethod(store, phoneIn(store), 'Desk', options),
  'new channel': (store) => setPhoneChannel(store, phoneIn(store), 'voice', options),
};

const page = (status = 200): Response =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } });

/** What a proxy, or a broken connection, makes of the answer to a change. */
const answers: Readonly<Record<string, () => Response>> = {
  'a page': page,
  'a page that is not found': () => page(404),
  'JSON of another kind': () => Response.json({ ok: true }),
  'an error of the server': () => page(502),
  'a redirect': () => Response.redirect('https://login.example/', 303),
  nothing: () => {
    throw new TypeError('Failed to fetch');
  },
};

async function loadedStore(proxy: EmulatedStoreOptions['proxy']) {
  const world = emulatedStore({ scenario: 'typical', ...(proxy && { proxy }) });
  await world.store.load();
  await factorsKnown(world.store);
  const before = world.requests.length;
  return { ...world, sent: () => world.requests.slice(before) };
}

const isChange = (request: string): boolean => /^(DELETE|PATCH)/.test(request);

describe('a change that nobody confirmed', () => {
  for (const [change, make] of Object.entries(changes)) {
    for (const [answer, respond] of Object.entries(answers)) {
      it(`is done when the list says so: ${change} answered with ${answer}`, async () => {
        const { emulator, store, sent } = await loadedStore(async (request, send) => {
          const response = await send();
          return isChange(request) ? respond() : response;
        });
        await assert.doesNotReject(make(store));
        // What may be added is asked for as well, and nobody waits for that.
        const [first = '', ...others] = sent();
        assert.ok(isChange(first), first);
        assert.ok(others.includes('GET /authentication-methods'), others.join());
        assert.deepEqual(others.filter(isChange), []);
        assert.deepEqual(
          store.methods.map(({ id, name }) => [id, name]),
          emulator.methods.map(({ id, name }) => [id, name]),
        );
      });

      it(`is not done when the list says so: ${change} answered with ${answer}`, async () => {
        const { store, reported } = await loadedStore((request, send) =>
          isChange(request) ? respond() : send(),
        );
        const before = store.methods;
        await assert.rejects(make(store), (error: AuthMethodsError) =>
          ['invalid_response', 'network', 'server_error'].includes(error.code),
        );
        assert.deepEqual(store.methods, before);
        assert.equal(reported.length, 1);
      });
    }

    it(`is not done when the list does not come either: ${change}`, async () => {
      let isBroken = false;
      const { store, reported } = await loadedStore((_request, send) => (isBroken ? page() : send()));
      const before = store.methods;
      isBroken = true;
      await assert.rejects(make(store), { code: 'invalid_response' });
      assert.deepEqual(store.methods, before);
      assert.equal(reported.length, 1, 'the failure of the change alone');
    });

    it(`is not looked up when the API refused it: ${change}`, async () => {
      const { store, sent } = await loadedStore((request, send) =>
        isChange(request) ? Response.json({}, { status: 403 }) : send(),
      );
      await assert.rejects(make(store), { code: 'forbidden' });
      assert.equal(sent().length, 1);
    });
  }

  const phone = makeMethod({ type: 'phone' });
  const backendFor = (after: AuthMethod): MethodsBackend => {
    let list = [phone];
    const lose = (): Promise<never> => {
      list = [after as typeof phone];
      return Promise.reject(new AuthMethodsError('network', 'Lost'));
    };
    return {
      list: async () => ({ methods: list, factors: [], problems: [] }),
      setPreferred: lose,
      setEnabled: lose,
    };
  };

  it('is done when the list has the new default, or the method that was turned off', async () => {
    const preferred = storeOn(backendFor({ ...phone, preferred: true })).store;
    assert.equal((await setPreferred(preferred, phone, options))[0]?.preferred, true);
    const off = storeOn(backendFor({ ...phone, enabled: false })).store;
    assert.equal((await setEnabled(off, phone, false, options))[0]?.enabled, false);
  });

  it('is not done when the method may be one that could not be read', async () => {
    const password = makeMethod({ type: 'password' });
    let isRemoved = false;
    const { store } = storeOn({
      list: async () => ({
        methods: isRemoved ? [password] : [password, phone],
        factors: [],
        problems: [],
        incomplete: isRemoved,
      }),
      remove: () => {
        isRemoved = true;
        return Promise.reject<undefined>(new AuthMethodsError('network', 'Lost'));
      },
    });
    await store.load();
    await assert.rejects(removeMethod(store, phone, options), { code: 'network' });
  });

  it('is not done when the list has neither', async () => {
    const { store } = storeOn(backendFor(phone));
    await assert.rejects(setPreferred(store, phone, options), { code: 'network' });
    await assert.rejects(setEnabled(store, phone, false, options), { code: 'network' });
  });
});

describe('the answer to a change', () => {
  const phone = makeMethod({ type: 'phone' });
  const renaming = (answer: AuthMethod): MethodsBackend => ({
    list: async () => ({ methods: [phone], factors: [], problems: [] }),
    rename: async () => answer,
  });

  it('keeps its row when it has another id', async () => {
    const { store } = storeOn(renaming({ ...phone, id: 'another', name: 'Desk' }));
    await store.load();
    const [renamed] = await renameMethod(store, phone, 'Desk', options);
    assert.equal(renamed?.id, phone.id);
    assert.deepEqual(
      store.methods.map(({ id, name }) => [id, name]),
      [[phone.id, 'Desk']],
    );
  });

  it('does not bring back what was removed meanwhile', async () => {
    let answer = (_method: AuthMethod): void => undefined;
    const slow: MethodsBackend = {
      ...renaming(phone),
      setPhoneChannel: () => new Promise<AuthMethod>((resolve) => (answer = resolve)),
      remove: async () => undefined,
    };
    const { store } = storeOn(slow);
    await store.load();
    const changing = setPhoneChannel(store, phone, 'voice', options);
    await removeMethod(store, phone, options);
    answer({ ...phone, channel: 'voice' } as AuthMethod);
    await changing;
    assert.deepEqual(store.methods, []);
  });

  it('does not count when it has not what was asked for', async () => {
    const { store, reported } = storeOn({
      list: async () => ({ methods: [phone], factors: [], problems: [] }),
      setPhoneChannel: async () => ({ ...phone, channel: 'sms' }) as AuthMethod,
      setEnabled: async () => ({ ...phone, enabled: true }),
    });
    await store.load();
    await assert.rejects(setPhoneChannel(store, phone, 'voice', options), { code: 'invalid_response' });
    await assert.rejects(setEnabled(store, phone, false, options), { code: 'invalid_response' });
    assert.deepEqual(store.methods, [phone]);
    assert.equal(reported.length, 2);
  });

  it('does not count when it is another kind of method', async () => {
    const { store, reported } = storeOn(renaming(makeMethod({ type: 'totp', name: 'Desk' })));
    await store.load();
    await assert.rejects(renameMethod(store, phone, 'Desk', options), { code: 'invalid_response' });
    assert.deepEqual(store.methods, [phone]);
    assert.equal(reported.length, 1);
  });
});
