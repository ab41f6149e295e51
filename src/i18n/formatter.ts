/** Formats dates and lists in one language. Keeps its `Intl` objects, since creating them is slow. */
export class Formatter {
  readonly #date: Intl.DateTimeFormat;
  readonly #exact: Intl.DateTimeFormat;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #list: Intl.ListFormat;

  constructor(locale: string) {
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    this.#exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.#list = new Intl.ListFormat(locale, { type: 'conjunction' });
  }

  /** "Mar 10, 2025". */
  date(iso: string): string {
    return this.#date.format(new Date(iso));
  }

  /** "March 10, 2025 at 8:00:12 AM", in the person's time zone. */
  exact(iso: string): string {
    return this.#exact.format(new Date(iso));
  }

  /**
   * "5 minutes ago", "yesterday", "12 days ago" by the calendar of the person's time zone; the date after four weeks. A
   * time in the future, as of a clock that is a little ahead, counts as "now".
   */
  relative(iso: string, now = Date.now()): string {
    const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
    const days = dayNumber(now) - dayNumber(iso);
    if (minutes < 1) return this.#relative.format(0, 'second');
    if (minutes < 60) return this.#relative.format(-minutes, 'minute');
    if (days < 1) return this.#relative.format(-Math.floor(minutes / 60), 'hour');
    return days < 28 ? this.#relative.format(-days, 'day') : this.date(iso);
  }

  list(items: readonly string[]): string {
    return this.#list.format(items);
  }
}

/** Counts calendar days in the person's time zone, however many hours each of them has. */
function dayNumber(time: string | number): number {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
