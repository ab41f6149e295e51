import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
} from '../model/enrollment.js';
import type { CallOptions, MethodsBackend, MethodsSnapshot } from '../model/methods-backend.js';
import { pageAddress, requireOperation, isUncertain } from './backend-operation.js';
import { StartedMethods, type LeftBehind } from './left-behind.js';
import type { MethodsStore } from './methods-store.js';
import { Observable } from './observable.js';
import { readAgain } from './read-again.js';
import { runWithStepUp } from './run-with-step-up.js';

/**
 * Where an enrollment stands. An `error` beside a phase is what the last request from there failed with; `failed`
 * means that the challenge can't be answered any more, and only a new start helps.
 */
export type EnrollmentState<T extends EnrollableType = EnrollableType> =
  | { readonly phase: 'collecting'; readonly error?: AuthMethodsError }
  | { readonly phase: 'starting'; readonly previous?: EnrollmentChallenge[T] }
  | {
      readonly phase: 'challenged';
      readonly challenge: EnrollmentChallenge[T];
      readonly error?: AuthMethodsError;
      /** Nobody knows whether a proof was accepted: its answer was lost, and the list has not told. */
      readonly mayBeVerified?: boolean;
    }
  | { readonly phase: 'verifying'; readonly challenge: EnrollmentChallenge[T] }
  | { readonly phase: 'elsewhere'; readonly continueAt: string }
  | { readonly phase: 'done'; readonly result: EnrollmentResult }
  | { readonly phase: 'failed'; readonly error: AuthMethodsError };

/** What a flow knows about the type it adds; the type's own facts say it. */
export interface EnrollmentFacts<T extends EnrollableType = EnrollableType> {
  /** The unfinished method that a started enrollment leaves in the account. Default: none. */
  readonly pending?: ((id: string, input: EnrollmentInput[T]) => AuthMethod | undefined) | undefined;
  /** Whether a method that keeps its id is a new one, as when a password was changed. Default: `false`. */
  readonly isChanged?: ((before: AuthMethod, after: AuthMethod) => boolean) | undefined;
  /** Whether a challenge has what the person must see, such as a QR code. Default: it need not show anything. */
  readonly canBeShown?: ((challenge: object) => boolean) | undefined;
}

/** After these errors the challenge can't be answered any more. */
const fatalErrors: ReadonlySet<string> = new Set(['enrollment_expired', 'too_many_attempts', 'not_found']);

/** A second verify meets these too; browsers repeat a request when a connection breaks. */
const repetitionErrors: ReadonlySet<string> = new Set(['enrollment_expired', 'not_found']);

/** The answers of a challenge that has not been proven yet. */
const unproven: ReadonlySet<string> = new Set([
  'authorization_pending',
  'invalid_code',
  'password_refused',
  'wrong_current_password',
]);

/**
 * One enrollment, from opening a dialog to closing it.
 * Owns the challenge, which is a secret, and drops it with the dialog.
 * Does not own the list: whoever made the flow adds the method when it is `done`.
 */
export class EnrollmentFlow<T extends EnrollableType = EnrollableType> extends Observable {
  readonly type: T;
  readonly #store: MethodsStore;
  readonly #facts: EnrollmentFacts<T>;
  /** What the account had before, so that what a lost answer added or changed can be found. */
  readonly #known: ReadonlyMap<string, AuthMethod>;
  readonly #started: StartedMethods;
  readonly #abort = new AbortController();
  #state: EnrollmentState<T> = { phase: 'collecting' };
  #input: EnrollmentInput[T] | undefined;
  #mayBeVerified = false;
  #mayHaveLeftOthers = false;
  /** The list, where it was read after the last proof was sent. */
  #listAfterProof: MethodsSnapshot | undefined;

  constructor(type: T, store: MethodsStore, facts: EnrollmentFacts<T> = {}) {
    super();
    this.type = type;
    this.#store = store;
    this.#facts = facts;
    this.#started = new StartedMethods(store.methods);
    const confirmed = store.methods.filter((method) => method.confirmed);
    this.#known = new Map(confirmed.map((method) => [method.id, method]));
  }

  get state(): EnrollmentState<T> {
    return this.#state;
  }

  /** A write is under way, or its answer was lost: only the list can tell what became of it. */
  get isUncertain(): boolean {
    const { phase, error } = this.#state as { phase: string; error?: AuthMethodsError };
    const isUnderWay = phase === 'starting' || phase === 'verifying';
    return this.#mayBeVerified || this.mayHaveLeftOthers || isUnderWay || isUncertain(error);
  }

  /** There were, or may have been, challenges before the last one. Only the list can tell what became of them. */
  get mayHaveLeftOthers(): boolean {
    return this.#mayHaveLeftOthers || this.#started.mayBeOthers;
  }

  /** The challenge came without what the person must see. */
  get couldNotBeShown(): boolean {
    const { state } = this;
    const isUnreadable = state.phase === 'collecting' && state.error?.code === 'invalid_response';
    return isUnreadable && this.#facts.canBeShown !== undefined;
  }

  /** The unfinished method that stays in the account, and is not in the list yet, when the flow ends now. */
  get pending(): AuthMethod | undefined {
    if (this.#state.phase !== 'challenged' || this.#input === undefined) return undefined;
    const { id } = this.#state.challenge;
    if (!id || this.#store.methods.some((method) => method.id === id)) return undefined;
    return this.#facts.pending?.(id, this.#input);
  }

  /** The unfinished methods that stay in the account when the flow ends now; `undefined` for a type that leaves none. */
  get leftBehind(): LeftBehind | undefined {
    const { phase } = this.#state;
    if (phase === 'elsewhere' || !this.#facts.pending) return undefined;
    return this.#started.leftBehind(this.type, phase === 'starting');
  }

  /** Asks the backend for a challenge. */
  async start(input: EnrollmentInput[T], stepUpFirst?: StepUpChallenge): Promise<void> {
    this.#mayHaveLeftOthers ||= this.#mayBeVerified;
    this.#input = input;
    await this.#request(stepUpFirst, (options) => this.#start(input, options));
  }

  /** Has the code sent again; where the backend can't, starts again with the same input. */
  async resend(stepUpFirst?: StepUpChallenge): Promise<void> {
    const input = this.#input;
    const { challenge } = this.#state as { challenge?: EnrollmentChallenge[T] };
    if (input === undefined) return;
    await this.#request(stepUpFirst, async (options): Promise<EnrollmentStart<T>> => {
      // The lost answer may have said that the code was right.
      const added = challenge && this.#mayBeVerified ? await this.#findAdded(challenge) : undefined;
      if (added) return { result: { method: added } };
      return challenge && typeof this.#backend.resendCode === 'function'
        ? requireOperation(this.#backend, 'resendCode')<T>(challenge, options)
        : this.#start(input, options);
    });
  }

  /** Answers the challenge. A wrong answer leaves the challenge standing. */
  async verify(proof: EnrollmentProof[T], stepUpFirst?: StepUpChallenge): Promise<void> {
    if (this.#state.phase !== 'challenged') return;
    const { challenge } = this.#state;
    this.#set({ phase: 'verifying', challenge });
    this.#listAfterProof = undefined;
    try {
      // Look at the list before sending a second code: the first may have been accepted, and a used one is refused.
      // A proof that is empty only asks whether the person has confirmed, and may be sent as often as one likes.
      const mayBeUsed = this.#mayBeVerified && Object.keys(proof).length > 0;
      const added = mayBeUsed ? await this.#findAdded(challenge) : undefined;
      const result = added ? { method: added } : await this.#complete(challenge, proof, stepUpFirst);
      this.#set({ phase: 'done', result });
    } catch (cause) {
      this.#set(await this.#stateAfterRefusal(challenge, AuthMethodsError.from(cause)));
    }
  }

  /** Back to what is asked before the challenge, such as another phone number. */
  restart(): void {
    if (this.#state.phase !== 'challenged' && this.#state.phase !== 'failed') return;
    this.#mayHaveLeftOthers = true;
    this.#set({ phase: 'collecting' });
  }

  /**
   * What the account has had added since the flow began, as the backend has it after the last proof. Never rejects;
   * resolves to `undefined` when that can't be read, or not all of it. Goes on when the flow has ended.
   */
  async readAdded(): Promise<readonly AuthMethod[] | undefined> {
    const snapshot = this.#listAfterProof ?? (await readAgain(this.#store));
    if (snapshot?.incomplete) return undefined;
    return snapshot?.methods.filter((method) => this.#isNew(method));
  }

  /** Reports a failure that the backend knows nothing about, such as the browser's when it makes a passkey. */
  report(error: AuthMethodsError): void {
    this.#store.host.report(error);
  }

  /** Ends the flow: running requests are aborted, and what was secret is dropped. */
  dispose(): void {
    this.#abort.abort();
    this.#state = { phase: 'collecting' };
    // Browsers let every script read what a pattern has matched last (`RegExp.input`): that must be nothing secret.
    // The dialog may render once more.
    setTimeout(() => /^/.test(''));
  }

  get #backend(): MethodsBackend {
    return this.#store.backend;
  }

  async #start(input: EnrollmentInput[T], options: CallOptions): Promise<EnrollmentStart<T>> {
    return requireOperation(this.#backend, 'startEnrollment')<T>(this.type, input, options);
  }

  async #request(
    stepUpFirst: StepUpChallenge | undefined,
    request: (options: CallOptions) => Promise<EnrollmentStart<T>>,
  ): Promise<void> {
    const { phase } = this.#state;
    if (phase !== 'collecting' && phase !== 'challenged' && phase !== 'failed') return;
    const previous = this.#state.phase === 'challenged' ? this.#state.challenge : undefined;
    this.#set(previous ? { phase: 'starting', previous } : { phase: 'starting' });
    try {
      const next = await this.#run(
        'enroll',
        async (options) => this.#stateAfter(await request(options)),
        stepUpFirst,
      );
      if (next.phase === 'challenged') {
        this.#mayBeVerified = false;
        // A link in a mail can still be opened when the dialog is closed.
        if (!('byLink' in next.challenge && next.challenge.byLink)) this.#started.add(next.challenge.id);
      }
      this.#set(next);
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      if (isUncertain(error)) this.#started.addUnknown();
      this.#set(
        previous
          ? { phase: 'challenged', challenge: previous, error, mayBeVerified: this.#mayBeVerified }
          : { phase: 'collecting', error },
      );
    }
  }

  #stateAfter(start: EnrollmentStart<T> | undefined): EnrollmentState<T> {
    if (start && 'result' in start) return { phase: 'done', result: start.result };
    if (start && 'continueAt' in start)
      return { phase: 'elsewhere', continueAt: pageAddress(start.continueAt) };
    if (start) {
      if (this.#facts.canBeShown?.(start) === false)
        throw new AuthMethodsError(
          'invalid_response',
          'startEnrollment() returned nothing that can be shown',
        );
      return { phase: 'challenged', challenge: start };
    }
    throw new AuthMethodsError('invalid_response', 'startEnrollment() returned nothing');
  }

  /** The answer may be to a repeated request, after the first was accepted: only the list can tell. */
  async #stateAfterRefusal(
    challenge: EnrollmentChallenge[T],
    error: AuthMethodsError,
  ): Promise<EnrollmentState<T>> {
    try {
      const added = repetitionErrors.has(error.code) ? await this.#findAdded(challenge) : undefined;
      if (added) return { phase: 'done', result: { method: added } };
    } catch (cause) {
      this.#mayBeVerified = true;
      this.#started.setProven(challenge.id, true);
      return { phase: 'challenged', challenge, error: AuthMethodsError.from(cause), mayBeVerified: true };
    }
    if (!fatalErrors.has(error.code))
      return { phase: 'challenged', challenge, error, mayBeVerified: this.#mayBeVerified };
    this.#mayHaveLeftOthers = true;
    return { phase: 'failed', error };
  }

  async #complete(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    stepUpFirst: StepUpChallenge | undefined,
  ): Promise<EnrollmentResult> {
    this.#started.setProven(challenge.id, true);
    try {
      const result = await this.#run(
        'enroll',
        async (options) => {
          const complete = requireOperation(this.#backend, 'completeEnrollment');
          return this.#confirmed(challenge, await complete<T>(challenge, proof, options));
        },
        stepUpFirst,
      );
      return result ?? {};
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      // The challenge still waits for its proof, so the ones before were not accepted.
      if (unproven.has(error.code)) this.#mayBeVerified = false;
      else this.#mayBeVerified ||= isUncertain(error);
      this.#started.setProven(challenge.id, this.#mayBeVerified);
      throw error;
    }
  }

  /**
   * The result, where it can be true. A method that is still unfinished, or has the id of one of another type, is looked
   * up in the list.
   */
  async #confirmed(
    challenge: EnrollmentChallenge[T],
    result: EnrollmentResult | undefined,
  ): Promise<EnrollmentResult | undefined> {
    const method = result?.method;
    const isOther = this.#store.methods.some(({ id, type }) => id === method?.id && type !== method.type);
    if (!method || (method.confirmed && !isOther)) return result;
    const snapshot = await readAgain(this.#store);
    const added = snapshot && this.#addedIn(snapshot, challenge);
    if (added) return { ...result, method: added };
    throw new AuthMethodsError(
      'invalid_response',
      'completeEnrollment() returned a method that was not added',
    );
  }

  /** What this enrollment has added, as the list has it. */
  async #findAdded(challenge: EnrollmentChallenge[T]): Promise<AuthMethod | undefined> {
    const snapshot = await this.#run('list', async (options) => this.#backend.list(options));
    this.#store.replace(snapshot);
    this.#listAfterProof = snapshot;
    return this.#addedIn(snapshot, challenge);
  }

  #addedIn({ methods }: MethodsSnapshot, challenge: EnrollmentChallenge[T]): AuthMethod | undefined {
    const confirmed = methods.filter((method) => method.confirmed);
    return (
      confirmed.find(({ id }) => id === challenge.id) ??
      confirmed.find((method) => method.type === this.type && this.#isNew(method))
    );
  }

  #isNew(method: AuthMethod): boolean {
    const known = this.#known.get(method.id);
    return known === undefined || this.#facts.isChanged?.(known, method) === true;
  }

  #run<R>(
    reason: 'enroll' | 'list',
    request: (options: CallOptions) => Promise<R>,
    stepUpFirst?: StepUpChallenge,
  ): Promise<R> {
    return runWithStepUp(this.#store.host, reason, { signal: this.#abort.signal, stepUpFirst }, request);
  }

  #set(state: EnrollmentState<T>): void {
    if (this.#abort.signal.aborted) return;
    this.#state = state;
    this.notify();
  }
}
