import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import {
  everything,
  many,
  pending,
  singleFactor,
  typical,
  unknownType,
  type SeedMethod,
} from './seed-methods.js';

/** A state to start from, for demos, tests and screenshots. */
export interface Scenario {
  readonly about: string;
  readonly methods: readonly SeedMethod[];
  readonly faults?: Partial<Faults>;
}

const definitions = {
  empty: { about: 'No method at all.', methods: [] },
  typical: { about: 'Password, two passkeys, authenticator app, phone, recovery code.', methods: typical },
  everything: { about: 'All nine types, with and without names, one unfinished.', methods: everything },
  'single-factor': { about: 'A password and nothing else.', methods: singleFactor },
  many: { about: 'Twenty methods, as many as the API lists.', methods: many },
  'unknown-type': { about: 'Typical, and a method of a type nobody knows yet.', methods: unknownType },
  pending: { about: 'A password, and set-ups of several types that were never finished.', methods: pending },
  'rate-limited': {
    about: 'Typical, on the Free plan: 2 lists and 2 writes a minute.',
    methods: typical,
    faults: { plan: 'free' },
  },
  'step-up': {
    about: 'Typical; every write asks for a recent second step.',
    methods: typical,
    faults: { stepUp: 'writes' },
  },
  slow: { about: 'Typical; every answer takes two seconds.', methods: typical, faults: { latency: 2000 } },
  offline: { about: 'The API cannot be reached.', methods: typical, faults: { offline: true } },
  'expired-token': {
    about: 'Every token has expired when it is issued.',
    methods: typical,
    faults: { tokenLifetime: -60 },
  },
  'insufficient-scope': {
    about: 'Tokens can read, and nothing more.',
    methods: typical,
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
    methods: typical,
    faults: { failures: [{ operation: '*', as: 500 }] },
  },
} as const satisfies Record<string, Scenario>;

/** Names of {@link scenarios}. */
export type ScenarioName = keyof typeof definitions;

/** All definitions by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = definitions;

export function isScenarioName(value: unknown): value is ScenarioName {
  return typeof value === 'string' && Object.hasOwn(scenarios, value);
}

/** All scenario names. */
export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios).filter(isScenarioName);

/** Checks the name of a scenario. Throws a `TypeError` that lists the valid ones. */
export function parseScenarioName(value: unknown): ScenarioName {
  if (isScenarioName(value)) return value;
  throw new TypeError(`Unknown scenario ${JSON.stringify(value)}. Valid ones: ${scenarioNames.join(', ')}`);
}

const day = 86_400_000;

/** Returns a scenario's methods with dates relative to `now`, so that they look as fresh tomorrow as today. */
export function seedMethods(
  name: ScenarioName,
  now: number,
  relyingPartyId: string,
): readonly MethodRecord[] {
  const daysAgo = (days: number): string => new Date(now - days * day).toISOString();
  return scenarios[name].methods.map(({ addedDaysAgo, usedDaysAgo, changedDaysAgo, ...method }) => ({
    ...method,
    ...(method.type === 'passkey' && { relying_party_id: relyingPartyId }),
    created_at: daysAgo(addedDaysAgo),
    ...(usedDaysAgo !== undefined && { last_auth_at: daysAgo(usedDaysAgo) }),
    ...(changedDaysAgo !== undefined && { last_password_reset: daysAgo(changedDaysAgo) }),
  }));
}
