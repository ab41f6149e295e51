import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import {
  EVERYTHING,
  MANY,
  PENDING,
  SINGLE_FACTOR,
  TYPICAL,
  UNKNOWN_TYPE,
  type SeedMethod,
} from './seed-methods.js';

/** One state of the world, for demos, tests and screenshots alike. */
export interface Scenario {
  readonly about: string;
  readonly methods: readonly SeedMethod[];
  readonly faults?: Partial<Faults>;
}

const scenarios = {
  empty: { about: 'No method at all.', methods: [] },
  typical: { about: 'Password, two passkeys, authenticator app, phone, recovery code.', methods: TYPICAL },
  everything: { about: 'All nine types, with and without names, one unfinished.', methods: EVERYTHING },
  'single-factor': { about: 'A password and nothing else.', methods: SINGLE_FACTOR },
  many: { about: 'Twenty methods, as many as the API lists.', methods: MANY },
  'unknown-type': { about: 'Typical, and a method of a type nobody knows yet.', methods: UNKNOWN_TYPE },
  pending: { about: 'A password, and set-ups of several types that were never finished.', methods: PENDING },
  'rate-limited': {
    about: 'Typical, on the Free plan: 2 lists and 2 writes a minute.',
    methods: TYPICAL,
    faults: { plan: 'free' },
  },
  'step-up': {
    about: 'Typical; every write asks for a recent second step.',
    methods: TYPICAL,
    faults: { stepUp: 'writes' },
  },
  slow: { about: 'Typical; every answer takes two seconds.', methods: TYPICAL, faults: { latency: 2000 } },
  offline: { about: 'The API cannot be reached.', methods: TYPICAL, faults: { offline: true } },
  'expired-token': {
    about: 'Every token has expired when it is issued.',
    methods: TYPICAL,
    faults: { tokenLifetime: -60 },
  },
  'insufficient-scope': {
    about: 'Tokens can read, and nothing more.',
    methods: TYPICAL,
    faults: {
      withheldScopes: [
        'create:me:authentication_methods',
        'update:me:authentication_methods',
        'delete:me:authentication_methods',
      ],
    },
  },
  'server-error': {
    about: 'Every operation answers 500.',
    methods: TYPICAL,
    faults: { failures: [{ operation: '*', as: 500 }] },
  },
} as const satisfies Record<string, Scenario>;

/** Names of {@link SCENARIOS}. */
export type ScenarioName = keyof typeof scenarios;

/** All scenarios by name. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = scenarios;

export function isScenarioName(value: unknown): value is ScenarioName {
  return typeof value === 'string' && Object.hasOwn(SCENARIOS, value);
}

/** All scenario names. */
export const SCENARIO_NAMES: readonly ScenarioName[] = Object.keys(SCENARIOS).filter(isScenarioName);

/** A scenario's name, checked. Throws a `TypeError` that lists the valid ones. */
export function parseScenarioName(value: unknown): ScenarioName {
  if (isScenarioName(value)) return value;
  throw new TypeError(`Unknown scenario ${JSON.stringify(value)}. Valid ones: ${SCENARIO_NAMES.join(', ')}`);
}

const DAY = 86_400_000;

/** A scenario's methods, dated back from `now`, so that they look as fresh tomorrow as today. */
export function seedMethods(
  name: ScenarioName,
  now: number,
  relyingPartyId: string,
): readonly MethodRecord[] {
  const daysAgo = (days: number): string => new Date(now - days * DAY).toISOString();
  return SCENARIOS[name].methods.map(({ addedDaysAgo, usedDaysAgo, changedDaysAgo, ...method }) => ({
    ...method,
    ...(method.type === 'passkey' && { relying_party_id: relyingPartyId }),
    created_at: daysAgo(addedDaysAgo),
    ...(usedDaysAgo !== undefined && { last_auth_at: daysAgo(usedDaysAgo) }),
    ...(changedDaysAgo !== undefined && { last_password_reset: daysAgo(changedDaysAgo) }),
  }));
}
