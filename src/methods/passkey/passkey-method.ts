import type { PasskeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { PasskeyRow } from './passkey-row.js';
import { passkeyTitle } from './passkey-title.js';

export const passkeyMethod: MethodType<PasskeyMethod> = {
  icon: 'passkey',
  component: PasskeyRow,
  title: passkeyTitle,
  details: async () => (await import('./passkey-details.js')).passkeyDetails,
  afterRemoval: async () => (await import('./passkey-after-removal.js')).passkeyAfterRemoval,
  enroll: {
    load: async () => (await import('./passkey-enroll.js')).PasskeyEnroll,
    available: () => typeof PublicKeyCredential === 'function',
  },
};
