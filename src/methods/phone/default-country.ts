/**
 * The country whose numbers somebody most likely has: that of the page's language ("en-GB"), of one of the
 * browser's, or the one where the page's language is mostly spoken.
 */
export function defaultCountry(locale: string, browserLocales: readonly string[]): string {
  const parsed = [locale, ...browserLocales].flatMap(parseLocale);
  const [first] = parsed;
  const regions = [...parsed, ...(first ? [first.maximize()] : [])].map(({ region }) => region);
  // A region may also be a part of the world: "es-419".
  return regions.find((region) => region !== undefined && /^[A-Z]{2}$/.test(region)) ?? 'US';
}

function parseLocale(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
