import type { HelpStep, LostThing } from '../../i18n/help-messages.js';
import type { AuthMethod } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import type { Offer } from '../arrangement.js';
import { safetyOf } from '../account-safety.js';
import type { HelpKind, HelpProgress } from './help-progress.js';
import { planRemovals } from './removal-plan.js';

/** `kept`: without it, the person would be locked out. `not-allowed`: the host has stopped it. */
export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'kept' | 'not-allowed';

interface TaskBase {
  state: TaskState;
  /** What it failed with. */
  error?: AuthMethodsError | undefined;
}

/** A method is to be removed. `title`: what the list calls it. */
export interface RemovalTask extends TaskBase {
  readonly kind: 'remove';
  readonly method: AuthMethod;
  readonly title: string;
}

/** Something else is to be done. `type`, `existing`: what is added, or changed. */
export interface StepTask extends TaskBase {
  readonly kind: HelpStep;
  readonly type?: EnrollableType | undefined;
  readonly existing?: AuthMethod | undefined;
}

export type HelpTask = RemovalTask | StepTask;

/** What a flow may use to help. */
export interface HelpMeans {
  readonly methods: readonly AuthMethod[];
  /** The account may have more than that. */
  readonly isIncomplete: boolean;
  readonly offers: readonly Offer[];
  readonly canSignOut: boolean;
  readonly canChange: (method: AuthMethod) => boolean;
  readonly titleOf: (method: AuthMethod) => string;
}

/** The tasks that help a frightened person, in order, each with its state. Carries out none of them: see help-run.ts. */
export class HelpFlow {
  readonly kind: HelpKind;
  thing: LostThing | undefined;
  tasks: readonly HelpTask[] = [];
  /** How many were removed before the page was loaded again. */
  removedBefore = 0;
  #finished: readonly HelpStep[] = [];

  constructor(kind: HelpKind) {
    this.kind = kind;
  }

  /** Takes up what was saved. What is still to be removed, the person is asked about again. */
  static resume({ kind, thing, removed, chosen, finished }: HelpProgress, { methods }: HelpMeans): HelpFlow {
    const flow = new HelpFlow(kind);
    flow.thing = thing;
    flow.removedBefore = removed + chosen.filter((id) => !methods.some((method) => method.id === id)).length;
    flow.#finished = finished;
    return flow;
  }

  /** Plans what is to be done about these methods. What is done, or was refused, stays so. */
  plan(chosen: readonly AuthMethod[], means: HelpMeans): void {
    const settled = this.tasks.filter(
      (task): task is RemovalTask => task.kind === 'remove' && task.state !== 'waiting',
    );
    const open = chosen.filter((method) => !settled.some((task) => task.method.id === method.id));
    const { order, last: lastWayIn } = planRemovals(open, means.methods);
    // A password that somebody else has set as the only way in is not theirs any more once it is changed.
    const isChanged = this.kind === 'not-mine' && lastWayIn !== undefined && isPassword(lastWayIn, means);
    const last = isChanged ? undefined : lastWayIn;
    const going = [...order, ...(last ? [last] : [])];
    const removals = going.map((method): RemovalTask => ({
      kind: 'remove',
      method,
      title: means.titleOf(method),
      state: 'waiting',
    }));
    const steps = [...(last ? addStep(means) : []), ...this.#steps(means, going)].map((step): StepTask => {
      const before = this.tasks.find(({ kind }) => kind === step.kind);
      const isFinished = this.#finished.includes(step.kind);
      return { ...step, state: isFinished ? 'done' : (before?.state ?? 'waiting') };
    });
    const first = steps.filter(({ kind }) => kind === 'add');
    const added = this.tasks.filter(({ kind, state }) => kind === 'add' && state === 'done');
    this.tasks = [
      ...(first.length > 0 ? first : added),
      ...settled,
      ...removals,
      ...steps.filter(({ kind }) => kind !== 'add'),
    ];
  }

  get removals(): readonly RemovalTask[] {
    return this.tasks.filter((task): task is RemovalTask => task.kind === 'remove');
  }

  /** What may still be removed. */
  get openRemovals(): readonly RemovalTask[] {
    return this.removals.filter(({ state }) => state === 'waiting' || state === 'failed');
  }

  /** What is to be done next: the first that waits, or may be tried again. `undefined` at the end. */
  get current(): HelpTask | undefined {
    return this.tasks.find(({ state }) => state === 'waiting' || state === 'running' || state === 'failed');
  }

  /** Nothing that matters is left undone: of what was skipped, only a recovery code does not. */
  get isComplete(): boolean {
    return this.tasks.every(
      ({ kind, state }) =>
        state === 'done' || (state === 'skipped' && (kind === 'code' || kind === 'new-code')),
    );
  }

  progress(methods: readonly AuthMethod[]): HelpProgress {
    const isLeft = ({ state }: HelpTask): boolean => state !== 'done';
    const left = this.removals.filter(isLeft).map(({ method }) => method);
    const chosen = left.map(({ id }) => id);
    const going = left.flatMap(({ id, linkedIds }) => [id, ...linkedIds]);
    const finished = this.tasks
      .filter((task): task is StepTask => task.kind !== 'remove')
      .filter(({ state }) => state === 'done')
      .map(({ kind }) => kind);
    return {
      kind: this.kind,
      thing: this.thing,
      chosen,
      removed: this.removedBefore + this.removals.filter(({ state }) => state === 'done').length,
      finished,
      // A recovery code is another one as soon as it was replaced.
      others: methods
        .filter((method) => !safetyOf(method).recovers)
        .map(({ id }) => id)
        .filter((id) => !going.includes(id)),
      savedAt: Date.now(),
    };
  }

  #steps(means: HelpMeans, going: readonly AuthMethod[]): readonly Omit<StepTask, 'state'>[] {
    const { methods, offers, canSignOut } = means;
    const recovers = ({ type }: Pick<AuthMethod, 'type'>): boolean => safetyOf({ type }).recovers === true;
    if (this.kind === 'not-mine') {
      const password = methods.find((method) => isPassword(method, means) && !going.includes(method));
      return [
        ...(password
          ? [{ kind: 'new-password' as const, type: password.type as EnrollableType, existing: password }]
          : []),
        ...(canSignOut ? [{ kind: 'sign-out' as const }] : []),
      ];
    }
    const isNew =
      this.#finished.includes('code') ||
      this.tasks.some(({ kind, state }) => kind === 'code' && state === 'done');
    const hasCode = !isNew && methods.some((method) => method.confirmed && recovers(method));
    const mayHoldCode = this.thing === 'handset' || this.thing === 'computer' || this.thing === 'other';
    const code = offers.find(recovers);
    return [
      ...(code && (!hasCode || mayHoldCode)
        ? [{ kind: hasCode ? ('new-code' as const) : ('code' as const), type: code.type }]
        : []),
      // Nobody is signed in on a security key.
      ...(canSignOut && this.thing !== 'security-key' ? [{ kind: 'sign-out' as const }] : []),
    ];
  }
}

/** What a thief can know by heart, and the person can change. */
function isPassword(method: AuthMethod, { canChange }: HelpMeans): boolean {
  return safetyOf(method).stolenBy === 'typed-secret' && canChange(method);
}

/** None where nothing can be added that signs in. */
function addStep({ offers }: HelpMeans): readonly Omit<StepTask, 'state'>[] {
  const offer = offers.find(({ group, type }) => group === 'primary' && !safetyOf({ type }).recovers);
  return offer ? [{ kind: 'add', type: offer.type }] : [];
}
