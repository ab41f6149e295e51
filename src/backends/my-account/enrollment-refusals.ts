import type { AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';

/** The types that the API can add. */
export type EnrollableHere = Extract<
  EnrollableType,
  'totp' | 'passkey' | 'phone' | 'email' | 'push-notification' | 'recovery-code' | 'password'
>;

/** What a refusal says. */
export interface Refusal {
  readonly status: number;
  /** Everything that the answer says, in lower case. Empty for an answer that is no JSON. */
  readonly text: string;
  /** The answer has a code of the API's: no proxy, and no page, made it up. */
  readonly ofApi: boolean;
}

type Rule = readonly [pattern: RegExp, code: AuthMethodsErrorCode];

// The API's wording is not fixed, so each pattern looks for the least that tells two refusals apart. Order matters:
// "too many invalid codes" is about the attempts, "invalid or expired code" about the code. The API's own codes, whose
// meaning is known, come first.
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
const ownCodes: readonly Rule[] = [
  [/a0e-429-\d/, 'rate_limited'],
  [/a0e-409-0001/, 'unsupported_by_backend'],
  [/a0e-409-0003/, 'already_enrolled'],
];
const notAddable: readonly Rule[] = [
  [/limit|maximum.number|too.?many/, 'limit_reached'],
  [/already|conflict|duplicate/, 'already_enrolled'],
  [/disabled|not.(support|enabled|available|configured)/, 'unsupported_by_backend'],
];

const noUserVerification: Rule = [
  /user.?verif|could not be verified|user (was |is )?not verified|\buv\b/,
  'user_verification_required',
];
const wrongDomain: Rule = [/origin|domain|rp.?id|relying.party/, 'wrong_domain'];
const passwordRefused: Rule = [
  /new_password|characters?\b|user.?(info|data)|personal|histor|dictionar|(already|previously).used|too.(weak|short|long|common)/,
  'password_refused',
];

const createRules: readonly Rule[] = [...ownCodes, ...tooMany, ...notAddable];
const codeRules: readonly Rule[] = [...ownCodes, ...tooMany, wrongCode, sessionExpired, ...notAddable];
const otherRules: readonly Rule[] = [...ownCodes, ...tooMany, pending, sessionExpired, ...notAddable];

/** By type: the rules for the refusal's text, and what a bad request means when none of them matches. */
const verifyRules: Readonly<
  Record<EnrollableHere, readonly [rules: readonly Rule[], badRequest: AuthMethodsErrorCode]>
> = {
  totp: [codeRules, 'invalid_code'],
  phone: [codeRules, 'invalid_code'],
  email: [codeRules, 'invalid_code'],
  // Only these rules: a weak password is refused with texts such as "too many identical characters".
  password: [[...ownCodes, sessionExpired, passwordRefused], 'password_refused'],
  passkey: [[noUserVerification, ...otherRules, wrongDomain], 'invalid_input'],
  'push-notification': [otherRules, 'authorization_pending'],
  // Only the session was sent.
  'recovery-code': [otherRules, 'enrollment_expired'],
};

/** The types for which the person enters something before the enrollment starts. */
const entered: ReadonlySet<EnrollableHere> = new Set(['phone', 'email']);

/** The code for a refusal to start an enrollment; `undefined` leaves it to the status. */
export function createRefusal(type: EnrollableHere, refusal: Refusal): AuthMethodsErrorCode | undefined {
  const { status, text, ofApi } = refusal;
  const code = firstMatch(createRules, text);
  if (code) return code;
  // The collection always exists, so its address must be wrong.
  if (status === 404) return 'misconfigured';
  if (entered.has(type) && ofApi && (isBadRequest(status) || text.includes('invalid')))
    return 'invalid_input';
  return status === 403 ? undefined : 'unknown';
}

/** The code for a refusal to complete an enrollment; `undefined` leaves it to the status. */
export function verifyRefusal(type: EnrollableHere, refusal: Refusal): AuthMethodsErrorCode | undefined {
  const { status, text, ofApi } = refusal;
  // A page that is not found says nothing about the enrollment.
  if (status === 404) return ofApi ? 'enrollment_expired' : 'invalid_response';
  const [rules, badRequest] = verifyRules[type];
  const code = firstMatch(rules, text);
  if (code) return code;
  // Of what is wrong with a proof, only the API knows.
  if (ofApi && isBadRequest(status)) return badRequest;
  return status === 403 ? undefined : 'unknown';
}

function isBadRequest(status: number): boolean {
  return status === 400 || status === 422;
}

function firstMatch(rules: readonly Rule[], text: string): AuthMethodsErrorCode | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
