import type { AuthMethod, AuthMethodType } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { groupOf } from './offers.js';

export type SummaryVerdict =
  'addSecondStep' | 'addStronger' | 'addAnother' | 'createRecoveryCode' | 'wellProtected';

export interface SecuritySummary {
  readonly verdict: SummaryVerdict;
  /** The types that would mend it and can be added; with none of them there is no next step to show. */
  readonly nextSteps: readonly EnrollableType[];
}

/** Methods that a fake website can't use: they are bound to the real one. */
export const phishingResistant: ReadonlySet<AuthMethod['type']> = new Set<AuthMethod['type']>([
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
]);

/** Second steps whose codes can be intercepted. */
const interceptable: ReadonlySet<AuthMethod['type']> = new Set<AuthMethod['type']>(['phone', 'email']);

interface Facts {
  readonly count: number;
  readonly hasPasskey: boolean;
  readonly secondSteps: readonly AuthMethod[];
  readonly hasRecoveryCode: boolean;
}

interface Rule {
  readonly verdict: SummaryVerdict;
  readonly applies: (facts: Facts) => boolean;
  readonly mendedBy: readonly AuthMethodType[];
}

/** From worst to best; the first that applies is what is said. */
const rules: readonly Rule[] = [
  {
    verdict: 'addSecondStep',
    applies: ({ secondSteps, hasPasskey }) => secondSteps.length === 0 && !hasPasskey,
    mendedBy: ['passkey', 'totp', 'push-notification', 'phone', 'email'],
  },
  {
    verdict: 'addStronger',
    applies: ({ secondSteps, hasPasskey }) =>
      !hasPasskey && secondSteps.length > 0 && secondSteps.every(({ type }) => interceptable.has(type)),
    mendedBy: ['passkey', 'totp'],
  },
  {
    verdict: 'addAnother',
    applies: ({ count }) => count === 1,
    mendedBy: ['passkey', 'password', 'totp', 'phone', 'email'],
  },
  {
    verdict: 'createRecoveryCode',
    applies: ({ secondSteps, hasRecoveryCode }) => secondSteps.length > 0 && !hasRecoveryCode,
    mendedBy: ['recovery-code'],
  },
];

/** One honest verdict on an account, and what would mend it; `undefined` when there is nothing to judge. */
export function securitySummary(
  methods: readonly AuthMethod[],
  offered: readonly EnrollableType[],
): SecuritySummary | undefined {
  const usable = methods.filter(({ confirmed, type }) => confirmed && type !== 'recovery-code');
  if (usable.length === 0) return undefined;
  const facts: Facts = {
    count: usable.length,
    hasPasskey: usable.some(({ type }) => type === 'passkey'),
    secondSteps: usable.filter(
      (method) =>
        groupOf(method) === 'secondary' || (method.usage.includes('secondary') && method.type !== 'password'),
    ),
    hasRecoveryCode: methods.some(({ type, confirmed }) => type === 'recovery-code' && confirmed),
  };
  const rule = rules.find(({ applies }) => applies(facts));
  if (!rule) return { verdict: 'wellProtected', nextSteps: [] };
  return {
    verdict: rule.verdict,
    nextSteps: rule.mendedBy.flatMap((type) => offered.filter((offer) => offer === type)),
  };
}
