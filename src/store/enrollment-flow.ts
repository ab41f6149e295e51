import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { AuthMethod } from '../model/auth-method.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
} from '../model/enrollment.js';
import { isUncertain } from '../model/error-facts.js';
import type { CallOptions } from '../model/methods-backend.js';
import type { MethodsStore } from './methods-store.js';
import { Observable } from './observable.js';
import { pendingMethod } from './pending-method.js';
import { runAction } from './run-action.js';

/**
 * Where an enrollment stands. An `error` beside a phase is what the last try from there met; `failed` means
 * that the challenge is of no more use and only a new start helps.
 */
export type EnrollmentState<T extends EnrollableType = EnrollableType> =
  | { readonly phase: 'collecting'; readonly error?: AuthMethodsError }
  | { readonly phase: 'starting'; readonly previous?: EnrollmentChallenge[T] }
  | {
      readonly phase: 'challenged';
      readonly challenge: EnrollmentChallenge[T];
      readonly error?: AuthMethodsError;
      /** The answer to a proof was lost: it may have been a yes. */
      readonly mayBeVerified?: boolean;
    }
  | { readonly phase: 'verifying'; readonly challenge: EnrollmentChallenge[T] }
  | { readonly phase: 'done'; readonly method: AuthMethod }
  | { readonly phase: 'failed'; readonly error: AuthMethodsError };

/** After these the challenge can't be answered any more. */
const fatalErrors: ReadonlySet<string> = new Set(['enrollment_expired', 'too_many_attempts', 'not_found']);

/** These also meet who verifies a second time, as browsers do by themselves when a connection breaks. */
const repeatedErrors: ReadonlySet<string> = new Set(['enrollment_expired', 'not_found']);

/**
 * One enrollment, from opening a dialog to closing it.
 * Owns the challenge, which is a secret, and drops it with the dialog.
 * Does not own the list: whoever made the flow hears of `done` and adds the method.
 */
export class EnrollmentFlow<T extends EnrollableType = EnrollableType> extends Observable {
  readonly type: T;
  readonly #store: MethodsStore;
  /** What was there before, so that what a lost answer added, or changed, can be found. */
  readonly #known: ReadonlyMap<string, AuthMethod>;
  readonly #abort = new AbortController();
  #state: EnrollmentState<T> = { phase: 'collecting' };
  #input: EnrollmentInput[T] | undefined;
  /** The answer to the last proof was lost: it may have been a yes. */
  #verifiedMaybe = false;
  #mayHaveLeftOthers = false;

  constructor(type: T, store: MethodsStore) {
    super();
    this.type = type;
    this.#store = store;
    const confirmed = store.methods.filter((method) => method.confirmed);
    this.#known = new Map(confirmed.map((method) => [method.id, method]));
  }

  get state(): EnrollmentState<T> {
    return this.#state;
  }

  /** A write is under way, or its answer was lost: only the list can tell what has become of it. */
  get isUncertain(): boolean {
    const { phase, error } = this.#state as { phase: string; error?: AuthMethodsError };
    const isUnderWay = phase === 'starting' || phase === 'verifying';
    return this.#verifiedMaybe || this.#mayHaveLeftOthers || isUnderWay || isUncertain(error);
  }

  /** Challenges before the last one: what has become of them, only the list can tell. */
  get mayHaveLeftOthers(): boolean {
    return this.#mayHaveLeftOthers;
  }

  /** What it leaves behind on the server, not listed yet, when it ends here. */
  get pending(): AuthMethod | undefined {
    if (this.#state.phase !== 'challenged' || this.#input === undefined) return undefined;
    const { id } = this.#state.challenge;
    if (this.#store.methods.some((method) => method.id === id)) return undefined;
    return pendingMethod(this.type, id, this.#input);
  }

  /** Asks the backend for a challenge; again, when the person wants a new code. */
  async start(input: EnrollmentInput[T], stepUpFirst?: StepUpChallenge): Promise<void> {
    const { phase } = this.#state;
    if (phase === 'starting' || phase === 'verifying' || phase === 'done') return;
    const previous = this.#state.phase === 'challenged' ? this.#state.challenge : undefined;
    // Another message to the same address is asked for with the input itself.
    const isRepeated = input === this.#input;
    this.#input = input;
    this.#mayHaveLeftOthers ||= this.#verifiedMaybe;
    this.#set(previous ? { phase: 'starting', previous } : { phase: 'starting' });
    try {
      const added =
        previous && isRepeated && this.#verifiedMaybe ? await this.#findAdded(previous) : undefined;
      if (added) return this.#set({ phase: 'done', method: added });
      const challenge = await this.#run(
        'enroll',
        (options) => this.#store.backend.startEnrollment(this.type, input, options),
        stepUpFirst,
      );
      this.#verifiedMaybe = false;
      this.#set({ phase: 'challenged', challenge });
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      this.#set(
        previous ? { phase: 'challenged', challenge: previous, error } : { phase: 'collecting', error },
      );
    }
  }

  /** Answers the challenge. A wrong answer leaves the challenge standing. */
  async verify(proof: EnrollmentProof[T], stepUpFirst?: StepUpChallenge): Promise<void> {
    if (this.#state.phase !== 'challenged') return;
    const { challenge } = this.#state;
    this.#set({ phase: 'verifying', challenge });
    try {
      // An answer that got lost may have been a yes: ask what is there before sending a second one.
      const added = this.#verifiedMaybe ? await this.#findAdded(challenge) : undefined;
      this.#set({ phase: 'done', method: added ?? (await this.#complete(challenge, proof, stepUpFirst)) });
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      this.#verifiedMaybe ||= isUncertain(error);
      const added = repeatedErrors.has(error.code)
        ? await this.#findAdded(challenge).catch(() => undefined)
        : undefined;
      if (added) this.#set({ phase: 'done', method: added });
      else if (fatalErrors.has(error.code)) this.#fail(error);
      else this.#set({ phase: 'challenged', challenge, error, mayBeVerified: this.#verifiedMaybe });
    }
  }

  /** Back to what is asked before the challenge, such as another phone number. */
  restart(): void {
    if (this.#state.phase !== 'challenged' && this.#state.phase !== 'failed') return;
    this.#mayHaveLeftOthers = true;
    this.#set({ phase: 'collecting' });
  }

  /** Ends the flow: what runs is aborted, what was secret is dropped. */
  dispose(): void {
    this.#abort.abort();
    this.#state = { phase: 'collecting' };
  }

  #complete(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    stepUpFirst: StepUpChallenge | undefined,
  ): Promise<AuthMethod> {
    return this.#run(
      'enroll',
      (options) => this.#store.backend.completeEnrollment<T>(challenge, proof, options),
      stepUpFirst,
    );
  }

  /** What this enrollment has added, as the list has it. */
  async #findAdded(challenge: EnrollmentChallenge[T]): Promise<AuthMethod | undefined> {
    const snapshot = await this.#run('list', (options) => this.#store.backend.list(options));
    this.#store.replace(snapshot);
    const confirmed = snapshot.methods.filter((method) => method.confirmed);
    return (
      confirmed.find(({ id }) => id === challenge.id) ??
      confirmed.find((method) => method.type === this.type && this.#isNew(method))
    );
  }

  /** A password keeps its id when it is changed. */
  #isNew(method: AuthMethod): boolean {
    const known = this.#known.get(method.id);
    if (known?.type !== 'password' || method.type !== 'password') return known === undefined;
    return known.lastChangedAt !== method.lastChangedAt;
  }

  #fail(error: AuthMethodsError): void {
    this.#mayHaveLeftOthers = true;
    this.#set({ phase: 'failed', error });
  }

  #run<R>(
    reason: 'enroll' | 'list',
    action: (options: CallOptions) => Promise<R>,
    stepUpFirst?: StepUpChallenge,
  ): Promise<R> {
    const { host } = this.#store;
    return runAction(action, { reason, signal: this.#abort.signal, host, stepUpFirst });
  }

  #set(state: EnrollmentState<T>): void {
    if (this.#abort.signal.aborted) return;
    this.#state = state;
    this.notify();
  }
}
