import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in a dialog when the focused element goes away, by moving it to the primary button, the last
 * one in `.actions`. Otherwise the focus would be lost, and a screen reader would start again at the top of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #element: LitElement;
  #hadFocus = false;

  constructor(element: LitElement) {
    this.#element = element;
    element.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.focusPrimary();
  }

  /** Moves the focus to the primary button, which stays. A dialog of the host's returns the focus to it later. */
  focusPrimary(): void {
    [...this.#element.renderRoot.querySelectorAll<HTMLElement>('.actions button')].at(-1)?.focus();
  }

  get #hasFocus(): boolean {
    return Boolean(this.#element.shadowRoot?.activeElement);
  }
}
