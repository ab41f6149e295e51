import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MethodsStore } from '../store/methods-store.js';

export interface PageReturnOptions {
  readonly store: () => MethodsStore | undefined;
  /** The browser has a connection again: what could not be downloaded is asked for again. */
  readonly online: () => void;
  /** The page was left, and is shown again as it was then. By now somebody else may be signed in, or nobody. */
  readonly restored: () => void;
}

/** Keeps the list of a connected element fresh when its page, or the connection, comes back. */
export class PageReturn implements ReactiveController {
  readonly #options: PageReturnOptions;
  #listening = new AbortController();

  constructor(element: ReactiveControllerHost, options: PageReturnOptions) {
    this.#options = options;
    element.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { online, restored } = this.#options;
    const onOnline = (): void => {
      online();
      this.#freshen('heal');
    };
    addEventListener('online', onOnline, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && restored(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#freshen('refresh'), {
      signal,
    });
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }

  #freshen(how: 'refresh' | 'heal'): void {
    const store = this.#options.store();
    if (!store) return;
    void import('../store/freshen.js').then(
      (freshen) => freshen[how](store),
      () => {
        // Without that code, only what failed for want of a connection is loaded again.
        const { state } = store;
        if (state.status === 'failed' && state.error.code === 'network') void store.load();
      },
    );
  }
}
