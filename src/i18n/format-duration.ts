const minute = 60;
const hour = 60 * minute;

/** A wait, in the largest unit in which it is still told well: "23 sec", "4 min", "2 hr". Rounded up. */
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
