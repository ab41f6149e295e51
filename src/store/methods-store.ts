import type { AuthMethod, Factor } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type {
  CallOptions,
  FirstSnapshot,
  MethodsBackend,
  MethodsSnapshot,
} from '../model/methods-backend.js';
import { Observable } from './observable.js';
import { runWithStepUp, type StoreHost } from './run-with-step-up.js';

/** A list with what is known of the factors by now. */
export interface ShownSnapshot extends MethodsSnapshot {
  readonly factors: readonly Factor[] | undefined;
  /** The factors are still loading: nothing is offered, and space is reserved for the offers. */
  readonly awaitsFactors?: boolean;
}

/** The list as it stands. What was on screen stays there while a refresh runs or fails. */
export type MethodsState =
  | { readonly status: 'idle' }
  /** `isSlow`: the person has waited for some seconds. The answer is shown whenever it comes. */
  | { readonly status: 'loading'; readonly isSlow?: boolean; readonly previous?: ShownSnapshot }
  | { readonly status: 'ready'; readonly snapshot: ShownSnapshot }
  | { readonly status: 'failed'; readonly error: AuthMethodsError; readonly previous?: ShownSnapshot };

type Change = (methods: readonly AuthMethod[]) => readonly AuthMethod[];

/** How long an answer may take before the person is told that it takes long. Milliseconds. */
const usualDelay = 6000;

/**
 * The list of methods, and the only place that changes it.
 * Owns the snapshot and the requests for it; each load aborts the one before.
 * Does not own dialogs, and never repeats a write: answers of the backend patch the snapshot, since a second
 * list may cost the account its rate limit.
 */
export class MethodsStore extends Observable {
  readonly backend: MethodsBackend;
  readonly host: StoreHost;
  /** When the list was read. Milliseconds. */
  readAt = 0;
  #state: MethodsState = { status: 'idle' };
  /** Aborts the requests for the list; `undefined` when there are none. */
  #loading: AbortController | undefined;
  /** Changes made while a list is on its way: the backend may have read that list before them. */
  #changes: Change[] = [];
  #isDisposed = false;

  constructor(backend: MethodsBackend, host: StoreHost) {
    super();
    this.backend = backend;
    this.host = host;
  }

  get state(): MethodsState {
    return this.#state;
  }

  /** What there is to show, however old. */
  get snapshot(): ShownSnapshot | undefined {
    const state = this.#state;
    if (state.status === 'ready') return state.snapshot;
    return state.status === 'idle' ? undefined : state.previous;
  }

  get methods(): readonly AuthMethod[] {
    return this.snapshot?.methods ?? [];
  }

  /** Loads the list, and voids the answer of an earlier call. Never rejects; errors are in `state`. */
  async load(stepUpFirst?: StepUpChallenge): Promise<void> {
    const { signal } = this.#begin();
    this.#changes = [];
    this.#set({ status: 'loading', ...this.#previous });
    try {
      const snapshot = await runWithStepUp(this.host, 'list', { signal, stepUpFirst }, (options) =>
        this.#request(options),
      );
      if (!signal.aborted) this.#show(snapshot, signal);
    } catch (cause) {
      if (signal.aborted) return;
      this.#loading = undefined;
      // The request for the factors was aborted when this list was requested.
      if (this.snapshot?.awaitsFactors) this.#patch({ factors: undefined, awaitsFactors: false });
      this.#set({ status: 'failed', error: AuthMethodsError.from(cause), ...this.#previous });
    }
  }

  /** Aborts whatever is being read. Returns whether there was something. */
  abortLoad(): boolean {
    if (!this.#loading) return false;
    this.#loading.abort();
    this.#loading = undefined;
    const { snapshot } = this;
    this.#state = snapshot ? { status: 'ready', snapshot } : { status: 'idle' };
    return true;
  }

  /** Takes over a list that was loaded for another reason. */
  replace(snapshot: MethodsSnapshot): void {
    const read = checked(snapshot);
    const { signal } = this.#begin();
    // Not of a store that has ended: another account is on screen.
    if (!signal.aborted) this.#show(read, signal);
  }

  /** Changes the list, and the one that is on its way: see list-changes.ts. */
  change(change: Change): void {
    if (this.#state.status === 'loading') this.#changes.push(change);
    this.#patch({ methods: change(this.methods) });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#loading?.abort();
  }

  get #previous(): { readonly previous?: ShownSnapshot } {
    const { snapshot } = this;
    return snapshot ? { previous: snapshot } : {};
  }

  #begin(): AbortController {
    this.#loading?.abort();
    this.#loading = new AbortController();
    if (this.#isDisposed) this.#loading.abort();
    return this.#loading;
  }

  async #request(options: CallOptions): Promise<MethodsSnapshot> {
    const patch = (loading: Partial<MethodsState>): void => {
      if (!options.signal.aborted && this.#state.status === 'loading')
        this.#set({ ...this.#state, ...loading } as MethodsState);
    };
    const timer = setTimeout(() => patch({ isSlow: true }), usualDelay);
    const { snapshot } = this;
    const showFirst = (previous: FirstSnapshot): void => {
      if (!snapshot) patch({ previous });
    };
    try {
      return checked(await this.backend.list({ ...options, showFirst }));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Shows a list at once. What may be added follows, where the backend knows it later. */
  #show(read: MethodsSnapshot, signal: AbortSignal): void {
    const { factors } = read;
    const methods = this.#changes.reduce((list, change) => change(list), read.methods);
    const isLater = typeof (factors as PromiseLike<unknown> | undefined)?.then === 'function';
    const known = isLater ? (this.snapshot?.factors ?? []) : factors;
    const awaitsFactors = isLater && this.snapshot?.awaitsFactors !== false;
    const snapshot = { ...read, methods, factors: listed(known), awaitsFactors };
    this.#changes = [];
    this.readAt = Date.now();
    this.#set({ status: 'ready', snapshot });
    this.host.loaded(snapshot);
    if (isLater) void this.#follow(Promise.resolve(factors), signal);
    else this.#loading = undefined;
  }

  /** Without an answer, everything that the backend can enroll is offered. A late answer still counts. */
  async #follow(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
    const offerAll = (error: AuthMethodsError): void => {
      if (signal.aborted || error.code === 'aborted') return;
      this.#patch({
        factors: undefined,
        awaitsFactors: false,
        problems: [...(this.snapshot?.problems ?? []), error],
      });
      this.host.reportProblem(error);
    };
    const message = 'list() has not told what may be added yet';
    const timer = setTimeout(() => offerAll(new AuthMethodsError('network', message)), usualDelay);
    try {
      const factors = listed(await promise);
      if (!signal.aborted) this.#patch({ factors, awaitsFactors: false });
    } catch (cause) {
      offerAll(AuthMethodsError.from(cause));
    } finally {
      clearTimeout(timer);
      if (!signal.aborted) this.#loading = undefined;
    }
  }

  #patch(patch: Partial<ShownSnapshot>): void {
    const { snapshot } = this;
    if (!snapshot) return;
    const patched = { ...snapshot, ...patch };
    const state = this.#state;
    this.#set(
      state.status === 'ready'
        ? { ...state, snapshot: patched }
        : ({ ...state, previous: patched } as MethodsState),
    );
  }

  #set(state: MethodsState): void {
    if (this.#isDisposed) return;
    this.#state = state;
    this.notify();
  }
}

/** A backend of the host's own may return anything. */
function checked(snapshot: MethodsSnapshot): MethodsSnapshot {
  if (Array.isArray((snapshot as MethodsSnapshot | undefined)?.methods)) return snapshot;
  throw new AuthMethodsError('invalid_response', 'list() returned no `methods`');
}

/** Whatever is no list counts as not known. */
function listed(factors: unknown): readonly Factor[] | undefined {
  return Array.isArray(factors) ? (factors as readonly Factor[]) : undefined;
}
