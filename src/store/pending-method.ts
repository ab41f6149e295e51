import type { AuthMethod, UnknownMethod } from '../model/auth-method.js';
import type { EnrollableType, EnrollmentInput } from '../model/enrollment.js';

type Base = Omit<UnknownMethod, 'type' | 'rawType'>;

type Makers = {
  readonly [T in EnrollableType]?: (base: Base, input: EnrollmentInput[T]) => AuthMethod;
};

/** Without the types that backends make only when they are verified. */
const makers: Makers = {
  totp: (base) => ({ ...base, type: 'totp' }),
  phone: (base, { phoneNumber, channel }) => ({ ...base, type: 'phone', phoneNumber, channel }),
  email: (base, { email }) => ({ ...base, type: 'email', email }),
  'push-notification': (base) => ({ ...base, type: 'push-notification' }),
  'recovery-code': (base) => ({ ...base, type: 'recovery-code' }),
};

/**
 * The unfinished method that a started enrollment leaves in the account, as a list will show it. `undefined`
 * where it leaves none, or where the backend has not told its id.
 */
export function pendingMethod<T extends EnrollableType>(
  type: T,
  id: string,
  input: EnrollmentInput[T],
): AuthMethod | undefined {
  const base: Base = {
    id,
    confirmed: false,
    createdAt: new Date().toISOString(),
    usage: ['secondary'],
    linkedIds: [],
  };
  return id ? makers[type]?.(base, input) : undefined;
}
