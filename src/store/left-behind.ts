import type { AuthMethod, AuthMethodType } from '../model/auth-method.js';

/**
 * Which unfinished methods an enrollment has left in the account. Ids only: whoever removes them must not keep what was
 * secret, which goes with the enrollment.
 */
export interface LeftBehind {
  readonly type: AuthMethodType;
  readonly ids: ReadonlySet<string>;
  /** There may be others, whose ids have not arrived: what the account did not have before. Absent: there are none. */
  readonly idsBefore?: ReadonlySet<string> | undefined;
}

export function isLeftBehind(
  { id, type, confirmed }: AuthMethod,
  { type: started, ids, idsBefore }: LeftBehind,
): boolean {
  return !confirmed && type === started && (ids.has(id) || idsBefore?.has(id) === false);
}
