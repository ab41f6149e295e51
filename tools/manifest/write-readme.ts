import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { readElement } from './read-element.js';
import { writeShortSurface } from './short-surface.js';

/** `npm run manifest` writes what custom-elements.json says of the public surface into README.md and llms.txt. */

const path = join(import.meta.dirname, '../../README.md');
const marks = ['<!-- surface:start -->', '<!-- surface:end -->'] as const;

const firstLine = (text = ''): string =>
  text
    .split(/\n\s*\n/)[0]
    ?.replace(/\s+/g, ' ')
    .trim() ?? '';
const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The tables between the marks. The same every time, for the same custom-elements.json. */
export function surfaceTables(): string {
  const { properties, attributes, events, slots, cssParts, cssProperties } = readElement();
  const attributeOf = new Map(attributes.map(({ fieldName, name }) => [fieldName, name]));
  const names = (items: readonly { readonly name: string }[]): string =>
    items.map(({ name }) => `\`${name}\``).join(', ');
  return [
    table(
      ['Property', 'Attribute', 'What it is'],
      properties.map(({ name, description }) => [
        `\`${name}\``,
        attributeOf.has(name) ? `\`${attributeOf.get(name) ?? ''}\`` : '–',
        firstLine(description),
      ]),
    ),
    table(
      ['Event', 'When'],
      events.map(({ name, description }) => [`\`${name}\``, firstLine(description)]),
    ),
    'Methods: `refresh()`, `enrollMethod(type)`, `removeMethod(id)`, and `AuthMethodsManager.contentSecurityPolicy({ api })`.',
    `Slots: ${names(slots)}.`,
    `Parts: ${names(cssParts)}.`,
    `CSS custom properties: ${cssProperties.length}, listed with their defaults in [docs/theming.md](docs/theming.md).`,
  ].join('\n\n');
}

/** README.md with its tables as they are now. */
export function freshReadme(): string {
  const text = readFileSync(path, 'utf8');
  const [before = '', rest = ''] = text.split(marks[0]);
  const [, after = ''] = rest.split(marks[1]);
  return `${before}${marks[0]}\n\n${surfaceTables()}\n\n${marks[1]}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(path, freshReadme());
  writeShortSurface();
}
