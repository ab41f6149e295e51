import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long an answer may take before the person is told that it takes long. Milliseconds. */
const usualDelay = 6000;

/** Tells whether its element has been busy for longer than usual, and re-renders it when that begins. */
export class LongWait implements ReactiveController {
  readonly #element: ReactiveControllerHost;
  readonly #isBusy: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;

  constructor(element: ReactiveControllerHost, isBusy: () => boolean) {
    this.#element = element;
    this.#isBusy = isBusy;
    element.addController(this);
  }

  get isLong(): boolean {
    return this.#isLong && this.#isBusy();
  }

  hostUpdated(): void {
    if (!this.#isBusy()) this.hostDisconnected();
    else
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#element.requestUpdate();
      }, usualDelay);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLong = false;
  }
}
