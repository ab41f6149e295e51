import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { Messages } from '../../i18n/messages.js';
import { sentences } from '../../i18n/sentences.js';
import type { PhoneChannel } from '../../model/auth-method.js';
import { AuthMethodsError, throwMissingChunk } from '../../model/auth-methods-error.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { OneTimeCodeField } from '../../ui/one-time-code-field.js';
import { remedyFor, type Remedy } from '../../ui/remedy.js';
import { StepBar } from '../../ui/step-bar.js';
import { CodeEntry } from '../code-entry.js';
import { EnrollmentController } from '../enrollment-controller.js';
import { looksMasked } from '../dialog-facts.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { SentCode, sentCodeStyles, type Destination } from '../sent-code.js';
import { unfinishedMethod } from '../unfinished-method.js';
import type { CountryOption } from './countries.js';
import { MessageReceiver } from './message-receiver.js';
import { channelName } from './phone-method.js';

type PhoneNumbers = typeof import('./phone-numbers.js');

/**
 * Adds a phone: country, number and channel, then the code sent there. The library for phone numbers is downloaded
 * while the person fills in the form.
 *
 * @internal
 */
export class PhoneEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-phone-enroll';
  static override readonly uses = [OneTimeCodeField, StepBar];
  static override readonly styles = [DialogView.styles, sentCodeStyles];

  static readonly facts: EnrollmentTypeFacts = {
    pending: (id, { phoneNumber, channel }: EnrollmentInput['phone']) => ({
      ...unfinishedMethod(id),
      type: 'phone',
      phoneNumber,
      channel,
    }),
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'phone'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @state() private _country = '';

  /** The channel that the person chose. */
  @state() private _channel: PhoneChannel | undefined;

  @state() private _numbers: PhoneNumbers | undefined;

  /** The number waits for the download of what checks it. */
  @state() private _checking = false;

  /** What that download failed with when the number was to be sent. */
  @state() private _missing: AuthMethodsError | undefined;

  /** What was typed, where the number is not a usual one of its country. Sent all the same when asked again. */
  @state() private _unusual: string | undefined;

  /** The channel that the backend has just refused, while there are others. */
  @state() private _refused: PhoneChannel | undefined;

  protected override readonly requests = new EnrollmentController<'phone'>(this, this.controls);
  readonly #code = new CodeEntry<'phone'>(this, this.requests, this.controls);
  readonly #sentCode = new SentCode<'phone'>(this, this.requests, this.#code, {
    renderDestination: () => this.#renderNumber(),
    readDestination: () => this.#readNumber(),
    sentText: (input) => this.#sentText(input),
    sendLabel: () => (this._unusual === undefined ? undefined : this.messages.phone.sendAnyway),
    addsAtOnce: () => this.context.addsAtOnce,
    changeLabel: () => this.messages.phone.changeNumber,
  });
  readonly #receiver = new MessageReceiver(this, (code) => this.#code.fill(code));
  #loading: Promise<void> | undefined;
  #countries: readonly CountryOption[] = [];
  /** Where the last code was sent, as people write it. */
  #destination = '';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) this.#prefill();
    const numbers = this._numbers;
    if (numbers && (changed.has('_numbers') || changed.has('localization'))) {
      this.#countries = numbers.phoneCountries(this.localization);
    }
  }

  /** Only a refusal tells that a channel is not there. */
  protected override update(changed: PropertyValues): void {
    const { error, stateChanged, state: flowState } = this.requests;
    if (stateChanged) {
      const isRefused = error?.code === 'unsupported_by_backend' && flowState.phase === 'collecting';
      this._refused = isRefused && this.context.phoneChannels.length > 1 ? this.#channel : undefined;
      if (this._refused) this.context.refuseChannel(this._refused);
    }
    super.update(changed);
  }

  /** While a text message is on its way, the browser may hand over its code. */
  protected override updated(_changed: PropertyValues): void {
    const { phase } = this.requests.state;
    if (!this.requests.stateChanged) return;
    if (phase === 'collecting' || phase === 'failed') this.#receiver.stop();
    else if (phase === 'challenged' && this.#channel === 'sms') this.#receiver.start();
  }

  protected override get remedy(): Remedy {
    return this._missing ? remedyFor(this._missing) : super.remedy;
  }

  protected override renderContent(): TemplateResult {
    return this.#sentCode.render();
  }

  protected override primaryButton(): PrimaryButton {
    return this._checking ? { label: this.messages.working, disabled: true } : this.#sentCode.primaryButton;
  }

  /** Waits only when it must: the host's sign-in, which may be needed, opens only within the click. */
  protected override submit(): void {
    if (this._numbers) this.#sentCode.submit();
    else void this.#submitOnceLoaded();
  }

  protected override startAgain(): void {
    this.#sentCode.startAgain();
  }

  protected override focusField(): void {
    this.#sentCode.focusField();
  }

  protected override showsInline(error: AuthMethodsError): boolean {
    return this._refused !== undefined || this.#sentCode.showsInline(error);
  }

  protected override handlesRateLimit(seconds: number): boolean {
    return this.#sentCode.handlesRateLimit(seconds);
  }

  /** The chosen channel where it is offered, else the first one. */
  get #channel(): PhoneChannel {
    const { phoneChannels } = this.context;
    return phoneChannels.find((channel) => channel === this._channel) ?? phoneChannels[0] ?? 'sms';
  }

  #renderNumber(): TemplateResult {
    const { phone } = this.messages;
    const { phoneChannels, addsAtOnce } = this.context;
    return html`<p class="intro">${sentences(!addsAtOnce && phone.intro, phone.risk)}</p>
      <div class="field">
        <label for="country">${phone.country}</label>
        <select id="country" autocomplete="off" @change=${this.#onCountry}>
          ${this.#countries.map(
            ({ code, label }) =>
              html`<option value=${code} .selected=${code === this._country}>${label}</option>`,
          )}
        </select>
      </div>
      ${this.#sentCode.renderField('tel', phone.number, (event) => this.#onInput(event), this.#hint)}
      ${
        phoneChannels.length > 1
          ? html`<fieldset>
              <legend class="label">${phone.channel}</legend>
              ${phoneChannels.map((channel) => this.#renderChannel(channel))}
            </fieldset>`
          : nothing
      }
      <p class="field-error" role="alert" ?hidden=${!this._refused}>
        ${this._refused && phone.channelUnavailable(channelName(this._refused, this.messages.badges))}
      </p>`;
  }

  /** The number of the method that is set up again, where it is masked. */
  get #hint(): string | undefined {
    const { unfinished } = this.context;
    if (unfinished?.type !== 'phone') return undefined;
    return unfinished.masked || looksMasked(unfinished.phoneNumber) ? unfinished.phoneNumber : undefined;
  }

  #renderChannel(channel: PhoneChannel): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="channel"
        .checked=${this.#channel === channel}
        @change=${() => (this._channel = channel)}
      />
      ${channelName(channel, this.messages.badges)}</label
    >`;
  }

  #readNumber(): Destination<'phone'> {
    const { phone } = this.messages;
    // The page or the browser may have chosen it without an event.
    this._country = this.renderRoot.querySelector('select')?.value || this._country;
    const reading = this._numbers?.readNumber(this.#sentCode.text, this._country);
    if (!reading) return { problem: this._missing ? this.errorText(this._missing) : '' };
    const isAskedAgain = this.#sentCode.text === this._unusual;
    const found = 'problem' in reading ? isAskedAgain && reading.unusual : reading;
    this._unusual = 'unusual' in reading ? this.#sentCode.text : undefined;
    if (!found) return { problem: 'problem' in reading ? phone[reading.problem] : '' };
    this.#destination = found.international;
    return { input: { phoneNumber: found.number, channel: this.#channel } };
  }

  #sentText({ channel }: EnrollmentInput['phone']): string {
    const { code, phone } = this.messages;
    const destination = isolate(this.#destination.replaceAll(' ', '\u00a0'), this.localization.direction);
    return channel === 'voice' ? phone.calling(destination) : code.sentTo(destination);
  }

  #prefill(): void {
    const { unfinished } = this.context;
    if (unfinished?.type === 'phone') {
      this._channel = unfinished.channel;
      if (!this.#hint) this.#sentCode.text = unfinished.phoneNumber;
    }
    this.#load().catch(() => undefined);
  }

  /** A download that failed is tried again when the number is needed. */
  #load(): Promise<void> {
    this.#loading ??= import('./phone-numbers.js').catch(throwMissingChunk).then(
      (numbers) => {
        this._numbers = numbers;
        this._country = numbers.usualCountry(this.localization.locale);
        this.#show(this.#sentCode.field?.value ?? this.#sentCode.text);
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  async #submitOnceLoaded(): Promise<void> {
    this._checking = true;
    this._missing = await this.#load().then(
      () => undefined,
      (error: unknown) => AuthMethodsError.from(error),
    );
    this._checking = false;
    if (this.isConnected) this.#sentCode.submit();
  }

  /** Puts a number into the field, as it is written in its country. */
  #show(text: string, inputType = ''): void {
    const { field } = this.#sentCode;
    const edit = { text, caret: field?.selectionStart ?? 0, before: this.#sentCode.text, inputType };
    const typed = this._numbers?.typeNumber(edit, this._country);
    this.#sentCode.text = typed?.text ?? text;
    this._country = typed?.country ?? this._country;
    if (!typed || !field || field.value === typed.text) return;
    field.value = typed.text;
    // Some browsers move the focus to a field whose selection is set.
    if (this.shadowRoot?.activeElement === field) field.setSelectionRange(typed.caret, typed.caret);
  }

  #onInput(event: Event): void {
    const { field } = this.#sentCode;
    const edit = event instanceof InputEvent ? event : undefined;
    // Writing to the input would end the composition.
    if (!field || edit?.isComposing || field.value === this.#sentCode.text) return;
    this._unusual = undefined;
    this.#sentCode.showProblem('');
    this.#show(field.value, edit?.inputType);
  }

  #onCountry(event: Event): void {
    this._country = (event.currentTarget as HTMLSelectElement).value;
    this._unusual = undefined;
    this.#sentCode.showProblem('');
    const { text } = this.#sentCode;
    this.#show(this._numbers?.withoutCallingCode(text) ?? text);
  }
}
