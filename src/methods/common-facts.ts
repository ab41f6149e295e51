import type { AuthMethod } from '../model/auth-method.js';

/** What every method has whose enrollment was started and not finished. */
export function unfinishedMethod(
  id: string,
): Pick<AuthMethod, 'id' | 'confirmed' | 'createdAt' | 'usage' | 'linkedIds'> {
  return { id, confirmed: false, createdAt: new Date().toISOString(), usage: ['secondary'], linkedIds: [] };
}

/** Whether a backend's date can be shown. */
export function isDate(iso: string | undefined): iso is string {
  return iso !== undefined && !Number.isNaN(Date.parse(iso));
}

const shortIdLength = 12;

/** The beginning of a credential id: enough to compare, short enough to read. */
export function shortId(id: string | undefined): string | undefined {
  return id === undefined || id.length <= shortIdLength ? id : `${id.slice(0, shortIdLength)}…`;
}

/** "a•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}
