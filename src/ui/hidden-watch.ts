import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whether the page around an element hides it: an ancestor is not displayed, skips its contents, as a closed
 * `<details>` does, or is inert. Where the browser can't tell, it counts as shown.
 */
export function isHiddenByPage(element: Element): boolean {
  const { checkVisibility } = element as Partial<Element>;
  return checkVisibility?.call(element) === false || isInert(element);
}

function isInert(element: Element): boolean {
  if (element.closest('[inert]')) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isInert(root.host);
}

/** Calls back when the page hides an element while it is in the document. */
export class HiddenWatch implements ReactiveController {
  readonly #element: ReactiveControllerHost & Element;
  readonly #target: () => Element;
  readonly #onHidden: () => void;
  #rendering: IntersectionObserver | undefined;
  #attributes: MutationObserver | undefined;

  /** @param target what is watched, once it has been rendered; it has a box of its own */
  constructor(element: ReactiveControllerHost & Element, target: () => Element, onHidden: () => void) {
    this.#element = element;
    this.#target = target;
    this.#onHidden = onHidden;
    element.addController(this);
  }

  hostUpdated(): void {
    // Without a layout, as in tests outside a browser, nothing is ever hidden.
    if (this.#rendering || typeof IntersectionObserver !== 'function') return;
    const check = (): void => {
      // Printing shows other things for a moment.
      const isPrinting = matchMedia('print').matches;
      if (!isPrinting && this.#element.isConnected && isHiddenByPage(this.#target())) this.#onHidden();
    };
    this.#rendering = new IntersectionObserver(check);
    this.#rendering.observe(this.#target());
    this.#attributes = new MutationObserver(check);
    // An observer does not see through shadow roots, so each root around the element is observed.
    for (let root: Node | null = this.#element.getRootNode(); root; root = rootAround(root))
      this.#attributes.observe(root, { subtree: true, attributeFilter: ['inert'] });
  }

  hostDisconnected(): void {
    this.#rendering?.disconnect();
    this.#attributes?.disconnect();
    this.#rendering = undefined;
  }
}

function rootAround(root: Node): Node | null {
  return root instanceof ShadowRoot ? root.host.getRootNode() : null;
}
