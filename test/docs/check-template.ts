import { readElement } from '../../tools/manifest/read-element.js';

const { tag, properties, attributes, events } = readElement();

const propertyNames: ReadonlySet<string> = new Set(properties.map(({ name }) => name));
const attributeNames: ReadonlySet<string> = new Set(attributes.map(({ name }) => name));
const eventNames: ReadonlySet<string> = new Set(events.map(({ name }) => name));

/** What frameworks know on every element. */
const ofFrameworks = /^(ref|key|id|class|slot|lang|#\w+|use:\w+)$/;

/** Tells whether an attribute of a framework's template means something that the element has. */
function isKnown(name: string): boolean {
  const [, property] = /^(?::|\[)(\w+)\]?$/.exec(name) ?? [];
  if (property !== undefined) return propertyNames.has(property);
  const [, event] = /^(?:@|\(|on(?=auth-))([\w-]+)\)?$/.exec(name) ?? [];
  if (event !== undefined) return eventNames.has(event);
  return attributeNames.has(name) || propertyNames.has(name) || ofFrameworks.test(name);
}

/**
 * Tells what a template of React, Vue, Angular or Svelte gives the element that it does not have: properties, attributes
 * and events, each as its framework writes them.
 */
export function checkTemplate(code: string): readonly string[] {
  const tags = code.matchAll(
    new RegExp(`<${tag}((?:\\s+[^\\s=>/]+(?:=(?:"[^"]*"|\\{[^}]*\\}))?)*)\\s*/?>`, 'g'),
  );
  return [...tags].flatMap(([, given = '']) =>
    [...given.matchAll(/\s([^\s=]+)(?:=(?:"[^"]*"|\{[^}]*\}))?/g)]
      .map(([, name = '']) => name)
      .filter((name) => !isKnown(name))
      .map((name) => `the element has no ${name}`),
  );
}

/** The script of a component in one file, as Vue and Svelte have them. */
export function scriptOf(code: string): string {
  return /<script[^>]*>\n([^]*?)<\/script>/.exec(code)?.[1] ?? '';
}
