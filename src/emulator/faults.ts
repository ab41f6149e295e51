import type { AuthMethodType, PhoneChannel } from '../model/auth-method.js';
import type { Failure } from './failure.js';
import type { Scope } from './operations.js';
import type { PasswordPolicyPatch } from './password-policy.js';
import type { Plan } from './rate-limits.js';

/**
 * Every switch of the emulator: faults of a network or a server, and the questions the API's documentation
 * leaves open, each both ways. All can be set at any time; `reset` puts them back.
 */
export interface Faults {
  /** Milliseconds between a request and its answer. What the request does is done at once. Default 0. */
  readonly latency: number;
  /** The API's connections break; control and token paths go on working. Default `false`. */
  readonly offline: boolean;
  /** Answers that go wrong, operation by operation; the first that fits is used. Default none. */
  readonly failures: readonly Failure[];
  /** Milliseconds added to the clock: expiry, codes and rate limits move with it. Default 0. */
  readonly clockOffset: number;

  /** Rate limits as the vendor sells them; `unlimited` also lifts those on messages and wrong codes. Default `unlimited`. */
  readonly plan: Plan;
  /** Every request is refused by a limit of the whole tenant. Default `false`. */
  readonly globalRateLimit: boolean;

  /** Lets pages read `Location`, `DPoP-Nonce`, `WWW-Authenticate` and the limits' headers. Default `true`. */
  readonly exposeHeaders: boolean;
  /** How `Location` is sent. Default `absolute`, with `%7C`. */
  readonly location: 'absolute' | 'relative' | 'relative-unencoded' | 'none';
  /** Creation answers carry `id`, except for passkeys, which never do. Default `true`. */
  readonly bodyId: boolean;
  /** A problem's `type` ends in `#A0E-…` or `/A0E-…`. Default `fragment`. */
  readonly problemTypeForm: 'fragment' | 'path';
  /** Problems without validation errors carry `validation_errors: null`. Default `false`. */
  readonly nullValidationErrors: boolean;
  /** `PATCH`, `DELETE` and verify of an unknown id: 400 as in the published file, or 404. Default 400. */
  readonly missingMethodStatus: 400 | 404;
  /** Adding what is already there: 400 as in the published file, or 409. Default 400. */
  readonly duplicateStatus: 400 | 409;

  /** The list is `null`. Default `false`. */
  readonly nullList: boolean;
  /** The first item of the list has no `id`. Default `false`. */
  readonly itemWithoutId: boolean;
  /** The list ends with an item of a type nobody knows. Default `false`. */
  readonly itemOfUnknownType: boolean;
  /** The list's items have no `confirmed`. Default `false`. */
  readonly itemsWithoutConfirmed: boolean;
  /** Ids hold `|`, or `_` in its place. Default `bar`. */
  readonly idForm: 'bar' | 'plain';

  /** What `/factors` answers. Default 200. */
  readonly factorsStatus: 200 | 403 | 404;
  /** `/factors` names password and passkey too. Default `true`. */
  readonly factorsListPrimary: boolean;
  /** Types that an administrator has switched off: not in `/factors`, refused when added. Default none. */
  readonly disabledTypes: readonly AuthMethodType[];
  /** Channels by which a phone can be added. Default both. */
  readonly phoneChannels: readonly PhoneChannel[];
  /** At most this many passkeys. Default 20. */
  readonly maxPasskeys: number;
  /** Status of the refusal of one too many. Default 403. */
  readonly limitStatus: 400 | 403;

  /** Seconds after which an `auth_session` is refused. Default 600. */
  readonly authSessionLifetime: number;
  /** How many wrong proofs end an `auth_session`. Default 10. */
  readonly authSessionAttempts: number;
  /** Seconds after which an unfinished method disappears, or `null` for never. Default `null`. */
  readonly unconfirmedLifetime: number | null;
  /** Starting again for the same type and address drops the unfinished one. Default `true`. */
  readonly restartReplaces: boolean;
  /** When a new recovery code ends the old one. Default `verify`. */
  readonly recoveryCodeReplaces: 'create' | 'verify';
  /** Seconds in which a push enrollment must be approved. Default 300. */
  readonly pushLifetime: number;
  /** A push enrollment adds the code generator of the same app; both are removed together. Default `true`. */
  readonly pushAddsTotp: boolean;
  /** Changes to the password policy, section by section. Default none. */
  readonly passwordPolicy: PasswordPolicyPatch;
  /** The user handle of passkey options is padded base64 instead of base64url. Default `false`. */
  readonly paddedUserId: boolean;

  /** How a wrong code is refused. Default `detail`: 400 `invalid_code`. */
  readonly wrongCodeAnswer: 'detail' | 'invalid-otp' | 'validation' | 'forbidden';
  /** How an `auth_session` past its time is refused. Default `transaction-expired`. */
  readonly expiredSessionAnswer: 'transaction-expired' | 'transaction-not-found' | 'expired-token';
  /** How a weak password is refused. Default `validation`: one entry per broken rule. */
  readonly weakPasswordAnswer: 'validation' | 'detail';
  /** How a push that waits for its approval is answered. Default `bad-request`. */
  readonly pendingPushAnswer: 'bad-request' | 'forbidden' | 'validation';

  /** Names stay on the types whose schema has them, or on all. Default `documented`. */
  readonly namesKept: 'documented' | 'all';
  /** Longest name in Unicode code points, or `null`. Default 20. */
  readonly nameMaxLength: number | null;
  /** When removal is refused with 409. Default `last-method`. */
  readonly deleteConflict: 'never' | 'last-method' | 'last-primary' | 'always';

  /** Seconds that tokens live; negative: expired when issued. Default 7200. */
  readonly tokenLifetime: number;
  /** Scopes that are neither granted nor accepted. Default none. */
  readonly withheldScopes: readonly Scope[];
  /** Whether requests must be bound to a key. Default `optional`. */
  readonly dpop: 'optional' | 'required';
  /** Proofs must hold a nonce of the server. Default `false`. */
  readonly dpopNonce: boolean;
  /** Writes need a recent, stronger sign-in (RFC 9470). Default `off`. */
  readonly stepUp: 'off' | 'writes';
  /** The `acr` a stronger sign-in must have. Default: the vendor's multi-factor value. */
  readonly stepUpAcr: string;
  /** Seconds for which a stronger sign-in is recent. Default 300. */
  readonly stepUpMaxAge: number;
  /** When the token endpoint answers `mfa_required` unless `acr_values` asks for a second step. Default `never`. */
  readonly mfaRequired: 'never' | 'writes' | 'always';
}

export const DEFAULT_FAULTS: Faults = {
  latency: 0,
  offline: false,
  failures: [],
  clockOffset: 0,
  plan: 'unlimited',
  globalRateLimit: false,
  exposeHeaders: true,
  location: 'absolute',
  bodyId: true,
  problemTypeForm: 'fragment',
  nullValidationErrors: false,
  missingMethodStatus: 400,
  duplicateStatus: 400,
  nullList: false,
  itemWithoutId: false,
  itemOfUnknownType: false,
  itemsWithoutConfirmed: false,
  idForm: 'bar',
  factorsStatus: 200,
  factorsListPrimary: true,
  disabledTypes: [],
  phoneChannels: ['sms', 'voice'],
  maxPasskeys: 20,
  limitStatus: 403,
  authSessionLifetime: 600,
  authSessionAttempts: 10,
  unconfirmedLifetime: null,
  restartReplaces: true,
  recoveryCodeReplaces: 'verify',
  pushLifetime: 300,
  pushAddsTotp: true,
  passwordPolicy: {},
  paddedUserId: false,
  wrongCodeAnswer: 'detail',
  expiredSessionAnswer: 'transaction-expired',
  weakPasswordAnswer: 'validation',
  pendingPushAnswer: 'bad-request',
  namesKept: 'documented',
  nameMaxLength: 20,
  deleteConflict: 'last-method',
  tokenLifetime: 7200,
  withheldScopes: [],
  dpop: 'optional',
  dpopNonce: false,
  stepUp: 'off',
  stepUpAcr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  stepUpMaxAge: 300,
  mfaRequired: 'never',
};
