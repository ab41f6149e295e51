import type { PlainMethod } from '../../model/auth-method.js';
import { readBarcode } from '../barcode.js';
import { unfinishedMethod } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<PlainMethod> = {
  loadView: async () => (await import('./push-notification-enroll.js')).PushNotificationEnroll,
  pending: (id) => ({ ...unfinishedMethod(id), type: 'push-notification' }),
  canBeShown: (challenge) => readBarcode(challenge) !== undefined,
};
