import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { PhoneChannel } from '../../model/auth-method.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../enroll-view.js';
import { SentCodeEnrollView } from '../sent-code-enroll-view.js';
import type { CountryOption } from './country-options.js';
import { receiveCode } from './receive-code.js';

type PhoneNumbers = typeof import('./phone-numbers.js');

/**
 * Adds a phone: country, number and channel, then the code sent there. What is known of numbers is downloaded
 * while the form is being filled in.
 *
 * @internal
 */
export class PhoneEnroll extends SentCodeEnrollView<'phone'> {
  static override readonly tag = 'auth-methods-phone-enroll';

  @state() private _country = '';

  @state() private _channel: PhoneChannel = 'sms';

  @state() private _numbers: PhoneNumbers | undefined;

  /** The number waits for what tells whether it is one. */
  @state() private _checking = false;

  #loading: Promise<void> | undefined;
  #countries: readonly CountryOption[] = [];
  /** Where the last code went, for people. */
  #destination = '';
  #receiving: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopReceiving();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) this.#prefill();
    const numbers = this._numbers;
    if (numbers && (changed.has('_numbers') || changed.has('localization'))) {
      this.#countries = numbers.phoneCountries(this.localization);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('state')) this.#receive();
  }

  protected override renderAddress(): TemplateResult {
    const { phone } = this.words;
    return html`<p class="intro">${phone.intro}</p>
      <div class="field">
        <label for="country">${phone.country}</label>
        <select id="country" autocomplete="off" @change=${this.#onCountry}>
          ${this.#countries.map(
            ({ code, label }) =>
              html`<option value=${code} .selected=${code === this._country}>${label}</option>`,
          )}
        </select>
      </div>
      ${this.renderAddressField('tel', phone.number)}
      <fieldset>
        <legend class="label">${phone.channel}</legend>
        ${this.#renderChannel('sms', phone.bySms)} ${this.#renderChannel('voice', phone.byVoice)}
      </fieldset>`;
  }

  protected override primary(): PrimaryButton {
    return this._checking ? { label: this.words.working, disabled: true } : super.primary();
  }

  /** Without a wait where there need be none: a sign-in that is asked for on the way needs the click. */
  protected override send(): void {
    if (this._numbers) super.send();
    else void this.#sendOnceLoaded();
  }

  protected override readAddress(): EnrollmentInput['phone'] | string {
    const { phone, errors } = this.words;
    const reading = this._numbers?.readNumber(this._address, this._country);
    if (!reading) return errors.chunk_load_failed;
    if ('problem' in reading) return phone[reading.problem];
    this.#destination = reading.international;
    return { phoneNumber: reading.number, channel: this._channel };
  }

  protected override sentText({ channel }: EnrollmentInput['phone']): string {
    const { code, phone } = this.words;
    const destination = this.isolate(this.#destination.replaceAll(' ', '\u00a0'));
    return channel === 'voice' ? phone.calling(destination) : code.sentTo(destination);
  }

  protected override changeLabel(): string {
    return this.words.phone.changeNumber;
  }

  protected override onAddressInput(event: Event): void {
    const edit = event instanceof InputEvent ? event : undefined;
    // Writing to the input would end the composition.
    if (!this._addressInput || edit?.isComposing) return;
    this._addressError = '';
    this.#show(this._addressInput.value, edit?.inputType);
  }

  #renderChannel(channel: PhoneChannel, label: string): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="channel"
        .checked=${this._channel === channel}
        @change=${() => (this._channel = channel)}
      />
      ${label}</label
    >`;
  }

  #prefill(): void {
    if (this.unfinished?.type === 'phone') {
      this._address = this.unfinished.phoneNumber;
      this._channel = this.unfinished.channel ?? 'sms';
    }
    void this.#load();
  }

  /** A download that has failed is tried again when the number is needed. */
  #load(): Promise<void> {
    this.#loading ??= import('./phone-numbers.js').then(
      (numbers) => {
        this._numbers = numbers;
        this._country = numbers.usualCountry(this.localization.locale);
        this.#show(this._address);
      },
      () => {
        this.#loading = undefined;
      },
    );
    return this.#loading;
  }

  async #sendOnceLoaded(): Promise<void> {
    this._checking = true;
    await this.#load();
    this._checking = false;
    if (this.isConnected) super.send();
  }

  /** Puts a number into the field, as it is written where it is from. */
  #show(text: string, inputType = ''): void {
    const input = this._addressInput;
    const edit = { text, caret: input?.selectionStart ?? 0, before: this._address, inputType };
    const typed = this._numbers?.typeNumber(edit, this._country);
    this._address = typed?.text ?? text;
    this._country = typed?.country ?? this._country;
    if (!typed || !input || input.value === typed.text) return;
    input.value = typed.text;
    // Elsewhere, some browsers would move the focus here.
    if (this.shadowRoot?.activeElement === input) input.setSelectionRange(typed.caret, typed.caret);
  }

  #onCountry(event: Event): void {
    // The listener is on this select alone.
    this._country = (event.currentTarget as HTMLSelectElement).value;
    this._addressError = '';
    this.#show(this._numbers?.withoutCallingCode(this._address) ?? this._address);
  }

  /** While a message is on its way, the browser may hand over its code. */
  #receive(): void {
    const { phase } = this.state;
    if (phase === 'collecting' || phase === 'failed') this.#stopReceiving();
    if (phase !== 'challenged' || this._channel !== 'sms' || this.#receiving) return;
    const receiving = new AbortController();
    this.#receiving = receiving;
    void receiveCode(receiving.signal).then((code) => {
      if (this.#receiving !== receiving) return;
      this.#receiving = undefined;
      if (code !== undefined) this.fillCode(code);
    });
  }

  #stopReceiving(): void {
    this.#receiving?.abort();
    this.#receiving = undefined;
  }
}
