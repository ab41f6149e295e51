import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from '../ui/decorators.js';
import type { Messages } from '../i18n/messages.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import { isUncertain, waitAfter } from '../model/error-facts.js';
import type { ChangeOptions } from '../store/method-changes.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { Countdown } from '../ui/countdown.js';
import { FocusKeeper } from '../ui/focus-keeper.js';
import { form } from '../ui/form.styles.js';
import { errorNotice, stepUpNotice, waitNotice } from '../ui/notices.js';
import {
  DialogEndEvent,
  type DialogContext,
  type DialogOutcome,
  type DialogRequest,
  type DialogView,
} from './dialog-view.js';

/**
 * What the dialogs that change one method have in common: one write at a time, its errors, step-up and rate
 * limit, and an end that aborts what is under way.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export abstract class ChangeDialog extends Component implements DialogView {
  static override readonly styles: CSSResultGroup = [base, form];

  @property({ attribute: false }) request!: DialogRequest;

  @property({ attribute: false }) context!: DialogContext;

  @state() protected busy = false;

  @state() protected error: AuthMethodsError | undefined;

  readonly #wait = new Countdown(this);
  readonly #focusKeeper = new FocusKeeper(this);
  readonly #abort = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  /** The list may be out of date then: an answer was lost, or somebody else was first. */
  requestClose(): void {
    const uncertain = this.busy || isUncertain(this.error) || this.error?.code === 'not_found';
    this.end({ kind: 'closed', uncertain });
  }

  protected get words(): Messages {
    return this.context.localization.messages;
  }

  protected get waiting(): boolean {
    return this.#wait.left > 0;
  }

  protected end(outcome: DialogOutcome): void {
    this.dispatchEvent(new DialogEndEvent(outcome));
  }

  /** Makes the change. What it resolves to ends the dialog; `undefined` keeps it open. */
  protected abstract change(options: ChangeOptions): Promise<DialogOutcome | undefined>;

  /** What the button that goes on does; also after a step-up, within the click. */
  protected submit(stepUpFirst?: ChangeOptions['stepUpFirst']): void {
    void this.run(stepUpFirst);
  }

  protected async run(stepUpFirst?: ChangeOptions['stepUpFirst']): Promise<void> {
    if (this.busy || this.waiting) return;
    this.busy = true;
    this.error = undefined;
    const { signal } = this.#abort;
    try {
      const outcome = await this.change({ signal, stepUpFirst });
      if (outcome && !signal.aborted) this.end(outcome);
    } catch (cause) {
      this.meet(AuthMethodsError.from(cause));
    } finally {
      this.busy = false;
    }
  }

  /** Shows an error, and waits as long as it says. */
  protected meet(error: AuthMethodsError): void {
    this.error = error;
    if (error.code === 'rate_limited') this.#wait.start(waitAfter(error));
  }

  protected renderNotices(): TemplateResult {
    return html`${this.#renderError()} ${waitNotice(this.words, this.#wait.left)}`;
  }

  protected errorText(error: AuthMethodsError): string {
    return this.words.errors[error.code];
  }

  #renderError(): TemplateResult | typeof nothing {
    const { error } = this;
    if (!error) return nothing;
    if (error.code !== 'step_up_required') return errorNotice(this.errorText(error));
    return stepUpNotice(this.words, () => {
      this.#focusKeeper.moveOn();
      this.submit(error.stepUp ?? {});
    });
  }
}
