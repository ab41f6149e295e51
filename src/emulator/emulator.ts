import type { TokenClaims, TokenOptions } from './access-token.js';
import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import type { Plan } from './rate-limits.js';
import type { ScenarioName } from './scenarios.js';
import type { OutboxMessage } from './tenant.js';

export interface EmulatorOptions {
  /** The state to start from. Default `typical`. */
  readonly scenario?: ScenarioName;
  /** The origin that it answers for. Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `{origin}/me/`. */
  readonly audience?: string;
  /** Milliseconds between a request and its answer. Default 0. Shorthand for `faults.latency`. */
  readonly latency?: number;
  /** The plan whose rate limits apply. Default: that of the scenario, mostly `unlimited`. Shorthand for `faults.plan`. */
  readonly plan?: Plan;
  /** Switches that apply in every scenario, also after `reset`. */
  readonly faults?: Partial<Faults>;
  /** Returns the time in epoch milliseconds. Default `Date.now`. */
  readonly clock?: () => number;
  /**
   * Checks access tokens instead of the emulator, for hosts with tokens of their own. Returning `undefined` or
   * rejecting is answered with 401. The emulator checks scopes, binding and step-up in the claims.
   */
  readonly verifyToken?: (
    token: string,
    request: Request,
  ) => TokenClaims | undefined | Promise<TokenClaims | undefined>;
  /** Relying party id of passkeys. Default: the origin's hostname. */
  readonly rpId?: string;
  /** Relying party name, and the issuer that authenticator apps show. Default `Example`. */
  readonly rpName?: string;
  /** Origins of pages that may create passkeys. Default: all on `rpId`, over HTTPS or on localhost. */
  readonly pageOrigins?: readonly string[];
}

/** A My Account API for one person, in memory. */
export interface Emulator {
  readonly origin: string;
  /** The `aud` that tokens for the API must have. */
  readonly audience: string;
  /** `iss` of its tokens. */
  readonly issuer: string;
  readonly scenario: ScenarioName;
  /** The current value of every switch. */
  readonly faults: Faults;
  /** The account's methods as they are stored, in the API's format. */
  readonly methods: readonly MethodRecord[];
  /** The codes "sent", oldest first. */
  readonly outbox: readonly OutboxMessage[];
  /**
   * Answers a request. Has the signature of the global `fetch` and does not use `this`. Only the path matters;
   * a relative address is resolved against `origin`. Rejects like `fetch`: with an `AbortError`, or with a
   * `TypeError` when the connection should break.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Issues a signed access token for the person. */
  issueToken(options?: TokenOptions): Promise<string>;
  /** Restarts a scenario, by default the current one. Tokens stay valid. */
  reset(scenario?: ScenarioName): void;
  /** Changes the switches that are named. Throws a `TypeError` that says what is valid. */
  setFaults(faults: Partial<Faults>): void;
  /** Approves the pending push enrollments, as the phone app would. Returns how many there were. */
  approvePush(): number;
  /** The emulator's time in epoch milliseconds. */
  now(): number;
  /** Moves the clock, and with it expiry, codes and rate limits. */
  advanceClock(milliseconds: number): void;
}
