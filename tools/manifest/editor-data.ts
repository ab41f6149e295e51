import type { ElementDescription } from './read-element.js';

/*
 * Data for editors, in the formats they define:
 * https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.md
 * https://github.com/microsoft/vscode-css-languageservice/blob/main/docs/customData.md
 * https://github.com/JetBrains/web-types
 */

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Described extends Named {
  readonly type?: { readonly text: string };
  readonly default?: string;
}

const named = ({ name, description }: Named): Named => ({ name, ...(description && { description }) });

const withType = ({ type }: Described): object => (type ? { type: type.text } : {});

const withDefault = (item: Described): object => (item.default ? { default: item.default } : {});

/** A definition list in Markdown, for a hint that has no other place. */
function list(heading: string, items: readonly Named[]): string {
  return [`**${heading}**`, ...items.map(({ name, description }) => `- \`${name}\`: ${description}`)].join(
    '\n',
  );
}

/** The parts and custom properties are left to the editor's data for CSS. */
function htmlHint({ description, events, slots }: ElementDescription): string {
  return [description, list('Events', events), list('Slots', slots)].join('\n\n');
}

/** For VS Code's setting `html.customData`. */
export function vscodeHtmlData(element: ElementDescription): object {
  return {
    version: 1.1,
    tags: [
      {
        name: element.tag,
        description: { kind: 'markdown', value: htmlHint(element) },
        attributes: element.attributes.map((attribute) => ({
          ...named(attribute),
          // The editor's name for attributes that need no value.
          ...(attribute.type?.text === 'boolean' && { valueSet: 'v' }),
        })),
      },
    ],
  };
}

/** For VS Code's setting `css.customData`. */
export function vscodeCssData({ cssProperties, cssParts }: ElementDescription): object {
  return {
    version: 1.1,
    properties: cssProperties.map((property) => ({
      ...named(property),
      ...(property.default && { values: [{ name: property.default, description: 'The default.' }] }),
    })),
    pseudoElements: cssParts.map((part) => ({ ...named(part), name: `::part(${part.name})` })),
  };
}

/** For the IDEs of JetBrains, which find it by the field `web-types` of package.json. */
export function webTypes(element: ElementDescription, name: string, version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: element.tag,
            description: element.description,
            attributes: element.attributes.map((attribute) => ({
              ...named(attribute),
              ...withDefault(attribute),
              value: { type: attributeType(attribute.type?.text) },
            })),
            slots: element.slots.map(named),
            js: {
              properties: element.properties.map((property) => ({
                ...named(property),
                ...withType(property),
                ...withDefault(property),
              })),
              events: element.events.map((event) => ({ ...named(event), ...withType(event) })),
            },
          },
        ],
      },
      css: {
        properties: element.cssProperties.map((property) => ({
          ...named(property),
          ...withDefault(property),
        })),
        'pseudo-elements': element.cssParts.map((part) => ({ ...named(part), name: `part(${part.name})` })),
      },
    },
  };
}

/** What an attribute can say of a property's type; anything else is a text that the element reads. */
function attributeType(type: string | undefined): string {
  return type === 'boolean' || type === 'number' ? type : 'string';
}
