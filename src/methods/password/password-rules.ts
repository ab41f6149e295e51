import type { PasswordCharacterType, PasswordPolicy } from '../../model/enrollment.js';

export type PasswordRuleId =
  'length' | 'types' | 'identical' | 'sequential' | 'bytes' | 'profile' | 'history' | 'dictionary';

/** One rule that is in force. */
export interface PasswordRule {
  readonly id: PasswordRuleId;
  /** Absent when only the server can check it. */
  readonly isMet?: (password: string) => boolean;
}

/** The most that common password hashes read, in bytes of UTF-8. */
export const greatestBytes = 72;

/** As in OWASP's list, which vendors follow: letters other than A to Z belong to none of these types. */
const characterTypes: Readonly<Record<PasswordCharacterType, RegExp>> = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  number: /[0-9]/,
  special: /[ -/:-@[-`{-~]/,
};

/**
 * Returns the rules of a policy; those that can be checked here come first. They count in UTF-16 code units and
 * know only ASCII: servers that count otherwise refuse more, so nothing is refused here that a server takes.
 */
export function passwordRules(policy: PasswordPolicy): readonly PasswordRule[] {
  const { minLength, characterTypes: types } = policy;
  const needed = typesNeeded(policy);
  const rules: readonly (PasswordRule | false)[] = [
    minLength > 1 && { id: 'length', isMet: (password) => password.length >= minLength },
    needed > 0 && {
      id: 'types',
      isMet: (password) => types.filter((type) => characterTypes[type].test(password)).length >= needed,
    },
    policy.blockIdenticalCharacters && {
      id: 'identical',
      isMet: (password) => !/(.)\1\1/s.test(password),
    },
    policy.blockSequentialCharacters && {
      id: 'sequential',
      isMet: (password) => !hasSequence(password),
    },
    policy.maxLengthExceeded === 'error' && {
      id: 'bytes',
      isMet: (password) => new TextEncoder().encode(password).length <= greatestBytes,
    },
    policy.blockedProfileFields.length > 0 && { id: 'profile' },
    policy.historySize > 0 && { id: 'history' },
    policy.blockDictionary && { id: 'dictionary' },
  ];
  return rules.filter((rule) => rule !== false);
}

/** How many of the policy's types of characters a password must have. */
export function typesNeeded({ characterTypes, characterTypeRule }: PasswordPolicy): number {
  return characterTypeRule === 'all' ? characterTypes.length : Math.min(3, characterTypes.length);
}

/** Whether three ASCII letters of the same case, or three digits, in a row go up or down by one. */
function hasSequence(password: string): boolean {
  return (password.match(/[a-z]{3,}|[A-Z]{3,}|[0-9]{3,}/g) ?? []).some((run) =>
    Array.from(run, (character) => character.charCodeAt(0)).some((code, index, codes) => {
      const step = (codes[index + 1] ?? NaN) - code;
      return Math.abs(step) === 1 && codes[index + 2] === code + 2 * step;
    }),
  );
}
