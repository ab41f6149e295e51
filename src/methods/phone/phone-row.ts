import type { PhoneMethod } from '../../model/auth-method.js';
import { MethodRow, type Badge } from '../method-row.js';

/** @internal */
export class PhoneRow extends MethodRow<PhoneMethod> {
  static override readonly tag = 'auth-methods-phone-row';

  protected override badges(): Badge[] {
    const { channel } = this.method;
    const { textMessage, voiceCall } = this.words.badges;
    return channel ? [{ text: channel === 'voice' ? voiceCall : textMessage }] : [];
  }
}
