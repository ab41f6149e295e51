import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { PhoneChannel } from '../../model/auth-method.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { query, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../enroll-view.js';
import { SentCodeEnrollView } from '../sent-code-enroll-view.js';
import { countryOptions, type CountryOption } from './country-options.js';
import { defaultCountry } from './default-country.js';
import { formatEdit, isDialable, toDialled } from './phone-typing.js';
import { receiveCode } from './receive-code.js';

type PhoneNumbers = typeof import('./phone-numbers.js');

/**
 * Adds a phone: country, number and channel, then the code sent there. What is known of numbers is downloaded
 * while the form is filled in already.
 *
 * @internal
 */
export class PhoneEnroll extends SentCodeEnrollView<'phone'> {
  static override readonly tag = 'auth-methods-phone-enroll';

  @state() private _country = '';

  /** As the field shows it. */
  @state() private _number = '';

  @state() private _channel: PhoneChannel = 'sms';

  @state() private _numbers: PhoneNumbers | undefined;

  /** The number waits for what tells whether it is one. */
  @state() private _checking = false;

  @query('#number') private readonly _input!: HTMLInputElement | null;

  #loading: Promise<PhoneNumbers | undefined> | undefined;
  #options: readonly CountryOption[] = [];
  /** As it was sent last, for people. */
  #destination = '';
  #receiving: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopReceiving();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this._country) this.#prefill();
    if (changed.has('localization') || changed.has('_numbers') || this.#options.length < 2) {
      this.#options = countryOptions(
        this._numbers?.phoneCountries() ?? [{ code: this._country }],
        this.localization,
      );
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
          ${this.#options.map(
            ({ code, label }) =>
              html`<option value=${code} .selected=${code === this._country}>${label}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="number">${phone.number}</label>
        <input
          id="number"
          name="tel"
          type="tel"
          dir="ltr"
          autocomplete="tel"
          required
          aria-invalid=${this._addressError ? 'true' : 'false'}
          aria-describedby="error"
          ?readonly=${this.busy}
          .value=${this._number}
          @input=${this.#onInput}
          @compositionend=${this.#onInput}
        />
        ${this.renderAddressError()}
      </div>
      <fieldset class="field">
        <legend>${phone.channel}</legend>
        ${this.#renderChannel('sms', phone.bySms)} ${this.#renderChannel('voice', phone.byVoice)}
      </fieldset>`;
  }

  protected override primary(): PrimaryButton {
    return this._checking ? { label: this.words.working, disabled: true } : super.primary();
  }

  /** Without a wait where it can be: a sign-in that is asked for on the way needs the click. */
  protected override send(): void {
    if (this._numbers || !toDialled(this._number)) super.send();
    else void this.#sendOnceLoaded();
  }

  protected override readAddress(): EnrollmentInput['phone'] | undefined {
    const { phone, errors } = this.words;
    const dialled = toDialled(this._number);
    if (!isDialable(this._number)) this._addressError = phone.digitsOnly;
    else if (!dialled) this._addressError = phone.empty;
    else if (this._numbers) {
      const reading = this._numbers.readPhoneNumber(dialled, this._country);
      if (!('problem' in reading)) return this.#inputOf(reading.number, reading.international);
      this._addressError = phone[reading.problem];
    } else if (/^\+[1-9]\d{6,14}$/.test(dialled)) return this.#inputOf(dialled, dialled);
    else this._addressError = errors.chunk_load_failed;
    return undefined;
  }

  protected override focusAddress(): void {
    this._input?.focus();
  }

  protected override sentText({ channel }: EnrollmentInput['phone']): string {
    const { code, phone } = this.words;
    const destination = this.isolate(this.#destination.replaceAll(' ', '\u00a0'));
    return channel === 'voice' ? phone.calling(destination) : code.sentTo(destination);
  }

  protected override changeLabel(): string {
    return this.words.phone.changeNumber;
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
    this._country = defaultCountry(this.localization.locale, navigator.languages);
    if (this.unfinished?.type !== 'phone') return;
    this._number = this.unfinished.phoneNumber;
    this._channel = this.unfinished.channel ?? 'sms';
  }

  #inputOf(phoneNumber: string, destination: string): EnrollmentInput['phone'] {
    this.#destination = destination;
    return { phoneNumber, channel: this._channel };
  }

  /** A download that failed is tried again the next time it is needed. */
  #load(): Promise<PhoneNumbers | undefined> {
    this.#loading ??= import('./phone-numbers.js').then(
      (numbers) => {
        this._numbers = numbers;
        if (!numbers.phoneCountries().some(({ code }) => code === this._country)) this._country = 'US';
        this.#show(this._number, '');
        return numbers;
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }

  async #sendOnceLoaded(): Promise<void> {
    this._checking = true;
    await this.#load();
    this._checking = false;
    if (this.isConnected) super.send();
  }

  /** Formats what is in the field; a calling code in it chooses the country. */
  #show(text: string, inputType: string): void {
    const caret = this._input?.selectionStart ?? text.length;
    const shown = formatEdit({ text, caret, before: this._number, inputType }, (dialled) => {
      if (!this._numbers) return dialled;
      const typed = this._numbers.formatTyped(dialled, this._country);
      this._country = typed.country;
      return typed.text;
    });
    this._number = shown.text;
    if (!this._input || this._input.value === shown.text) return;
    this._input.value = shown.text;
    // Elsewhere, some browsers would move the focus here.
    if (this.shadowRoot?.activeElement === this._input)
      this._input.setSelectionRange(shown.caret, shown.caret);
  }

  #onInput(event: Event): void {
    // Writing to the input would end the composition.
    if (!this._input || (event instanceof InputEvent && event.isComposing)) return;
    this._addressError = '';
    this.#show(this._input.value, event instanceof InputEvent ? event.inputType : '');
  }

  /** A number with a calling code is one of that country: for another country, what follows the code is kept. */
  #onCountry(event: Event): void {
    // The listener is on this select alone.
    this._country = (event.currentTarget as HTMLSelectElement).value;
    this._addressError = '';
    const national = this._numbers?.withoutCallingCode(toDialled(this._number)) ?? this._number;
    if (isDialable(this._number)) this.#show(national, '');
  }

  /** While a message is on its way, a browser may hand over what it says. */
  #receive(): void {
    const { state } = this;
    const isAwaited = state.phase === 'challenged' && this._channel === 'sms';
    if (state.phase === 'collecting' || state.phase === 'failed') this.#stopReceiving();
    else if (isAwaited && !this.#receiving) {
      const receiving = new AbortController();
      this.#receiving = receiving;
      void receiveCode(receiving.signal).then((code) => {
        if (this.#receiving !== receiving) return;
        this.#receiving = undefined;
        if (code !== undefined) this.fillCode(code);
      });
    }
  }

  #stopReceiving(): void {
    this.#receiving?.abort();
    this.#receiving = undefined;
  }
}
