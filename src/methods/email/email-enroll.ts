import { html, type TemplateResult } from 'lit';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { query, state } from '../../ui/decorators.js';
import { SentCodeEnrollView } from '../sent-code-enroll-view.js';
import { isEmailAddress } from './is-email-address.js';

/**
 * Adds an email address: the address, then the code sent there.
 *
 * @internal
 */
export class EmailEnroll extends SentCodeEnrollView<'email'> {
  static override readonly tag = 'auth-methods-email-enroll';

  /** As typed. */
  @state() private _address: string | undefined;

  @query('#address') private readonly _input!: HTMLInputElement | null;

  protected override renderAddress(): TemplateResult {
    const { email } = this.words;
    return html`<p class="intro">${email.intro}</p>
      <div class="field">
        <label for="address">${email.address}</label>
        <input
          id="address"
          name="email"
          type="email"
          dir="ltr"
          autocomplete="email"
          autocapitalize="off"
          spellcheck="false"
          required
          aria-invalid=${this._addressError ? 'true' : 'false'}
          aria-describedby="error"
          ?readonly=${this.busy}
          .value=${this.#address}
          @input=${this.#onInput}
        />
        ${this.renderAddressError()}
      </div>`;
  }

  protected override readAddress(): EnrollmentInput['email'] | undefined {
    const email = this.#address.trim();
    if (isEmailAddress(email)) return { email };
    this._addressError = email ? this.words.email.invalid : this.words.email.empty;
    return undefined;
  }

  protected override focusAddress(): void {
    this._input?.focus();
  }

  protected override sentText({ email }: EnrollmentInput['email']): string {
    return this.words.code.sentTo(this.isolate(email));
  }

  protected override changeLabel(): string {
    return this.words.email.changeAddress;
  }

  get #address(): string {
    return this._address ?? (this.unfinished?.type === 'email' ? this.unfinished.email : '');
  }

  #onInput(event: InputEvent): void {
    // The listener is on this input alone.
    this._address = (event.currentTarget as HTMLInputElement).value;
    this._addressError = '';
  }
}
