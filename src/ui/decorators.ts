import type { LitElement, PropertyDeclaration } from 'lit';

type Decorator = (prototype: LitElement, name: string) => void;

/**
 * Lit's `@property`, `@state` and `@query` for TypeScript's experimental decorators only. Lit's own know the
 * standard ones too, which costs the first download 0.3 kB that nothing here would use.
 */
export const property =
  (options?: PropertyDeclaration): Decorator =>
  (prototype, name) => {
    (prototype.constructor as typeof LitElement).createProperty(name, options);
  };

/** Internal reactive state: changes render anew, and there is no attribute. */
export const state = (): Decorator => property({ state: true, attribute: false });

/** The first element in the shadow root that matches, looked up on each access. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get(this: Partial<LitElement>): Element | null {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });
  };
