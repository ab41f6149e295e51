import { invalidInput } from '../refusal.js';

const rules: Readonly<Record<string, RegExp>> = {
  page: /^\d{1,4}$/,
  per_page: /^(?:[1-9]\d?|100)$/,
  include_totals: /^(?:true|false)$/,
};

/** Reads the paging parameters. Refuses duplicates and anything but numbers; drops all other parameters. */
export function listQuery(query: URLSearchParams): Readonly<Record<string, string>> {
  const given = Object.entries(rules).flatMap(([name, rule]) => {
    const [value, ...others] = query.getAll(name);
    if (value === undefined) return [];
    if (others.length > 0 || !rule.test(value)) throw invalidInput(`${name} is not valid`);
    return [[name, value] as const];
  });
  return Object.fromEntries(given);
}
