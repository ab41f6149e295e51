import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { PasswordRuleId } from './password-rules.js';

// The wording is not fixed, so these look for the least that tells two rules apart. Order matters: "no more
// than 2 identical characters" is about neither length nor types of characters.
const wordings: readonly (readonly [words: RegExp, rule: PasswordRuleId])[] = [
  [/histor|previous|used before|reuse|re-use|recent/, 'history'],
  [/dictionar|common|breach|leak/, 'dictionary'],
  [/profile|personal|user.?(info|name|data)|your (name|e-?mail)/, 'profile'],
  [/identical|repeat|same char/, 'identical'],
  [/sequen|consecutive/, 'sequential'],
  [/\btypes?\b|character_types|upper|lower|digit|special|symbol/, 'types'],
  [/max|exceed|too long|bytes/, 'bytes'],
  [/min_length|too short|length|at least/, 'length'],
];

/** The rules that a server's refusal is about, as far as its words tell; empty when they don't. */
export function refusedRules({ message, validationIssues }: AuthMethodsError): ReadonlySet<PasswordRuleId> {
  const texts =
    validationIssues.length > 0 ? validationIssues.map(({ detail }) => detail) : message.split(';');
  return new Set(
    texts.flatMap((text) => wordings.find(([words]) => words.test(text.toLowerCase()))?.[1] ?? []),
  );
}
