import type { AuthMethodsError } from './auth-methods-error.js';

/** Where the API names no time, this is how long a rate limit is taken to last, in seconds. */
const usualWait = 60;

/** Seconds to wait before the next try, after `rate_limited`. */
export function waitAfter({ retryAfter = usualWait }: AuthMethodsError): number {
  return retryAfter;
}

/** Whether nobody knows if the write happened: its answer was lost, or said nothing of it. */
export function isUncertain(error: AuthMethodsError | undefined): boolean {
  return error !== undefined && ['network', 'invalid_response', 'server_error'].includes(error.code);
}
