import { reactCallback } from './framework-types.js';
import type { ElementDescription } from './read-element.js';

/** Names of the element's properties and events, for the React component: types alone can't tell it. */
export function reactNames({ properties, events }: ElementDescription): string {
  return `// Generated from custom-elements.json.

/** Props that are properties of the element. */
export const properties = [
${properties.map(({ name }) => `  '${name}',`).join('\n')}
] as const;

/** Names of events, by the prop that takes their callback. */
export const callbacks = {
${events.map(({ name }) => `  ${reactCallback(name)}: '${name}',`).join('\n')}
} as const;
`;
}
