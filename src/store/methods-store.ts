import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { CallOptions, MethodsBackend, MethodsSnapshot, TokenReason } from '../model/methods-backend.js';
import { EnrollmentFlow } from './enrollment-flow.js';
import { shownSnapshot, type MethodsState } from './methods-state.js';
import { Observable } from './observable.js';
import { runAction, type StoreHost } from './run-action.js';

/** What one change is made with. */
export interface ChangeOptions {
  readonly signal: AbortSignal;
  /** See `ActionContext`. */
  readonly stepUpFirst?: StepUpChallenge | undefined;
}

/**
 * The list of methods, and the only place that changes it.
 * Owns the snapshot and the requests for it; each load aborts the one before.
 * Does not own dialogs, and never repeats a write: answers of the backend patch the snapshot, since a second
 * list may cost the account its rate limit.
 */
export class MethodsStore extends Observable {
  readonly backend: MethodsBackend;
  readonly #host: StoreHost;
  #state: MethodsState = { status: 'idle' };
  #loading: AbortController | undefined;
  /** Changes made while a list is on its way: the list may have been read before them. */
  #changes: ((methods: readonly AuthMethod[]) => readonly AuthMethod[])[] = [];
  readonly #disposed = new AbortController();

  constructor(backend: MethodsBackend, host: StoreHost, previous?: MethodsSnapshot) {
    super();
    this.backend = backend;
    this.#host = host;
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
      const snapshot = await this.#run('list', { signal, stepUpFirst }, (options) => this.backend.list(options));
      if (signal.aborted) return;
      const methods = this.#changes.reduce((list, change) => change(list), snapshot.methods);
      this.#set({ status: 'ready', snapshot: { ...snapshot, methods } });
      this.#host.loaded(snapshot);
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

  enroll<T extends EnrollableType>(type: T): EnrollmentFlow<T> {
    const before = new Set(this.methods.filter(({ confirmed }) => confirmed).map(({ id }) => id));
    return new EnrollmentFlow(type, {
      backend: this.backend,
      host: this.#host,
      findCompleted: async (type, id, signal) => {
        const snapshot = await this.backend.list({ signal });
        this.#set({ status: 'ready', snapshot });
        const confirmed = snapshot.methods.filter((method) => method.confirmed);
        return (
          confirmed.find((method) => method.id === id) ??
          confirmed.find((method) => method.type === type && !before.has(method.id))
        );
      },
    });
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

  async remove(method: AuthMethod, change: ChangeOptions): Promise<void> {
    await this.#run('remove', change, (options) => this.#supported('remove')(method.id, options));
    this.drop(method);
  }

  async rename(method: AuthMethod, name: string, change: ChangeOptions): Promise<AuthMethod> {
    const renamed = await this.#run('update', change, (options) =>
      this.#supported('rename')(method.id, name, options),
    );
    this.put(renamed);
    return renamed;
  }

  async setPhoneChannel(method: AuthMethod, channel: PhoneChannel, change: ChangeOptions): Promise<AuthMethod> {
    const changed = await this.#run('update', change, (options) =>
      this.#supported('setPhoneChannel')(method.id, channel, options),
    );
    this.put(changed);
    return changed;
  }

  dispose(): void {
    this.#disposed.abort();
  }

  #supported<K extends 'remove' | 'rename' | 'setPhoneChannel'>(name: K): NonNullable<MethodsBackend[K]> {
    const operation = this.backend[name];
    if (!operation) throw new AuthMethodsError('unsupported_by_backend', `The backend has no ${name}()`);
    return operation.bind(this.backend) as NonNullable<MethodsBackend[K]>;
  }

  #run<R>(reason: TokenReason, change: ChangeOptions, action: (options: CallOptions) => Promise<R>): Promise<R> {
    return runAction(action, { reason, host: this.#host, ...change });
  }

  #patch(change: (methods: readonly AuthMethod[]) => readonly AuthMethod[]): void {
    const state = this.#state;
    if (state.status === 'loading') this.#changes.push(change);
    const patched = (snapshot: MethodsSnapshot): MethodsSnapshot => ({
      ...snapshot,
      methods: change(snapshot.methods),
    });
    if (state.status === 'ready') this.#set({ status: 'ready', snapshot: patched(state.snapshot) });
    else if (state.status !== 'idle' && state.previous) this.#set({ ...state, previous: patched(state.previous) });
  }

  #set(state: MethodsState): void {
    if (this.#disposed.signal.aborted) return;
    this.#state = state;
    this.notify();
  }
}
