import { noFaults, type CommonFaults } from '../backend-emulator.js';

/** How the API misbehaves, and what its documentation leaves open. */
export interface AuthsignalFaults extends CommonFaults {
  /** Seconds until a token expires. Default: 600. */
  readonly tokenLifetime: number;
  /** Scopes that no token gets. */
  readonly withheldScopes: readonly string[];
  /** Status of the refusal of a token that lacks a scope. Default: 401. */
  readonly scopeStatus: 401 | 403;
  /** The list needs the scope `read:authenticators`. Default: `false`. */
  readonly readScopeNeeded: boolean;
  /** Status of the refusal of an expired token; with 200, the error is in a success. Default: 401. */
  readonly expiredStatus: 200 | 400 | 401;
  /** Refuses the tenant's methods with this status. */
  readonly availableStatus: number | undefined;
  /** Wrong codes after which a challenge takes no more. Default: 5. */
  readonly maxAttempts: number;
  /** Seconds until a challenge expires. Default: 600. */
  readonly challengeLifetime: number;
  /** A challenge can only be answered with a token of the same action. Default: `false`. */
  readonly boundToAction: boolean;
  /** The answer to a proof lacks `userAuthenticator`. */
  readonly withoutAuthenticator: boolean;
  /** The answer to a proof lacks `accessToken`. */
  readonly withoutToken: boolean;
  /** An enrollment brings recovery codes. */
  readonly recoveryCodes: boolean;
  /** Members are written as `phone_number`. */
  readonly snakeCase: boolean;
  /** Items have `authenticatorType` and `oobChannel` instead of `verificationMethod`. */
  readonly olderItems: boolean;
  /** Status of the answer to a removal that was done already. Default: 404. */
  readonly repeatedRemoval: 204 | 404;
}

export const noAuthsignalFaults: AuthsignalFaults = {
  ...noFaults,
  tokenLifetime: 600,
  withheldScopes: [],
  scopeStatus: 401,
  readScopeNeeded: false,
  expiredStatus: 401,
  availableStatus: undefined,
  maxAttempts: 5,
  challengeLifetime: 600,
  boundToAction: false,
  withoutAuthenticator: false,
  withoutToken: false,
  recoveryCodes: false,
  snakeCase: false,
  olderItems: false,
  repeatedRemoval: 404,
};
