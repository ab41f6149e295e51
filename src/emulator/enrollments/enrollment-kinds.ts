import type { MethodType } from '../method-record.js';
import { emailEnrollment } from './email.js';
import type { EnrollmentKind } from './enrollment.js';
import { passkeyEnrollment } from './passkey.js';
import { passwordEnrollment } from './password.js';
import { phoneEnrollment } from './phone.js';
import { pushNotificationEnrollment } from './push-notification.js';
import { recoveryCodeEnrollment } from './recovery-code.js';
import { totpEnrollment } from './totp.js';

const enrollmentKinds = {
  password: passwordEnrollment,
  passkey: passkeyEnrollment,
  totp: totpEnrollment,
  phone: phoneEnrollment,
  email: emailEnrollment,
  'push-notification': pushNotificationEnrollment,
  'recovery-code': recoveryCodeEnrollment,
} as const satisfies Partial<Record<MethodType, EnrollmentKind>>;

/** The types in the API's creation schema. */
export type EnrollableType = keyof typeof enrollmentKinds;

export const enrollableTypes: readonly string[] = Object.keys(enrollmentKinds);

export function isEnrollableType(value: unknown): value is EnrollableType {
  return typeof value === 'string' && enrollableTypes.includes(value);
}

export function enrollmentKind(type: EnrollableType): EnrollmentKind {
  return enrollmentKinds[type];
}
