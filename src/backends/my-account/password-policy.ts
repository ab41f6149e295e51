import type { PasswordCharacterType, PasswordPolicy } from '../../model/enrollment.js';
import { asList, asObject, asText } from '../json-value.js';

const characterTypes: readonly PasswordCharacterType[] = ['uppercase', 'lowercase', 'number', 'special'];

/** The rules in force. `undefined` without any: the server still checks, just not while the person types. */
export function readPasswordPolicy(wire: unknown): PasswordPolicy | undefined {
  const policy = asObject(wire);
  if (!policy.complexity) return undefined;
  const complexity = asObject(policy.complexity);
  const profileData = asObject(policy.profile_data);
  const history = asObject(policy.history);
  const dictionary = asObject(policy.dictionary);
  return {
    minLength: Number(complexity.min_length) || 1,
    characterTypes: characterTypes.filter((type) => asList(complexity.character_types).includes(type)),
    characterTypeRule: complexity.character_type_rule === 'three_of_four' ? 'three-of-four' : 'all',
    blockIdenticalCharacters: complexity.identical_characters === 'block',
    blockSequentialCharacters: complexity.sequential_characters === 'block',
    maxLengthExceeded: complexity.max_length_exceeded === 'error' ? 'error' : 'truncate',
    blockedProfileFields: profileData.active
      ? asList(profileData.blocked_fields).map(asText).filter(Boolean)
      : [],
    historySize: history.active ? Number(history.size) || 0 : 0,
    blockDictionary: !!dictionary.active,
  };
}
