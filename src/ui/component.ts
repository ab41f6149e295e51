import { LitElement } from 'lit';

/** A component's class, as far as registering it goes. */
export interface ComponentClass {
  readonly tag: string;
  define(registry?: CustomElementRegistry): void;
}

/**
 * Base of every element here. A class does not register itself: importing it changes nothing, and
 * `define()` registers it together with what its template uses.
 */
export abstract class Component extends LitElement {
  /** The name it is registered under. */
  static readonly tag: string;
  /** The components that its template uses. */
  static readonly uses: readonly ComponentClass[] = [];

  /** Registers the element and what it uses. Calling it twice, or where there is no DOM, does nothing. */
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
