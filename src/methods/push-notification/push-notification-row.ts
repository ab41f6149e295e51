import type { PlainMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class PushNotificationRow extends MethodRow<PlainMethod> {
  static override readonly tag = 'auth-methods-push-notification-row';
}
