// The program that bundles the types reads only what is imported.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./password-sheriff.d.ts" />
import passwordSheriff from 'password-sheriff';
import { commonPasswords } from './common-passwords.js';
import { person } from './person.js';

/** A database connection's password policy, in the format of the challenge. */
export interface PasswordPolicy {
  readonly complexity: {
    readonly min_length: number;
    readonly character_types: readonly ('uppercase' | 'lowercase' | 'number' | 'special')[];
    readonly character_type_rule: 'all' | 'three_of_four';
    readonly identical_characters: 'allow' | 'block';
    readonly sequential_characters: 'allow' | 'block';
    readonly max_length_exceeded: 'truncate' | 'error';
  };
  readonly profile_data: { readonly active: boolean; readonly blocked_fields: readonly string[] };
  readonly history: { readonly active: boolean; readonly size: number };
  readonly dictionary: { readonly active: boolean; readonly default: 'en_10k' | 'en_100k' };
}

/** Changes to {@link defaultPasswordPolicy}, section by section. */
export type PasswordPolicyPatch = {
  readonly [Section in keyof PasswordPolicy]?: Partial<PasswordPolicy[Section]>;
};

/** Every rule is on, so that each of them can be met and broken. */
export const defaultPasswordPolicy: PasswordPolicy = {
  complexity: {
    min_length: 10,
    character_types: ['uppercase', 'lowercase', 'number', 'special'],
    character_type_rule: 'three_of_four',
    identical_characters: 'block',
    sequential_characters: 'block',
    max_length_exceeded: 'error',
  },
  profile_data: { active: true, blocked_fields: ['name', 'nickname', 'email'] },
  history: { active: true, size: 5 },
  dictionary: { active: true, default: 'en_10k' },
};

export function isPasswordPolicyPatch(value: unknown): value is PasswordPolicyPatch {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, section]: [string, unknown]) => {
    const known = Object.entries<object>({ ...defaultPasswordPolicy }).find(([key]) => key === name)?.[1];
    if (!known || typeof section !== 'object' || section === null) return false;
    return Object.keys(section).every((key) => Object.hasOwn(known, key));
  });
}

export function passwordPolicyWith(patch: PasswordPolicyPatch): PasswordPolicy {
  const base = defaultPasswordPolicy;
  return {
    complexity: { ...base.complexity, ...patch.complexity },
    profile_data: { ...base.profile_data, ...patch.profile_data },
    history: { ...base.history, ...patch.history },
    dictionary: { ...base.dictionary, ...patch.dictionary },
  };
}

/** The vendor stores passwords with bcrypt, which reads at most this many bytes. */
export const maxPasswordBytes = 72;

/** Returns the part of a password that is stored and compared: its first 72 bytes. */
export function storedPassword(password: string): string {
  const bytes = new TextEncoder().encode(password).slice(0, maxPasswordBytes);
  return new TextDecoder().decode(bytes);
}

const { PasswordPolicy: Checker, charsets } = passwordSheriff;

const characterTypes = {
  uppercase: charsets.upperCase,
  lowercase: charsets.lowerCase,
  number: charsets.numbers,
  special: charsets.specialCharacters,
} as const;

/**
 * Returns one sentence for each rule that a password breaks, beginning with the rule's name in the policy.
 * `history` contains earlier passwords, newest first.
 */
export function brokenPasswordRules(
  password: string,
  policy: PasswordPolicy,
  history: readonly string[],
): readonly string[] {
  const { profile_data: profileData, dictionary } = policy;
  const broken = complexityRules(policy.complexity)
    .filter(({ rule }) => !new Checker(rule).check(password))
    .map(({ sentence }) => sentence);
  if (profileData.active && containsProfileData(password, profileData.blocked_fields)) {
    broken.push('profile_data: The password contains personal information');
  }
  if (policy.history.active && history.slice(0, policy.history.size).includes(storedPassword(password))) {
    broken.push('history: The password was used before');
  }
  if (dictionary.active && commonPasswords.has(password.toLowerCase())) {
    broken.push('dictionary: The password is too common');
  }
  return broken;
}

interface ComplexityRule {
  /** In the format of the vendor's checker, which judges it. */
  readonly rule: ConstructorParameters<typeof Checker>[0];
  readonly sentence: string;
}

function complexityRules(complexity: PasswordPolicy['complexity']): readonly ComplexityRule[] {
  const minLength = complexity.min_length;
  const expressions = complexity.character_types.map((type) => characterTypes[type]);
  const rules: readonly (ComplexityRule | false)[] = [
    {
      rule: { length: { minLength } },
      sentence: `min_length: The password must have at least ${String(minLength)} characters`,
    },
    complexity.max_length_exceeded === 'error' && {
      rule: { maxLength: { maxBytes: maxPasswordBytes } },
      sentence: `max_length_exceeded: The password must not exceed ${String(maxPasswordBytes)} bytes`,
    },
    expressions.length > 0 && {
      rule:
        complexity.character_type_rule === 'all'
          ? { contains: { expressions } }
          : { containsAtLeast: { atLeast: Math.min(3, expressions.length), expressions } },
      sentence: 'character_types: The password lacks a required type of character',
    },
    complexity.identical_characters === 'block' && {
      rule: { identicalChars: { max: 2 } },
      sentence: 'identical_characters: The password has 3 or more identical characters in a row',
    },
    complexity.sequential_characters === 'block' && {
      rule: { sequentialChars: { max: 2 } },
      sentence: 'sequential_characters: The password has 3 or more sequential characters',
    },
  ];
  return rules.filter((rule) => rule !== false);
}

function containsProfileData(password: string, fields: readonly string[]): boolean {
  const profile: Readonly<Record<string, string>> = {
    name: person.name,
    nickname: person.nickname,
    email: person.email.slice(0, person.email.indexOf('@')),
  };
  const lowered = password.toLowerCase();
  return fields
    .flatMap((field) => (profile[field] ?? '').toLowerCase().split(/\s+/u))
    .some((word) => word.length >= 3 && lowered.includes(word));
}
