import { Secret, TOTP } from 'otpauth';
import { isText, required, textField } from '../fields.js';
import type { MethodRecord } from '../method-record.js';
import { person } from '../person.js';
import type { Tenant } from '../tenant.js';
import type { EnrollmentKind } from './enrollment.js';
import { wrongCode } from './refusals.js';

/** Creates a secret. Its address is `otpauth://totp/…&algorithm=SHA1&digits=6&period=30`. */
export function newCodeGenerator(tenant: Tenant): TOTP {
  return new TOTP({
    issuer: tenant.relyingParty.name,
    label: person.email,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: new Secret({ size: 20 }),
  });
}

export const totpEnrollment: EnrollmentKind = {
  createFields: {},
  start(_body, tenant) {
    const generator = newCodeGenerator(tenant);
    const pending: MethodRecord = {
      id: tenant.newMethodId('totp'),
      type: 'totp',
      created_at: tenant.isoNow(),
      usage: ['secondary'],
      confirmed: false,
    };
    return {
      methodId: pending.id,
      pending,
      answer: { barcode_uri: generator.toString(), manual_input_code: generator.secret.base32 },
      verifyFields: { otp_code: required(isText) },
      verify(body) {
        // RFC 6238, section 5.2: one step of tolerance either way.
        const delta = generator.validate({
          token: textField(body, 'otp_code'),
          timestamp: tenant.now(),
          window: 1,
        });
        if (delta === null) throw wrongCode(tenant.faults);
        tenant.secondSteps.rememberApp(pending.id, generator);
        return { ...pending, confirmed: true };
      },
    };
  },
};
