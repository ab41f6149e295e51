import type { PasskeyMethod } from '../../model/auth-method.js';
import type { MethodDialogs } from '../method-type.js';
import { passkeyAfterRemoval } from './passkey-after-removal.js';
import { passkeyDetails } from './passkey-details.js';

export const dialogs: MethodDialogs<PasskeyMethod> = {
  details: passkeyDetails,
  afterRemoval: passkeyAfterRemoval,
  loadView: async () => (await import('./passkey-enroll.js')).PasskeyEnroll,
};
