import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { MethodsBackend, MethodsSnapshot } from '../model/methods-backend.js';
import { Observable } from './observable.js';
import { runWithStepUp, type StoreHost } from './run-with-step-up.js';

/** The list as it stands. What was on screen stays there while a refresh runs or fails. */
export type MethodsState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly previous?: MethodsSnapshot }
  | { readonly status: 'ready'; readonly snapshot: MethodsSnapshot }
  | { readonly status: 'failed'; readonly error: AuthMethodsError; readonly previous?: MethodsSnapshot };

type Change = (methods: readonly AuthMethod[]) => readonly AuthMethod[];

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
  /** Changes made while a list is on its way: the backend may have read that list before them. */
  #changes: Change[] = [];
  readonly #disposed = new AbortController();

  constructor(backend: MethodsBackend, host: StoreHost) {
    super();
    this.backend = backend;
    this.host = host;
  }

  get state(): MethodsState {
    return this.#state;
  }

  /** What there is to show, however old. */
  get snapshot(): MethodsSnapshot | undefined {
    const state = this.#state;
    if (state.status === 'ready') return state.snapshot;
    return state.status === 'idle' ? undefined : state.previous;
  }

  get methods(): readonly AuthMethod[] {
    return this.snapshot?.methods ?? [];
  }

  /** Loads the list, and voids the answer of an earlier call. Never rejects; errors are in `state`. */
  async load(stepUpFirst?: StepUpChallenge): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const signal = AbortSignal.any([loading.signal, this.#disposed.signal]);
    this.#changes = [];
    this.#set({ status: 'loading', ...this.#previous });
    try {
      const snapshot = await runWithStepUp(this.host, 'list', { signal, stepUpFirst }, async (options) =>
        checked(await this.backend.list(options)),
      );
      if (signal.aborted) return;
      const methods = this.#changes.reduce((list, change) => change(list), snapshot.methods);
      const shown = { ...snapshot, methods };
      this.#set({ status: 'ready', snapshot: shown });
      this.host.loaded(shown);
    } catch (cause) {
      if (signal.aborted) return;
      this.#set({ status: 'failed', error: AuthMethodsError.from(cause), ...this.#previous });
    }
  }

  /** Aborts a running load. Returns whether there was one. */
  abortLoad(): boolean {
    if (this.#state.status !== 'loading') return false;
    this.#loading?.abort();
    const { snapshot } = this;
    this.#state = snapshot ? { status: 'ready', snapshot } : { status: 'idle' };
    return true;
  }

  /** Takes over a list that was loaded for another reason. */
  replace(snapshot: MethodsSnapshot): void {
    this.#loading?.abort();
    this.#set({ status: 'ready', snapshot: checked(snapshot) });
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

  get #previous(): { readonly previous?: MethodsSnapshot } {
    const { snapshot } = this;
    return snapshot ? { previous: snapshot } : {};
  }

  #patch(change: Change): void {
    const state = this.#state;
    const { snapshot } = this;
    if (state.status === 'loading') this.#changes.push(change);
    if (!snapshot) return;
    const patched = { ...snapshot, methods: change(snapshot.methods) };
    this.#set(
      state.status === 'ready'
        ? { ...state, snapshot: patched }
        : ({ ...state, previous: patched } as MethodsState),
    );
  }

  #set(state: MethodsState): void {
    if (this.#disposed.signal.aborted) return;
    this.#state = state;
    this.notify();
  }
}

/** A backend of the host's own may return anything. */
function checked(snapshot: MethodsSnapshot): MethodsSnapshot {
  if (Array.isArray((snapshot as MethodsSnapshot | undefined)?.methods)) return snapshot;
  throw new AuthMethodsError('invalid_response', 'list() returned no `methods`');
}
