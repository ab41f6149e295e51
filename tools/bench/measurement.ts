/** The pages that are compared: the bare one, an older build if there is one, and the build as it is. */
export type Subject = 'bare' | 'before' | 'now';

export const subjects: readonly Subject[] = ['bare', 'before', 'now'];

export type Unit = 'ms' | 'kB' | 'count' | 'shift';

/** One number that was measured, once. */
export interface Sample {
  readonly what: string;
  readonly unit: Unit;
  readonly subject: Subject;
  readonly value: number;
}

export interface Summary {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly summaries: ReadonlyMap<Subject, Summary>;
}

/** Throws for no values at all. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((one, other) => one - other);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  const above = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (lowest === undefined || highest === undefined || below === undefined || above === undefined) {
    throw new Error('Nothing was measured.');
  }
  return { median: (below + above) / 2, lowest, highest };
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** One row for each thing that was measured, in the order of the samples. */
export function rowsOf(samples: readonly Sample[]): readonly Row[] {
  return [...group(samples, ({ what }) => what)].map(([what, measured]) => {
    const bySubject = group(measured, ({ subject }) => subject);
    const summaries = subjects.flatMap((subject) => {
      const values = bySubject.get(subject)?.map(({ value }) => value);
      return values ? [[subject, summarize(values)] as const] : [];
    });
    return { what, unit: measured[0]?.unit ?? 'ms', summaries: new Map(summaries) };
  });
}
