import { isText, oneOfWords, optional, required, textField } from '../fields.js';
import type { MethodRecord } from '../method-record.js';
import { Problem } from '../problem.js';
import { randomCode } from '../random.js';
import type { EnrollmentKind } from './enrollment.js';
import { alreadyEnrolled, wrongCode } from './refusals.js';

const e164Pattern = /^\+[1-9]\d{6,14}$/;

export const phoneEnrollment: EnrollmentKind = {
  createFields: {
    phone_number: required(isText),
    preferred_authentication_method: optional(oneOfWords(['sms', 'voice'])),
  },
  start(body, tenant) {
    const phoneNumber = textField(body, 'phone_number');
    const channel = body.preferred_authentication_method === 'voice' ? 'voice' : 'sms';
    if (!e164Pattern.test(phoneNumber)) {
      throw new Problem(400, 'A0E-400-0003', 'invalid_phone_number', {
        validationErrors: [
          {
            detail: 'The phone number must be in E.164 format',
            field: 'phone_number',
            pointer: '/phone_number',
            source: 'body',
          },
        ],
      });
    }
    if (!tenant.faults.phoneChannels.includes(channel)) {
      throw new Problem(403, 'A0E-403-0001', 'feature_disabled_by_admin');
    }
    const taken = tenant.account.methods.some(
      (method) => method.phone_number === phoneNumber && method.confirmed !== false,
    );
    if (taken) throw alreadyEnrolled(tenant.faults);

    const code = randomCode(6);
    tenant.send(phoneNumber, channel, code);
    const pending: MethodRecord = {
      id: tenant.newMethodId('phone'),
      type: 'phone',
      created_at: tenant.isoNow(),
      usage: ['secondary'],
      confirmed: false,
      phone_number: phoneNumber,
      preferred_authentication_method: channel,
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
