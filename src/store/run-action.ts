import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { CallOptions, MethodsSnapshot, TokenReason } from '../model/methods-backend.js';

/** Asks the host to sign the person in again. Resolves to whether it did. */
export type RequestStepUp = (challenge: StepUpChallenge, reason: TokenReason) => Promise<boolean>;

/** Whom the store turns to. */
export interface StoreHost {
  readonly requestStepUp: RequestStepUp;
  /** Told of every failure, for the developer. */
  readonly report: (error: AuthMethodsError) => void;
  /** Told of every list that was loaded, before it is patched. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
}

/** Everything an action needs besides its own arguments. */
export interface ActionContext {
  readonly reason: TokenReason;
  readonly signal: AbortSignal;
  readonly host: StoreHost;
  /**
   * Set when the person presses *Continue* after a step-up was called for: the host is asked first, within
   * the click, since a popup opened after an await is blocked.
   */
  readonly stepUpFirst?: StepUpChallenge | undefined;
}

/**
 * Runs one action; when it is refused for want of a fresh sign-in, has the host see to that and runs
 * exactly this action once more. The first run did nothing, so no write happens twice.
 * Rejects with an `AuthMethodsError` only, which the host has been told of.
 */
export async function runAction<R>(
  action: (options: CallOptions) => Promise<R>,
  { reason, signal, host, stepUpFirst }: ActionContext,
): Promise<R> {
  try {
    return stepUpFirst ? await afterStepUp(stepUpFirst) : await action({ signal });
  } catch (cause) {
    const error = AuthMethodsError.from(cause);
    if (error.code !== 'step_up_required' || stepUpFirst) throw reported(error);
    try {
      return await afterStepUp(error.stepUp ?? {});
    } catch (secondCause) {
      throw reported(AuthMethodsError.from(secondCause));
    }
  }

  async function afterStepUp(challenge: StepUpChallenge): Promise<R> {
    const confirmed = await host.requestStepUp(challenge, reason);
    signal.throwIfAborted();
    if (confirmed) return action({ signal, stepUp: challenge });
    throw new AuthMethodsError('step_up_required', 'A fresh sign-in is needed, and did not happen', {
      stepUp: challenge,
    });
  }

  function reported(error: AuthMethodsError): AuthMethodsError {
    if (error.code !== 'aborted' && !signal.aborted) host.report(error);
    return error;
  }
}
