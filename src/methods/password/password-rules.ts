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
const greatestBytes = 72;

/** As in OWASP's list, which vendors follow: letters other than A to Z belong to none of these types. */
const characterTypes: Readonly<Record<PasswordCharacterType, RegExp>> = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  number: /[0-9]/,
  special: /[ -/:-@[-`{-~]/,
};

/** Returns the rules of a policy; those that can be checked here come first. */
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
 * Whether three letters or digits in a row go up or down by code point, ignoring case. Servers that check ASCII
 * only, or respect case, refuse fewer passwords, so a password that passes here passes there.
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
