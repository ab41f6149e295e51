import { AuthMethodsError, askedByHost, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { CallOptions, MethodsSnapshot, TokenReason } from '../model/methods-backend.js';

/** What the store asks of, and reports to, the page around the element. */
export interface StoreHost {
  /** Asks the host to sign the person in again. Resolves to whether it did; to `undefined` when nobody answered. */
  readonly requestStepUp: (challenge: StepUpChallenge, reason: TokenReason) => Promise<boolean | undefined>;
  /** Called with every failure, for the developer. */
  readonly report: (error: AuthMethodsError) => void;
  /** Called with what could not be read of a list that is shown all the same, for the developer. */
  readonly reportProblem: (problem: AuthMethodsError) => void;
  /** Called with every list that was loaded, as it is on screen. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
  /** Whether the page says that it can end the person's other sessions. Default: it can't. */
  readonly canSignOutElsewhere?: () => boolean;
  /** Asks the page to end the person's other sessions. Rejects when it did not. */
  readonly signOutElsewhere?: () => Promise<void>;
}

/** How a request is made. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  /**
   * Set when the person presses *Continue* after a step-up was required: the host is asked first, within the click,
   * since browsers block a popup that is opened later.
   */
  readonly stepUpFirst?: StepUpChallenge | undefined;
}

/**
 * Runs one request. When it is refused for want of a fresh sign-in, asks the host for one and runs exactly this
 * request once more. The first run changed nothing, so no write happens twice.
 * Rejects only with an `AuthMethodsError`, which has been reported to the host.
 */
export async function runWithStepUp<R>(
  { requestStepUp, report }: StoreHost,
  reason: TokenReason,
  { signal, stepUpFirst }: RequestOptions,
  request: (options: CallOptions) => Promise<R>,
): Promise<R> {
  try {
    return stepUpFirst ? await afterStepUp(stepUpFirst, true) : await request({ signal });
  } catch (cause) {
    const error = AuthMethodsError.from(cause);
    const { code, stepUp = {} } = error;
    if (code !== 'step_up_required' || stepUpFirst || stepUp === askedByHost) throw reported(error);
    try {
      return await afterStepUp(stepUp, false);
    } catch (secondCause) {
      throw reported(AuthMethodsError.from(secondCause));
    }
  }

  /** @param unanswered whether to make the request even if nobody answers: the host's own function may ask the person */
  async function afterStepUp(challenge: StepUpChallenge, unanswered: boolean): Promise<R> {
    const confirmed = await requestStepUp(challenge, reason);
    signal.throwIfAborted();
    if (confirmed ?? unanswered) return request({ signal, stepUp: challenge });
    throw new AuthMethodsError('step_up_required', 'The person did not sign in again', { stepUp: challenge });
  }

  function reported(error: AuthMethodsError): AuthMethodsError {
    if (error.code !== 'aborted' && !signal.aborted) report(error);
    return error;
  }
}
