/** What one check has found. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was seen; with `ok: false`, what is wrong. */
  readonly seen: string;
  /** What to change, and where. */
  readonly fix?: string;
}

export function good(check: string, seen: string): Finding {
  return { check, ok: true, seen };
}

export function bad(check: string, seen: string, fix: string): Finding {
  return { check, ok: false, seen, fix };
}
