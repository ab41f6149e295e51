import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds before the first question, the second, and so on; the last holds for all others. */
const waits = [5, 10, 20, 30];

/** As much of a `Document` as this needs. */
export type PageVisibility = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/**
 * Asks again and again, less and less often, since each question counts towards the account's rate limit.
 * Asks nothing while nobody looks at the page, and never again once its host has left it.
 */
export class GentlePoll implements ReactiveController {
  readonly #ask: () => void;
  readonly #page: PageVisibility;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = false;

  constructor(host: ReactiveControllerHost, ask: () => void, page: PageVisibility = document) {
    this.#ask = ask;
    this.#page = page;
    host.addController(this);
  }

  /** From the first, short wait. */
  begin(): void {
    this.#asked = 0;
    this.again();
  }

  /** After an answer: the next, longer wait, of at least so many seconds. */
  again(atLeast = 0): void {
    this.stop();
    const wait = waits[Math.min(this.#asked, waits.length - 1)] ?? 0;
    this.#asked += 1;
    this.#timer = setTimeout(
      () => {
        this.#due = true;
        this.#askIfSeen();
      },
      Math.max(wait, atLeast) * 1000,
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#due = false;
  }

  hostConnected(): void {
    this.#page.addEventListener('visibilitychange', this.#askIfSeen);
  }

  hostDisconnected(): void {
    this.#page.removeEventListener('visibilitychange', this.#askIfSeen);
    this.stop();
  }

  readonly #askIfSeen = (): void => {
    if (!this.#due || this.#page.hidden) return;
    this.#due = false;
    this.#ask();
  };
}
