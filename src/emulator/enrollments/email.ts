import { isText, required, textField } from '../fields.js';
import type { MethodRecord } from '../method-record.js';
import { fieldProblem } from '../problem.js';
import { randomCode } from '../random.js';
import type { EnrollmentKind } from './enrollment.js';
import { alreadyEnrolled, wrongCode } from './refusals.js';

// Deliberately loose: anything, an @, and a domain with a dot. RFC 5321 allows 254 characters.
const emailPattern = /^(?=.{1,254}$)[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u;

export const emailEnrollment: EnrollmentKind = {
  createFields: { email: required(isText) },
  start(body, tenant) {
    const email = textField(body, 'email');
    if (!emailPattern.test(email)) throw fieldProblem('email', 'The email address is not valid');
    const taken = tenant.account.methods.some(
      (method) => method.email?.toLowerCase() === email.toLowerCase() && method.confirmed !== false,
    );
    if (taken) throw alreadyEnrolled(tenant.faults);

    const code = randomCode(6);
    tenant.send(email, 'email', code);
    const pending: MethodRecord = {
      id: tenant.newMethodId('email'),
      type: 'email',
      created_at: tenant.isoNow(),
      usage: ['secondary'],
      confirmed: false,
      email,
    };
    return {
      methodId: pending.id,
      pending,
      answer: {},
      verifyFields: { otp_code: required(isText) },
      verify(proof) {
        if (textField(proof, 'otp_code') !== code) throw wrongCode(tenant.faults);
        return { ...pending, confirmed: true };
      },
    };
  },
};
