import type { AuthMethod } from '../model/auth-method.js';
import type { MethodType, RowContext, RowDate } from './method-type.js';

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

/** The dates of a row, as far as they can be shown: its type's own, else when it was added and last used. */
export function rowDates(method: AuthMethod, type: MethodType, row: RowContext): readonly RowDate[] {
  const { createdAt: added, lastUsedAt: used, confirmed } = method;
  const { facts } = row.localization.messages;
  const dates = type.dates?.(method, row) ?? [
    ...(added ? [{ iso: added, sentence: confirmed ? facts.added : facts.started }] : []),
    ...(used ? [{ iso: used, sentence: facts.lastUsed, relative: true }] : []),
  ];
  return dates.filter(({ iso }) => isDate(iso));
}

/** "a•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}
