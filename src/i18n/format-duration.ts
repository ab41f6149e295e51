const minute = 60;
const hour = 60 * minute;

/** Writes a delay in the largest unit that is still precise enough, rounded up: "23 sec", "4 min", "2 hr". */
export function formatDuration(seconds: number, locale: string): string {
  const [unit, size] =
    seconds < 2 * minute
      ? (['second', 1] as const)
      : seconds < 2 * hour
        ? (['minute', minute] as const)
        : (['hour', hour] as const);
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  return format.format(Math.ceil(seconds / size));
}
