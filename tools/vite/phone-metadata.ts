import metadata from 'libphonenumber-js/min/metadata';
import type { Plugin } from 'vite';
import { unpackShape, type Format, type Metadata, type Plan, type Type } from './unpack-phone-metadata.js';

/** As unpackShape() reads it. */
function shapeOf([pattern, format]: Format): string {
  const lengths = [...pattern.matchAll(/\(\\d(?:\{([\d,]+)\})?\)/g)].map(([, length = '1']) => length);
  const shape = format.replace(/\$(\d)/g, (_, group: string) => lengths[Number(group) - 1] ?? '');
  const restored = unpackShape(shape);
  return restored[0] === pattern && restored[1] === format ? shape : `${pattern}=${format}`;
}

/** Of patterns for up to three digits, for four, and so on, the last one: the others are the beginning of it. */
const packLeadingDigits = (patterns: readonly string[]): string =>
  patterns.map((pattern, place) => (place === patterns.length - 1 ? pattern : '')).join('&');

/** One value where all formats have the same. */
const joined = (values: readonly string[]): string =>
  new Set(values).size === 1 ? (values[0] ?? '') : values.join(';');

/** In the order in which unpack() reads them: leading digits beside the patterns of numbers, which are like them. */
function packFormats(formats: readonly Format[]): readonly string[] {
  const place = (at: number): string => joined(formats.map((format) => String(format[at] || '')));
  return [
    joined(formats.map(([, , leadingDigits]) => packLeadingDigits(leadingDigits || []))),
    joined(formats.map(shapeOf)),
    place(3),
    place(4),
    place(5),
  ];
}

/** All types of a country's numbers in one. Only whether a number is of any is asked; the patterns imply the lengths. */
const anyOf = (types: readonly Type[]): string =>
  types.flatMap((type) => (type && type[0] ? [type[0]] : [])).join('|');

/** Leaves out what only extensions and calls from abroad need: phone-numbers.ts asks for neither. */
function cellsOf(country: string, plan: Plan, codeBefore: number): readonly string[] {
  const [code, idd, pattern, lengths, formats, prefix, , parsing, transform, , leadingDigits, types] = plan;
  return [
    country,
    ...[Number(code) - codeBefore, lengths, prefix, transform, parsing, leadingDigits, idd, pattern].map(
      (cell) => String(cell || ''),
    ),
    anyOf((types || []) as readonly Type[]),
    ...packFormats((formats || []) as readonly Format[]),
  ];
}

/** Writes the metadata as one text: column by column, countries that share a calling code together, like beside like. */
export function pack({ country_calling_codes: codes, countries, nonGeographic }: Metadata): string {
  const plans: readonly (readonly [country: string, plan: Plan])[] = [
    ...Object.values(codes).flatMap((sharing) =>
      sharing.map((country) => [country, countries[country] ?? []] as const),
    ),
    ...Object.values(nonGeographic).map((plan) => ['', plan] as const),
  ];
  const lines = plans.map(([country, plan], place) =>
    cellsOf(country, plan, Number(plans[place - 1]?.[1][0] ?? 0)),
  );
  const columns = lines[0]?.map((_, column) => lines.map((line) => line[column]).join('\n')) ?? [];
  return columns.join('!').replaceAll('\\d', 'd').replaceAll('(?:', '<');
}

const unpacking = 'unpack-phone-metadata';

/** Writes what is known of the world's phone numbers in three quarters of the space, for the same answers. */
export function phoneMetadata(): Plugin {
  return {
    name: 'phone-metadata',
    resolveId: {
      filter: { id: new RegExp(`^${unpacking}$`) },
      handler: () => `${import.meta.dirname}/${unpacking}.ts`,
    },
    load: {
      filter: { id: /\/libphonenumber-js\/metadata\.min\.json\.js$/ },
      handler: () => ({
        code: `import { unpack } from '${unpacking}';
          export default unpack(${JSON.stringify(pack(metadata as unknown as Metadata))});`,
        map: null,
      }),
    },
  };
}
