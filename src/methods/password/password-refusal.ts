import type { AuthMethodsError, ValidationIssue } from '../../model/auth-methods-error.js';
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

/** The statuses with which a server refuses a password. Others are about the request: "unsupported media type". */
const refusingStatuses: readonly (number | undefined)[] = [undefined, 400, 403, 409, 422];

/**
 * Returns the rules that a server's refusal of a password mentions; an empty set when it mentions none that is known,
 * or is about something else.
 */
export function refusedRules(error: AuthMethodsError): ReadonlySet<PasswordRuleId> {
  const { message, status, validationIssues } = error;
  if (!refusingStatuses.includes(status)) return new Set();
  const texts =
    validationIssues.length > 0
      ? validationIssues.filter(isAboutPassword).map(({ detail }) => detail)
      : message.split(';');
  return new Set(
    texts.flatMap((text) => wordings.find(([wording]) => wording.test(text.toLowerCase()))?.[1] ?? []),
  );
}

function isAboutPassword({ field }: ValidationIssue): boolean {
  return !field || /passw/i.test(field);
}
