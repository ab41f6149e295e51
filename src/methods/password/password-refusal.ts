import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { PasswordRuleId } from './password-rules.js';

// Servers may change their wording, so each pattern looks only for what tells one rule from another. Order
// matters: "no more than 2 identical characters" is about neither length nor types of characters.
const wordings: readonly (readonly [wording: RegExp, rule: PasswordRuleId])[] = [
  [/histor|previous|used before|reuse|re-use|recent/, 'history'],
  [/dictionar|common|breach|leak/, 'dictionary'],
  [/profile|personal|user.?(info|name|data)|your (name|e-?mail)/, 'profile'],
  [/identical|repeat|same char/, 'identical'],
  [/sequen|consecutive/, 'sequential'],
  [/\btypes?\b|character_types|upper|lower|digit|special|symbol/, 'types'],
  [/max|exceed|too long|bytes/, 'bytes'],
  [/min_length|too short|length|at least/, 'length'],
];

/** Returns the rules that a server's refusal mentions; an empty set when it mentions none that is known. */
export function refusedRules({ message, validationIssues }: AuthMethodsError): ReadonlySet<PasswordRuleId> {
  const texts =
    validationIssues.length > 0 ? validationIssues.map(({ detail }) => detail) : message.split(';');
  return new Set(
    texts.flatMap((text) => wordings.find(([wording]) => wording.test(text.toLowerCase()))?.[1] ?? []),
  );
}
