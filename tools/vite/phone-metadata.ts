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

const packFormat = ([pattern, format, leadingDigits, ...rest]: Format): string =>
  [shapeOf([pattern, format]), (leadingDigits || []).join('&'), ...rest.map((part) => part || '')].join('~');

/** All types of a country's numbers in one. Only whether a number is of any is asked; the patterns imply the lengths. */
const anyOf = (types: readonly Type[]): string =>
  types.flatMap((type) => (type && type[0] ? [type[0]] : [])).join('|');

/** Leaves out what only extensions and calls from abroad need: phone-numbers.ts asks for neither. */
function cellsOf(country: string, plan: Plan): readonly string[] {
  const [code, idd, pattern, lengths, formats, prefix, , parsing, transform, , leadingDigits, types] = plan;
  return [
    country,
    ...[code, idd, pattern, lengths].map((cell) => String(cell || '')),
    ((formats || []) as readonly Format[]).map(packFormat).join(';'),
    ...[prefix, parsing, transform, leadingDigits].map((cell) => String(cell || '')),
    anyOf((types || []) as readonly Type[]),
  ];
}

/** Writes the metadata as one text: column by column, countries that share a calling code together, like beside like. */
function pack({ country_calling_codes: codes, countries, nonGeographic }: Metadata): string {
  const lines = [
    ...Object.values(codes).flatMap((sharing) =>
      sharing.map((country) => cellsOf(country, countries[country] ?? [])),
    ),
    ...Object.values(nonGeographic).map((plan) => cellsOf('', plan)),
  ];
  const columns = lines[0]?.map((_, column) => lines.map((line) => line[column]).join('\n')) ?? [];
  return columns.join('!').replaceAll('\\d', 'd').replaceAll('(?:', '<');
}

const unpacking = 'unpack-phone-metadata';

/** Writes what is known of the world's phone numbers in four fifths of the space, for the same answers. */
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
