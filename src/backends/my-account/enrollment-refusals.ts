import type { AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';

type Rule = readonly [words: RegExp, code: AuthMethodsErrorCode];

// The API's wording is not fixed, so these look for the least that tells two refusals apart. Order matters:
// "too many invalid codes" is about the attempts, "invalid or expired code" about the code.
const tooMany: readonly Rule[] = [
  [/rate.?limit|too.?many.*(sms|text|message|call|voice|mail|push|request)/, 'rate_limited'],
  [
    /too.?many.*(attempt|tries|code|otp|wrong|invalid|fail)|(max|exceed).*attempt|attempt.*exceed/,
    'too_many_attempts',
  ],
];
const wrongCode: Rule = [
  /(invalid|wrong|incorrect)(\W|_)+(\w+\W+){0,3}(code|otp)|(code|otp).*(invalid|wrong|incorrect|mismatch|fail)/,
  'invalid_code',
];
const pending: Rule = [/^(?!.*expired).*pending/, 'authorization_pending'];
const sessionOver: Rule = [/session|transaction|expired|not.?found/, 'enrollment_expired'];
const notToBeAdded: readonly Rule[] = [
  [/limit|maximum.number|too.?many/, 'limit_reached'],
  [/already|conflict|duplicate/, 'already_enrolled'],
  [/disabled|not.(support|enabled|available|configured)|a0e-409-0001/, 'unsupported_by_backend'],
];

const wrongDomain: Rule = [/origin|domain|rp.?id|relying.party/, 'wrong_domain'];

const createRules: readonly Rule[] = [...tooMany, ...notToBeAdded, [/invalid/, 'invalid_input']];
const codeRules: readonly Rule[] = [...tooMany, wrongCode, sessionOver, ...notToBeAdded];
const otherRules: readonly Rule[] = [...tooMany, pending, sessionOver, ...notToBeAdded];

/** By type, how words are read, and what a refusal means whose words say nothing. */
const verifyRules: Readonly<
  Record<EnrollableType, readonly [rules: readonly Rule[], otherwise: AuthMethodsErrorCode]>
> = {
  totp: [codeRules, 'invalid_code'],
  phone: [codeRules, 'invalid_code'],
  email: [codeRules, 'invalid_code'],
  // Only this rule: a weak password is refused in words such as "too many identical characters".
  password: [[sessionOver], 'password_refused'],
  passkey: [[...otherRules, wrongDomain], 'invalid_input'],
  'push-notification': [otherRules, 'authorization_pending'],
  // Nothing but the session was sent.
  'recovery-code': [otherRules, 'enrollment_expired'],
};

/** What it means that an enrollment was not started. `words` are in lower case. */
export function createRefusal(words: string, status: number): AuthMethodsErrorCode | undefined {
  return firstMatch(createRules, words) ?? (status === 404 ? 'misconfigured' : undefined);
}

/** What it means that an enrollment was not completed. */
export function verifyRefusal(type: EnrollableType, words: string): AuthMethodsErrorCode {
  const [rules, otherwise] = verifyRules[type];
  return firstMatch(rules, words) ?? otherwise;
}

function firstMatch(rules: readonly Rule[], words: string): AuthMethodsErrorCode | undefined {
  return rules.find(([pattern]) => pattern.test(words))?.[1];
}
