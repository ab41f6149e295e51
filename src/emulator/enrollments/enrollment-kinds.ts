import type { EnrollableType } from '../../model/enrollment.js';
import { emailEnrollment } from './email.js';
import type { EnrollmentKind } from './enrollment.js';
import { passkeyEnrollment } from './passkey.js';
import { passwordEnrollment } from './password.js';
import { phoneEnrollment } from './phone.js';
import { pushNotificationEnrollment } from './push-notification.js';
import { recoveryCodeEnrollment } from './recovery-code.js';
import { totpEnrollment } from './totp.js';

const ENROLLMENT_KINDS: Readonly<Record<EnrollableType, EnrollmentKind>> = {
  password: passwordEnrollment,
  passkey: passkeyEnrollment,
  totp: totpEnrollment,
  phone: phoneEnrollment,
  email: emailEnrollment,
  'push-notification': pushNotificationEnrollment,
  'recovery-code': recoveryCodeEnrollment,
};

/** The types that the API's creation schema knows. */
export const ENROLLABLE_TYPES: readonly string[] = Object.keys(ENROLLMENT_KINDS);

export function isEnrollableType(value: unknown): value is EnrollableType {
  return typeof value === 'string' && ENROLLABLE_TYPES.includes(value);
}

export function enrollmentKind(type: EnrollableType): EnrollmentKind {
  return ENROLLMENT_KINDS[type];
}
