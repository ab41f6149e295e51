import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalError } from '../../../src/backends/cognito/errors.js';
import type { Fields, Operation } from '../../../src/backends/cognito/client.js';
import { refusal } from './connect.js';

const read = (
  response: Response,
  operation: Operation = 'GetUser',
  fields: Fields = {},
  secrets: string[] = [],
) => refusalError(response, { operation, fields, secrets });

const code = async (...given: Parameters<typeof read>): Promise<string> => (await read(...given)).code;

/** By operation, exception and text: the code. */
const table: readonly (readonly [operation: Operation, type: string, text: string, code: string])[] = [
  ['GetUser', 'NotAuthorizedException', 'Access Token has expired', 'unauthorized'],
  ['GetUser', 'NotAuthorizedException', 'Access Token has been revoked', 'unauthorized'],
  ['GetUser', 'NotAuthorizedException', 'Invalid Access Token', 'unauthorized'],
  ['GetUser', 'NotAuthorizedException', 'Could not verify signature for Access Token', 'unauthorized'],
  ['GetUser', 'NotAuthorizedException', '', 'unauthorized'],
  ['GetUser', 'NotAuthorizedException', 'Access Token does not have required scopes', 'insufficient_scope'],
  ['GetUser', 'NotAuthorizedException', 'User is disabled.', 'forbidden'],
  ['GetUser', 'PasswordResetRequiredException', '', 'unauthorized'],
  ['GetUser', 'UserNotFoundException', 'User does not exist.', 'unauthorized'],
  ['GetUser', 'UserNotConfirmedException', '', 'forbidden'],
  ['GetUser', 'ResourceNotFoundException', '', 'misconfigured'],
  ['GetUser', 'InvalidParameterException', '', 'misconfigured'],
  ['GetUser', 'TooManyRequestsException', 'Rate exceeded', 'rate_limited'],
  ['GetUser', 'ThrottlingException', '', 'rate_limited'],
  ['GetUser', 'InternalErrorException', '', 'server_error'],
  ['GetUser', 'ForbiddenException', '', 'forbidden'],
  ['GetUser', 'SomethingNewException', '', 'unknown'],
  ['ListWebAuthnCredentials', 'LimitExceededException', '', 'rate_limited'],
  ['ListWebAuthnCredentials', 'OperationNotEnabledException', '', 'unsupported_by_backend'],
  ['ListWebAuthnCredentials', 'FeatureUnavailableInTierException', '', 'unsupported_by_backend'],
  ['GetUserAuthFactors', 'UnknownOperationException', '', 'unsupported_by_backend'],
  ['ChangePassword', 'NotAuthorizedException', 'Incorrect username or password.', 'wrong_current_password'],
  ['ChangePassword', 'NotAuthorizedException', '', 'wrong_current_password'],
  ['ChangePassword', 'NotAuthorizedException', 'Access Token has expired', 'unauthorized'],
  [
    'ChangePassword',
    'NotAuthorizedException',
    'Access Token does not have required scopes',
    'insufficient_scope',
  ],
  ['ChangePassword', 'NotAuthorizedException', 'Password attempts exceeded', 'too_many_attempts'],
  ['ChangePassword', 'LimitExceededException', 'Attempt limit exceeded', 'too_many_attempts'],
  [
    'ChangePassword',
    'InvalidPasswordException',
    'Password did not conform with policy: x',
    'password_refused',
  ],
  ['ChangePassword', 'PasswordHistoryPolicyViolationException', '', 'password_refused'],
  ['ChangePassword', 'InvalidParameterException', "Value at 'proposedPassword' failed", 'password_refused'],
  [
    'ChangePassword',
    'InvalidParameterException',
    "Value at 'previousPassword' failed",
    'wrong_current_password',
  ],
  ['AssociateSoftwareToken', 'SoftwareTokenMFANotFoundException', '', 'unsupported_by_backend'],
  ['AssociateSoftwareToken', 'ConcurrentModificationException', '', 'unknown'],
  ['VerifySoftwareToken', 'EnableSoftwareTokenMFAException', 'Code mismatch', 'invalid_code'],
  ['VerifySoftwareToken', 'InvalidParameterException', '', 'invalid_code'],
  ['VerifySoftwareToken', 'LimitExceededException', '', 'too_many_attempts'],
  ['UpdateUserAttributes', 'AliasExistsException', '', 'already_enrolled'],
  ['UpdateUserAttributes', 'InvalidParameterException', 'Invalid phone number format.', 'invalid_input'],
  ['UpdateUserAttributes', 'LimitExceededException', '', 'rate_limited'],
  ['UpdateUserAttributes', 'CodeDeliveryFailureException', '', 'unknown'],
  ['UpdateUserAttributes', 'InvalidSmsRoleAccessPolicyException', '', 'unsupported_by_backend'],
  [
    'UpdateUserAttributes',
    'NotAuthorizedException',
    'A client attempted to write unauthorized attribute',
    'unsupported_by_backend',
  ],
  ['UpdateUserAttributes', 'UserLambdaValidationException', '', 'forbidden'],
  ['GetUserAttributeVerificationCode', 'LimitExceededException', '', 'rate_limited'],
  ['GetUserAttributeVerificationCode', 'InvalidParameterException', '', 'unsupported_by_backend'],
  ['VerifyUserAttribute', 'CodeMismatchException', '', 'invalid_code'],
  ['VerifyUserAttribute', 'ExpiredCodeException', '', 'enrollment_expired'],
  ['VerifyUserAttribute', 'LimitExceededException', '', 'too_many_attempts'],
  ['VerifyUserAttribute', 'AliasExistsException', '', 'already_enrolled'],
  ['StartWebAuthnRegistration', 'WebAuthnNotEnabledException', '', 'unsupported_by_backend'],
  ['StartWebAuthnRegistration', 'WebAuthnConfigurationMissingException', '', 'unsupported_by_backend'],
  ['CompleteWebAuthnRegistration', 'WebAuthnChallengeNotFoundException', '', 'enrollment_expired'],
  ['CompleteWebAuthnRegistration', 'WebAuthnClientMismatchException', '', 'misconfigured'],
  ['CompleteWebAuthnRegistration', 'WebAuthnOriginNotAllowedException', '', 'wrong_domain'],
  ['CompleteWebAuthnRegistration', 'WebAuthnRelyingPartyMismatchException', '', 'wrong_domain'],
  [
    'CompleteWebAuthnRegistration',
    'WebAuthnCredentialNotSupportedException',
    '',
    'user_verification_required',
  ],
  ['DeleteWebAuthnCredential', 'ResourceNotFoundException', '', 'not_found'],
  [
    'SetUserMFAPreference',
    'InvalidParameterException',
    'User has not verified software token mfa',
    'unsupported_by_backend',
  ],
];

describe('a refusal of Cognito', () => {
  for (const [operation, type, text, expected] of table) {
    it(`of ${operation} with ${type}${text && ` (${text})`} is ${expected}`, async () => {
      assert.equal(await code(refusal(type, text), operation), expected);
    });
  }

  it('to switch something off is forbidden', async () => {
    const fields = { SMSMfaSettings: { Enabled: false } };
    assert.equal(
      await code(refusal('InvalidParameterException'), 'SetUserMFAPreference', fields),
      'forbidden',
    );
  });

  it('is told apart by its name, wherever and however that is written', async () => {
    const names = [
      () => Response.json({ __type: 'com.amazonaws.cognito#CodeMismatchException' }, { status: 400 }),
      () => Response.json({ code: 'CodeMismatchException', Message: 'No' }, { status: 400 }),
      () =>
        new Response(null, {
          status: 400,
          headers: { 'x-amzn-errortype': 'CodeMismatchException:http://x/' },
        }),
      () => new Response('<p>', { status: 400, headers: { 'x-amzn-errortype': 'CodeMismatchException' } }),
    ];
    for (const make of names) assert.equal(await code(make(), 'VerifyUserAttribute'), 'invalid_code');
  });

  it('is known by its status where it has no name', async () => {
    for (const [status, expected] of [
      [400, 'misconfigured'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'misconfigured'],
      [429, 'rate_limited'],
      [500, 'server_error'],
    ] as const)
      for (const body of [
        '',
        '<p>',
        '{"__ty',
        'null',
        '[]',
        '{"__type":null}',
        '{"__type":{}}',
        '{"message":7}',
      ])
        assert.equal(await code(new Response(body, { status })), expected, `${status} ${body}`);
  });

  it('tells what cognito-local can’t do apart from a failure', async () => {
    const answer = refusal('CognitoLocal#Unsupported', 'Cognito Local unsupported feature', 500);
    assert.equal(await code(answer), 'unsupported_by_backend');
    assert.equal(await code(refusal('SomethingNewException', '', 503)), 'server_error');
  });

  it('quotes neither codes, passwords nor tokens', async () => {
    const token = 'eyJraWQiOiJhYmMi.eyJzdWIiOiIxMjM0NTY3.c2lnbmF0dXJl';
    const secrets = ['Larch-Otter-58!', '421337', token];
    const text = `${encodeURIComponent('Larch-Otter-58!')} 421337 ${token}`;
    for (const [type, at] of [
      ['InvalidPasswordException', `Password did not conform with policy: ${text}`],
      ['InvalidParameterException', text],
      [text, ''],
    ] as const) {
      const error = await read(refusal(type, at), 'ChangePassword', {}, secrets);
      const told = JSON.stringify([error.message, error.validationIssues, String(error.cause), { ...error }]);
      for (const secret of secrets) assert.ok(!told.includes(secret) && !told.includes('421337'), told);
    }
  });

  it('keeps the seconds to wait, and the answer for the host', async () => {
    const response = new Response('{"__type":"TooManyRequestsException"}', {
      status: 400,
      headers: { 'retry-after': '17' },
    });
    const error = await read(response);
    assert.equal(error.retryAfter, 17);
    assert.match((await error.response?.text()) ?? '', /TooManyRequests/);
    assert.equal(Object.keys(error).includes('response'), false);
  });
});
