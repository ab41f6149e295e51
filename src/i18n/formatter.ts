/** Makes one object for each language at the first need: that is slow, and every element on a page shares them. */
function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const kept = made.get(locale) ?? make(locale);
    made.set(locale, kept);
    return kept;
  };
}

const dates = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const exactDates = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }),
);
const relativeDates = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const lists = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

let isReady = false;

/** Formats dates and lists in one language. */
export class Formatter {
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
  }

  /**
   * Whether dates and lists can be written at once. The first `Intl` object of a page takes as long as a whole list, so
   * what is on the way to the first list leaves their place free.
   */
  get isReady(): boolean {
    return isReady;
  }

  prepare(): void {
    for (const make of [dates, relativeDates, lists]) make(this.#locale);
    isReady = true;
  }

  /** "Mar 10, 2025". */
  date(iso: string): string {
    return dates(this.#locale).format(new Date(iso));
  }

  /** "March 10, 2025 at 8:00:12 AM", in the person's time zone. */
  exact(iso: string): string {
    return exactDates(this.#locale).format(new Date(iso));
  }

  /**
   * "5 minutes ago", "yesterday", "12 days ago" by the calendar of the person's time zone; the date after four weeks. A
   * time in the future, as of a clock that is a little ahead, counts as "now".
   */
  relative(iso: string, now = Date.now()): string {
    const format = relativeDates(this.#locale);
    const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
    const days = dayNumber(now) - dayNumber(iso);
    if (minutes < 1) return format.format(0, 'second');
    if (minutes < 60) return format.format(-minutes, 'minute');
    if (days < 1) return format.format(-Math.floor(minutes / 60), 'hour');
    return days < 28 ? format.format(-days, 'day') : this.date(iso);
  }

  list(items: readonly string[]): string {
    return lists(this.#locale).format(items);
  }
}

/** Counts calendar days in the person's time zone, however many hours each of them has. */
function dayNumber(time: string | number): number {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
