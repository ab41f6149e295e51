import type { Attribute, CustomElementField } from 'custom-elements-manifest';
import type { ElementDescription } from './read-element.js';

/*
 * Types for frameworks. Names and descriptions come from custom-elements.json; types are looked up in the
 * class and its event map, so that they can't differ from what the element takes.
 */

export const generated = '// Generated from custom-elements.json.';

const imports = `import type { AuthMethodsEventMap } from '../events.js';
import type { AuthMethodsManager } from '../manager/auth-methods-manager.js';`;

export const isBoolean = ({ type }: Attribute | CustomElementField): boolean => type?.text === 'boolean';

export function documented(description: string | undefined, declaration: string): string {
  return description ? `/** ${description} */\n${declaration}` : declaration;
}

export function indent(text: string, depth: number): string {
  return text.replaceAll(/^(?=.)/gm, '  '.repeat(depth));
}

/** Properties, by the names that a framework sets them by. */
const propertyTypes = (
  { properties }: ElementDescription,
  namesOf: (property: string) => readonly string[] = (name) => [name],
): readonly string[] =>
  properties.flatMap(({ name, description }) =>
    namesOf(name).map((given) =>
      documented(description, `${given}?: AuthMethodsManager['${name}'] | undefined;`),
    ),
  );

/** Attributes by another name than their property. What has a property of its name is set as that. */
const attributeTypes = ({ attributes }: ElementDescription): readonly string[] =>
  attributes
    .filter(({ name, fieldName }) => name !== fieldName)
    .map((attribute) => {
      const type = isBoolean(attribute)
        ? 'boolean'
        : attribute.type?.text === 'number'
          ? 'number | string'
          : 'string';
      return documented(attribute.description, `'${attribute.name}'?: ${type} | undefined;`);
    });

/** Listeners, by the name that a framework has for those of an event. */
const listenerTypes = (
  { events }: ElementDescription,
  nameOf: (event: string) => string,
): readonly string[] =>
  events.map(({ name, description }) =>
    documented(
      description,
      `${nameOf(name)}?: ((event: AuthMethodsEventMap['${name}']) => void) | undefined;`,
    ),
  );

/** For frameworks that set what the element has as properties, the rest as attributes, and `on…` as listeners. */
const markupTypes = (element: ElementDescription): string =>
  [
    ...propertyTypes(element),
    ...attributeTypes(element),
    ...listenerTypes(element, (name) => `'on${name}'`),
  ].join('\n');

/** "auth-methods-loaded" is listened to by the prop `onAuthMethodsLoaded`. */
export function reactCallback(event: string): string {
  return `on-${event}`.replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** JSX of React, and its component. */
export function reactTypes(element: ElementDescription): string {
  const members = [...propertyTypes(element), ...listenerTypes(element, reactCallback)].join('\n');
  return `${generated}
import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { AuthMethodsEventMap } from '../events.js';
import type { AuthMethodsManager as AuthMethodsManagerElement } from '../manager/auth-methods-manager.js';

/** The element, which a ref gives you: \`useRef<AuthMethodsManager>(null)\`. */
export type AuthMethodsManager = AuthMethodsManagerElement;

/** What the component takes: properties of the element, callbacks for its events, and what any element has. */
export interface AuthMethodsManagerComponentProps extends HTMLAttributes<AuthMethodsManager> {
${indent(members, 1)}
  /**
   * Nonce of the page's policy, for what a server renders before the list is there: with one, that looks as the element
   * does. See docs/frameworks.md.
   */
  nonce?: string | undefined;
  /**
   * Whether what a server renders has a style sheet without a nonce: for pages without a policy. Default: whether there
   * is a \`nonce\`.
   */
  inlineStyle?: boolean | undefined;
  /** A sentence that a server renders for people whose browser runs no scripts. Default: none. */
  noScriptText?: string | undefined;
}

/**
 * \`<${element.tag}>\` as a component, for React 18 and newer: it sets properties and listeners in the browser, and
 * registers the element there. A server renders its heading and its skeleton, in the language that \`lang\` says.
 * Children are the element's: \`<p slot="footer">\`.
 */
export declare const AuthMethodsManager: ForwardRefExoticComponent<
  AuthMethodsManagerComponentProps & RefAttributes<AuthMethodsManager>
>;

/** What \`<${element.tag}>\` takes in JSX: its properties, its attributes, and its events. */
export interface AuthMethodsManagerProps extends HTMLAttributes<AuthMethodsManager> {
${indent(markupTypes(element), 1)}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${indent(documented(element.description, `'${element.tag}': DetailedHTMLProps<AuthMethodsManagerProps, AuthMethodsManager>;`), 3)}
    }
  }
}
`;
}

/** Vue's listeners are called as React's callbacks are. */
const vueListener = reactCallback;

/** Templates of Vue 3. In them `api-base` and `apiBase` are the same name. */
export function vueTypes(element: ElementDescription): string {
  const events = listenerTypes(element, vueListener);
  return `${generated}
import type { HTMLAttributes, PublicProps } from 'vue';
${imports}

/** What \`<${element.tag}>\` takes in templates: its properties and its events. */
export interface AuthMethodsManagerProps extends HTMLAttributes {
${indent([...propertyTypes(element), ...events].join('\n'), 1)}
}

/** The element, as templates see it. A template ref of it is an \`AuthMethodsManager\`. */
export type AuthMethodsManagerInTemplates = new () => AuthMethodsManager & {
  /** @deprecated For the type checker; the element has no such property. */
  $props: AuthMethodsManagerProps & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
${indent(documented(element.description, `'${element.tag}': AuthMethodsManagerInTemplates;`), 2)}
  }

  interface HTMLAttributes {
    /** Which slot of the element around it a child goes to. Strict templates refuse it without this line. */
    slot?: string | undefined;
  }
}
`;
}

/** Markup of Svelte 5. */
export function svelteTypes(element: ElementDescription): string {
  return `${generated}
import type { HTMLAttributes } from 'svelte/elements';
${imports}

/** What \`<${element.tag}>\` takes in markup: its properties, its attributes, and its events. */
export interface AuthMethodsManagerProps extends HTMLAttributes<AuthMethodsManager> {
${indent(markupTypes(element), 1)}
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${indent(documented(element.description, `'${element.tag}': AuthMethodsManagerProps;`), 2)}
  }
}
`;
}

/** Solid sets properties of elements with a hyphen in their name, but writes names without `prop:` in lower case. */
const solidProperty = (name: string): readonly string[] =>
  name === name.toLowerCase() ? [name, `'prop:${name}'`] : [`'prop:${name}'`];

/** JSX of Solid, which listens by `on:…`. */
export function solidTypes(element: ElementDescription): string {
  const events = listenerTypes(element, (name) => `'on:${name}'`);
  const members = [...propertyTypes(element, solidProperty), ...events].join('\n');
  return `${generated}
import type { JSX } from 'solid-js';
${imports}

/** What \`<${element.tag}>\` takes in JSX: its properties and its events. */
export interface AuthMethodsManagerProps extends JSX.HTMLAttributes<AuthMethodsManager> {
${indent(members, 1)}
}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${indent(documented(element.description, `'${element.tag}': AuthMethodsManagerProps;`), 3)}
    }
  }
}
`;
}
