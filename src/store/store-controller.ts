import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from './observable.js';

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
