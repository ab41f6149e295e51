import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from './observable.js';

/** Renders its host anew whenever the observed thing changes, for as long as the host is connected. */
export class StoreController<T extends Observable> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #observed: T | undefined;
  #unsubscribe: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, observed?: T) {
    this.#host = host;
    this.#observed = observed;
    host.addController(this);
  }

  get observed(): T | undefined {
    return this.#observed;
  }

  observe(observed: T | undefined): void {
    this.#unsubscribe?.();
    this.#observed = observed;
    this.#unsubscribe = this.#connected ? observed?.subscribe(() => this.#host.requestUpdate()) : undefined;
    this.#host.requestUpdate();
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
