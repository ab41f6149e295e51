import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Attribute,
  CustomElementField,
  CustomElementDeclaration,
  Package,
} from 'custom-elements-manifest';

/** What the types for frameworks and the data for editors are made of. */
export interface ElementDescription {
  readonly tag: string;
  readonly description: string;
  readonly properties: readonly CustomElementField[];
  readonly attributes: readonly Attribute[];
  readonly events: NonNullable<CustomElementDeclaration['events']>;
  readonly slots: NonNullable<CustomElementDeclaration['slots']>;
  readonly cssParts: NonNullable<CustomElementDeclaration['cssParts']>;
  readonly cssProperties: NonNullable<CustomElementDeclaration['cssProperties']>;
}

/** The public element, as custom-elements.json describes it. Throws when that has none, or several. */
export function readElement(): ElementDescription {
  const text = readFileSync(join(import.meta.dirname, '../../custom-elements.json'), 'utf8');
  const manifest = JSON.parse(text) as Package;
  const elements = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration): declaration is CustomElementDeclaration => 'tagName' in declaration);
  const [element, another] = elements;
  if (!element?.tagName || another) throw new Error('custom-elements.json must hold exactly one element.');
  return {
    tag: element.tagName,
    description: element.description ?? '',
    properties: (element.members ?? []).filter(
      (member): member is CustomElementField => member.kind === 'field' && !member.static,
    ),
    attributes: element.attributes ?? [],
    events: element.events ?? [],
    slots: element.slots ?? [],
    cssParts: element.cssParts ?? [],
    cssProperties: element.cssProperties ?? [],
  };
}
