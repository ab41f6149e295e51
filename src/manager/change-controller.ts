import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { ContinueElsewhere } from '../model/enrollment.js';
import { isUncertain } from '../store/backend-operation.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import type { DialogRequests } from '../ui/dialog-requests.js';

/** What a change leads to: the dialog ends, the person continues on another page, or the dialog stays open. */
export type ChangeEnd = DialogOutcome | ContinueElsewhere | undefined;

export interface ChangeOptions {
  /** Makes the change with what is on screen. */
  readonly change: (options: RequestOptions) => Promise<ChangeEnd>;
  /** Does what the primary button does. Called within the click after a step-up was required. */
  readonly proceed: () => void;
  readonly end: (outcome: DialogOutcome) => void;
}

/** Makes the change of a dialog view: one request at a time, aborted with the view. */
export class ChangeController implements ReactiveController, DialogRequests {
  readonly mustStartAgain = false;
  readonly #view: ReactiveControllerHost;
  readonly #options: ChangeOptions;
  readonly #abort = new AbortController();
  #busy = false;
  #error: AuthMethodsError | undefined;
  #continueAt: string | undefined;
  #stepUpFirst: StepUpChallenge | undefined;

  constructor(view: ReactiveControllerHost, options: ChangeOptions) {
    this.#view = view;
    this.#options = options;
    view.addController(this);
  }

  get busy(): boolean {
    return this.#busy;
  }

  get error(): AuthMethodsError | undefined {
    return this.#error;
  }

  /** Set it to what an attempt before the dialog opened failed with. */
  set error(error: AuthMethodsError | undefined) {
    this.#error = error;
    this.#view.requestUpdate();
  }

  get continueAt(): string | undefined {
    return this.#continueAt;
  }

  /** The list may be stale then: an answer was lost, or the method was already gone. */
  get outcomeWhenClosed(): DialogOutcome {
    const uncertain = this.#busy || isUncertain(this.#error) || this.#error?.code === 'not_found';
    return { kind: 'closed', uncertain: uncertain || this.#continueAt !== undefined };
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  resume(challenge: StepUpChallenge): void {
    this.#stepUpFirst = challenge;
    this.#options.proceed();
    this.#stepUpFirst = undefined;
  }

  async run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.error = undefined;
    const { signal } = this.#abort;
    try {
      const end = await this.#options.change({ signal, stepUpFirst: this.#stepUpFirst });
      if (signal.aborted || !end) return;
      if ('continueAt' in end) this.#continueAt = end.continueAt;
      else this.#options.end(end);
    } catch (cause) {
      this.#error = AuthMethodsError.from(cause);
    } finally {
      this.#busy = false;
      this.#view.requestUpdate();
    }
  }
}
