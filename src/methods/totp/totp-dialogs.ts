import type { PlainMethod } from '../../model/auth-method.js';
import { readBarcode } from '../barcode.js';
import { unfinishedMethod } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<PlainMethod> = {
  loadView: async () => (await import('./totp-enroll.js')).TotpEnroll,
  pending: (id) => ({ ...unfinishedMethod(id), type: 'totp' }),
  canBeShown: (challenge) => {
    const barcode = readBarcode(challenge);
    // An `otpauth:` address without a key sets up nothing.
    return barcode !== undefined && (barcode.key !== undefined || barcode.link === undefined);
  },
};
