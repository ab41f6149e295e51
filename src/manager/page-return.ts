import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What happens when the page comes back to the person. */
export interface PageReturnOptions {
  /** The page is looked at again. */
  readonly shown: () => void;
  /** The browser has a connection again. */
  readonly online: () => void;
  /** The page was left, and is shown again as it was then. */
  readonly restored: () => void;
}

/** Watches the page around a connected element. */
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
    const { shown, online, restored } = this.#options;
    addEventListener('online', online, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && restored(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || shown(), { signal });
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }
}
