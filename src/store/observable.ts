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
