import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the greatest height that an element had in `--_kept-height`, so that it does not shrink under the pointer
 * while its content changes. A window of another size starts anew.
 */
export class KeptHeight implements ReactiveController {
  readonly #target: () => HTMLElement;
  #observer: ResizeObserver | undefined;
  /** In CSS pixels. */
  #kept = 0;

  /** @param target the element, once it has been rendered */
  constructor(element: ReactiveControllerHost, target: () => HTMLElement) {
    this.#target = target;
    element.addController(this);
  }

  hostUpdated(): void {
    if (this.#observer || typeof ResizeObserver !== 'function') return;
    this.#observer = new ResizeObserver(() => {
      const { height } = this.#target().getBoundingClientRect();
      // Neither more nor less than it has, since an observer that changes what it observes is an error for the page.
      // Less would be kept where a height of 462 pixels is measured as 461.99997.
      this.#keep(Math.max(this.#kept, Math.floor(height)));
    });
    this.#observer.observe(this.#target());
    addEventListener('resize', this.#forget);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    removeEventListener('resize', this.#forget);
  }

  readonly #forget = (): void => this.#keep(0);

  #keep(height: number): void {
    this.#kept = height;
    // Set through the style object: a page's policy may forbid style attributes.
    this.#target().style.setProperty('--_kept-height', `${height}px`);
  }
}
