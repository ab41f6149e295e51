import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Notifies its listeners when it has changed. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** @returns a function that unsubscribes */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Updates its element whenever the observed object changes, while the element is connected. */
export class StoreController<T extends Observable> implements ReactiveController {
  readonly #element: ReactiveControllerHost;
  #observed: T | undefined;
  #unsubscribe: (() => void) | undefined;
  #connected = false;

  constructor(element: ReactiveControllerHost, observed?: T) {
    this.#element = element;
    this.#observed = observed;
    element.addController(this);
  }

  get observed(): T | undefined {
    return this.#observed;
  }

  observe(observed: T | undefined): void {
    this.#unsubscribe?.();
    this.#observed = observed;
    this.#unsubscribe = this.#connected
      ? observed?.subscribe(() => this.#element.requestUpdate())
      : undefined;
    this.#element.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.observe(this.#observed);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
