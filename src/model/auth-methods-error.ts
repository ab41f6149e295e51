/** What went wrong, as a closed set. The person reads `messages.errors[code]`; the developer, `message` and `cause`. */
export type AuthMethodsErrorCode =
  | 'network'
  | 'aborted'
  | 'misconfigured'
  | 'unauthorized'
  | 'step_up_required'
  | 'insufficient_scope'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'invalid_input'
  | 'invalid_code'
  | 'too_many_attempts'
  | 'authorization_pending'
  | 'enrollment_expired'
  | 'already_enrolled'
  | 'limit_reached'
  | 'removal_refused'
  | 'password_refused'
  | 'wrong_current_password'
  | 'ceremony_cancelled'
  | 'wrong_domain'
  | 'user_verification_required'
  | 'unsupported_by_browser'
  | 'unsupported_by_backend'
  | 'invalid_response'
  | 'chunk_load_failed'
  | 'server_error'
  | 'unknown';

/** Which stronger sign-in the backend asks for, as in RFC 9470. */
export interface StepUpChallenge {
  /** Space-separated, in order of preference. */
  readonly acrValues?: string;
  /** Seconds since the person last proved who they are. */
  readonly maxAge?: number;
}

/**
 * The challenge of an error after which the person is not asked at once: the host has just asked them, without an
 * answer. Known by its identity.
 *
 * @internal
 */
export const askedByHost: StepUpChallenge = {};

/** One rule of a request that the server found broken, as in RFC 9457's `validation_errors`. */
export interface ValidationIssue {
  readonly detail: string;
  readonly field?: string;
}

export interface AuthMethodsErrorOptions {
  readonly cause?: unknown;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number;
  /** The scope that was missing. */
  readonly requiredScope?: string;
  readonly stepUp?: StepUpChallenge;
  readonly validationIssues?: readonly ValidationIssue[];
  /** The answer itself. Kept non-enumerable, so that it does not end up in logs. */
  readonly response?: Response;
}

/**
 * The one error that leaves a backend or the store. `message` is English, for developers, and holds no
 * secret; `code` is the contract.
 */
export class AuthMethodsError extends Error {
  declare readonly code: AuthMethodsErrorCode;
  declare readonly status?: number;
  declare readonly retryAfter?: number;
  declare readonly requiredScope?: string;
  declare readonly stepUp?: StepUpChallenge;
  declare readonly validationIssues: readonly ValidationIssue[];
  declare readonly response?: Response;

  constructor(code: AuthMethodsErrorCode, message: string, options: AuthMethodsErrorOptions = {}) {
    const { response, cause, ...facts } = options;
    super(message, 'cause' in options ? { cause } : undefined);
    Object.assign(this, { name: 'AuthMethodsError', validationIssues: [] }, facts, { code });
    if (response) Object.defineProperty(this, 'response', { value: response });
  }

  /**
   * Anything thrown, as an `AuthMethodsError`: itself, also when another copy of this class made it, `aborted` for
   * an abort, else `unknown`.
   */
  static from(error: unknown): AuthMethodsError {
    const { name, code } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
    // By name and code: a page may hold two copies of this class, and each must know the other's errors.
    if (name === 'AuthMethodsError' && typeof code === 'string') return error as AuthMethodsError;
    if (name === 'AbortError') return new AuthMethodsError('aborted', 'Aborted', { cause: error });
    return new AuthMethodsError('unknown', error instanceof Error ? error.message : 'Unexpected failure', {
      cause: error,
    });
  }
}

/**
 * The error for a part of the script that could not be downloaded.
 *
 * @internal
 */
export function missingChunk(cause: unknown): AuthMethodsError {
  return new AuthMethodsError('chunk_load_failed', 'A part of the script could not be downloaded', { cause });
}

/**
 * Gives a failed `import()` its code: `import('./part.js').catch(throwMissingChunk)`.
 *
 * @internal
 */
export function throwMissingChunk(cause: unknown): never {
  throw missingChunk(cause);
}
