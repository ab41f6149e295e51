import type { TokenClaims, TokenOptions } from './access-token.js';
import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import type { Plan } from './rate-limits.js';
import type { ScenarioName } from './scenarios.js';
import type { OutboxMessage } from './tenant.js';

export interface EmulatorOptions {
  /** What the account holds at the start. Default `typical`. */
  readonly scenario?: ScenarioName;
  /** The address it plays, without a path. Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `{origin}/me/`. */
  readonly audience?: string;
  /** Milliseconds between a request and its answer. Default 0. Short for `faults.latency`. */
  readonly latency?: number;
  /** Rate limits of a plan. Default `unlimited`, unless the scenario says otherwise. Short for `faults.plan`. */
  readonly plan?: Plan;
  /** Switches that hold in every scenario, also after `reset`. */
  readonly faults?: Partial<Faults>;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly clock?: () => number;
  /**
   * Checks access tokens in place of the emulator, for hosts with tokens of their own. `undefined` or a
   * rejection is answered with 401; scopes, binding and step-up are checked in the claims it returns.
   */
  readonly verifyToken?: (
    token: string,
    request: Request,
  ) => TokenClaims | undefined | Promise<TokenClaims | undefined>;
  /** Relying party id of passkeys. Default: the origin's host name. */
  readonly rpId?: string;
  /** Relying party name, and issuer in authenticator apps. Default `Example`. */
  readonly rpName?: string;
  /** Origins of pages that may create passkeys. Default: all on `rpId`, over HTTPS or on localhost. */
  readonly pageOrigins?: readonly string[];
}

/** A My Account API of one person, in memory. */
export interface Emulator {
  readonly origin: string;
  /** What tokens for the API must have as `aud`. */
  readonly audience: string;
  /** `iss` of its tokens. */
  readonly issuer: string;
  readonly scenario: ScenarioName;
  /** The switches as they stand. */
  readonly faults: Faults;
  /** The account's methods as they are stored, in the API's words. */
  readonly methods: readonly MethodRecord[];
  /** The codes "sent", oldest first. */
  readonly outbox: readonly OutboxMessage[];
  /**
   * Answers a request, with the signature of the global `fetch` and free of `this`. Only the path counts;
   * a relative address is taken from `origin`. Rejects as `fetch` does: `AbortError`, or a `TypeError` when
   * the connection is to break.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** A signed access token for the person. */
  issueToken(options?: TokenOptions): Promise<string>;
  /** Back to the beginning of a scenario; default: the present one. Tokens stay valid. */
  reset(scenario?: ScenarioName): void;
  /** Changes switches; those not named stay. Throws a `TypeError` that says what is valid. */
  setFaults(faults: Partial<Faults>): void;
  /** Approves the push enrollments that wait, as the phone app would. Returns how many. */
  approvePush(): number;
  /** Epoch milliseconds, as the emulator sees them. */
  now(): number;
  /** Moves the clock: expiry, codes and rate limits with it. */
  advanceClock(milliseconds: number): void;
}
