import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import { query, state } from '../../ui/decorators.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '../../model/webauthn-dictionaries.js';
import { EnrollErrorEvent } from '../enroll-events.js';
import { EnrollView, type PrimaryButton } from '../enroll-view.js';
import { cancelPasskeyCeremony, createPasskey } from './passkey-ceremony.js';

/** After these the backend may have taken the credential, or still would. */
const undecidedErrors: ReadonlySet<string | undefined> = new Set([
  'network',
  'server_error',
  'invalid_response',
  'rate_limited',
  'unauthorized',
  'step_up_required',
]);

/**
 * Creates a passkey. The challenge is fetched when the dialog opens, so that the click goes straight into
 * the browser's prompt.
 *
 * @internal
 */
export class PasskeyEnroll extends EnrollView<'passkey'> {
  static override readonly tag = 'auth-methods-passkey-enroll';

  /** The browser's prompt is open. */
  @state() private _prompting = false;

  @state() private _ceremonyError: AuthMethodsError | undefined;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  /** What the browser has created, until the backend has decided: a second one would take its place on the device. */
  #credential: RegistrationResponseJSON | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this._prompting) cancelPasskeyCeremony();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.startAgain();
  }

  protected override renderContent(): TemplateResult {
    const { passkey } = this.words;
    return html`<p class="intro">${passkey.intro}</p>
      ${this._prompting ? html`<p class="notice" role="status">${passkey.waiting}</p>` : nothing}
      ${this._ceremonyError ? this.#renderCeremonyError(this._ceremonyError) : nothing}`;
  }

  protected override primary(): PrimaryButton | undefined {
    if (this._ceremonyError?.code === 'wrong_domain') return undefined;
    const again = this.state.phase === 'collecting' || this._ceremonyError || this.error;
    return {
      label: again ? this.words.tryAgain : this.words.passkey.create,
      disabled: this._prompting,
    };
  }

  protected override submit(): void {
    if (this.state.phase !== 'challenged') this.startAgain();
    else if (this.#credential && undecidedErrors.has(this.error?.code)) {
      this.verify({ credential: this.#credential });
    } else void this.#create(this.state.challenge.publicKey);
  }

  protected override startAgain(): void {
    this._ceremonyError = undefined;
    this.start(this.identity);
  }

  protected override focusField(): void {
    this._button?.focus();
  }

  async #create(publicKey: PublicKeyCredentialCreationOptionsJSON): Promise<void> {
    this._ceremonyError = undefined;
    this._prompting = true;
    try {
      this.#credential = await createPasskey(publicKey);
      if (this.isConnected) this.verify({ credential: this.#credential });
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      if (error.code === 'aborted') return;
      this._ceremonyError = error;
      // To cancel is a person's good right, and no failure.
      if (error.code !== 'ceremony_cancelled') this.dispatchEvent(new EnrollErrorEvent(error));
    } finally {
      this._prompting = false;
    }
  }

  #renderCeremonyError(error: AuthMethodsError): TemplateResult {
    const { passkey, errors } = this.words;
    switch (error.code) {
      case 'ceremony_cancelled':
        return html`<p class="notice" role="status">${passkey.cancelled}</p>`;
      case 'already_enrolled':
        return html`<p class="notice attention" role="alert">${this.#alreadyHere()}</p>`;
      case 'unsupported_by_browser':
        return html`<p class="notice bad" role="alert">${passkey.unsupported}</p>`;
      default:
        return html`<p class="notice bad" role="alert">${errors[error.code]}</p>`;
    }
  }

  /** The browser does not say which passkey it met; with only one of them there is no doubt. */
  #alreadyHere(): string {
    const { passkey } = this.words;
    const passkeys = this.existing.filter(({ method }) => method.type === 'passkey');
    const [only] = passkeys;
    return only && passkeys.length === 1
      ? passkey.alreadyHereNamed(isolate(only.label, this.localization.direction))
      : passkey.alreadyHere;
  }
}
