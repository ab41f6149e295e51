/**
 * What libphonenumber-js knows of one country, as a list whose places have the meaning. `0` stands for what a country
 * does not have. https://gitlab.com/catamphetamine/libphonenumber-js/-/blob/master/METADATA.md
 */
export type Plan = readonly (0 | string | readonly number[] | readonly Format[] | readonly Type[])[];

export type Format = readonly [
  pattern: string,
  format: string,
  leadingDigits?: 0 | readonly string[],
  ...rest: (0 | 1 | string)[],
];

export type Type = 0 | readonly [pattern: string, lengths?: readonly number[]];

export interface Metadata {
  readonly version: number;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, Plan>>;
  readonly nonGeographic: Readonly<Record<string, Plan>>;
}

/** "3-4" is `(\d{3})(\d{4})`, written as `$1-$2`. What can't be said so is "pattern=format". */
export function unpackShape(shape: string): readonly [pattern: string, format: string] {
  const [pattern = '', format] = shape.split('=');
  if (format) return [pattern, format];
  const group = /[\d,]+/g;
  let count = 0;
  return [
    (shape.match(group) ?? []).map((length) => (length === '1' ? '(\\d)' : `(\\d{${length}})`)).join(''),
    shape.replace(group, () => `$${++count}`),
  ];
}

/** Matches the beginning of what a pattern of digits matches, and what begins with that: "60|8" is in 6, 60, 8 and 81. */
export const beginningOf = (pattern: string): RegExp =>
  new RegExp(`^(?:${pattern.replace(/\\d|\[.*?\]|\d/g, '(?:$&|$)')})`);

/** One column for each member of a format; one value where all formats of a country have the same. */
function unpackFormats(columns: readonly string[]): readonly Format[] {
  const members = columns.map((column) => column.split(';'));
  return Array.from({ length: Math.max(...members.map(({ length }) => length)) }, (_, place) => {
    const [leadingDigits, shape = '', ...rest] = members.map(
      (values) => values[values[1] === undefined ? 0 : place],
    );
    return [
      ...unpackShape(shape),
      leadingDigits ? leadingDigits.split('&') : 0,
      ...rest.map((value = '') => value),
    ];
  });
}

/** Restores what phone-metadata.ts has written. */
export function unpack(text: string): Metadata {
  const columns = text
    .replaceAll('d', '\\d')
    .replaceAll('<', '(?:')
    .split('!')
    .map((column) => column.split('\n'));
  const callingCodes: Record<string, string[]> = {};
  const countries: Record<string, Plan> = {};
  const nonGeographic: Record<string, Plan> = {};
  let code = 0;
  columns[0]?.forEach((country, line) => {
    const [
      ,
      more = '',
      lengths = '',
      prefix,
      transform,
      parsing,
      leadingDigits,
      idd,
      pattern,
      type,
      ...formats
    ] = columns.map((column) => column[line] ?? '');
    code += Number(more);
    const plan: Plan = [
      String(code),
      idd || 0,
      pattern || 0,
      lengths.split(',').map(Number),
      formats.some(Boolean) ? unpackFormats(formats) : 0,
      prefix || 0,
      0,
      parsing || 0,
      transform || 0,
      0,
      leadingDigits || 0,
      type ? [[type]] : 0,
    ];
    if (country) {
      countries[country] = plan;
      (callingCodes[code] ??= []).push(country);
    } else nonGeographic[code] = plan;
  });
  return { version: 4, country_calling_codes: callingCodes, countries, nonGeographic };
}
