import type { AuthMethodType } from './auth-method.js';

/** One way in which the person can confirm that it's them. */
export interface ConfirmationMethod {
  /** Anything by which the host knows it again. Never shown. */
  readonly id: string;
  /** What it is called in the dialog. */
  readonly type: AuthMethodType;
  /** Tells it from others of its type: its name, or where its code is sent, masked as the host likes. */
  readonly destination?: string;
  /**
   * What the person does. `code`: types the digits that an app shows. `sent-code`: types the digits that `challenge()`
   * sends. `approval`: approves what `challenge()` sends to a phone. `text`: types anything else, such as a recovery code.
   */
  readonly answer: 'code' | 'sent-code' | 'approval' | 'text';
}

/** What a confirmation leads to. */
export interface ConfirmationResult {
  /** Recovery codes that replace the one which was used. The person stores them before the action resumes. */
  readonly recoveryCodes?: readonly string[];
}

/**
 * Why a request was refused: the `code` of what the host's function rejects with. `refused`: the person declined on their
 * phone. `authorization_pending`: they have not approved yet. `login_required`: their session has ended, so that only
 * `signIn` helps. Anything else counts as a failure that may pass.
 */
export type ConfirmationErrorCode =
  | 'invalid_code'
  | 'expired'
  | 'too_many_attempts'
  | 'refused'
  | 'authorization_pending'
  | 'rate_limited'
  | 'network'
  | 'login_required';

/** Lets the element confirm in its own dialog that it's the person. Secrets such as an MFA token stay in here. */
export interface Confirmation {
  /**
   * Begins anew each time. Resolves to the ways that are left to the person, the best one first; to none for a person
   * who has no second step; to `'confirmed'` where nothing is asked of them any more, as after they have confirmed in
   * another tab.
   */
  methods(): Promise<readonly ConfirmationMethod[] | 'confirmed'>;
  /** Sends the code, or the request to approve. Called for each method that the person chooses. */
  challenge?(method: ConfirmationMethod): Promise<unknown>;
  /**
   * Resolves when the answer was right. For `approval` it is called again and again, without a code, as long as it
   * rejects with `authorization_pending`.
   */
  verify(method: ConfirmationMethod, code: string | undefined): Promise<ConfirmationResult> | Promise<void>;
  /**
   * Signs the person in from the start where none of the ways can be used. Called within their click, so that it may
   * open a popup. Resolves as the promise of `respondWith()` does.
   */
  readonly signIn?: (() => Promise<unknown>) | undefined;
}
