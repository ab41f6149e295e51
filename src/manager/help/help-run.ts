import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthMethodBeforeRemoveEvent, AuthMethodRemovedEvent } from '../../events/change-events.js';
import type { DialogMessages } from '../../i18n/dialog-messages.js';
import type { Localization } from '../../i18n/localization.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { signOutElsewhere } from '../../store/account-changes.js';
import { isUncertain } from '../../store/backend-operation.js';
import { dropMethod } from '../../store/list-changes.js';
import { removeMethod } from '../../store/method-removal.js';
import type { MethodsStore } from '../../store/methods-store.js';
import { isOld, readAgain, readList } from '../../store/read-again.js';
import type { RequestOptions } from '../../store/run-with-step-up.js';
import { Countdown, retryDelay } from '../../ui/countdown.js';
import type { DialogOutcome } from '../../ui/dialog-outcome.js';
import type { DialogRequests } from '../../ui/dialog-requests.js';
import { remedyFor } from '../../ui/remedy.js';
import { loadAfterRemoval } from '../type-dialogs.js';
import type { HelpFlow, HelpTask, RemovalTask } from './help-flow.js';
import { lockOut, takesWayIn } from '../ways-in.js';

/** What holds a task up; it resumes by itself. */
export type Hold = 'rate-limit' | 'offline';

export interface HelpRunOptions {
  readonly flow: () => HelpFlow;
  readonly store: () => MethodsStore;
  /** The public element, whose events are heard by the host. */
  readonly element: () => HTMLElement;
  readonly localization: () => Localization<DialogMessages>;
  /** The state of a task is another one. */
  readonly changed: (task: HelpTask) => void;
  /** Does what the primary button does. */
  readonly proceed: () => void;
}

/** Does what a flow has planned, one request after the other. Aborted with the view. */
export class HelpRun implements ReactiveController, DialogRequests {
  readonly mustStartAgain = false;
  readonly #view: ReactiveControllerHost;
  readonly #options: HelpRunOptions;
  readonly #wait: Countdown;
  #abort = new AbortController();
  #busy = false;
  #ended: Promise<void> | undefined;
  #error: AuthMethodsError | undefined;
  #continueAt: string | undefined;
  #stepUpFirst: StepUpChallenge | undefined;
  #hold: Hold | undefined;
  /** Since the list was read, an answer was lost, or time has passed in which another tab may have removed something. */
  #isListOld = false;
  /** What the account had when the dialog opened. */
  #before: readonly AuthMethod[] = [];
  readonly #permitted = new Set<string>();
  /** What this browser's password manager was told. */
  #note = '';

  constructor(view: ReactiveControllerHost, options: HelpRunOptions) {
    this.#view = view;
    this.#options = options;
    this.#wait = new Countdown(view);
    view.addController(this);
  }

  get busy(): boolean {
    return this.#busy;
  }

  get error(): AuthMethodsError | undefined {
    return this.#error;
  }

  get continueAt(): string | undefined {
    return this.#continueAt;
  }

  get outcomeWhenClosed(): DialogOutcome {
    const removing = this.#options
      .flow()
      .removals.find(({ state, error }) => state === 'running' || isUncertain(error))?.method;
    const uncertain =
      this.#busy || isUncertain(this.#error) || this.#continueAt !== undefined || removing !== undefined;
    return { kind: 'closed', uncertain, removing };
  }

  get hold(): Hold | undefined {
    return this.#hold;
  }

  /** Seconds until a rate limit has passed. */
  get secondsLeft(): number {
    return this.#wait.left;
  }

  get note(): string {
    return this.#note;
  }

  hostConnected(): void {
    this.#before = this.#options.store().methods;
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  resume(challenge: StepUpChallenge): void {
    this.#stepUpFirst = challenge;
    this.#options.proceed();
    this.#stepUpFirst = undefined;
  }

  /** Gives up what is under way; its outcome stays unknown. */
  async cancel(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    await this.#ended;
    this.#error = undefined;
    this.#isListOld = true;
  }

  /** Removes everything that waits or has failed. A removal that is refused does not hold up the others. */
  async removeAll(): Promise<void> {
    const tasks = this.#options.flow().openRemovals;
    const { signal } = this.#abort;
    await this.#whileBusy(async (options) => {
      for (const task of tasks) {
        // One fresh sign-in is asked for first; browsers would block a popup that opens later.
        const isFirst = task === tasks[0];
        await this.#carryOut(task, isFirst ? options : { signal }, (attempt) => this.#remove(task, attempt));
        if (signal.aborted || this.#continueAt) return;
      }
      void this.#followUp(tasks.filter(({ state }) => state === 'done').map(({ method }) => method));
    });
  }

  async signOut(task: HelpTask): Promise<void> {
    await this.#whileBusy((options) =>
      this.#carryOut(task, options, async (attempt) => {
        await signOutElsewhere(this.#options.store(), attempt);
        return 'done';
      }),
    );
  }

  async #whileBusy(run: (options: RequestOptions) => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    await (this.#ended = this.#run(run));
  }

  async #run(run: (options: RequestOptions) => Promise<void>): Promise<void> {
    const { signal } = this.#abort;
    this.#error = undefined;
    this.#view.requestUpdate();
    try {
      await run({ signal, stepUpFirst: this.#stepUpFirst });
    } catch (cause) {
      if (!signal.aborted) this.#error = AuthMethodsError.from(cause);
    } finally {
      this.#busy = false;
      this.#hold = undefined;
      this.#view.requestUpdate();
    }
  }

  /** Rejects with what only the person, or a fresh sign-in, can help with; the task then waits. */
  async #carryOut(
    task: HelpTask,
    options: RequestOptions,
    attempt: (options: RequestOptions) => Promise<HelpTask['state']>,
  ): Promise<void> {
    const { signal } = options;
    this.#set(task, 'running');
    for (let attemptOptions = options; ; attemptOptions = { signal }) {
      try {
        this.#set(task, await unlessAborted(signal, attempt(attemptOptions)));
        return;
      } catch (cause) {
        const error = AuthMethodsError.from(cause);
        // The person has skipped it, or the dialog is gone.
        if (signal.aborted) return;
        if (error.code === 'rate_limited') await this.#waitFor(retryDelay(error), signal);
        else if (isUncertain(error) && !navigator.onLine) await this.#waitForConnection(signal);
        else if (task.kind === 'remove' && error.code === 'not_found') {
          dropMethod(this.#options.store(), task.method);
          this.#set(task, this.#removed(task.method));
          return;
        } else if (['confirm', 'sign-in', 'reload'].includes(remedyFor(error))) {
          this.#set(task, 'waiting');
          throw error;
        } else {
          this.#set(task, 'failed', error);
          return;
        }
      }
    }
  }

  async #remove({ method }: RemovalTask, options: RequestOptions): Promise<HelpTask['state']> {
    const store = this.#options.store();
    await this.#refresh(method, options.signal);
    options.signal.throwIfAborted();
    const { methods, snapshot } = store;
    const isListed = methods.some(({ id }) => id === method.id);
    // A list with a gap can't tell.
    if (!isListed && !snapshot?.incomplete) {
      const others = this.#before.filter(({ id }) => id !== method.id);
      if (others.length > 0 && !others.some(({ id }) => methods.some((listed) => listed.id === id)))
        throw new AuthMethodsError('unauthorized', 'Somebody else has signed in');
      return this.#removed(method);
    }
    if (lockOut([method, ...this.#doubtful], isListed ? methods : [...methods, method])) return 'kept';
    if (!(await this.#isPermitted(method))) return 'not-allowed';
    options.signal.throwIfAborted();
    const elsewhere = await removeMethod(store, method, options);
    if (elsewhere) {
      this.#continueAt = elsewhere.continueAt;
      return 'waiting';
    }
    return this.#removed(method);
  }

  /**
   * The list knows what became of a removal, and whether another way in is still there. Without that, nothing that signs
   * in is removed: another window may have removed the rest.
   */
  async #refresh(method: AuthMethod, signal: AbortSignal): Promise<void> {
    const store = this.#options.store();
    const signsIn = takesWayIn(method, store.methods);
    if (!this.#isListOld && !(signsIn && isOld(store))) return;
    if (signsIn) await readList(store, signal);
    else await readAgain(store);
    this.#isListOld = false;
  }

  /** What may be gone, although the list has it. */
  get #doubtful(): readonly AuthMethod[] {
    return this.#options
      .flow()
      .removals.filter(({ error }) => isUncertain(error) || error?.code === 'aborted')
      .map(({ method }) => method);
  }

  #removed(method: AuthMethod): 'done' {
    this.#options.element().dispatchEvent(new AuthMethodRemovedEvent(method));
    return 'done';
  }

  /** Asks the host once for each method. */
  async #isPermitted(method: AuthMethod): Promise<boolean> {
    if (this.#permitted.has(method.id)) return true;
    const event = new AuthMethodBeforeRemoveEvent(method);
    this.#options.element().dispatchEvent(event);
    const isPermitted = event.isHeld ? await event.isPermitted() : !event.defaultPrevented;
    if (isPermitted) this.#permitted.add(method.id);
    return isPermitted;
  }

  /** Reads the list once after all removals, and tells this browser's password manager. Holds up nobody. */
  async #followUp(removed: readonly AuthMethod[]): Promise<void> {
    if (removed.length === 0) return;
    const store = this.#options.store();
    let reading: Promise<MethodsSnapshot | undefined> | undefined;
    const readList = (): Promise<MethodsSnapshot | undefined> => (reading ??= readAgain(store));
    const lastOfType = new Map(removed.map((method) => [method.type, method]));
    for (const method of lastOfType.values()) {
      const afterRemoval = await loadAfterRemoval(method.type);
      const note = await afterRemoval?.(method, store.methods, readList, this.#options.localization());
      if (note) this.#note = note;
    }
    await readList();
    this.#view.requestUpdate();
  }

  #set(task: HelpTask, state: HelpTask['state'], error?: AuthMethodsError): void {
    task.state = state;
    task.error = error;
    this.#options.changed(task);
    this.#view.requestUpdate();
  }

  /** Resolves when the time is over, or the dialog is gone. */
  async #waitFor(seconds: number, signal: AbortSignal): Promise<void> {
    this.#hold = 'rate-limit';
    this.#isListOld = true;
    this.#wait.start(seconds);
    await settled(signal, (resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      signal.addEventListener('abort', () => clearTimeout(timer));
    });
    this.#wait.stop();
    this.#hold = undefined;
  }

  async #waitForConnection(signal: AbortSignal): Promise<void> {
    this.#hold = 'offline';
    this.#isListOld = true;
    this.#view.requestUpdate();
    await settled(signal, (resolve) => addEventListener('online', () => resolve(), { signal, once: true }));
    this.#hold = undefined;
  }
}

/** What hangs, or ignores its signal, holds up nobody. */
function unlessAborted<R>(signal: AbortSignal, promise: Promise<R>): Promise<R> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AuthMethodsError('aborted', 'Aborted')));
  });
  return Promise.race([promise, aborted]);
}

function settled(signal: AbortSignal, start: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) resolve();
    else start(resolve);
  });
}
