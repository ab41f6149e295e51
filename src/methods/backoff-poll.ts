import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds before the first call, the second, and so on; the last one applies to all others. */
const delays = [5, 10, 20, 30];

/** The part of a `Document` that the poll uses. */
export type PageVisibility = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/**
 * Calls back at growing intervals, since each request counts towards the account's rate limit. Pauses while the
 * page is hidden, and stops when its element is removed.
 */
export class BackoffPoll implements ReactiveController {
  readonly #callback: () => void;
  readonly #page: PageVisibility;
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;

  constructor(element: ReactiveControllerHost, callback: () => void, page: PageVisibility = document) {
    this.#callback = callback;
    this.#page = page;
    element.addController(this);
  }

  /** Starts over with the first, shortest delay. */
  start(): void {
    this.#count = 0;
    this.scheduleNext();
  }

  /** Schedules the next call after a longer delay, of at least `minSeconds`. */
  scheduleNext(minSeconds = 0): void {
    this.stop();
    const delay = delays[Math.min(this.#count, delays.length - 1)] ?? 0;
    this.#count += 1;
    this.#timer = setTimeout(
      () => {
        this.#isDue = true;
        this.#callIfVisible();
      },
      Math.max(delay, minSeconds) * 1000,
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#isDue = false;
  }

  hostConnected(): void {
    this.#page.addEventListener('visibilitychange', this.#callIfVisible);
  }

  hostDisconnected(): void {
    this.#page.removeEventListener('visibilitychange', this.#callIfVisible);
    this.stop();
  }

  readonly #callIfVisible = (): void => {
    if (!this.#isDue || this.#page.hidden) return;
    this.#isDue = false;
    this.#callback();
  };
}
