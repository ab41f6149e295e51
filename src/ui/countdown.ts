import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthMethodsError } from '../model/auth-methods-error.js';

/** The seconds to wait after a rate limit when the backend does not say. */
const defaultRetryDelay = 60;

/** One may always try on the next day. Seconds. */
const longestRetryDelay = 86_400;

/** The seconds to wait after a `rate_limited` error before the next try. */
export function retryDelay({ retryAfter }: AuthMethodsError): number {
  const seconds = retryAfter ?? NaN;
  return seconds >= 0 ? Math.min(seconds, longestRetryDelay) : defaultRetryDelay;
}

/** Counts down the seconds until a moment, and re-renders its element at each. */
export class Countdown implements ReactiveController {
  readonly #element: ReactiveControllerHost;
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(element: ReactiveControllerHost) {
    this.#element = element;
    element.addController(this);
  }

  /** Whole seconds, rounded up; 0 when it is over. */
  get left(): number {
    return Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
  }

  start(seconds: number): void {
    this.#until = Date.now() + seconds * 1000;
    this.#tick();
  }

  stop(): void {
    this.#until = 0;
    this.#tick();
  }

  hostConnected(): void {
    if (this.left > 0) this.#tick();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    this.#element.requestUpdate();
    if (this.left === 0) this.hostDisconnected();
    else this.#timer ??= setInterval(() => this.#tick(), 1000);
  }
}
