import { LitElement } from 'lit';

/** The part of a component's class that is needed to register it. */
export interface ComponentClass {
  readonly tag: string;
  define(registry?: CustomElementRegistry): void;
}

/**
 * Base class of every element here. Importing a class has no side effect; `define()` registers it, together with
 * the components its template uses.
 */
export abstract class Component extends LitElement {
  /** The tag name it is registered under. */
  static readonly tag: string;
  /** The components its template uses. */
  static readonly uses: readonly ComponentClass[] = [];

  /** Registers the element and the components it uses. A no-op the second time, or where there is no DOM. */
  static define(registry: CustomElementRegistry | undefined = globalThis.customElements): void {
    if (!registry) return;
    const known = registry.get(this.tag);
    if (!known) {
      for (const component of this.uses) component.define(registry);
      registry.define(this.tag, this as unknown as CustomElementConstructor);
    } else if (known !== (this as unknown) && !reported.has(this.tag)) {
      reported.add(this.tag);
      console.warn(
        `<${this.tag}> is registered already, and the first one stays. Load auth-methods-manager once.`,
      );
    }
  }
}

const reported = new Set<string>();
