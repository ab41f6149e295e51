import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, query } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext } from '../method-type.js';
import { WebAuthnPrompt } from '../webauthn-prompt.js';

/**
 * Adds a security key. The challenge is fetched when the dialog opens, so that the click goes straight to the
 * browser's prompt.
 *
 * @internal
 */
export class SecurityKeyEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-security-key-enroll';

  @property({ attribute: false }) flow!: EnrollmentFlow<'webauthn-roaming'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  protected override readonly requests = new EnrollmentController<'webauthn-roaming'>(this, this.controls, {
    startsAtOnce: true,
  });
  readonly #prompt = new WebAuthnPrompt<'webauthn-roaming'>(this, this.requests, this.controls, {
    isAnotherPossible: () => true,
  });

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    const { securityKey } = this.messages;
    return html`<p class="intro">${securityKey.intro}</p>
      ${this.#prompt.render(securityKey)}`;
  }

  protected override primaryButton(): PrimaryButton | undefined {
    return this.#prompt.primaryButton(this.messages.securityKey);
  }

  protected override submit(): void {
    this.#prompt.submit();
  }

  protected override startAgain(): void {
    this.#prompt.reset();
    this.requests.start({});
  }

  protected override focusField(): void {
    this._button?.focus();
  }
}
