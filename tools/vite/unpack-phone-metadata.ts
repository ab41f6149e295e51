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

function unpackFormat(text: string): Format {
  const [shape = '', leadingDigits, ...rest] = text.split('~');
  return [...unpackShape(shape), leadingDigits ? leadingDigits.split('&') : 0, ...rest];
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
  columns[0]?.forEach((country, line) => {
    const [, code = '', idd, pattern, lengths, formats, prefix, parsing, transform, leadingDigits, type] =
      columns.map((column) => column[line] ?? '');
    const plan: Plan = [
      code,
      idd || 0,
      pattern || 0,
      (lengths ?? '').split(',').map(Number),
      formats ? formats.split(';').map(unpackFormat) : 0,
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
