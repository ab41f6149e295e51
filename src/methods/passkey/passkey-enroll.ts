import { html, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { Messages } from '../../i18n/messages.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, query } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext } from '../method-type.js';
import { WebAuthnPrompt, type WebAuthnMessages } from '../webauthn-prompt.js';

/**
 * Creates a passkey. The challenge is fetched when the dialog opens, so that the click goes straight to the
 * browser's prompt.
 *
 * @internal
 */
export class PasskeyEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-passkey-enroll';

  @property({ attribute: false }) flow!: EnrollmentFlow<'passkey'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  protected override readonly requests = new EnrollmentController<'passkey'>(this, this.controls, {
    startsAtOnce: true,
  });
  readonly #prompt = new WebAuthnPrompt<'passkey'>(this, this.requests, this.controls);

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    return html`<p class="intro">${this.messages.passkey.intro}</p>
      ${this.#prompt.render(this.#texts)}`;
  }

  protected override primaryButton(): PrimaryButton | undefined {
    return this.#prompt.primaryButton(this.#texts);
  }

  protected override submit(): void {
    this.#prompt.submit();
  }

  protected override startAgain(): void {
    this.#prompt.reset();
    this.requests.start(this.context.identity);
  }

  protected override focusField(): void {
    this._button?.focus();
  }

  /** The browser does not say which passkey it found. With only one, there is no doubt. */
  get #texts(): WebAuthnMessages {
    const { passkey } = this.messages;
    const passkeys = this.context.existing.filter(({ method }) => method.type === 'passkey');
    const [only] = passkeys;
    if (!only || passkeys.length > 1) return passkey;
    return {
      ...passkey,
      alreadyHere: passkey.alreadyHereNamed(isolate(only.title, this.localization.direction)),
    };
  }
}
