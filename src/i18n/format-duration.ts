const larger = [
  ['minute', 60],
  ['hour', 60],
  ['day', 24],
] as const;

/** Writes a delay in the largest unit that is still precise enough, rounded up: "23 sec", "4 min", "2 hr". */
export function formatDuration(seconds: number, locale: string): string {
  const { count, unit } = inLargestUnit(seconds);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}

/** When a delay is over, within a sentence: "in 23 seconds", "in 4 minutes", "in 1 day". */
export function formatWhen(seconds: number, locale: string): string {
  const { count, unit } = inLargestUnit(seconds);
  return new Intl.RelativeTimeFormat(locale).format(count, unit);
}

/** An hour, a day, or at least two of a unit: 90 minutes are not two hours. */
function inLargestUnit(seconds: number) {
  let count = Math.ceil(seconds);
  let unit: 'second' | (typeof larger)[number][0] = 'second';
  for (const [next, size] of larger) {
    if (count < 2 * size && (unit === 'second' || count !== size)) break;
    count = Math.ceil(count / size);
    unit = next;
  }
  return { count, unit };
}
