import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { RecoveryCodeRow } from './recovery-code-row.js';

export const recoveryCodeMethod: MethodType<PlainMethod> = {
  icon: 'recovery',
  component: RecoveryCodeRow,
  enroll: { load: async () => (await import('./recovery-code-enroll.js')).RecoveryCodeEnroll },
};
