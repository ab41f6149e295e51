/** Something that tells its listeners when it has changed. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** @returns the way out */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
