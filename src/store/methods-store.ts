import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { MethodsBackend, MethodsSnapshot } from '../model/methods-backend.js';
import { shownSnapshot, type MethodsState } from './methods-state.js';
import { Observable } from './observable.js';
import { runAction, type StoreHost } from './run-action.js';

/**
 * The list of methods, and the only place that changes it.
 * Owns the snapshot and the requests for it; each load aborts the one before.
 * Does not own dialogs, and never repeats a write: answers of the backend patch the snapshot, since a second
 * list may cost the account its rate limit.
 */
export class MethodsStore extends Observable {
  readonly backend: MethodsBackend;
  readonly host: StoreHost;
  #state: MethodsState = { status: 'idle' };
  #loading: AbortController | undefined;
  /** Changes made while a list is on its way: the list may have been read before them. */
  #changes: ((methods: readonly AuthMethod[]) => readonly AuthMethod[])[] = [];
  readonly #disposed = new AbortController();

  constructor(backend: MethodsBackend, host: StoreHost, previous?: MethodsSnapshot) {
    super();
    this.backend = backend;
    this.host = host;
    if (previous) this.#state = { status: 'loading', previous };
  }

  get state(): MethodsState {
    return this.#state;
  }

  get methods(): readonly AuthMethod[] {
    return shownSnapshot(this.#state)?.methods ?? [];
  }

  /** Loads the list. A later call makes an earlier one's answer void. Never rejects: the state tells. */
  async load(stepUpFirst?: StepUpChallenge): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const signal = AbortSignal.any([loading.signal, this.#disposed.signal]);
    const before = shownSnapshot(this.#state);
    this.#changes = [];
    this.#set(before ? { status: 'loading', previous: before } : { status: 'loading' });
    try {
      const snapshot = await runAction((options) => this.backend.list(options), {
        reason: 'list',
        host: this.host,
        signal,
        stepUpFirst,
      });
      if (signal.aborted) return;
      const methods = this.#changes.reduce((list, change) => change(list), snapshot.methods);
      this.#set({ status: 'ready', snapshot: { ...snapshot, methods } });
      this.host.loaded(snapshot);
    } catch (cause) {
      if (signal.aborted) return;
      const error = AuthMethodsError.from(cause);
      const previous = shownSnapshot(this.#state);
      this.#set(previous ? { status: 'failed', error, previous } : { status: 'failed', error });
    }
  }

  /** Aborts a load under way; `true` when there was one. */
  abortLoad(): boolean {
    if (this.#state.status !== 'loading') return false;
    this.#loading?.abort();
    const previous = shownSnapshot(this.#state);
    this.#state = previous ? { status: 'ready', snapshot: previous } : { status: 'idle' };
    return true;
  }

  /** Takes over a list that was loaded for another reason. */
  replace(snapshot: MethodsSnapshot): void {
    this.#loading?.abort();
    this.#set({ status: 'ready', snapshot });
  }

  /** Puts a method into the list: in the place of the one with its id, else at the end. */
  put(method: AuthMethod): void {
    this.#patch((methods) =>
      methods.some(({ id }) => id === method.id)
        ? methods.map((known) => (known.id === method.id ? method : known))
        : [...methods, method],
    );
  }

  /** Takes a method, and what is linked to it, out of the list. */
  drop(method: AuthMethod): void {
    const gone = new Set([method.id, ...method.linkedIds]);
    this.#patch((methods) => methods.filter(({ id }) => !gone.has(id)));
  }

  dispose(): void {
    this.#disposed.abort();
  }

  #patch(change: (methods: readonly AuthMethod[]) => readonly AuthMethod[]): void {
    const state = this.#state;
    if (state.status === 'loading') this.#changes.push(change);
    const patched = (snapshot: MethodsSnapshot): MethodsSnapshot => ({
      ...snapshot,
      methods: change(snapshot.methods),
    });
    if (state.status === 'ready') this.#set({ status: 'ready', snapshot: patched(state.snapshot) });
    else if (state.status !== 'idle' && state.previous)
      this.#set({ ...state, previous: patched(state.previous) });
  }

  #set(state: MethodsState): void {
    if (this.#disposed.signal.aborted) return;
    this.#state = state;
    this.notify();
  }
}
