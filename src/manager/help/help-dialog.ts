import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { HelpMessages } from '../../i18n/help-messages.js';
import { isolate } from '../../i18n/isolate.js';
import type { DialogMessages } from '../../i18n/dialog-messages.js';
import type { LivesOn } from '../../methods/method-type.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import { canSignOutElsewhere } from '../../store/can-sign-out-elsewhere.js';
import { property, query, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { onlyFirstPress } from '../../ui/first-press.js';
import type { DialogContext } from '../dialog-context.js';
import { methodTitles } from '../method-titles.js';
import { methodTypeNames } from '../registry.js';
import { typeDialogs } from '../type-dialogs.js';
import { typeNoun } from '../type-noun.js';
import { renderAdvice, renderNextStep, renderResult } from './help-end.js';
import { HelpFlow, type HelpMeans, type HelpTask, type StepTask } from './help-flow.js';
import { helpStyles } from './help-dialog.styles.js';
import { saveProgress, type HelpKind, type HelpProgress } from './help-progress.js';
import { HelpRun } from './help-run.js';
import { dropProgress } from './help-storage.js';
import { renderLostMethods, renderLostThings } from './lost-questions.js';
import { lostChoices, type LostChoice } from './lost-things.js';
import { renderTasks, taskReport } from './task-list.js';

/**
 * Helps a frightened person: asks what was lost and what was on it, or takes the method that is not theirs, and then goes
 * through what is to be done, one thing after the other.
 *
 * @internal
 */
export class HelpDialog extends DialogView<DialogMessages & HelpMessages> {
  static override readonly tag = 'auth-methods-help-dialog';
  static override readonly styles = [DialogView.styles, helpStyles];

  @property({ attribute: false }) kind!: HelpKind;

  @property({ attribute: false }) context!: DialogContext;

  /** The method that is not the person's. */
  @property({ attribute: false }) method: AuthMethod | undefined;

  /** What a reload has interrupted. */
  @property({ attribute: false }) progress: HelpProgress | undefined;

  /** The flow that has led to another dialog, from which the person comes back. */
  @property({ attribute: false }) flow!: HelpFlow;

  @state() private _stage: 'choose' | 'check' | 'tasks' = 'choose';

  /** Ids of the methods that are ticked. */
  @state() private _ticked: ReadonlySet<string> = new Set();

  /** What screen readers hear. */
  @state() private _status = '';

  @query('.lead') private readonly _lead!: HTMLElement | null;

  protected override readonly requests: HelpRun = new HelpRun(this, {
    flow: () => this.flow,
    store: () => this.context.store,
    element: () => this.context.element,
    localization: () => this.localization,
    changed: (task) => this.#onTaskChanged(task),
    proceed: () => this.proceed(),
  });

  /** By type; absent where that is never known. */
  #livesOn = new Map<AuthMethod['type'], LivesOn | undefined>();

  override async prepare(): Promise<void> {
    const entries = methodTypeNames.map(
      async (type) => [type, await (await typeDialogs(type)).loadLivesOn?.()] as const,
    );
    this.#livesOn = new Map(await Promise.all(entries));
  }

  override get heading(): string | undefined {
    const { end } = this.messages;
    if (!this.#isOver || this.flow.tasks.length + this.flow.removedBefore === 0) return undefined;
    return this.flow.isComplete ? end.allDone : end.someLeft;
  }

  override abandon(): void {
    const hasBegun = this.flow.removedBefore > 0 || this.flow.tasks.some(({ state }) => state !== 'waiting');
    if (this.#isOver || !hasBegun) dropProgress();
    super.abandon();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated) return;
    onlyFirstPress(this);
    this.#begin();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // A removal that the person has not read of is no press of Enter away.
    const isRemoval = this._stage === 'tasks' && this.flow.current?.kind === 'remove';
    if (isRemoval && this._lead) this._lead.focus();
    else this.focusField();
  }

  protected override renderContent(): TemplateResult {
    const content = {
      choose: () =>
        renderLostThings(
          this.#choices,
          this.#means.titleOf,
          this.localization,
          (choice) => void this.#choose(choice),
        ),
      check: () =>
        html`${this.#renderRemovedBefore()}${renderLostMethods(
          this.#candidates?.methods ?? [],
          this.#means.titleOf,
          this.localization,
          {
            isTicked: (method) => this.#chosen.includes(method),
            canRemove: (method) => this.#canRemove(method),
            toggle: (method) => this.#toggle(method),
          },
        )}`,
      tasks: () => this.#renderTasks(),
    }[this._stage]();
    return html`${content}
      <p class="visually-hidden" role="status">${this._status}</p>`;
  }

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderWaysOut(): TemplateResult {
    const { back, cancel, close, skip } = this.messages;
    if (this.#isOver) return renderNextStep(this.#means, this.localization, (type) => this.#finish(type));
    const { current } = this.flow;
    const mayReturn = this._stage === 'check' && !this.progress;
    const maySkip = this._stage === 'tasks' && current;
    return html`<button class="cancel" part="button" type="button" @click=${() => this.requestClose()}>
        ${this._stage === 'tasks' ? close : cancel}
      </button>
      ${mayReturn ? html`<button part="button" type="button" @click=${() => void this.#moveTo('choose')}>${back}</button>` : nothing}
      ${maySkip ? html`<button part="button" type="button" @click=${() => void this.#skip(current)}>${skip}</button>` : nothing}`;
  }

  protected override primaryButton(): PrimaryButton | undefined {
    const { finish, remove, removeDialog, retry, steps, stepUp } = this.messages;
    if (this._stage === 'choose') return undefined;
    if (this._stage === 'check') {
      const isRemoval = this.#chosen.length > 0 && !this.#plans('add');
      return isRemoval
        ? { label: remove, busyLabel: removeDialog.removing, isDangerous: true }
        : { label: stepUp.action };
    }
    const { current } = this.flow;
    if (!current) return { label: finish };
    if (current.state === 'failed') return { label: retry };
    if (current.kind !== 'remove') return { label: steps[current.kind].title };
    const waiting = this.flow.removals.filter((task) => task.state === 'waiting' || task.state === 'running');
    const label =
      waiting.length > 1 || this.kind === 'lost-device'
        ? remove
        : removeDialog.confirm(typeNoun(current.method.type, this.localization));
    return { label, busyLabel: removeDialog.removing, isDangerous: true };
  }

  protected override submit(): void {
    if (this._stage === 'check') {
      this.flow.plan(this.#chosen, this.#means);
      const { current } = this.flow;
      void this.#moveTo('tasks');
      if (current?.kind === 'remove') void this.#run(current);
      return;
    }
    const { current } = this.flow;
    if (current) void this.#run(current);
    else this.#finish();
  }

  protected override focusField(): void {
    const isButton = this._stage === 'tasks' && !this.#isOver;
    const selector = { choose: '.choice-row', check: 'input:enabled', tasks: '[type=submit]' }[this._stage];
    const field = this.renderRoot.querySelector<HTMLElement>(selector);
    (isButton || this._stage !== 'tasks' ? (field ?? this._lead) : (this._lead ?? field))?.focus({
      preventScroll: !isButton,
    });
  }

  /** Takes up what there is: a flow that has led elsewhere, what a reload has interrupted, or nothing. */
  #begin(): void {
    const means = this.#means;
    if (this.flow) {
      this._stage = 'tasks';
      this.flow.plan(this.#unfinished(means), means);
      this.#save();
      return;
    }
    const { progress, method } = this;
    this.flow = progress ? HelpFlow.resume(progress, means) : new HelpFlow(this.kind);
    if (this.kind === 'not-mine') {
      const ids = progress?.chosen ?? (method ? [method.id] : []);
      this._stage = 'tasks';
      this.flow.plan(
        means.methods.filter(({ id }) => ids.includes(id)),
        means,
      );
    } else if (progress) {
      this._ticked = new Set(progress.chosen);
      this._stage = this.#chosen.length > 0 ? 'check' : 'tasks';
      this.flow.plan(this.#chosen, means);
    }
  }

  /** What is still to be removed, of what the list has. */
  #unfinished({ methods }: HelpMeans): readonly AuthMethod[] {
    const open = this.flow.removals.filter(({ state }) => state === 'waiting').map(({ method }) => method.id);
    return methods.filter(({ id }) => open.includes(id));
  }

  get #means(): HelpMeans {
    const { store, offers, actionsOf } = this.context;
    return {
      methods: store.methods,
      isIncomplete: store.snapshot?.incomplete === true,
      offers,
      canSignOut: canSignOutElsewhere(store),
      canChange: (method) => actionsOf(method).includes('change'),
      titleOf: methodTitles(store.methods, this.localization),
    };
  }

  get #isOver(): boolean {
    return this.flow?.current === undefined && this._stage === 'tasks' && !this.busy;
  }

  get #choices(): readonly LostChoice[] {
    return lostChoices(this.context.store.methods, (method) => this.#livesOn.get(method.type)?.(method));
  }

  /** What may have been on the thing that was lost. */
  get #candidates(): LostChoice | undefined {
    return this.#choices.find(({ thing }) => thing === this.flow.thing) ?? this.#choices.at(-1);
  }

  get #chosen(): readonly AuthMethod[] {
    return this.context.store.methods.filter(
      (method) => this._ticked.has(method.id) && this.#canRemove(method),
    );
  }

  #canRemove(method: AuthMethod): boolean {
    return this.context.actionsOf(method).includes('remove');
  }

  #plans(kind: HelpTask['kind']): boolean {
    const flow = new HelpFlow(this.kind);
    flow.plan(this.#chosen, this.#means);
    return flow.current?.kind === kind;
  }

  #renderTasks(): TemplateResult {
    const { strangers } = this.messages;
    const { flow, method } = this;
    const stranger = flow.removals[0]?.title ?? (method && this.#means.titleOf(method));
    const isAsked = this.kind === 'not-mine' && !this.#isOver && stranger !== undefined;
    return html`${isAsked ? html`<p class="lead" tabindex="-1">${strangers(isolate(stranger, this.localization.direction))}</p>` : nothing}
      ${this.#isOver ? renderResult(this.#means, this.localization) : nothing}
      ${this.#renderRemovedBefore()} ${renderTasks(flow, this.localization, this.requests)}
      ${this.#isOver ? renderAdvice(flow, this.localization, this.requests.note) : nothing}`;
  }

  #renderRemovedBefore(): TemplateResult | typeof nothing {
    const { removedBefore } = this.flow;
    return removedBefore > 0
      ? html`<p class="muted">${this.messages.removedBefore(removedBefore)}</p>`
      : nothing;
  }

  #onTaskChanged(task: HelpTask): void {
    this.#save();
    if (task.state !== 'running' && task.state !== 'waiting')
      this._status = taskReport(task, this.localization, this.requests);
  }

  async #choose(choice: LostChoice): Promise<void> {
    this.flow.thing = choice.thing;
    this._ticked = new Set([...choice.certain].map(({ id }) => id));
    if (choice.methods.length === 0) this.flow.plan([], this.#means);
    await this.#moveTo(choice.methods.length === 0 ? 'tasks' : 'check');
  }

  /** What is over needs no resuming. */
  #save(): void {
    if (!this.flow.current) dropProgress();
    else saveProgress(this.flow.progress(this.context.store.methods));
  }

  #toggle({ id }: AuthMethod): void {
    const ticked = new Set(this._ticked);
    if (!ticked.delete(id)) ticked.add(id);
    this._ticked = ticked;
  }

  async #run(task: HelpTask): Promise<void> {
    if (task.kind === 'remove') await this.requests.removeAll();
    else if (task.kind === 'sign-out') await this.requests.signOut(task);
    else return this.#leadTo(task);
    await this.#showNext();
  }

  /** Another dialog adds or changes a method; the person comes back from it. */
  #leadTo(task: StepTask): void {
    if (!task.type) return;
    this.#save();
    const { flow } = this;
    const comeBack = (isDone: boolean): object => {
      task.state = isDone ? 'done' : 'waiting';
      return { flow };
    };
    this.end({ kind: 'add-first', type: task.type, existing: task.existing, comeBack });
  }

  /** Of several removals, the one whose answer does not come; all of them where none is under way. */
  async #skip(task: HelpTask): Promise<void> {
    const { hold } = this.requests;
    const isUnderWay = this.busy && hold !== 'rate-limit';
    // Nobody knows what became of it.
    if (isUnderWay) task.error = new AuthMethodsError('aborted', 'Nobody waited for the answer');
    await this.requests.cancel();
    const others = task.kind === 'remove' ? this.flow.openRemovals.filter((each) => each !== task) : [];
    const goesOn = isUnderWay && !hold && others.length > 0;
    for (const each of goesOn ? [task] : [task, ...others]) {
      each.state = 'skipped';
      this.#onTaskChanged(each);
    }
    if (goesOn) await this.requests.removeAll();
    await this.#showNext();
  }

  async #showNext(): Promise<void> {
    if (!this.isConnected) return;
    this.requestUpdate();
    await this.updateComplete;
    if (this.#isOver) this.focusField();
  }

  async #moveTo(stage: 'choose' | 'check' | 'tasks'): Promise<void> {
    this._stage = stage;
    await this.updateComplete;
    if (stage === 'tasks' && !this.#isOver) this.focusField();
    else this._lead?.focus({ preventScroll: true });
    // What is above it on a new page of the dialog is read first.
    const dialog = this.closest('dialog');
    if (dialog) dialog.scrollTop = 0;
  }

  #finish(next?: EnrollableType): void {
    dropProgress();
    this.end(next ? { kind: 'add-first', type: next } : { kind: 'closed' });
  }
}
