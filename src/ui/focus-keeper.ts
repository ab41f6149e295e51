import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in a dialog when what had it is taken away: it goes to the last of its `.actions`, the button
 * that goes on. Without this it would be nowhere, and a screen reader at the start of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #hadFocus = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.moveOn();
  }

  /** Moves the focus before its place is gone: a host's own dialog gives it back to where it was. */
  moveOn(): void {
    [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.actions button')].at(-1)?.focus();
  }

  get #hasFocus(): boolean {
    return Boolean(this.#host.shadowRoot?.activeElement);
  }
}
