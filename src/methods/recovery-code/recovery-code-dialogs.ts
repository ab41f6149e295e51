import type { PlainMethod } from '../../model/auth-method.js';
import { unfinishedMethod } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<PlainMethod> = {
  loadView: async () => (await import('./recovery-code-enroll.js')).RecoveryCodeEnroll,
  pending: (id) => ({ ...unfinishedMethod(id), type: 'recovery-code' }),
  canBeShown: ({ recoveryCodes }: { readonly recoveryCodes?: readonly unknown[] }) =>
    Array.isArray(recoveryCodes) && recoveryCodes.length > 0 && recoveryCodes.every(isReadable),
};

function isReadable(code: unknown): boolean {
  return typeof code === 'string' && /[\p{L}\p{N}]/u.test(code);
}
