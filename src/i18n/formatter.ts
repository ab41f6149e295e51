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

  /** "2 days ago" within the last four weeks, otherwise the date. A time in the future counts as "now". */
  relative(iso: string, now = Date.now()): string {
    const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
    const minutes = seconds / 60;
    const days = Math.floor(minutes / (24 * 60));
    if (minutes < 1) return this.#relative.format(0, 'second');
    if (minutes < 60) return this.#relative.format(-Math.floor(minutes), 'minute');
    if (days < 1) return this.#relative.format(-Math.floor(minutes / 60), 'hour');
    if (days < 7) return this.#relative.format(-days, 'day');
    if (days < 28) return this.#relative.format(-Math.floor(days / 7), 'week');
    return this.date(iso);
  }

  list(items: readonly string[]): string {
    return this.#list.format(items);
  }
}
