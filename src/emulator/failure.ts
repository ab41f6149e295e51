import { isOperationName, type OperationName } from './operations.js';

/**
 * One way for requests to go wrong. A number is the status of a refusal, before anything is done. `drop`
 * breaks the connection before the request is carried out, `lost` afterwards. `html` and `truncated` spoil the
 * answer to a request that was carried out.
 */
export interface Failure {
  readonly operation: OperationName | '*';
  readonly as: number | 'drop' | 'lost' | 'html' | 'truncated';
  /** How many requests it affects. Default: all. */
  readonly times?: number;
  /** The problem's `detail`, for a status. */
  readonly detail?: string;
  /** The problem's code, for a status, such as `A0E-429-0003`. Default: derived from the status. */
  readonly code?: string;
  /** Seconds in `retry-after`, for 429 and 503. Default 30. */
  readonly retryAfter?: number;
}

const failureWords: readonly unknown[] = ['drop', 'lost', 'html', 'truncated'];

export function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null) return false;
  const failure: Readonly<Record<string, unknown>> = { ...value };
  return (
    (failure.operation === '*' || isOperationName(failure.operation)) &&
    (isErrorStatus(failure.as) || failureWords.includes(failure.as)) &&
    (failure.times === undefined || isCount(failure.times)) &&
    (failure.detail === undefined || typeof failure.detail === 'string') &&
    (failure.code === undefined || typeof failure.code === 'string') &&
    (failure.retryAfter === undefined || isCount(failure.retryAfter)) &&
    Object.keys(failure).every((key) => failureKeys.includes(key))
  );
}

const failureKeys: readonly string[] = ['operation', 'as', 'times', 'detail', 'code', 'retryAfter'];

/** Counts the failures that remain. */
export class FailureQueue {
  readonly #entries: { readonly failure: Failure; left: number }[];

  constructor(failures: readonly Failure[]) {
    this.#entries = failures.map((failure) => ({ failure, left: failure.times ?? Infinity }));
  }

  /** Returns the failure for this request, if any, and counts it. */
  next(operation: OperationName): Failure | undefined {
    const entry = this.#entries.find(
      ({ failure, left }) => left > 0 && (failure.operation === '*' || failure.operation === operation),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.failure;
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isErrorStatus(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599;
}
