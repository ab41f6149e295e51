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

/** What an enrollment has started in the account, and not finished. */
export class StartedMethods {
  /** The ids of all methods that the account had before, finished or not. */
  readonly #idsBefore: ReadonlySet<string>;
  /** The ids that challenges came with. */
  readonly #ids = new Set<string>();
  /** The ids of those whose proof was accepted, or may have been: they are, or may be, no longer unfinished. */
  readonly #provenIds = new Set<string>();
  #mayBeOthers = false;

  constructor(before: readonly AuthMethod[]) {
    this.#idsBefore = new Set(before.map(({ id }) => id));
  }

  /** A challenge may have been made whose id has not arrived. */
  get mayBeOthers(): boolean {
    return this.#mayBeOthers;
  }

  add(id: string): void {
    this.#ids.add(id);
  }

  addUnknown(): void {
    this.#mayBeOthers = true;
  }

  setProven(id: string, isProven: boolean): void {
    if (isProven) this.#provenIds.add(id);
    else this.#provenIds.delete(id);
  }

  /**
   * What stays unfinished when the enrollment ends now; `undefined` for nothing. Never a method whose proof may have
   * been accepted.
   *
   * @param isStarting a request for a challenge is under way
   */
  leftBehind(type: AuthMethodType, isStarting: boolean): LeftBehind | undefined {
    const mayBeOthers = this.#mayBeOthers || isStarting;
    const ids = new Set(this.#ids);
    for (const id of this.#provenIds) ids.delete(id);
    if (ids.size === 0 && !mayBeOthers) return undefined;
    return { type, ids, idsBefore: mayBeOthers ? this.#idsBefore : undefined };
  }
}
