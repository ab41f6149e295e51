import type { AuthMethod } from '../model/auth-method.js';

/** How far a clock may be ahead of another. Milliseconds. */
const clockDifference = 86_400_000;

/** Whether a backend's date can be shown: nothing was added or used in the far future. */
export function isDate(iso: string | undefined): iso is string {
  return typeof iso === 'string' && Date.parse(iso) < Date.now() + clockDifference;
}

/** For how many days a method counts as new. */
const newForDays = 7;

/** Whether a method was added in the last days. */
export function isNew({ createdAt }: Pick<AuthMethod, 'createdAt'>): boolean {
  return isDate(createdAt) && Date.now() - Date.parse(createdAt) < newForDays * 86_400_000;
}

/** "a•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}
