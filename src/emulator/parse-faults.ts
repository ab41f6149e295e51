import { isFailure } from './failure.js';
import { DEFAULT_FAULTS, type Faults } from './faults.js';
import { isMethodType } from './method-record.js';
import { SCOPES } from './operations.js';
import { DEFAULT_PASSWORD_POLICY } from './password-policy.js';
import { PLANS } from './rate-limits.js';

/** What a switch accepts: the words to say it with, and the test. */
interface Accepted {
  readonly words: string;
  readonly accepts: (value: unknown) => boolean;
}

function oneOf(...values: readonly (string | number | boolean | null)[]): Accepted {
  return { words: values.map(String).join(' | '), accepts: (value) => values.some((one) => one === value) };
}

function listOf(item: Accepted): Accepted {
  return {
    words: `list of ${item.words}`,
    accepts: (value) => Array.isArray(value) && value.every(item.accepts),
  };
}

function orNull(accepted: Accepted): Accepted {
  return { words: `${accepted.words} | null`, accepts: (value) => value === null || accepted.accepts(value) };
}

const BOOLEAN = oneOf(true, false);
const NUMBER: Accepted = {
  words: 'number',
  accepts: (value) => typeof value === 'number' && Number.isFinite(value),
};
const COUNT: Accepted = {
  words: 'number from 0',
  accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};
const POSITIVE: Accepted = {
  words: 'number from 1',
  accepts: (value) => COUNT.accepts(value) && Number(value) >= 1,
};
const TEXT: Accepted = { words: 'text', accepts: (value) => typeof value === 'string' && value !== '' };
const METHOD_TYPE: Accepted = { words: 'method types', accepts: isMethodType };
const FAILURE: Accepted = {
  words: '{operation, as, times?, detail?, code?, retryAfter?}',
  accepts: isFailure,
};

const POLICY_SECTIONS = new Map<string, object>(Object.entries<object>({ ...DEFAULT_PASSWORD_POLICY }));

function isPasswordPolicyPatch(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, section]: [string, unknown]) => {
    const known = POLICY_SECTIONS.get(name);
    if (!known || typeof section !== 'object' || section === null) return false;
    return Object.keys(section).every((key) => Object.hasOwn(known, key));
  });
}

const POLICY: Accepted = {
  words: '{complexity?, profile_data?, history?, dictionary?}',
  accepts: isPasswordPolicyPatch,
};

const ACCEPTED: { readonly [Name in keyof Faults]: Accepted } = {
  latency: COUNT,
  offline: BOOLEAN,
  failures: listOf(FAILURE),
  clockOffset: NUMBER,
  plan: oneOf(...Object.keys(PLANS)),
  globalRateLimit: BOOLEAN,
  exposeHeaders: BOOLEAN,
  location: oneOf('absolute', 'relative', 'relative-unencoded', 'none'),
  bodyId: BOOLEAN,
  problemTypeForm: oneOf('fragment', 'path'),
  nullValidationErrors: BOOLEAN,
  missingMethodStatus: oneOf(400, 404),
  duplicateStatus: oneOf(400, 409),
  nullList: BOOLEAN,
  itemWithoutId: BOOLEAN,
  itemOfUnknownType: BOOLEAN,
  itemsWithoutConfirmed: BOOLEAN,
  idForm: oneOf('bar', 'plain'),
  factorsStatus: oneOf(200, 403, 404),
  factorsListPrimary: BOOLEAN,
  disabledTypes: listOf(METHOD_TYPE),
  phoneChannels: listOf(oneOf('sms', 'voice')),
  maxPasskeys: COUNT,
  limitStatus: oneOf(400, 403),
  authSessionLifetime: COUNT,
  authSessionAttempts: POSITIVE,
  unconfirmedLifetime: orNull(COUNT),
  restartReplaces: BOOLEAN,
  recoveryCodeReplaces: oneOf('create', 'verify'),
  pushLifetime: COUNT,
  pushAddsTotp: BOOLEAN,
  passwordPolicy: POLICY,
  paddedUserId: BOOLEAN,
  wrongCodeAnswer: oneOf('detail', 'invalid-otp', 'validation', 'forbidden'),
  expiredSessionAnswer: oneOf('transaction-expired', 'transaction-not-found', 'expired-token'),
  weakPasswordAnswer: oneOf('validation', 'detail'),
  pendingPushAnswer: oneOf('bad-request', 'forbidden', 'validation'),
  namesKept: oneOf('documented', 'all'),
  nameMaxLength: orNull(COUNT),
  deleteConflict: oneOf('never', 'last-method', 'last-primary', 'always'),
  tokenLifetime: NUMBER,
  withheldScopes: listOf(oneOf(...SCOPES)),
  dpop: oneOf('optional', 'required'),
  dpopNonce: BOOLEAN,
  stepUp: oneOf('off', 'writes'),
  stepUpAcr: TEXT,
  stepUpMaxAge: COUNT,
  mfaRequired: oneOf('never', 'writes', 'always'),
};

/** The names of all switches, for messages. */
export const FAULT_NAMES: readonly string[] = Object.keys(DEFAULT_FAULTS);

function acceptedBy(name: string): Accepted | undefined {
  return Object.entries(ACCEPTED).find(([key]) => key === name)?.[1];
}

/** Checks switches from outside. Throws a `TypeError` that names the switch and what it accepts. */
export function parseFaults(input: unknown): Partial<Faults> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('Faults are an object of switches and their values');
  }
  for (const [name, value] of Object.entries(input) as readonly [string, unknown][]) {
    const accepted = acceptedBy(name);
    if (!accepted) throw new TypeError(`Unknown switch "${name}". Valid ones: ${FAULT_NAMES.join(', ')}`);
    if (!accepted.accepts(value)) {
      throw new TypeError(
        `Switch "${name}" does not accept ${JSON.stringify(value)}. Valid: ${accepted.words}`,
      );
    }
  }
  return input;
}
