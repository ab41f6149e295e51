import type { PasswordCharacterType, PasswordPolicy } from '../../model/enrollment.js';

export type PasswordRuleId =
  'length' | 'types' | 'identical' | 'sequential' | 'bytes' | 'profile' | 'history' | 'dictionary';

/** One rule that is in force. */
export interface PasswordRule {
  readonly id: PasswordRuleId;
  /** Absent where only the server can tell. */
  readonly isMet?: (password: string) => boolean;
}

/** What password hashes read at most, in bytes of UTF-8. */
const greatestBytes = 72;

/** As in OWASP's list, which vendors follow: a letter beyond A to Z counts as none of these. */
const characterTypes: Readonly<Record<PasswordCharacterType, RegExp>> = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  number: /[0-9]/,
  special: /[ -/:-@[-`{-~]/,
};

/** The rules of a policy, those that can be checked here first. */
export function passwordRules(policy: PasswordPolicy): readonly PasswordRule[] {
  const { minLength, characterTypes: types, characterTypeRule } = policy;
  const typesNeeded = characterTypeRule === 'all' ? types.length : Math.min(3, types.length);
  const rules: readonly (PasswordRule | false)[] = [
    minLength > 1 && { id: 'length', isMet: (password) => [...password].length >= minLength },
    typesNeeded > 0 && {
      id: 'types',
      isMet: (password) => types.filter((type) => characterTypes[type].test(password)).length >= typesNeeded,
    },
    policy.blockIdenticalCharacters && {
      id: 'identical',
      isMet: (password) => !/(.)\1\1/su.test(password),
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

/**
 * Three letters or digits that follow each other up or down by code point, whatever their case. Servers that
 * look at ASCII or at case alone refuse less, so what passes here passes there.
 */
function hasSequence(password: string): boolean {
  const points = Array.from(password.toLowerCase(), (character) =>
    /[\p{L}\p{Nd}]/u.test(character) ? (character.codePointAt(0) ?? NaN) : NaN,
  );
  return points.some((point, index) => {
    const step = (points[index + 1] ?? NaN) - point;
    return Math.abs(step) === 1 && points[index + 2] === point + 2 * step;
  });
}
