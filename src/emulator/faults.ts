import {
  anyNumber,
  listOf,
  nonEmptyText,
  numberFrom,
  oneOf,
  orNull,
  trueOrFalse,
  type Accepted,
} from './accepted-values.js';
import { isFailure, type Failure } from './failure.js';
import { isMethodType, type MethodType } from './method-record.js';
import { apiScopes } from './operations.js';
import { isPasswordPolicyPatch, type PasswordPolicyPatch } from './password-policy.js';
import { planNames } from './rate-limits.js';

/** One switch: the values it accepts, its default, and what it does, as Markdown. */
export interface Switch<Value> extends Accepted<Value> {
  readonly initial: Value;
  readonly about: string;
}

/**
 * Everything there is to say about each switch. Its type, its default, the parser, `--help` and the table in
 * docs/emulator.md come from here: a new switch is one more entry.
 */
const definitions = {
  latency: define(
    numberFrom(0),
    0,
    'Milliseconds between a request and its answer. The request itself takes effect at once.',
  ),
  offline: define(
    trueOrFalse,
    false,
    'Connections to the API break. The paths for control and tokens keep working.',
  ),
  failures: define<readonly Failure[]>(
    listOf({ words: '{operation, as, times?, detail?, code?, retryAfter?}', accepts: isFailure }),
    [],
    'Requests that go wrong, by operation. The first entry that matches applies.',
  ),
  clockOffset: define(
    anyNumber,
    0,
    'Milliseconds added to the clock. Expiry, codes and rate limits follow it.',
  ),

  plan: define(
    oneOf(...planNames),
    'unlimited',
    'The vendor’s plan whose rate limits apply. `unlimited` also lifts the limits on messages and wrong codes.',
  ),
  globalRateLimit: define(
    trueOrFalse,
    false,
    'Refuses every request, as if the whole tenant had reached its rate limit.',
  ),

  exposeHeaders: define(
    trueOrFalse,
    true,
    'Lets pages read `Location`, `DPoP-Nonce`, `WWW-Authenticate` and the rate limit headers.',
  ),
  location: define(
    oneOf('absolute', 'relative', 'relative-unencoded', 'none'),
    'absolute',
    'The form of `Location`. The bar in an id is sent as `%7C`, except by `relative-unencoded`.',
  ),
  bodyId: define(trueOrFalse, true, 'Answers to a creation contain `id`. Those for passkeys never do.'),
  problemTypeForm: define(
    oneOf('fragment', 'path'),
    'fragment',
    'Whether a problem’s `type` ends in `#A0E-…` or `/A0E-…`.',
  ),
  nullValidationErrors: define(
    trueOrFalse,
    false,
    'Problems without validation errors contain `validation_errors: null`.',
  ),
  missingMethodStatus: define(
    oneOf(400, 404),
    400,
    'The status when `PATCH`, `DELETE` or verify names an unknown id: 400 as in the published file, or 404.',
  ),
  duplicateStatus: define(
    oneOf(400, 409),
    400,
    'The status for adding a method that already exists: 400 as in the published file, or 409.',
  ),

  nullList: define(trueOrFalse, false, 'The list is `null`.'),
  itemWithoutId: define(trueOrFalse, false, 'The first item of the list has no `id`.'),
  itemOfUnknownType: define(trueOrFalse, false, 'The list ends with an item of an unknown type.'),
  itemsWithoutConfirmed: define(trueOrFalse, false, 'The items of the list have no `confirmed`.'),
  idForm: define(oneOf('bar', 'plain'), 'bar', 'Whether ids contain `|` or, in its place, `_`.'),

  factorsStatus: define(oneOf(200, 403, 404), 200, 'The status of `/factors`.'),
  factorsListPrimary: define(trueOrFalse, true, '`/factors` also lists password and passkey.'),
  disabledTypes: define<readonly MethodType[]>(
    listOf({ words: 'method types', accepts: isMethodType }),
    [],
    'Types that an administrator has switched off: `/factors` leaves them out, and adding one is refused.',
  ),
  phoneChannels: define(
    listOf(oneOf('sms', 'voice')),
    ['sms', 'voice'],
    'The channels that a new phone can use.',
  ),
  maxPasskeys: define(numberFrom(0), 20, 'The largest number of passkeys.'),
  limitStatus: define(oneOf(400, 403), 403, 'The status for a method beyond the limit.'),

  authSessionLifetime: define(numberFrom(0), 600, 'Seconds until an `auth_session` expires.'),
  authSessionAttempts: define(numberFrom(1), 10, 'The number of wrong proofs that ends an `auth_session`.'),
  unconfirmedLifetime: define(
    orNull(numberFrom(0)),
    null,
    'Seconds until an unfinished method disappears. `null`: never.',
  ),
  restartReplaces: define(
    trueOrFalse,
    true,
    'Starting again for the same type and address removes the unfinished method.',
  ),
  recoveryCodeReplaces: define(
    oneOf('create', 'verify'),
    'verify',
    'Whether the old recovery code ends when a new one is created or when it is verified.',
  ),
  pushLifetime: define(numberFrom(0), 300, 'Seconds within which a push enrollment must be approved.'),
  pushAddsTotp: define(
    trueOrFalse,
    true,
    'A push enrollment also adds the app’s code generator. Removing either removes both.',
  ),
  passwordPolicy: define<PasswordPolicyPatch>(
    { words: '{complexity?, profile_data?, history?, dictionary?}', accepts: isPasswordPolicyPatch },
    {},
    'Changes to the password policy, section by section.',
  ),
  paddedUserId: define(
    trueOrFalse,
    false,
    'Passkey options contain the user handle as padded base64 instead of base64url.',
  ),

  wrongCodeAnswer: define(
    oneOf('detail', 'invalid-otp', 'validation', 'forbidden'),
    'detail',
    'How a wrong code is refused. `detail`: 400 with `invalid_code`.',
  ),
  expiredSessionAnswer: define(
    oneOf('transaction-expired', 'transaction-not-found', 'expired-token'),
    'transaction-expired',
    'How an expired `auth_session` is refused.',
  ),
  weakPasswordAnswer: define(
    oneOf('validation', 'detail'),
    'validation',
    'How a weak password is refused. `validation`: one entry for each broken rule.',
  ),
  pendingPushAnswer: define(
    oneOf('bad-request', 'forbidden', 'validation'),
    'bad-request',
    'How verify answers while a push enrollment still waits for approval.',
  ),

  namesKept: define(
    oneOf('documented', 'all'),
    'documented',
    'Whether names are kept only by types whose schema has one, or by all.',
  ),
  nameMaxLength: define(
    orNull(numberFrom(0)),
    20,
    'The longest name, in Unicode code points. `null`: no limit.',
  ),
  deleteConflict: define(
    oneOf('never', 'last-method', 'last-primary', 'always'),
    'last-method',
    'When a removal is refused with 409.',
  ),

  tokenLifetime: define(
    anyNumber,
    7200,
    'Seconds until a token expires. Negative: it has expired when it is issued.',
  ),
  withheldScopes: define(listOf(oneOf(...apiScopes)), [], 'Scopes that are neither granted nor accepted.'),
  dpop: define(oneOf('optional', 'required'), 'optional', 'Whether tokens must be bound to a key.'),
  dpopNonce: define(trueOrFalse, false, 'DPoP proofs must contain a nonce from the server.'),
  stepUp: define(oneOf('off', 'writes'), 'off', 'Whether writes need a recent, stronger sign-in (RFC 9470).'),
  stepUpAcr: define(
    nonEmptyText,
    'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
    'The `acr` of a stronger sign-in. By default, the vendor’s value for multi-factor.',
  ),
  stepUpMaxAge: define(numberFrom(0), 300, 'Seconds for which a stronger sign-in counts as recent.'),
  mfaRequired: define(
    oneOf('never', 'writes', 'always'),
    'never',
    'When the token endpoint answers `mfa_required`, unless `acr_values` asks for a second step. A person who has none ' +
      'gets `unmet_authentication_requirements`, `stepUpMaxAge` seconds after the sign-in.',
  ),
  mfaGrant: define(
    trueOrFalse,
    true,
    'Whether the application may end a second step without a page, at `/mfa/…` and the token endpoint.',
  ),
  mfaTokenLifetime: define(numberFrom(0), 600, 'Seconds until an `mfa_token` expires.'),
  clientGrant: define(
    oneOf('granted', 'consent', 'missing'),
    'granted',
    'Whether the application may have tokens for the API. `consent`: only after a sign-in with a page.',
  ),
};

type Definitions = typeof definitions;

/**
 * The value of every switch: faults of a network or a server, and both answers to each question that the
 * API's documentation leaves open. They can be set at any time; `reset` restores them. docs/emulator.md says
 * what each of them does.
 */
export type Faults = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Switch<infer Value> ? Value : never;
};

/** All switches by name, for documentation. */
export const switches: Readonly<Record<string, Switch<unknown>>> = definitions;

// `fromEntries` loses which name has which type.
export const defaultFaults = Object.fromEntries(
  Object.entries(switches).map(([name, { initial }]) => [name, initial]),
) as unknown as Faults;

/** Checks switches from outside. Throws a `TypeError` that names the switch and the values it accepts. */
export function parseFaults(input: unknown): Partial<Faults> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('Switches must be an object of names and values');
  }
  for (const [name, value] of Object.entries(input) as readonly [string, unknown][]) {
    const known = Object.hasOwn(switches, name) ? switches[name] : undefined;
    if (!known) {
      throw new TypeError(`Unknown switch "${name}". Valid ones: ${Object.keys(switches).join(', ')}`);
    }
    if (!known.accepts(value)) {
      throw new TypeError(`Switch "${name}" does not accept ${JSON.stringify(value)}. Valid: ${known.words}`);
    }
  }
  return input;
}

function define<Value>(
  { words, accepts }: Accepted<Value>,
  initial: NoInfer<Value>,
  about: string,
): Switch<Value> {
  return { words, accepts, initial, about };
}
