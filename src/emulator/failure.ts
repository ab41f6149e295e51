import { isOperationName, type OperationName } from './operations.js';

/**
 * One answer that goes wrong. A number is a status, refused before anything is done; `drop` breaks the
 * connection before, `lost` after the request was carried out; `html` and `truncated` spoil the answer of a
 * request that was carried out.
 */
export interface Failure {
  readonly operation: OperationName | '*';
  readonly as: number | 'drop' | 'lost' | 'html' | 'truncated';
  /** How many requests it spoils. Default: all. */
  readonly times?: number;
  /** The problem's `detail`, for a status. */
  readonly detail?: string;
  /** The problem's code, for a status, as in `A0E-429-0003`. Default: made of the status. */
  readonly code?: string;
  /** Seconds in `retry-after`, for 429 and 503. Default 30. */
  readonly retryAfter?: number;
}

const WAYS: readonly unknown[] = ['drop', 'lost', 'html', 'truncated'];

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isErrorStatus(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599;
}

export function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null) return false;
  const failure: Readonly<Record<string, unknown>> = { ...value };
  return (
    (failure.operation === '*' || isOperationName(failure.operation)) &&
    (isErrorStatus(failure.as) || WAYS.includes(failure.as)) &&
    (failure.times === undefined || isCount(failure.times)) &&
    (failure.detail === undefined || typeof failure.detail === 'string') &&
    (failure.code === undefined || typeof failure.code === 'string') &&
    (failure.retryAfter === undefined || isCount(failure.retryAfter)) &&
    Object.keys(failure).every((key) => KEYS.includes(key))
  );
}

const KEYS: readonly string[] = ['operation', 'as', 'times', 'detail', 'code', 'retryAfter'];

/** Counts which failures are still to happen. */
export class FailureQueue {
  readonly #entries: { readonly failure: Failure; left: number }[];

  constructor(failures: readonly Failure[]) {
    this.#entries = failures.map((failure) => ({ failure, left: failure.times ?? Infinity }));
  }

  /** The failure for this request, if any; counts it. */
  next(operation: OperationName): Failure | undefined {
    const entry = this.#entries.find(
      ({ failure, left }) => left > 0 && (failure.operation === '*' || failure.operation === operation),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.failure;
  }
}
