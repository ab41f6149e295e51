import { join } from 'node:path';
import { writeMarked } from '../marked-text.js';
import { readElement } from './read-element.js';

const path = join(import.meta.dirname, '../../llms.txt');

/** In one line, without what is said once above all of them. */
const oneLine = (text = ''): string =>
  (text.split(/\n\s*\n/)[0] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/Bubbles, composed(\.|; )/, '')
    .trim();

const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;

/** What custom-elements.json says of the public surface, in as few words as possible, for llms.txt. */
export function shortSurface(): string {
  const { properties, attributes, events, slots, cssParts, cssProperties } = readElement();
  const attributeOf = new Map(attributes.map(({ fieldName, name }) => [fieldName, name]));
  const typeOf = (text = ''): string => text.replace(/ \| undefined$/, '').replaceAll("'", '');
  const names = (items: readonly { readonly name: string }[]): string =>
    items.map(({ name }) => `\`${name}\``).join(', ');
  const described = (items: readonly { readonly name: string; readonly description?: string }[]): string =>
    items.map(({ name, description }) => `- \`${name}\`: ${firstSentence(oneLine(description))}`).join('\n');
  return [
    '### Properties',
    properties
      .map(({ name, type, description }) => {
        const attribute = attributeOf.get(name);
        const facts = [
          attribute === undefined
            ? 'no attribute'
            : attribute === name
              ? 'attribute'
              : `attribute \`${attribute}\``,
          typeOf(type?.text),
        ];
        return `- \`${name}\` (${facts.filter(Boolean).join(', ')}): ${oneLine(description)}`;
      })
      .join('\n'),
    '### Events',
    events
      .map(({ name, type, description }) => `- \`${name}\` (${type.text}): ${oneLine(description)}`)
      .join('\n'),
    '### Slots',
    described(slots),
    '### Parts',
    `${names(cssParts)}.`,
    '### CSS custom properties',
    `${names(cssProperties)}.`,
  ].join('\n\n');
}

/** Writes it between the marks. */
export function writeShortSurface(): void {
  writeMarked(path, 'surface', shortSurface());
}
