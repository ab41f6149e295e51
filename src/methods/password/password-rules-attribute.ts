import type { PasswordCharacterType, PasswordPolicy } from '../../model/enrollment.js';
import { greatestBytes, typesNeeded } from './password-rules.js';

const characterClasses: Readonly<Record<PasswordCharacterType, string>> = {
  lowercase: 'lower',
  uppercase: 'upper',
  number: 'digit',
  special: 'special',
};

/**
 * What password managers read to make up a password that the server takes: https://developer.apple.com/password-rules/.
 * Rules it has no words for, such as those about sequences, are left out.
 */
export function passwordRulesAttribute(policy: PasswordPolicy): string {
  const { minLength, characterTypes, blockIdenticalCharacters, maxLengthExceeded } = policy;
  // Where some of the types are enough, the first ones are: the attribute can't say "three of four".
  const required = characterTypes.slice(0, typesNeeded(policy));
  const rules = [
    `minlength: ${minLength}`,
    // Characters of one byte each, so that as many fit.
    ...(maxLengthExceeded === 'error' ? [`maxlength: ${greatestBytes}`, 'allowed: ascii-printable'] : []),
    ...required.map((type) => `required: ${characterClasses[type]}`),
    ...(blockIdenticalCharacters ? ['max-consecutive: 2'] : []),
  ];
  return rules.map((rule) => `${rule};`).join(' ');
}
