import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import type { PasswordMethod } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { PasswordPolicy } from '../../model/enrollment.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, query, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { passwordFieldStyles, renderPasswordField } from './password-field.js';
import { refusedRules } from './password-refusal.js';
import { renderRuleList, ruleText, type PasswordRuleList } from './password-rule-list.js';
import { passwordRulesAttribute } from './password-rules-attribute.js';
import { passwordRules, type PasswordRule, type PasswordRuleId } from './password-rules.js';

/** In Unicode code points. */
const greatestLength = 256;

/** Milliseconds without a key press after which screen readers hear what is still needed. */
const typingPause = 1000;

/**
 * Sets or changes the password. The server's rules are ticked off while the person types; what only the server can
 * check is marked at its rule afterwards.
 *
 * @internal
 */
export class PasswordEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-password-enroll';

  static override readonly styles: CSSResultGroup = [
    DialogView.styles,
    passwordFieldStyles,
    css`
      li {
        display: flex;
        gap: var(--_space);
        padding-block: 2px;
        font-size: var(--_small);
      }
      .met {
        color: var(--_success);
      }
      .broken {
        color: var(--_danger);
      }
      .place {
        min-height: 144px;
        border-radius: var(--_control-radius);
        background: var(--_subtle);
      }
    `,
  ];

  static readonly facts: EnrollmentTypeFacts = {
    isChanged: (before: PasswordMethod, after: PasswordMethod) =>
      before.lastChangedAt !== after.lastChangedAt,
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'password'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @state() private _value = '';

  @state() private _isShown = false;

  @state() private _isCurrentShown = false;

  @state() private _problem = '';

  @state() private _currentProblem = '';

  /** The rules that the last attempt broke, until the password is edited. */
  @state() private _broken: ReadonlySet<PasswordRuleId> = new Set();

  /** The password as it was when its field was left, or when it was sent: rules that it does not meet come first. */
  @state() private _orderedFor = '';

  /** What screen readers hear after a pause in typing. */
  @state() private _progress = '';

  @query('#password') private readonly _field!: HTMLInputElement;

  /** There only where the backend asks for it. */
  @query('#current-password') private readonly _currentField!: HTMLInputElement | null;

  protected override readonly requests = new EnrollmentController<'password'>(this, this.controls, {
    startsAtOnce: true,
  });
  #pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this._value = '';
    this._orderedFor = '';
  }

  /** Shows a refusal at its field, together with the update that brings it. */
  protected override update(changed: PropertyValues): void {
    const { error, stateChanged } = this.requests;
    if (stateChanged && error && this.showsInline(error)) this.#showRefusal(error);
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues): void {
    const { error, stateChanged } = this.requests;
    if (!stateChanged || !error || !this.showsInline(error)) return;
    const field = error.code === 'password_refused' ? this._field : this._currentField;
    field?.focus();
    field?.select();
  }

  protected override renderContent(): TemplateResult {
    const { password, show } = this.messages;
    const { email, name } = this.context.account;
    return html`${this.#needsCurrent ? this.#renderCurrent() : nothing}
      <div class="field">
        <div class="visually-hidden">
          <input
            type="text"
            name="username"
            autocomplete="username"
            tabindex="-1"
            aria-hidden="true"
            .value=${email ?? name ?? ''}
          />
        </div>
        ${renderPasswordField({
          id: 'password',
          label: password.newPassword,
          autocomplete: 'new-password',
          error: this._problem,
          describedBy: this.#rules.filter(({ id }) => this._broken.has(id)).map(({ id }) => `rule-${id}`),
          rules: this.#policy && passwordRulesAttribute(this.#policy),
          isShown: this._isShown,
          isReadonly: this.#isFixed,
          show,
          onInput: () => this.#onInput(),
          onShow: () => (this._isShown = !this._isShown),
          onLeave: () => (this._orderedFor = this._value),
        })}
        <p class="visually-hidden" role="status">${this._progress}</p>
      </div>
      ${
        this.requests.state.phase === 'starting'
          ? html`<div class="place"></div>`
          : renderRuleList(this.#ruleList)
      }`;
  }

  protected override primaryButton(): PrimaryButton {
    const { retry, password } = this.messages;
    return { label: this.requests.state.phase === 'collecting' ? retry : password.save };
  }

  protected override submit(): void {
    if (this.requests.state.phase === 'collecting') {
      this.startAgain();
      return;
    }
    // A password manager may have filled it without an event.
    this._value = this._field.value;
    this._orderedFor = this._value;
    const currentPassword = this._currentField?.value;
    const broken = this.#rules.filter(
      // A refusal may be about something else than its words seem to say: what is checked here decides here.
      ({ id, isMet }) => (isMet ? !isMet(this._value) : this._broken.has(id)),
    );
    this._currentProblem = currentPassword === '' ? this.messages.password.currentEmpty : '';
    this._problem = this.#problemWith(broken[0]);
    if (this._problem) this._broken = new Set(broken.map(({ id }) => id));
    if (this._currentProblem) this._currentField?.focus();
    else if (this._problem) this._field.focus();
    else this.#save(currentPassword);
  }

  protected override startAgain(): void {
    this.requests.start(this.context.identity);
  }

  protected override showsInline({ code }: AuthMethodsError): boolean {
    if (this.requests.state.phase !== 'challenged') return false;
    return code === 'password_refused' || (code === 'wrong_current_password' && this.#needsCurrent);
  }

  protected override focusField(): void {
    const active = this.shadowRoot?.activeElement;
    // The field for the current password appears above the one that had the focus.
    if (!active || (active === this._field && !this._value)) (this._currentField ?? this._field).focus();
  }

  #save(currentPassword: string | undefined): void {
    this._isShown = false;
    this._isCurrentShown = false;
    const newPassword = this._value;
    this.requests.verify(currentPassword === undefined ? { newPassword } : { newPassword, currentPassword });
  }

  #showRefusal(error: AuthMethodsError): void {
    if (error.code === 'wrong_current_password') {
      this._currentProblem = this.errorText(error);
    } else {
      this._broken = refusedRules(error);
      this._problem = this.errorText(error);
    }
  }

  /** While it is being saved, or may be saved already: another password would not match what a retry finds. */
  get #isFixed(): boolean {
    const { state } = this.requests;
    return state.phase === 'verifying' || (state.phase === 'challenged' && state.mayBeVerified === true);
  }

  get #needsCurrent(): boolean {
    return this.requests.challenge?.currentPasswordRequired === true;
  }

  get #policy(): PasswordPolicy | undefined {
    const { state } = this.requests;
    return 'challenge' in state ? state.challenge.policy : undefined;
  }

  get #rules(): readonly PasswordRule[] {
    return this.#policy ? passwordRules(this.#policy) : [];
  }

  get #ruleList(): PasswordRuleList {
    return {
      localization: this.localization,
      policy: this.#policy,
      value: this._value,
      broken: this._broken,
      orderedFor: this._orderedFor,
    };
  }

  /** What is wrong with the password as it stands; empty when it may be sent. */
  #problemWith(broken: PasswordRule | undefined): string {
    const { password, errors } = this.messages;
    if (!this._value) return password.empty;
    if (/\p{Cc}/u.test(this._value)) return password.controlCharacters;
    if ([...this._value].length > greatestLength) return password.tooLong;
    if (!broken) return '';
    return broken.isMet ? password.stillNeeded(ruleText(broken.id, this.#ruleList)) : errors.password_refused;
  }

  #renderCurrent(): TemplateResult {
    const { password, show } = this.messages;
    return html`<div class="field">
      ${renderPasswordField({
        id: 'current-password',
        label: password.currentPassword,
        autocomplete: 'current-password',
        error: this._currentProblem,
        isShown: this._isCurrentShown,
        isReadonly: this.#isFixed,
        show,
        onInput: () => (this._currentProblem = ''),
        onShow: () => (this._isCurrentShown = !this._isCurrentShown),
      })}
    </div>`;
  }

  #onInput(): void {
    if (this._field.value === this._value) return;
    this._value = this._field.value;
    this._problem = '';
    this._broken = new Set();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#announceProgress(), typingPause);
  }

  #announceProgress(): void {
    const missing = this.#rules.find(({ isMet }) => isMet?.(this._value) === false);
    const { stillNeeded, nothingMissing } = this.messages.password;
    if (!this._value || !this.#policy) this._progress = '';
    else this._progress = missing ? stillNeeded(ruleText(missing.id, this.#ruleList)) : nothingMissing;
  }
}
