import type {
  AuthMethod,
  AuthMethodType,
  EmailDelivery,
  Factor,
  MethodOperation,
  PhoneChannel,
} from './auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from './auth-methods-error.js';
import type {
  ContinueElsewhere,
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
} from './enrollment.js';

export interface CallOptions {
  /** Belongs to the thing that asked: a closed dialog or a removed element aborts its requests. */
  readonly signal: AbortSignal;
  /** Set when an action is repeated, once, after the person signed in again for it. */
  readonly stepUp?: StepUpChallenge;
}

export interface ListOptions extends CallOptions {
  /**
   * Shows the first methods of a list that comes in several pages, before the rest is there. Each call replaces the one
   * before; `list()` still resolves with all of them. A list that is read again keeps what is on screen instead.
   */
  readonly showFirst?: (snapshot: FirstSnapshot) => void;
}

/** What the account holds, and what it may add, at one moment. */
export interface MethodsSnapshot {
  readonly methods: readonly AuthMethod[];
  /**
   * `undefined` when the backend can't tell; then everything it can enroll is offered. A promise where that is known
   * later: the list is shown at once, and what may be added follows. Its rejection counts as `undefined`.
   */
  readonly factors: readonly Factor[] | undefined | Promise<readonly Factor[] | undefined>;
  /** What could not be read, for the developer. The list is shown all the same. */
  readonly problems: readonly AuthMethodsError[];
  /**
   * The account has, or may have, methods that are not listed, because they could not be read or the list is full. Then
   * nothing is claimed about its safety, and none of them is taken for removed.
   */
  readonly incomplete?: boolean;
}

/** A part of a list that has more pages. Nothing is claimed about the account while it is shown. */
export interface FirstSnapshot extends MethodsSnapshot {
  readonly factors: readonly Factor[] | undefined;
  readonly incomplete: true;
}

/** What a backend's operations can be used for. Every member has a default. */
export interface Capabilities {
  /** The types that `startEnrollment()` takes. Default: none. */
  readonly enroll?: readonly EnrollableType[];
  /** The types that `rename()` takes. Default: all. */
  readonly rename?: readonly AuthMethodType[];
  /** The longest name, in Unicode code points. Default: no limit. */
  readonly nameMaxLength?: number;
  /** The types that `setPreferred()` takes. Default: all second steps. */
  readonly setPreferred?: readonly AuthMethodType[];
  /** The types that `setEnabled()` takes. Default: all. */
  readonly setEnabled?: readonly AuthMethodType[];
  /** How a phone may receive codes, in the order they are offered. Default: text message and voice call. */
  readonly phoneChannels?: readonly PhoneChannel[];
  /** What a mail to a new address brings. Default: `code`. */
  readonly emailDelivery?: EmailDelivery;
  /** Types of which the account has at most one: a new one replaces it. Passwords and recovery codes always do. */
  readonly single?: readonly AuthMethodType[];
  /** Types that must be gone before the backend takes `removeAll()` or `replaceAll()`. Default: none. */
  readonly replaceAllBlockedBy?: readonly AuthMethodType[];
}

/** Whose account it is, when it is not the signed-in person's own: a support desk's view. */
export interface AccountOwner {
  /** What the person is called on screen. */
  readonly name: string;
}

/**
 * What changed. `undefined` when the backend does not say: then the list is read again.
 * One method, or several where a change of one changes others, such as a new default.
 */
export type ChangeResult = AuthMethod | readonly AuthMethod[] | undefined;

/** A method that `replaceAll()` puts in place of all others. */
export type ReplacementMethod =
  | ({ readonly type: 'phone' } & EnrollmentInput['phone'])
  | ({ readonly type: 'email' } & EnrollmentInput['email']);

/**
 * The one interface between the element and a vendor. Only `list()` is required: an operation that is absent
 * hides its action. Every operation rejects with an {@link AuthMethodsError}, and none repeats a write.
 */
export interface MethodsBackend {
  readonly capabilities?: Capabilities;
  /** Set when the account is another person's: other words, no passkey prompt, no word to this browser's password manager. */
  readonly accountOwner?: AccountOwner;
  list(options: ListOptions): Promise<MethodsSnapshot>;
  startEnrollment?<T extends EnrollableType>(
    type: T,
    input: EnrollmentInput[T],
    options: CallOptions,
  ): Promise<EnrollmentStart<T>>;
  /** Answers a challenge. `undefined` counts as an empty result. */
  completeEnrollment?<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    options: CallOptions,
  ): Promise<EnrollmentResult | undefined>;
  /** Sends the code of a challenge again. Absent: the enrollment starts again with the same input. */
  resendCode?<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]>;
  rename?(id: string, name: string, options: CallOptions): Promise<ChangeResult> | Promise<void>;
  setPhoneChannel?(
    id: string,
    channel: PhoneChannel,
    options: CallOptions,
  ): Promise<ChangeResult> | Promise<void>;
  /** Makes a method the account's default. */
  setPreferred?(id: string, options: CallOptions): Promise<ChangeResult> | Promise<void>;
  /** Turns a method off without removing it, or on again. */
  setEnabled?(id: string, enabled: boolean, options: CallOptions): Promise<ChangeResult> | Promise<void>;
  /**
   * Removes a method and those linked to it, or names the page on which the person removes it. A method that is
   * already gone counts as removed.
   */
  remove?(id: string, options: CallOptions): Promise<ContinueElsewhere | undefined> | Promise<void>;
  /** Removes every method of the account. */
  removeAll?(options: CallOptions): Promise<void>;
  /** Removes every method of the account and adds these. */
  replaceAll?(methods: readonly ReplacementMethod[], options: CallOptions): Promise<void>;
  /** Ends the person's other sessions. */
  signOutElsewhere?(options: CallOptions): Promise<void>;
}

/** The operations of a backend that change one method. */
export type ChangeOperations = Pick<MethodsBackend, MethodOperation>;

/** Why a token is asked for. */
export type TokenReason = 'list' | 'enroll' | 'update' | 'remove';

/** What the host is asked when a token is needed: the least scope for the action at hand. */
export interface TokenRequest {
  readonly scopes: readonly string[];
  readonly audience: string;
  readonly reason: TokenReason;
  /** `true` when the last token was refused, so that a cached one is of no use. */
  readonly fresh: boolean;
  readonly stepUp?: StepUpChallenge;
}

/**
 * Returns an access token for the request. May reject; `mfa_required` and similar errors start a step-up.
 * `undefined` counts as no token, and is reported to the developer.
 */
export type GetAccessToken = (request: TokenRequest) => string | undefined | Promise<string | undefined>;

/** Performs a request with authorization of its own, such as DPoP. */
export type Fetcher = (input: string, init: RequestInit, request: TokenRequest) => Promise<Response>;

/** The element's properties from which a backend is made. */
export interface BackendOptions {
  /** Hostname, such as `login.example.com`. */
  readonly domain?: string | undefined;
  /** Overrides the API's base address; may be relative to the page. */
  readonly apiBase?: string | undefined;
  readonly audience?: string | undefined;
  readonly getAccessToken?: GetAccessToken | undefined;
  readonly accessToken?: string | undefined;
  readonly fetcher?: Fetcher | undefined;
}

/** Makes a backend; throws `misconfigured` with the fix when the options don't suffice. */
export type BackendFactory = (options: BackendOptions) => MethodsBackend;
