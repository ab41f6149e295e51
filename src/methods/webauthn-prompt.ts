import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '../model/webauthn-dictionaries.js';
import type { PrimaryButton } from '../ui/dialog-view.js';
import type { EnrollmentController, EnrollmentElement } from './enrollment-controller.js';
import { cancelCeremony, createCredential } from './webauthn-ceremony.js';

type WebAuthnType = 'passkey' | 'webauthn-roaming';

/** What the person reads about a prompt of the browser's. */
export interface WebAuthnMessages {
  readonly create: string;
  readonly cancelled: string;
  readonly alreadyHere: string;
  readonly unsupported: string;
}

/** After these errors the backend may have accepted the credential, or may still accept it. */
const undecidedErrors: ReadonlySet<string | undefined> = new Set([
  'network',
  'server_error',
  'invalid_response',
  'rate_limited',
  'unauthorized',
  'step_up_required',
]);

/** The browser's prompt that creates a credential, and what it fails with. */
export class WebAuthnPrompt<T extends WebAuthnType> implements ReactiveController {
  readonly #element: EnrollmentElement<T>;
  readonly #requests: EnrollmentController<T>;
  #isOpen = false;
  #error: AuthMethodsError | undefined;
  /** Kept until the backend has decided: creating a second one would replace it on the device. */
  #credential: RegistrationResponseJSON | undefined;

  constructor(element: EnrollmentElement<T>, requests: EnrollmentController<T>) {
    this.#element = element;
    this.#requests = requests;
    element.addController(this);
  }

  primaryButton({ create }: WebAuthnMessages): PrimaryButton | undefined {
    if (this.#error?.code === 'wrong_domain') return undefined;
    const { state, error } = this.#requests;
    const again = state.phase === 'collecting' || this.#error || error;
    return {
      label: again ? this.#element.localization.messages.tryAgain : create,
      disabled: this.#isOpen,
    };
  }

  /** Opens the prompt, or sends again what it created. Call it within the click. */
  answer(publicKey: PublicKeyCredentialCreationOptionsJSON): void {
    if (this.#credential && undecidedErrors.has(this.#requests.error?.code)) this.#verify(this.#credential);
    else void this.#create(publicKey);
  }

  /** Forgets the last failure. */
  reset(): void {
    this.#error = undefined;
    this.#element.requestUpdate();
  }

  render(messages: WebAuthnMessages): TemplateResult {
    const { waiting } = this.#element.localization.messages.passkey;
    return html`${this.#isOpen ? html`<p class="notice" role="status">${waiting}</p>` : nothing}
    ${this.#error ? this.#renderError(this.#error, messages) : nothing}`;
  }

  hostDisconnected(): void {
    if (this.#isOpen) cancelCeremony();
  }

  async #create(publicKey: PublicKeyCredentialCreationOptionsJSON): Promise<void> {
    this.#isOpen = true;
    this.reset();
    try {
      this.#credential = await createCredential(publicKey);
      if (this.#element.isConnected) this.#verify(this.#credential);
    } catch (cause) {
      this.#fail(AuthMethodsError.from(cause));
    } finally {
      this.#isOpen = false;
      this.#element.requestUpdate();
    }
  }

  #verify(credential: RegistrationResponseJSON): void {
    this.#requests.verify({ credential });
  }

  #fail(error: AuthMethodsError): void {
    if (error.code === 'aborted') return;
    this.#error = error;
    // A person may cancel; that is no failure.
    if (error.code !== 'ceremony_cancelled') this.#requests.report(error);
  }

  #renderError({ code }: AuthMethodsError, messages: WebAuthnMessages): TemplateResult {
    switch (code) {
      case 'ceremony_cancelled':
        return html`<p class="notice" role="status">${messages.cancelled}</p>`;
      case 'already_enrolled':
        return html`<p class="notice attention" role="alert">${messages.alreadyHere}</p>`;
      case 'unsupported_by_browser':
        return html`<p class="notice bad" role="alert">${messages.unsupported}</p>`;
      default:
        return html`<p class="notice bad" role="alert">${this.#element.localization.messages.errors[code]}</p>`;
    }
  }
}
