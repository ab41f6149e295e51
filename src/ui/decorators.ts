import type { LitElement, PropertyDeclaration } from 'lit';

type Decorator = (prototype: LitElement, name: string) => void;

/**
 * Lit's `@property`, `@state` and `@query` for TypeScript's experimental decorators only. Lit's own versions also
 * support standard decorators, which would add 0.3 kB to the first download for nothing.
 */
export const property =
  (options?: PropertyDeclaration): Decorator =>
  (prototype, name) => {
    (prototype.constructor as typeof LitElement).createProperty(name, options);
  };

/** Internal reactive state: a change re-renders, and there is no attribute. */
export const state = (): Decorator => property({ state: true, attribute: false });

/** The first matching element in the shadow root, looked up on each access. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get(this: Partial<LitElement>): Element | null {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });
  };

/** Reads the attribute of a property that is on or off. Frameworks write "off" as the text "false". */
export const flag = { fromAttribute: (value: string | null): boolean => value !== null && value !== 'false' };
