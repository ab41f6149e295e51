import type { AuthMethod } from '../model/auth-method.js';

/** What every method has whose enrollment was started and not finished. */
export function unfinishedMethod(
  id: string,
): Pick<AuthMethod, 'id' | 'confirmed' | 'createdAt' | 'usage' | 'linkedIds'> {
  return { id, confirmed: false, createdAt: new Date().toISOString(), usage: ['secondary'], linkedIds: [] };
}
