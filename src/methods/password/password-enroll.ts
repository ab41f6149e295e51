import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { PasswordPolicy } from '../../model/enrollment.js';
import { query, state } from '../../ui/decorators.js';
import { EnrollView, type PrimaryButton } from '../enroll-view.js';
import { passwordEnrollStyles } from './password-enroll.styles.js';
import { refusedRules } from './password-refusal.js';
import { passwordRules, type PasswordRule, type PasswordRuleId } from './password-rules.js';

/** In Unicode code points. */
const greatestLength = 256;

/** Milliseconds without a key after which screen readers hear what is still needed. */
const pause = 1000;

/**
 * Sets or changes the password: the server's rules tick themselves off as one types; what only the server can
 * tell is said at its rule afterwards.
 *
 * @internal
 */
export class PasswordEnroll extends EnrollView<'password'> {
  static override readonly tag = 'auth-methods-password-enroll';

  static override readonly styles: CSSResultGroup = [EnrollView.styles, passwordEnrollStyles];

  @state() private _value = '';

  @state() private _shown = false;

  @state() private _fieldError = '';

  /** The rules that the last try broke, until the password is edited. */
  @state() private _broken: ReadonlySet<PasswordRuleId> = new Set();

  /** What screen readers hear after a pause in typing. */
  @state() private _progress = '';

  @query('#password') private readonly _field!: HTMLInputElement;

  #pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this._value = '';
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.startAgain();
  }

  protected override renderContent(): TemplateResult {
    const { password, show } = this.words;
    return html`<div class="field">
        <div class="visually-hidden">
          <input type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" />
        </div>
        <label id="label" for="password">${password.newPassword}</label>
        <div class="password">
          <input
            id="password"
            type=${this._shown ? 'text' : 'password'}
            name="new-password"
            autocomplete="new-password"
            autocapitalize="off"
            spellcheck="false"
            dir="ltr"
            required
            aria-invalid=${this._fieldError ? 'true' : 'false'}
            aria-describedby=${this.#descriptions()}
            ?readonly=${this.#isFixed}
            @input=${this.#onInput}
          />
          <button
            id="show"
            class="link"
            part="button"
            type="button"
            aria-pressed=${this._shown}
            aria-labelledby="show label"
            @click=${this.#onShow}
          >
            ${show}
          </button>
        </div>
        <p id="error" class="field-error" role="alert" ?hidden=${!this._fieldError}>${this._fieldError}</p>
        <p class="visually-hidden" role="status">${this._progress}</p>
      </div>
      ${this.#renderRules()}`;
  }

  protected override primary(): PrimaryButton {
    return { label: this.state.phase === 'collecting' ? this.words.tryAgain : this.words.password.save };
  }

  protected override submit(): void {
    if (this.state.phase === 'collecting') {
      this.startAgain();
      return;
    }
    const broken = this.#rules.filter(
      ({ id, isMet }) => isMet?.(this._value) === false || this._broken.has(id),
    );
    this._fieldError = this.#complaint(broken[0]);
    if (this._fieldError) {
      this._broken = new Set(broken.map(({ id }) => id));
      this._field.focus();
    } else {
      this._shown = false;
      this.verify({ newPassword: this._value });
    }
  }

  protected override startAgain(): void {
    this.start(this.identity);
  }

  protected override saysItself(error: AuthMethodsError): boolean {
    return error.code === 'password_refused' && this.state.phase === 'challenged';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('state') && this.error?.code === 'password_refused') {
      this._broken = refusedRules(this.error);
      this._fieldError = this.errorText(this.error);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!changed.has('state') || this.error?.code !== 'password_refused') return;
    this._field.focus();
    this._field.select();
  }

  protected override focusField(): void {
    if (!this.shadowRoot?.activeElement) this._field.focus();
  }

  /** On its way, or perhaps saved already: another one would not be what is found when it is tried again. */
  get #isFixed(): boolean {
    return (
      this.state.phase === 'verifying' ||
      (this.state.phase === 'challenged' && this.state.mayBeVerified === true)
    );
  }

  get #policy(): PasswordPolicy | undefined {
    return 'challenge' in this.state ? this.state.challenge.policy : undefined;
  }

  get #rules(): readonly PasswordRule[] {
    return this.#policy ? passwordRules(this.#policy) : [];
  }

  /** What is wrong with the password as it stands; empty when it may be sent. */
  #complaint(broken: PasswordRule | undefined): string {
    const { password, errors } = this.words;
    if (!this._value) return password.empty;
    if (/\p{Cc}/u.test(this._value)) return password.controlCharacters;
    if ([...this._value].length > greatestLength) return password.tooLong;
    if (!broken) return '';
    return broken.isMet ? password.stillNeeded(this.#ruleText(broken.id)) : errors.password_refused;
  }

  /** The error, and the rules that it is about. */
  #descriptions(): string | typeof nothing {
    const ids = this.#rules.filter(({ id }) => this._broken.has(id)).map(({ id }) => `rule-${id}`);
    return this._fieldError ? ['error', ...ids].join(' ') : nothing;
  }

  #renderRules(): TemplateResult | typeof nothing {
    if (this.state.phase === 'starting') return html`<div class="place"></div>`;
    const rules = this.#rules;
    const { password } = this.words;
    return html`${this.#renderList(
      'now',
      password.rules,
      rules.filter(({ isMet }) => isMet),
    )}${this.#renderList(
      'later',
      password.checkedOnSave,
      rules.filter(({ isMet }) => !isMet),
    )}`;
  }

  #renderList(id: string, label: string, rules: readonly PasswordRule[]): TemplateResult | typeof nothing {
    if (rules.length === 0) return nothing;
    return html`<div>
      <p class="label" id=${id}>${label}</p>
      <ul aria-labelledby=${id}>
        ${rules.map((rule) => this.#renderRule(rule))}
      </ul>
    </div>`;
  }

  #renderRule({ id, isMet }: PasswordRule): TemplateResult {
    const { fulfilled, notFulfilled } = this.words.password;
    const isBroken = this._broken.has(id);
    const met = Boolean(this._value) && !isBroken && isMet?.(this._value);
    return html`<li id="rule-${id}" class=${isBroken ? 'broken' : met ? 'met' : 'muted'}>
      <span aria-hidden="true">${isBroken ? '✕' : met ? '✓' : '○'}</span>
      <span
        >${this.#ruleText(id)}${
          (isMet ?? isBroken)
            ? html`<span class="visually-hidden">, ${met ? fulfilled : notFulfilled}</span>`
            : nothing
        }</span
      >
    </li>`;
  }

  #ruleText(id: PasswordRuleId): string {
    const { password } = this.words;
    switch (id) {
      case 'length':
        return password.minLength(this.#policy?.minLength ?? 1);
      case 'types':
        return this.#typesText();
      case 'identical':
        return password.noIdentical;
      case 'sequential':
        return password.noSequential;
      case 'bytes':
        return password.maxBytes;
      case 'profile':
        return password.noProfileData;
      case 'history':
        return password.noHistory(this.#policy?.historySize ?? 1);
      case 'dictionary':
        return password.notCommon;
    }
  }

  #typesText(): string {
    const { allTypes, threeOfFour, characterTypes } = this.words.password;
    const { characterTypes: types = [], characterTypeRule } = this.#policy ?? {};
    if (characterTypeRule === 'three-of-four' && types.length > 3) return threeOfFour;
    return allTypes(this.localization.format.list(types.map((type) => characterTypes[type])));
  }

  #onInput(): void {
    this._value = this._field.value;
    this._fieldError = '';
    this._broken = new Set();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#tellProgress(), pause);
  }

  #tellProgress(): void {
    const missing = this.#rules.find(({ isMet }) => isMet?.(this._value) === false);
    const { stillNeeded, nothingMissing } = this.words.password;
    this._progress =
      !this._value || !this.#policy ? '' : missing ? stillNeeded(this.#ruleText(missing.id)) : nothingMissing;
  }

  #onShow(): void {
    this._shown = !this._shown;
  }
}
