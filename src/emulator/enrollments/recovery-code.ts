import type { MethodRecord } from '../method-record.js';
import { randomText } from '../random.js';
import type { Tenant } from '../tenant.js';
import type { EnrollmentKind } from './enrollment.js';

export const recoveryCodeEnrollment: EnrollmentKind = {
  createFields: {},
  start(_body, tenant) {
    const pending: MethodRecord = {
      id: tenant.newMethodId('recovery-code'),
      type: 'recovery-code',
      created_at: tenant.isoNow(),
      usage: ['secondary'],
      confirmed: false,
    };
    if (tenant.faults.recoveryCodeReplaces === 'create') removeOthers(tenant, pending.id);
    const code = randomText(24, 'ABCDEFGHJKLMNPQRSTUVWXYZ123456789');
    return {
      methodId: pending.id,
      pending,
      answer: { recovery_code: code },
      verifyFields: {},
      verify() {
        tenant.secondSteps.recoveryCode = code;
        removeOthers(tenant, pending.id);
        return { ...pending, confirmed: true };
      },
    };
  },
};

function removeOthers(tenant: Tenant, id: string): void {
  tenant.account.removeWhere((method) => method.type === 'recovery-code' && method.id !== id);
}
