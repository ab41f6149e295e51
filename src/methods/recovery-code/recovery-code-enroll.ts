import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { BackupCodes } from '../../ui/backup-codes.js';
import { property, query, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { unfinishedMethod } from '../unfinished-method.js';

/**
 * Shows new recovery codes, once, with the ways to keep them. They count when the person has shown that they are kept.
 *
 * @internal
 */
export class RecoveryCodeEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-recovery-code-enroll';
  static override readonly uses = [BackupCodes];

  static override readonly styles: CSSResultGroup = [
    DialogView.styles,
    css`
      .place {
        min-height: calc(var(--_control-height) * 1.25);
        border: 1px solid var(--_border);
        border-radius: var(--_control-radius);
        background: var(--_subtle);
      }
    `,
  ];

  static readonly facts: EnrollmentTypeFacts = {
    pending: (id) => ({ ...unfinishedMethod(id), type: 'recovery-code' }),
    canBeShown: ({ recoveryCodes }: { readonly recoveryCodes?: readonly unknown[] }) =>
      Array.isArray(recoveryCodes) && recoveryCodes.length > 0 && recoveryCodes.every(isReadable),
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'recovery-code'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @state() private _stored = false;

  /** The codes are hidden, and the end of one is asked for. */
  @state() private _asking = false;

  @query('auth-methods-backup-codes') private readonly _codes!: BackupCodes | null;

  @query('.primary') private readonly _button!: HTMLElement | null;

  protected override readonly requests = new EnrollmentController<'recovery-code'>(this, this.controls, {
    startsAtOnce: true,
    replaceTitle: () => this.messages.recoveryCode.replaceTitle,
    losesCodes: true,
  });

  override get heading(): string | undefined {
    return this.#shownCodes.length > 1 ? this.messages.dialogTitles.recoveryCodes : super.heading;
  }

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    const { recoveryCode } = this.messages;
    const { state } = this.requests;
    const codes = this.#shownCodes;
    return html`<p class="intro">${codes.length > 1 ? recoveryCode.introSeveral : recoveryCode.intro}</p>
      ${state.phase === 'starting' ? html`<div class="place"></div>` : nothing}
      ${
        codes.length > 0
          ? html`<auth-methods-backup-codes
              exportparts="button"
              .localization=${this.localization}
              .codes=${codes}
              .account=${this.context.account}
              .stored=${this._stored}
              .asking=${this._asking}
              @change=${this.#onChange}
              @enter=${this.controls.proceed}
            ></auth-methods-backup-codes>`
          : nothing
      }`;
  }

  protected override primaryButton(): PrimaryButton {
    const { done, recoveryCode, retry } = this.messages;
    if (this.requests.state.phase === 'collecting') return { label: retry };
    return { label: this._stored || this._asking ? done : recoveryCode.next };
  }

  protected override submit(): void {
    if (this.requests.state.phase === 'collecting') this.startAgain();
    else if (this._codes?.confirm()) this.requests.verify({});
  }

  /** Another code needs to be stored again. */
  protected override startAgain(): void {
    this._stored = false;
    this._asking = false;
    this.requests.start({});
  }

  /** On the codes themselves, which screen readers then read. */
  protected override focusField(): void {
    if (!this.error) this._codes?.focus();
    else if (this.requests.state.phase !== 'challenged') this._button?.focus();
  }

  get #shownCodes(): readonly string[] {
    const { state } = this.requests;
    return 'challenge' in state ? state.challenge.recoveryCodes : [];
  }

  #onChange(): void {
    this._stored = this._codes?.stored === true;
    this._asking = this._codes?.asking === true;
  }
}

function isReadable(code: unknown): boolean {
  return typeof code === 'string' && /[\p{L}\p{N}]/u.test(code);
}
