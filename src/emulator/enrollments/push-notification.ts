import type { Faults } from '../faults.js';
import type { MethodRecord } from '../method-record.js';
import { Problem, validationProblem } from '../problem.js';
import { randomToken } from '../random.js';
import type { PendingPush } from '../tenant.js';
import type { EnrollmentKind } from './enrollment.js';
import { newCodeGenerator } from './totp.js';

export const pushNotificationEnrollment: EnrollmentKind = {
  createFields: {},
  start(_body, tenant) {
    tenant.takeMessageLimit('push', 'too_many_push_notifications');
    const generator = newCodeGenerator(tenant);
    const barcode = new URL(generator.toString());
    barcode.searchParams.set('enrollment_tx_id', randomToken(24));
    const pending: MethodRecord = {
      id: tenant.newMethodId('push-notification'),
      type: 'push-notification',
      created_at: tenant.isoNow(),
      usage: ['secondary'],
      confirmed: false,
    };
    const push: PendingPush = {
      methodId: pending.id,
      expiresAt: tenant.now() + tenant.faults.pushLifetime * 1000,
      approved: false,
    };
    tenant.pushes = [...tenant.pushes, push];
    return {
      methodId: pending.id,
      pending,
      answer: { barcode_uri: barcode.href },
      verifyFields: {},
      verify() {
        if (!push.approved) {
          if (tenant.now() >= push.expiresAt) throw new Problem(400, 'A0E-400-0001', 'expired_token');
          throw notYet(tenant.faults);
        }
        if (tenant.faults.pushAddsTotp) {
          const id = pending.id.replace('push-notification|', 'totp|');
          tenant.account.put({ ...pending, id, type: 'totp', confirmed: true });
        }
        return { ...pending, confirmed: true };
      },
    };
  },
};

function notYet(faults: Faults): Problem {
  switch (faults.pendingPushAnswer) {
    case 'bad-request':
      return new Problem(400, 'A0E-400-0001', 'authorization_pending');
    case 'forbidden':
      return new Problem(403, 'A0E-403-0001', 'authorization_pending');
    case 'validation':
      return validationProblem([{ detail: 'authorization_pending' }]);
  }
}
