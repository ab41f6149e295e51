import { html, type PropertyValues, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { Messages } from '../../i18n/messages.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { OneTimeCodeField } from '../../ui/one-time-code-field.js';
import { StepBar } from '../../ui/step-bar.js';
import { CodeEntry } from '../code-entry.js';
import { ConfirmationWait } from '../confirmation-wait.js';
import { EnrollmentController } from '../enrollment-controller.js';
import { looksMasked } from '../dialog-facts.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { SentCode, sentCodeStyles, type Destination } from '../sent-code.js';
import { unfinishedMethod } from '../unfinished-method.js';
import { readEmailAddress } from './email-address.js';

/**
 * Adds an email address: the address, then the code sent there, or a wait until the person has opened the link
 * sent there.
 *
 * @internal
 */
export class EmailEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-email-enroll';
  static override readonly uses = [OneTimeCodeField, StepBar];
  static override readonly styles = [DialogView.styles, sentCodeStyles];

  static readonly facts: EnrollmentTypeFacts = {
    pending: (id, { email }: EnrollmentInput['email']) => ({ ...unfinishedMethod(id), type: 'email', email }),
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'email'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  protected override readonly requests = new EnrollmentController<'email'>(this, this.controls);
  readonly #sentCode = new SentCode<'email'>(
    this,
    this.requests,
    new CodeEntry<'email'>(this, this.requests, this.controls),
    {
      renderDestination: () => this.#renderAddress(),
      readDestination: () => this.#readAddress(),
      sentText: (input) => this.#sentText(input),
      addsAtOnce: () => this.context.addsAtOnce,
      sendLabel: () => (this.#willBeLink ? this.messages.email.sendLink : undefined),
      changeLabel: () => this.messages.email.changeAddress,
      renderWithoutCode: ({ byLink }) =>
        byLink ? html`<p class="notice" role="status">${this.#waitText}</p>` : undefined,
    },
  );
  readonly #wait = new ConfirmationWait<'email'>(this, this.requests, () => this.#isByLink);

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { unfinished } = this.context;
    if (!this.hasUpdated && unfinished?.type === 'email' && !this.#hint) {
      this.#sentCode.text = unfinished.email;
    }
  }

  protected override renderContent(): TemplateResult {
    return this.#sentCode.render();
  }

  protected override primaryButton(): PrimaryButton {
    return this.#isByLink ? { label: this.messages.email.checkNow } : this.#sentCode.primaryButton;
  }

  protected override submit(): void {
    if (this.#isByLink) this.#wait.ask();
    else this.#sentCode.submit();
  }

  protected override startAgain(): void {
    this.#sentCode.startAgain();
  }

  protected override focusField(): void {
    if (this.#isByLink) this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    else this.#sentCode.focusField();
  }

  protected override showsInline(error: AuthMethodsError): boolean {
    return this.#isByLink ? this.#wait.showsInline(error) : this.#sentCode.showsInline(error);
  }

  protected override handlesRateLimit(seconds: number): boolean {
    return this.#sentCode.handlesRateLimit(seconds);
  }

  get #isByLink(): boolean {
    return this.requests.challenge?.byLink === true;
  }

  /** What the backend says before anything is sent. */
  get #willBeLink(): boolean {
    return this.context.emailDelivery === 'link' && !this.context.addsAtOnce;
  }

  get #waitText(): string {
    const { waiting, notOpened } = this.messages.email;
    return this.#wait.isStillPending ? notOpened : waiting;
  }

  /** The address of the method that is set up again, where it is masked. */
  get #hint(): string | undefined {
    const { unfinished } = this.context;
    if (unfinished?.type !== 'email') return undefined;
    return unfinished.masked || looksMasked(unfinished.email) ? unfinished.email : undefined;
  }

  #sentText({ email }: EnrollmentInput['email']): string {
    const { code, email: texts } = this.messages;
    const destination = isolate(email, this.localization.direction);
    return this.#isByLink ? texts.linkSent(destination) : code.sentTo(destination);
  }

  #renderAddress(): TemplateResult {
    const { intro, introLink, address } = this.messages.email;
    const onInput = (): void => {
      const { value = '' } = this.#sentCode.field ?? {};
      if (value === this.#sentCode.text) return;
      this.#sentCode.text = value;
      this.#sentCode.showProblem('');
    };
    return html`<p class="intro" ?hidden=${this.context.addsAtOnce}>${this.#willBeLink ? introLink : intro}</p>
      ${this.#sentCode.renderField('email', address, onInput, this.#hint)}`;
  }

  #readAddress(): Destination<'email'> {
    const reading = readEmailAddress(this.#sentCode.text, this.messages);
    return 'problem' in reading ? reading : { input: reading };
  }
}
