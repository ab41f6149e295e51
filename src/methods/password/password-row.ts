import type { TemplateResult } from 'lit';
import type { PasswordMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class PasswordRow extends MethodRow<PasswordMethod> {
  static override readonly tag = 'auth-methods-password-row';

  protected override dates(): TemplateResult[] {
    const { lastChangedAt } = this.method;
    return lastChangedAt ? [this.date(lastChangedAt, this.words.facts.lastChanged)] : super.dates();
  }
}
