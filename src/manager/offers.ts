import type { AuthMethod, AuthMethodType, Usage } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { Capabilities, MethodsSnapshot } from '../model/methods-backend.js';

/** A type that can be added, and under which group. */
export interface Offer {
  readonly type: EnrollableType;
  readonly group: Usage;
  /** Whether the account has one already. */
  readonly enrolled: boolean;
}

const primaryTypes: ReadonlySet<AuthMethodType> = new Set(['password', 'passkey']);

/** The group a method stands under: the first of its usages that there is a group for. */
export function groupOf({ type, usage }: Pick<AuthMethod, 'type' | 'usage'>): Usage {
  if (usage.includes('primary')) return 'primary';
  if (usage.includes('secondary')) return 'secondary';
  return primaryTypes.has(type as AuthMethodType) ? 'primary' : 'secondary';
}

/**
 * What can be added: what the account may have, the backend can enroll, this element and browser can do
 * (`canEnroll`), and the host wants (`wanted`). Where the backend can't tell what the account may have,
 * everything else counts.
 */
export function offersOf(
  { methods, factors }: MethodsSnapshot,
  { enroll }: Capabilities,
  canEnroll: (type: AuthMethodType) => boolean,
  wanted: (type: AuthMethodType) => boolean,
): Offer[] {
  const candidates = factors ?? enroll.map((type) => ({ type, usage: [] as readonly Usage[] }));
  return candidates.flatMap(({ type, usage }) => {
    const enrollable = enroll.find((known) => known === type);
    if (!enrollable || !canEnroll(type) || !wanted(type)) return [];
    const enrolled = methods.some((method) => method.type === type && method.confirmed);
    // There is one password; once it is set it is changed, not added.
    if (type === 'password' && enrolled) return [];
    return [{ type: enrollable, group: groupOf({ type, usage }), enrolled }];
  });
}
