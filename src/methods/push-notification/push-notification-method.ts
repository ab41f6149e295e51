import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { PushNotificationRow } from './push-notification-row.js';

export const pushNotificationMethod: MethodType<PlainMethod> = {
  icon: 'push',
  component: PushNotificationRow,
  enroll: { load: async () => (await import('./push-notification-enroll.js')).PushNotificationEnroll },
};
