import type { AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { asObject } from '../json-value.js';
import { requiredScope, type Fields, type Operation } from './client.js';

/** What a refusal means here. */
export interface Meaning {
  readonly code: AuthMethodsErrorCode;
  /** The line that mends it, for the developer. */
  readonly advice?: string;
  /** The rules that a password breaks. */
  readonly issues?: readonly string[];
}

interface Refusal {
  readonly type: string;
  readonly text: string;
  readonly status: number;
}

interface Request {
  readonly operation: Operation;
  readonly fields: Fields;
}

/** The operations that change nothing, and for which nobody has entered anything. */
export const reads: ReadonlySet<Operation> = new Set([
  ...(['GetUser', 'GetUserAuthFactors', 'ListWebAuthnCredentials'] as const),
]);

const scopeAdvice =
  `Add the scope "${requiredScope}" to the app client ("OAuth scopes"), and to the scopes that the sign-in asks for: ` +
  `"openid ${requiredScope}". A new sign-in is needed.`;
const passkeyAdvice =
  'Passkeys need `WEB_AUTHN` in the pool’s choice-based sign-in and the feature plan Essentials or Plus; without them, ' +
  'leave "passkey" out of `enroll`.';
const domainAdvice =
  'The page must be on the pool’s RP id or a subdomain of it. Set the RP id to your own domain: ' +
  '`aws cognito-idp set-user-pool-mfa-config --web-authn-configuration RelyingPartyId=example.com`.';
const messageAdvice =
  'The pool can’t send messages. Set up its SMS or email configuration, or leave the type out of `enroll`.';

/** What does not depend on the operation. The service's own names, which its texts explain to the developer. */
const meanings: Readonly<Record<string, Meaning>> = {
  EnableSoftwareTokenMFAException: { code: 'invalid_code' },
  CodeMismatchException: { code: 'invalid_code' },
  ExpiredCodeException: { code: 'enrollment_expired' },
  WebAuthnChallengeNotFoundException: { code: 'enrollment_expired' },
  WebAuthnClientMismatchException: {
    code: 'misconfigured',
    advice: 'The access token must be of the same app client from the start of a passkey to its end.',
  },
  WebAuthnCredentialNotSupportedException: { code: 'user_verification_required' },
  WebAuthnOriginNotAllowedException: { code: 'wrong_domain', advice: domainAdvice },
  WebAuthnRelyingPartyMismatchException: { code: 'wrong_domain', advice: domainAdvice },
  WebAuthnNotEnabledException: { code: 'unsupported_by_backend', advice: passkeyAdvice },
  WebAuthnConfigurationMissingException: { code: 'unsupported_by_backend', advice: domainAdvice },
  FeatureUnavailableInTierException: {
    code: 'unsupported_by_backend',
    advice: 'The pool’s feature plan does not have it: choose Essentials or Plus.',
  },
  OperationNotEnabledException: { code: 'unsupported_by_backend' },
  UnsupportedOperationException: { code: 'unsupported_by_backend' },
  UnknownOperationException: { code: 'unsupported_by_backend' },
  // What cognito-local answers, with the status 500.
  Unsupported: { code: 'unsupported_by_backend' },
  SoftwareTokenMFANotFoundException: {
    code: 'unsupported_by_backend',
    advice: 'Turn authenticator apps on in the pool’s MFA settings, or leave "totp" out of `enroll`.',
  },
  InvalidUserPoolConfigurationException: { code: 'unsupported_by_backend', advice: messageAdvice },
  InvalidSmsRoleAccessPolicyException: { code: 'unsupported_by_backend', advice: messageAdvice },
  InvalidSmsRoleTrustRelationshipException: { code: 'unsupported_by_backend', advice: messageAdvice },
  InvalidEmailRoleAccessPolicyException: { code: 'unsupported_by_backend', advice: messageAdvice },
  AliasExistsException: { code: 'already_enrolled' },
  PasswordHistoryPolicyViolationException: {
    code: 'password_refused',
    issues: ['history: The password was used before'],
  },
  TooManyRequestsException: { code: 'rate_limited' },
  ThrottlingException: { code: 'rate_limited' },
  ThrottledException: { code: 'rate_limited' },
  Throttling: { code: 'rate_limited' },
  RequestLimitExceeded: { code: 'rate_limited' },
  SlowDown: { code: 'rate_limited' },
  InternalErrorException: { code: 'server_error' },
  InternalServerError: { code: 'server_error' },
  InternalFailure: { code: 'server_error' },
  ServiceUnavailable: { code: 'server_error' },
  UnexpectedLambdaException: { code: 'server_error' },
  InvalidLambdaResponseException: { code: 'server_error' },
  ForbiddenException: { code: 'forbidden', advice: 'A web ACL in front of the pool refused it.' },
  AccessDeniedException: { code: 'forbidden' },
  UserLambdaValidationException: { code: 'forbidden' },
  UserNotConfirmedException: { code: 'forbidden' },
  PasswordResetRequiredException: { code: 'unauthorized' },
  UserNotFoundException: { code: 'unauthorized' },
  ExpiredTokenException: { code: 'unauthorized' },
};

/** What a refusal means, by its type and, where that says too little, by the operation and the text. */
export function meaningOf(refusal: Refusal, request: Request): Meaning {
  const { type, text, status } = refusal;
  switch (type) {
    case 'NotAuthorizedException':
      return notAuthorized(text, request);
    case 'InvalidParameterException':
    case 'ValidationException':
    case 'SerializationException':
      return invalidParameter(text, request);
    case 'InvalidPasswordException':
      return { code: 'password_refused', issues: brokenRules(text) };
    case 'LimitExceededException':
      return { code: checksProof(request) ? 'too_many_attempts' : 'rate_limited' };
    case 'ResourceNotFoundException':
      if (request.operation === 'DeleteWebAuthnCredential') return { code: 'not_found' };
      return { code: 'misconfigured', advice: 'Is `region` or `endpoint` that of the token’s pool?' };
  }
  if (Object.hasOwn(meanings, type)) return meanings[type] ?? { code: 'unknown' };
  return { code: status >= 500 ? 'server_error' : status === 429 ? 'rate_limited' : 'unknown' };
}

/** This exception has several meanings. Only its text tells a refused token from a wrong password. */
function notAuthorized(text: string, { operation }: Request): Meaning {
  if (/scope/i.test(text)) return { code: 'insufficient_scope', advice: scopeAdvice };
  if (/unauthorized attribute/i.test(text))
    return {
      code: 'unsupported_by_backend',
      advice: 'Let the app client read and write the attributes `email` and `phone_number`.',
    };
  if (/disabled/i.test(text)) return { code: 'forbidden' };
  if (operation === 'ChangePassword' && !/token/i.test(text))
    return { code: /attempt/i.test(text) ? 'too_many_attempts' : 'wrong_current_password' };
  return {
    code: 'unauthorized',
    ...(!/expired|revoked/i.test(text) && {
      advice: 'It takes the access token of this pool, not the ID token.',
    }),
  };
}

function invalidParameter(text: string, { operation, fields }: Request): Meaning {
  switch (operation) {
    case 'UpdateUserAttributes':
      return { code: 'invalid_input' };
    case 'VerifySoftwareToken':
    case 'VerifyUserAttribute':
      return { code: 'invalid_code' };
    case 'GetUserAttributeVerificationCode':
      return { code: 'unsupported_by_backend', advice: messageAdvice };
    case 'ChangePassword':
      return /previous/i.test(text)
        ? { code: 'wrong_current_password' }
        : { code: 'password_refused', issues: [text] };
    case 'SetUserMFAPreference':
      return switchesOff(fields)
        ? { code: 'forbidden', advice: 'A pool that requires MFA keeps the last second step.' }
        : {
            code: 'unsupported_by_backend',
            advice: 'Turn this second step on in the pool’s MFA settings, or leave its type out of `enroll`.',
          };
    case 'CompleteWebAuthnRegistration':
    case 'DeleteWebAuthnCredential':
      return { code: 'unknown' };
    default:
      return { code: 'misconfigured', advice: 'Is the token an access token of this pool?' };
  }
}

function switchesOff(fields: Fields): boolean {
  return Object.values(fields).some((preference) => asObject(preference).Enabled === false);
}

function checksProof({ operation }: Request): boolean {
  return (
    operation === 'VerifyUserAttribute' ||
    operation === 'VerifySoftwareToken' ||
    operation === 'ChangePassword'
  );
}

/** "Password did not conform with policy: Password must have uppercase characters": the rules come after the colon. */
function brokenRules(text: string): readonly string[] {
  const rules = text.replace(/^[^:]*polic\w*:\s*/i, '').replace(/not long enough/i, 'too short');
  return rules ? [rules] : [];
}
