import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Everything that one provider stores, by model and id. */
export type MemoryStore = Map<string, Entry>;

/** Keeps the OpenID provider's records in memory until they expire. */
export class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #store: MemoryStore;

  constructor(model: string, store: MemoryStore) {
    this.#model = model;
    this.#store = store;
  }

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
    this.#store.set(this.#key(id), { payload, expiresAt });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#store.get(this.#key(id));
    return Promise.resolve(entry && entry.expiresAt > Date.now() ? entry.payload : undefined);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#findWhere((payload) => payload.uid === uid));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#findWhere((payload) => payload.userCode === userCode));
  }

  consume(id: string): Promise<void> {
    const entry = this.#store.get(this.#key(id));
    if (entry) {
      const payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
      this.#store.set(this.#key(id), { ...entry, payload });
    }
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.#store.delete(this.#key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#store) {
      if (payload.grantId === grantId) this.#store.delete(key);
    }
    return Promise.resolve();
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }

  #findWhere(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, expiresAt }] of this.#store) {
      if (key.startsWith(`${this.#model}:`) && expiresAt > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  }
}
