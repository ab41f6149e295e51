import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { SentCodeEnrollView } from '../sent-code-enroll-view.js';
import { isEmailAddress } from './is-email-address.js';

/**
 * Adds an email address: the address, then the code sent there.
 *
 * @internal
 */
export class EmailEnroll extends SentCodeEnrollView<'email'> {
  static override readonly tag = 'auth-methods-email-enroll';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated && this.unfinished?.type === 'email') this._address = this.unfinished.email;
  }

  protected override renderAddress(): TemplateResult {
    const { intro, address } = this.words.email;
    return html`<p class="intro">${intro}</p>
      ${this.renderAddressField('email', address)}`;
  }

  protected override readAddress(): EnrollmentInput['email'] | string {
    const email = this._address.trim().replace(/^mailto:/i, '');
    if (isEmailAddress(email)) return { email };
    return email ? this.words.email.invalid : this.words.email.empty;
  }

  protected override sentText({ email }: EnrollmentInput['email']): string {
    return this.words.code.sentTo(this.isolate(email));
  }

  protected override changeLabel(): string {
    return this.words.email.changeAddress;
  }
}
