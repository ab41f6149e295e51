import type { AuthMethod, AuthMethodOf, AuthMethodType } from '../../src/model/auth-method.js';

type Changes = Partial<Omit<AuthMethodOf<'passkey'>, 'type'>>;

/** A method of a type, set up and confirmed, as an account may hold it. The id says which one it is. */
export function sample(
  type: AuthMethodType | 'unknown',
  id: string = type,
  changes: Changes = {},
): AuthMethod {
  const primary = type === 'password' || type === 'passkey';
  const base = {
    id,
    confirmed: true,
    usage: [primary ? 'primary' : 'secondary'],
    linkedIds: [],
    ...changes,
  } as const;
  switch (type) {
    case 'passkey':
      return { transports: [], ...base, type };
    case 'phone':
      return { ...base, type, phoneNumber: '+12025550143' };
    case 'email':
      return { ...base, type, email: 'ada@example.com' };
    case 'email-verification':
      return { ...base, type, email: 'ada@example.com' };
    case 'unknown':
      return { ...base, type, rawType: 'palm-print' };
    default:
      return { ...base, type };
  }
}
