import type { AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';

/** The types that the API can add. */
export type EnrollableHere = Extract<
  EnrollableType,
  'totp' | 'passkey' | 'phone' | 'email' | 'push-notification' | 'recovery-code' | 'password'
>;

type Rule = readonly [pattern: RegExp, code: AuthMethodsErrorCode];

// The API's wording is not fixed, so each pattern looks for the least that tells two refusals apart. Order matters:
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
const sessionExpired: Rule = [/session|transaction|expired|not.?found/, 'enrollment_expired'];
const notAddable: readonly Rule[] = [
  [/limit|maximum.number|too.?many/, 'limit_reached'],
  [/already|conflict|duplicate/, 'already_enrolled'],
  [/disabled|not.(support|enabled|available|configured)|a0e-409-0001/, 'unsupported_by_backend'],
];

const wrongDomain: Rule = [/origin|domain|rp.?id|relying.party/, 'wrong_domain'];

const createRules: readonly Rule[] = [...tooMany, ...notAddable, [/invalid/, 'invalid_input']];
const codeRules: readonly Rule[] = [...tooMany, wrongCode, sessionExpired, ...notAddable];
const otherRules: readonly Rule[] = [...tooMany, pending, sessionExpired, ...notAddable];

/** By type: the rules for the refusal's text, and the code when none of them matches. */
const verifyRules: Readonly<
  Record<EnrollableHere, readonly [rules: readonly Rule[], fallback: AuthMethodsErrorCode]>
> = {
  totp: [codeRules, 'invalid_code'],
  phone: [codeRules, 'invalid_code'],
  email: [codeRules, 'invalid_code'],
  // Only this rule: a weak password is refused with texts such as "too many identical characters".
  password: [[sessionExpired], 'password_refused'],
  passkey: [[...otherRules, wrongDomain], 'invalid_input'],
  'push-notification': [otherRules, 'authorization_pending'],
  // Only the session was sent.
  'recovery-code': [otherRules, 'enrollment_expired'],
};

/** The code for a refusal to start an enrollment. `text` is in lower case. */
export function createRefusal(text: string, status: number): AuthMethodsErrorCode | undefined {
  return firstMatch(createRules, text) ?? (status === 404 ? 'misconfigured' : undefined);
}

/** The code for a refusal to complete an enrollment. `text` is in lower case. */
export function verifyRefusal(type: EnrollableHere, text: string): AuthMethodsErrorCode {
  const [rules, fallback] = verifyRules[type];
  return firstMatch(rules, text) ?? fallback;
}

function firstMatch(rules: readonly Rule[], text: string): AuthMethodsErrorCode | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
