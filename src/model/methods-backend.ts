import type { AuthMethod, AuthMethodType, Factor, PhoneChannel } from './auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from './auth-methods-error.js';
import type { EnrollableType, EnrollmentChallenge, EnrollmentInput, EnrollmentProof } from './enrollment.js';

export interface CallOptions {
  /** Belongs to the thing that asked: a closed dialog or a removed element aborts its requests. */
  readonly signal: AbortSignal;
  /** Set on the one repetition of an action after the person signed in again for it. */
  readonly stepUp?: StepUpChallenge;
}

export interface ListOptions extends CallOptions {
  /** Only methods of this type. */
  readonly type?: AuthMethodType;
}

/** What the account holds, and what it may add, at one moment. */
export interface MethodsSnapshot {
  readonly methods: readonly AuthMethod[];
  /** `undefined` when the backend can't tell; then everything it can enroll is offered. */
  readonly factors: readonly Factor[] | undefined;
  /** What could not be read, for the developer. The list survives it. */
  readonly problems: readonly AuthMethodsError[];
}

/** What a backend can do. The element shows only that. */
export interface Capabilities {
  readonly enroll: readonly EnrollableType[];
  /** The types that can be given a name; empty when `rename` is absent. */
  readonly rename: readonly AuthMethodType[];
  /** In Unicode code points. */
  readonly nameMaxLength?: number;
  readonly setPhoneChannel: boolean;
  readonly setPreferred: boolean;
  readonly remove: boolean;
}

/**
 * The one interface between the element and a vendor. Every operation rejects with an
 * {@link AuthMethodsError}, and none repeats a write by itself.
 */
export interface MethodsBackend {
  readonly capabilities: Capabilities;
  list(options: ListOptions): Promise<MethodsSnapshot>;
  startEnrollment<T extends EnrollableType>(
    type: T,
    input: EnrollmentInput[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]>;
  completeEnrollment<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    options: CallOptions,
  ): Promise<AuthMethod>;
  /** One method as it is now; rejects with `not_found`. */
  get?(id: string, options: CallOptions): Promise<AuthMethod>;
  rename?(id: string, name: string, options: CallOptions): Promise<AuthMethod>;
  setPhoneChannel?(id: string, channel: PhoneChannel, options: CallOptions): Promise<AuthMethod>;
  setPreferred?(id: string, options: CallOptions): Promise<AuthMethod>;
  remove?(id: string, options: CallOptions): Promise<void>;
}

/** Why a token is asked for. */
export type TokenReason = 'list' | 'enroll' | 'update' | 'remove';

/** What the host is asked when a token is needed: the least scope for the action at hand. */
export interface TokenRequest {
  readonly scopes: readonly string[];
  readonly audience: string;
  readonly reason: TokenReason;
  /** `true` when the last token was refused: a cached one won't do. */
  readonly fresh: boolean;
  readonly stepUp?: StepUpChallenge;
}

/** Returns an access token for the request. May reject; `mfa_required` and the like start a step-up. */
export type GetAccessToken = (request: TokenRequest) => string | Promise<string>;

/** Performs a request with authorization of its own, such as DPoP. */
export type Fetcher = (input: string, init: RequestInit, request: TokenRequest) => Promise<Response>;

/** What the element's properties say about the connection; a backend is made from it. */
export interface ConnectionOptions {
  /** Host name, such as `login.example.com`. */
  readonly domain?: string;
  /** Overrides the API's base address; may be relative to the page. */
  readonly apiBase?: string;
  readonly audience?: string;
  readonly getAccessToken?: GetAccessToken;
  readonly accessToken?: string;
  readonly fetcher?: Fetcher;
}

/** Makes a backend; throws `misconfigured` with the fix when the options don't suffice. */
export type BackendFactory = (options: ConnectionOptions) => MethodsBackend;
