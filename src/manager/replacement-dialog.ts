import { html, type PropertyValues, type TemplateResult } from 'lit';
import { sentences } from '../i18n/sentences.js';
import type { AuthMethod } from '../model/auth-method.js';
import { isUncertain } from '../store/backend-operation.js';
import { readAgain } from '../store/read-again.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property } from '../ui/decorators.js';
import type { ChangeEnd } from './change-controller.js';
import { RemoveDialog } from './remove-dialog.js';
import { dropReplacement } from './replacement-progress.js';
import { typeNoun } from './type-noun.js';

/**
 * Removes the old method of a replacement. Asks first where the new one does not work yet, where the account would be
 * worse off, and after a reload; otherwise it starts, and resumes, by itself.
 *
 * @internal
 */
export class ReplacementDialog extends RemoveDialog {
  static override readonly tag = 'auth-methods-replacement-dialog';

  /** The new method. */
  @property({ attribute: false }) replacedBy!: AuthMethod;

  /** A reload has interrupted it. */
  @property({ attribute: false }) isResumed = false;

  /** A rate limit is being waited out. */
  #wasWaiting = false;
  /** Since the last attempt ended, the browser has been offline and is online again. */
  #wasOffline = false;
  /** The list was read before a lost answer or a wait: the old method may be gone by now, and so may others. */
  #isListOld = false;
  /** An answer was lost, and the list has not told since whether the old method is still there. */
  #mayBeGone = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onOnline);
  }

  override get description(): string {
    return this.#isAutomatic ? this.#progress : super.description;
  }

  /** Whoever closes it decides to keep the old method, unless its removal is on its way, or waits. */
  override requestClose(): void {
    if (!this.waiting) this.#forget();
    super.requestClose();
  }

  protected override renderContent(): TemplateResult {
    return this.#isAutomatic
      ? html`${this.renderRow()}
          <p>${this.#progress}</p>`
      : super.renderContent();
  }

  protected override renderWaysOut(): TemplateResult {
    if (!this.#isAutomatic) return super.renderWaysOut();
    const { keep } = this.messages.removeDialog;
    return html`<button class="keep" part="button" type="button" @click=${() => this.#keep()}>
      ${keep(typeNoun(this.method.type, this.localization))}
    </button>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#mayBeGone ||= isUncertain(this.error);
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    if (this.#isAutomatic) queueMicrotask(() => this.submit());
  }

  /** Resumes after a rate limit, and when there is a connection again. */
  protected override updated(_changed: PropertyValues): void {
    const { busy, error, waiting } = this;
    const hasWaited = this.#wasWaiting && !waiting;
    this.#wasWaiting = waiting;
    if (busy || waiting) return;
    const isOnlineAgain = this.#wasOffline && isUncertain(error);
    this.#wasOffline = false;
    if (!this.#isAutomatic || !(hasWaited || isOnlineAgain)) return;
    this.#isListOld = true;
    queueMicrotask(() => this.submit());
  }

  protected override async carryOut(options: RequestOptions): Promise<ChangeEnd> {
    const { method } = this;
    const title = this.titles(method);
    const hasResumed = this.#isListOld;
    const isGone = hasResumed && (await this.#isGone(options));
    // The account has changed meanwhile: the person is asked after all.
    if (hasResumed && !isGone && !this.#isAutomatic) return undefined;
    const end: ChangeEnd = isGone ? { kind: 'removed', method, title } : await super.carryOut(options);
    if (end && 'kind' in end) dropReplacement(method);
    return end;
  }

  /** Reads the list again. An account that has neither method is another one. */
  async #isGone({ signal }: RequestOptions): Promise<boolean> {
    this.#isListOld = false;
    const list = await readAgain(this.context.store);
    signal.throwIfAborted();
    if (!list || list.incomplete) return false;
    this.#mayBeGone = false;
    return !this.#listed(this.method) && this.#listed(this.replacedBy) !== undefined;
  }

  /** There is nothing to ask: the new method works, and the account loses nothing with the old one. */
  get #isAutomatic(): boolean {
    const added = this.#listed(this.replacedBy);
    return !this.isResumed && added?.confirmed === true && added.enabled !== false && !this.isHarmful;
  }

  get #progress(): string {
    const { replaced, oldRemains } = this.messages.removeDialog;
    return sentences(replaced, !this.#mayBeGone && oldRemains);
  }

  #listed(method: AuthMethod): AuthMethod | undefined {
    return this.context.store.methods.find(({ id }) => id === method.id);
  }

  #keep(): void {
    this.#forget();
    super.requestClose();
  }

  /** Nobody is asked again after a reload, unless an answer is still awaited. */
  #forget(): void {
    const outcome = this.requests.outcomeWhenClosed;
    if (!('uncertain' in outcome && outcome.uncertain)) dropReplacement(this.method);
  }

  readonly #onOnline = (): void => {
    this.#wasOffline = true;
    this.requestUpdate();
  };
}
