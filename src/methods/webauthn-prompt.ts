import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollmentChallenge } from '../model/enrollment.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '../model/webauthn-dictionaries.js';
import type { DialogControls, PrimaryButton } from '../ui/dialog-requests.js';
import type { EnrollmentController, EnrollmentElement } from './enrollment-controller.js';
import { remedyFor } from '../ui/remedy.js';
import { createdCredentials } from './created-credentials.js';
import { cancelCeremony, createCredential } from './webauthn-ceremony.js';
import { isDefiniteRefusal, mayHaveKept, signalUnknownCredential } from './webauthn-unknown.js';

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
  'chunk_load_failed',
  'rate_limited',
  'unauthorized',
  'step_up_required',
  'insufficient_scope',
  'misconfigured',
  'unknown',
]);

/** Milliseconds. No backend says how long its challenge lasts; the usual five minutes include the prompt. */
const challengeLifetime = 4 * 60_000;

export interface WebAuthnPromptOptions {
  /** Where the person wants the credential, as options for the browser. Default: what the server sent. */
  readonly adapt?: (
    publicKey: PublicKeyCredentialCreationOptionsJSON,
  ) => PublicKeyCredentialCreationOptionsJSON;
  /** Whether another authenticator can be tried where one has a credential already. Default: `false`. */
  readonly isAnotherPossible?: () => boolean;
}

/** The browser's prompt that creates a credential, and what it fails with. Create it after the view's controller. */
export class WebAuthnPrompt<T extends WebAuthnType> implements ReactiveController {
  readonly #element: EnrollmentElement<T>;
  readonly #requests: EnrollmentController<T>;
  readonly #controls: DialogControls;
  readonly #options: WebAuthnPromptOptions;
  #isOpen = false;
  #error: AuthMethodsError | undefined;
  #challenge: EnrollmentChallenge[T] | undefined;
  /** When the challenge arrived. Milliseconds since the epoch, which go on while a device sleeps. */
  #challengedAt = 0;
  /** The person has clicked, and waits for a new challenge. */
  #opensWhenChallenged = false;
  /** Kept until the backend has decided: creating a second one would replace it on the device. */
  #credential: RegistrationResponseJSON | undefined;
  /** An answer about the credential was lost: the backend may have it. */
  #mayBeKnown = false;

  constructor(
    element: EnrollmentElement<T>,
    requests: EnrollmentController<T>,
    controls: DialogControls,
    options: WebAuthnPromptOptions = {},
  ) {
    this.#options = options;
    this.#element = element;
    this.#requests = requests;
    this.#controls = controls;
    element.addController(this);
  }

  primaryButton({ create }: WebAuthnMessages): PrimaryButton | undefined {
    if (this.#error && !this.#canHelpAgain(this.#error)) return undefined;
    const { state, error } = this.#requests;
    const again = state.phase === 'collecting' || this.#error || error;
    return {
      label: again ? this.#element.localization.messages.retry : create,
      disabled: this.#isOpen,
    };
  }

  /** Opens the prompt, or does what must be done before it, or sends again what it created. Call it within the click. */
  submit(): void {
    const { state, error } = this.#requests;
    if (state.phase !== 'challenged') this.#controls.startAgain();
    else if (this.#credential && (state.mayBeVerified || undecidedErrors.has(error?.code)))
      this.#verify(this.#credential);
    else if (this.#isChallengeUsable) void this.#create(state.challenge.publicKey);
    else {
      this.#controls.startAgain();
      this.#opensWhenChallenged = true;
    }
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

  hostUpdated(): void {
    const { state, error, stateChanged, lastRequest } = this.#requests;
    if (!stateChanged) return;
    if (error && this.#credential && lastRequest === 'verify') void this.#judge(error, this.#credential);
    if (state.phase !== 'challenged') return;
    if (state.challenge !== this.#challenge) {
      this.#challenge = state.challenge;
      this.#challengedAt = Date.now();
      this.#credential = undefined;
    }
    const { publicKey } = state.challenge;
    if (this.#opensWhenChallenged && !error) queueMicrotask(() => void this.#create(publicKey));
    this.#opensWhenChallenged = false;
  }

  hostDisconnected(): void {
    if (this.#isOpen) cancelCeremony();
  }

  /** A passkey made for a challenge that has expired would be refused, and stay in the password manager. */
  get #isChallengeUsable(): boolean {
    return this.#error?.code !== 'invalid_response' && Date.now() - this.#challengedAt < challengeLifetime;
  }

  async #create(publicKey: PublicKeyCredentialCreationOptionsJSON): Promise<void> {
    this.#isOpen = true;
    this.reset();
    try {
      this.#credential = await createCredential(this.#options.adapt?.(publicKey) ?? publicKey);
      createdCredentials.add(this.#credential.id);
      this.#mayBeKnown = false;
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

  #canHelpAgain(error: AuthMethodsError): boolean {
    if (error.code === 'already_enrolled') return this.#options.isAnotherPossible?.() ?? false;
    return remedyFor(error) !== 'nothing';
  }

  #fail(error: AuthMethodsError): void {
    if (error.code === 'aborted' && !this.#element.isConnected) return;
    this.#error = error;
    // A person may cancel; that is no failure.
    if (error.code !== 'ceremony_cancelled' && error.code !== 'aborted') this.#requests.report(error);
  }

  /** A passkey that the backend refused would be offered by the password manager, and never work. */
  async #judge(error: AuthMethodsError, { id }: RegistrationResponseJSON): Promise<void> {
    this.#mayBeKnown ||= mayHaveKept(error);
    if (this.#mayBeKnown || !isDefiniteRefusal(error)) return;
    const { flow } = this.#element;
    const rpId = this.#challenge?.publicKey.rp.id ?? location.hostname;
    const added = await flow.readAdded();
    // Deleting can't be undone: the list must say, too, that the backend does not have it.
    if (added?.every(({ type }) => type !== flow.type && type !== 'unknown')) {
      createdCredentials.delete(id);
      await signalUnknownCredential(rpId, id);
    }
  }

  #renderError({ code }: AuthMethodsError, messages: WebAuthnMessages): TemplateResult {
    switch (code) {
      case 'ceremony_cancelled':
      case 'aborted':
      case 'unknown':
        // Whatever the browser or an extension has not said: this much is known.
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
