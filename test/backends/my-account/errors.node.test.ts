import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { refusalError, type RefusedRequest } from '../../../src/backends/my-account/errors.js';
import type { AuthMethodsError, AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';

interface Answer {
  readonly status: number;
  /** The end of the problem's type. */
  readonly kind?: string;
  readonly title?: string | null;
  readonly detail?: string | null;
  readonly issues?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Request = Partial<RefusedRequest> & Pick<RefusedRequest, 'operation'>;

function problem({ status, kind, title, detail, issues, headers }: Answer): Response {
  const body = {
    type: `https://auth0.com/api-errors${kind ?? '#A0E-400-0001'}`,
    status,
    title,
    detail,
    validation_errors: issues,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

async function errorOf(response: Response, request: Request): Promise<AuthMethodsError> {
  const error = await refusalError(response, { scopes: ['read:me:factors'], ...request });
  assert.ok(error);
  return error;
}

const list: Request = { operation: 'list' };
const create: Request = { operation: 'create', type: 'phone' };
const createPasskey: Request = { operation: 'create', type: 'passkey' };
const createTotp: Request = { operation: 'create', type: 'totp' };
const verifyTotp: Request = { operation: 'verify', type: 'totp' };
const verifyPhone: Request = { operation: 'verify', type: 'phone' };
const verifyPush: Request = { operation: 'verify', type: 'push-notification' };
const verifyRecoveryCode: Request = { operation: 'verify', type: 'recovery-code' };
const verifyPassword: Request = { operation: 'verify', type: 'password' };
const verifyPasskey: Request = { operation: 'verify', type: 'passkey' };
const setChannel: Request = { operation: 'update', body: { preferred_authentication_method: 'voice' } };
const update: Request = { operation: 'update', body: { name: 'Desk' } };
const remove: Request = { operation: 'remove' };

const insufficientAuthentication = {
  'www-authenticate': 'Bearer error="insufficient_user_authentication", acr_values="mfa phr", max_age="300"',
};
const emptyIssues = { detail: null, title: null, issues: null };

const cases: readonly (readonly [request: Request, answer: Answer, code: AuthMethodsErrorCode])[] = [
  // The token, whatever the request was.
  [list, { status: 401, kind: '#A0E-401-0001', detail: 'Missing token' }, 'unauthorized'],
  [verifyTotp, { status: 401, kind: '/A0E-401-0002', detail: 'expired_token' }, 'unauthorized'],
  [remove, { status: 401, headers: insufficientAuthentication }, 'step_up_required'],
  [remove, { status: 403, detail: 'mfa_required' }, 'step_up_required'],
  [list, { status: 403, kind: '#A0E-403-0002', ...emptyIssues }, 'insufficient_scope'],
  [list, { status: 403, kind: '/A0E-403-0002', detail: 'Insufficient scope' }, 'insufficient_scope'],
  [
    list,
    { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } },
    'insufficient_scope',
  ],
  [list, { status: 403, detail: 'Forbidden' }, 'forbidden'],

  // The rate and the server, whatever the request was.
  [list, { status: 429, kind: '#A0E-429-0003' }, 'rate_limited'],
  [create, { status: 429, detail: 'too_many_sms' }, 'rate_limited'],
  [verifyTotp, { status: 429, detail: 'too_many_attempts' }, 'rate_limited'],
  [list, { status: 500 }, 'server_error'],
  [verifyTotp, { status: 503, detail: 'invalid_code' }, 'server_error'],

  // Addresses.
  [list, { status: 404, title: 'Not Found' }, 'misconfigured'],
  [{ operation: 'factors' }, { status: 404 }, 'misconfigured'],
  [create, { status: 404 }, 'misconfigured'],
  [update, { status: 404, kind: '#A0E-404-0001' }, 'not_found'],
  [update, { status: 404, kind: '#A0E-404-0002' }, 'not_found'],
  [update, { status: 400, detail: 'authentication_method_not_found' }, 'not_found'],
  [remove, { status: 404 }, 'not_found'],
  [remove, { status: 400, detail: 'authentication_method_not_found' }, 'not_found'],

  // Changes and removals.
  [update, { status: 400, kind: '#A0E-400-0003', detail: 'Payload validation error' }, 'invalid_input'],
  [update, { status: 415 }, 'unknown'],
  [update, { status: 409 }, 'unknown'],
  [setChannel, { status: 400, kind: '#A0E-400-0003', detail: 'Payload validation error' }, 'unknown'],
  [setChannel, { status: 400, detail: 'Voice is not enabled' }, 'unsupported_by_backend'],
  [setChannel, { status: 409, kind: '#A0E-409-0001', title: 'Conflict' }, 'unsupported_by_backend'],
  [setChannel, { status: 415, title: 'Unsupported Media Type' }, 'unknown'],
  [remove, { status: 409 }, 'removal_refused'],
  [remove, { status: 409, kind: '#A0E-409-0001', ...emptyIssues }, 'removal_refused'],
  [remove, { status: 403, detail: 'This is the last authentication method' }, 'removal_refused'],
  [remove, { status: 400 }, 'unknown'],
  [remove, { status: 415, title: 'Unsupported Media Type' }, 'unknown'],
  [list, { status: 400 }, 'unknown'],
  [list, { status: 402 }, 'unknown'],
  [list, { status: 409, kind: '#A0E-409-0001' }, 'unknown'],
  [list, { status: 415 }, 'unknown'],
  [list, { status: 418 }, 'unknown'],

  // Starting.
  [create, { status: 400, detail: 'invalid_phone_number' }, 'invalid_input'],
  [create, { status: 403, detail: 'invalid_phone_number' }, 'invalid_input'],
  [create, { status: 400, ...emptyIssues }, 'invalid_input'],
  [create, { status: 400, detail: 'already_enrolled' }, 'already_enrolled'],
  [create, { status: 409, detail: 'enrollment_conflict' }, 'already_enrolled'],
  [create, { status: 409, kind: '#A0E-409-0003', title: 'Conflict' }, 'already_enrolled'],
  // The API's own code goes before its words.
  [create, { status: 409, kind: '#A0E-409-0001', title: 'Conflict' }, 'unsupported_by_backend'],
  [create, { status: 409, kind: '/A0E-409-0001', detail: 'already_enrolled' }, 'unsupported_by_backend'],
  [create, { status: 409, kind: '#A0E-409-0002', title: 'Conflict' }, 'unknown'],
  [create, { status: 415, title: 'Unsupported Media Type' }, 'unknown'],
  [createTotp, { status: 400, kind: '#A0E-400-0003', detail: 'Payload validation error' }, 'unknown'],
  [create, { status: 400, detail: 'too_many_sms' }, 'rate_limited'],
  [create, { status: 403, detail: 'feature_disabled_by_admin' }, 'unsupported_by_backend'],
  [create, { status: 403, detail: 'Forbidden' }, 'forbidden'],
  [createPasskey, { status: 403, detail: 'Connection does not support passkeys' }, 'unsupported_by_backend'],
  [createPasskey, { status: 403, detail: 'The limit of passkeys is reached' }, 'limit_reached'],
  [createPasskey, { status: 400, detail: 'Maximum number of passkeys' }, 'limit_reached'],
  [createPasskey, { status: 400, detail: 'Too many passkeys' }, 'limit_reached'],

  // Codes.
  [verifyTotp, { status: 400, detail: 'invalid_code' }, 'invalid_code'],
  [verifyTotp, { status: 400, detail: 'invalid_otp' }, 'invalid_code'],
  [verifyTotp, { status: 403, detail: 'invalid_code' }, 'invalid_code'],
  [verifyTotp, { status: 400, detail: 'The code you entered is incorrect.' }, 'invalid_code'],
  [verifyPhone, { status: 400, detail: 'The code is invalid or has expired' }, 'invalid_code'],
  [
    verifyTotp,
    {
      status: 400,
      detail: 'Payload validation error',
      issues: [{ detail: 'must have 6 digits', field: 'otp_code' }],
    },
    'invalid_code',
  ],
  [verifyTotp, { status: 400, ...emptyIssues }, 'invalid_code'],
  [verifyTotp, { status: 400, detail: 'Computer says no' }, 'invalid_code'],
  [verifyPhone, { status: 400, detail: 'too_many_attempts' }, 'too_many_attempts'],
  [verifyPhone, { status: 400, detail: 'Too many invalid codes' }, 'too_many_attempts'],
  [verifyPhone, { status: 400, detail: 'Maximum number of attempts reached' }, 'too_many_attempts'],
  [verifyPhone, { status: 400, detail: 'Invalid code. 4 attempts left.' }, 'invalid_code'],
  [verifyPhone, { status: 400, detail: 'transaction_expired' }, 'enrollment_expired'],
  [verifyPhone, { status: 400, detail: 'expired_token' }, 'enrollment_expired'],
  [verifyPhone, { status: 400, detail: 'enrollment_transaction_not_found' }, 'enrollment_expired'],
  [verifyPhone, { status: 404, ...emptyIssues, title: 'Not Found' }, 'enrollment_expired'],
  [
    verifyPhone,
    { status: 400, issues: [{ detail: 'invalid', field: 'auth_session' }] },
    'enrollment_expired',
  ],
  [verifyPhone, { status: 409, detail: 'already_enrolled' }, 'already_enrolled'],

  // Push.
  [verifyPush, { status: 400, detail: 'authorization_pending' }, 'authorization_pending'],
  [verifyPush, { status: 403, detail: 'authorization_pending' }, 'authorization_pending'],
  [verifyPush, { status: 400, issues: [{ detail: 'authorization_pending' }] }, 'authorization_pending'],
  [verifyPush, { status: 400, detail: 'The enrollment transaction is pending' }, 'authorization_pending'],
  [verifyPush, { status: 400, ...emptyIssues }, 'authorization_pending'],
  [verifyPush, { status: 400, detail: 'expired_token' }, 'enrollment_expired'],
  [verifyPush, { status: 400, detail: 'The pending enrollment has expired' }, 'enrollment_expired'],

  // Recovery code.
  [verifyRecoveryCode, { status: 400, ...emptyIssues }, 'enrollment_expired'],

  // Password: the texts of its rules resemble those of other refusals.
  [
    verifyPassword,
    { status: 400, detail: 'PasswordStrengthError: Password is too weak' },
    'password_refused',
  ],
  [verifyPassword, { status: 400, detail: 'Too many identical characters' }, 'password_refused'],
  [verifyPassword, { status: 400, detail: 'This password was already used' }, 'password_refused'],
  [verifyPassword, { status: 400, detail: 'Exceeds the limit of 72 bytes' }, 'password_refused'],
  [verifyPassword, { status: 403, detail: 'Contains user information' }, 'password_refused'],
  [
    verifyPassword,
    { status: 403, issues: [{ detail: 'Too short', field: 'new_password' }] },
    'password_refused',
  ],
  [verifyPassword, { status: 400, ...emptyIssues }, 'password_refused'],
  [verifyPassword, { status: 400, kind: '#A0E-429-0001', detail: 'Too many requests' }, 'rate_limited'],
  [verifyPassword, { status: 403, detail: 'Forbidden' }, 'forbidden'],
  [verifyPassword, { status: 415, title: 'Unsupported Media Type' }, 'unknown'],
  [verifyPassword, { status: 409, kind: '#A0E-409-0001', title: 'Conflict' }, 'unsupported_by_backend'],
  [verifyPassword, { status: 400, detail: 'transaction_expired' }, 'enrollment_expired'],

  // Passkey.
  [verifyPasskey, { status: 400, detail: 'invalid_attestation: Unexpected origin' }, 'wrong_domain'],
  [verifyPasskey, { status: 409, detail: 'already_enrolled' }, 'already_enrolled'],
  [verifyPasskey, { status: 400, ...emptyIssues }, 'invalid_input'],
  [verifyPasskey, { status: 400, detail: 'auth_session expired' }, 'enrollment_expired'],
  [
    verifyPasskey,
    { status: 400, detail: 'User verification required, but user could not be verified' },
    'user_verification_required',
  ],
  [verifyPasskey, { status: 400, detail: 'User was not verified' }, 'user_verification_required'],
  [verifyPasskey, { status: 400, detail: 'The UV flag is not set' }, 'user_verification_required'],
];

/** Answers that say nothing of what was sent: made by a proxy, by a page, or about something else. */
const answersOfOthers: readonly (readonly [status: number, body: string])[] = [
  [400, '<!doctype html><title>Invalid code</title>'],
  [400, ''],
  [400, 'null'],
  [400, '{"error":"invalid_request"}'],
  [403, '<!doctype html><title>Forbidden</title>'],
  [403, '{"error":"access_denied"}'],
  [404, '<!doctype html><title>Session expired</title>'],
  [404, '{"type":"about:blank","title":"Not Found","status":404,"detail":"Not found."}'],
  [409, '<!doctype html>'],
  [415, '{"title":"Unsupported Media Type"}'],
];

describe('refusalError', () => {
  for (const [request, answer, code] of cases) {
    const { operation, type } = request;
    const parts = [answer.status, answer.kind, answer.detail, answer.issues && JSON.stringify(answer.issues)];
    const refusal = [operation, type, ...parts].filter(Boolean).join(' ');
    it(`reads the refusal of ${refusal} as ${code}`, async () => {
      assert.equal((await errorOf(problem(answer), request)).code, code);
    });
  }

  const blaming: readonly string[] = [
    ...['invalid_code', 'invalid_input', 'password_refused', 'enrollment_expired', 'authorization_pending'],
    ...['too_many_attempts', 'already_enrolled', 'not_found'],
  ];
  for (const [status, body] of answersOfOthers) {
    it(`blames nobody, and takes nothing for gone, after ${status} ${body || 'without a body'}`, async () => {
      const requests = [
        verifyTotp,
        verifyPhone,
        verifyPush,
        verifyRecoveryCode,
        verifyPassword,
        verifyPasskey,
      ];
      for (const request of [
        ...requests,
        create,
        createTotp,
        createPasskey,
        update,
        setChannel,
        remove,
        list,
      ]) {
        const { code } = await errorOf(new Response(body, { status }), request);
        assert.ok(!blaming.includes(code), `${request.operation} ${request.type}: ${code}`);
        if (status === 403) assert.equal(code, 'forbidden');
      }
    });
  }

  it('asks for a stronger sign-in when a proxy answers with an OAuth error', async () => {
    for (const error of ['mfa_required', { code: 'mfa_required', message: 'Required' }]) {
      const response = Response.json({ error, mfa_token: 'Fe26.SECRET' }, { status: 403 });
      const refusal = await errorOf(response, verifyTotp);
      assert.equal(refusal.code, 'step_up_required');
      assert.ok(!inspect(refusal).includes('SECRET'));
    }
  });

  it('says that a redirect is not followed, and that the answer does not count', async () => {
    const followed = Response.json({ authentication_methods: [] });
    Object.defineProperty(followed, 'redirected', { value: true });
    // What browsers show of a redirect.
    const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    for (const response of [followed, hidden, Response.redirect('https://login.example/?next=%2F', 303)]) {
      const error = await errorOf(response, remove);
      assert.equal(error.code, 'invalid_response');
      assert.match(error.message, /^remove was redirected, and no redirect is followed\./);
      assert.ok(!error.message.includes('login.example'));
    }
  });

  for (const status of [300, 304]) {
    it(`takes ${status}, which names no other address, for no redirect and for no answer`, async () => {
      const error = await errorOf(new Response(null, { status }), remove);
      assert.equal(error.code, 'invalid_response');
      assert.equal(
        error.message,
        `remove was answered ${status}, which this API never does. Perhaps it was not done.`,
      );
    });
  }

  it('reads a refusal without a problem body by its status', async () => {
    const page = new Response('<!doctype html><title>Bad Gateway</title>', { status: 502 });
    assert.equal((await errorOf(page, list)).code, 'server_error');
    const nothing = new Response(null, { status: 409 });
    assert.equal((await errorOf(nothing, remove)).code, 'unknown');
    const noObject = new Response('null', { status: 400 });
    assert.equal((await errorOf(noObject, verifyTotp)).code, 'unknown');
  });

  it('puts status, problem type and detail into the message', async () => {
    const error = await errorOf(problem({ status: 400, detail: 'Something odd' }), update);
    assert.equal(error.message, 'update was refused: 400 A0E-400-0001 Something odd');
    assert.equal(error.status, 400);
  });

  it('keeps the response readable, and out of logs', async () => {
    const error = await errorOf(problem({ status: 400, detail: 'Something odd' }), update);
    assert.equal(error.response?.status, 400);
    assert.match((await error.response?.text()) ?? '', /Something odd/);
    assert.ok(!Object.keys(error).includes('response'));
  });

  it('says what to check when the address seems wrong', async () => {
    const error = await errorOf(problem({ status: 404, title: 'Not Found' }), list);
    assert.match(error.message, /Is the API active, and is `domain` or `apiBase` right\?$/);
  });

  it('keeps the seconds of Retry-After, whatever the status', async () => {
    const limited = problem({ status: 429, headers: { 'retry-after': '17' } });
    assert.equal((await errorOf(limited, verifyTotp)).retryAfter, 17);
    const down = problem({ status: 503, headers: { 'retry-after': '3' } });
    assert.equal((await errorOf(down, list)).retryAfter, 3);
    assert.equal((await errorOf(problem({ status: 429 }), list)).retryAfter, undefined);
  });

  const oauthErrors: readonly (readonly [status: number, body: object, code: AuthMethodsErrorCode])[] = [
    [
      403,
      { error: 'mfa_required', error_description: 'Multifactor authentication required' },
      'step_up_required',
    ],
    [403, { error: { code: 'mfa_required', message: 'No' } }, 'step_up_required'],
    [401, { error: 'login_required' }, 'step_up_required'],
    [400, { error: 'mfa_required' }, 'step_up_required'],
    [403, { error: 'consent_required' }, 'step_up_required'],
    [412, { error: { type: 'mfa_required' } }, 'step_up_required'],
    [403, { error: { error: 'interaction_required' } }, 'step_up_required'],
    [403, { code: 'MFA_REQUIRED', message: 'No' }, 'step_up_required'],
    [403, { errorCode: 'step_up_required' }, 'step_up_required'],
    [403, { statusCode: 403, error: 'Forbidden', message: 'mfa_required' }, 'step_up_required'],
    [403, { message: 'Multifactor authentication required' }, 'step_up_required'],
    [403, { errors: [{ code: 'login_required' }] }, 'step_up_required'],
    [403, { detail: { error: 'mfa_required' } }, 'step_up_required'],
    [403, { type: 'https://proxy.example/errors/mfa-required' }, 'step_up_required'],
    [401, { error: { code: 'failed_to_refresh_token', message: 'No' } }, 'step_up_required'],
    [403, { message: 'Forbidden' }, 'forbidden'],
    [403, { error: { code: 'insufficient_scope', message: 'No' } }, 'insufficient_scope'],
    [401, { error: { code: 'missing_session', message: 'No' } }, 'unauthorized'],
    [500, { error: 'mfa_required' }, 'server_error'],
  ];
  for (const [status, body, code] of oauthErrors) {
    for (const request of [list, verifyTotp, remove]) {
      it(`reads the refusal of ${request.operation} by a proxy, ${status} ${JSON.stringify(body)}, as ${code}`, async () => {
        assert.equal((await errorOf(Response.json(body, { status }), request)).code, code);
      });
    }
  }

  it('tells an answer that can’t be read from a redirect', async () => {
    assert.equal((await errorOf(Response.error(), remove)).code, 'network');
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaque' });
    assert.match((await errorOf(opaque, remove)).message, /fetcher must not set the mode "no-cors"/);
  });

  it('reads a refusal that is a code and nothing else, and nothing in a page', async () => {
    const refused = (body: string): Response => new Response(body, { status: 403 });
    assert.equal((await errorOf(refused('mfa_required'), remove)).code, 'step_up_required');
    const page = '<!doctype html><p>login_required</p>';
    assert.equal((await errorOf(refused(page), remove)).code, 'forbidden');
  });

  it('passes the token of an unfinished sign-in on to nobody', async () => {
    const body = { error: 'mfa_required', error_description: 'Use Fe26.secret', mfa_token: 'Fe26.secret' };
    const error = await errorOf(Response.json(body, { status: 403 }), remove);
    assert.equal(error.code, 'step_up_required');
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /Fe26/);
    assert.doesNotMatch(await error.response!.text(), /Fe26/);
  });

  it('keeps the stronger sign-in that the API asks for', async () => {
    const readable = await errorOf(problem({ status: 401, headers: insufficientAuthentication }), remove);
    assert.deepEqual(readable.stepUp, { acrValues: 'mfa phr', maxAge: 300 });
    const hidden = await errorOf(
      problem({ status: 401, detail: 'insufficient_user_authentication' }),
      remove,
    );
    assert.deepEqual(hidden.stepUp, {});
    assert.equal((await errorOf(problem({ status: 401 }), remove)).stepUp, undefined);
  });

  it('takes the missing scope from the detail, else the header, else the request', async () => {
    const headers = {
      'www-authenticate': 'Bearer error="insufficient_scope", scope="update:me:authentication_methods"',
    };
    const detail = 'Insufficient scope, expected: delete:me:authentication_methods';
    const kind = '#A0E-403-0002';
    const ofDetail = await errorOf(problem({ status: 403, kind, detail, headers }), remove);
    assert.equal(ofDetail.requiredScope, 'delete:me:authentication_methods');
    const ofHeader = await errorOf(problem({ status: 403, headers }), remove);
    assert.equal(ofHeader.requiredScope, 'update:me:authentication_methods');
    const scopes = ['read:me:authentication_methods', 'read:me:factors'];
    const ofRequest = await errorOf(problem({ status: 403, kind }), { ...list, scopes });
    assert.equal(ofRequest.requiredScope, 'read:me:authentication_methods read:me:factors');
  });

  it('keeps the password rules that were broken', async () => {
    const issues = [
      { detail: 'At least 10 characters', field: 'new_password', pointer: '/new_password', source: 'body' },
      { detail: 'Not one of your last 5', pointer: '/new_password' },
      { detail: 'No common password' },
      null,
    ];
    const error = await errorOf(problem({ status: 400, issues }), verifyPassword);
    assert.deepEqual(error.validationIssues, [
      { detail: 'At least 10 characters', field: 'new_password' },
      { detail: 'Not one of your last 5', field: 'new_password' },
      { detail: 'No common password' },
      { detail: '' },
    ]);
  });

  it('keeps secrets out of its texts, wherever the answer repeats them', async () => {
    const body = { auth_session: 'Fe26.2**secret', otp_code: '(482)913+', new_password: 'Tr0ub4dor&3' };
    const secrets = Object.values(body);
    const quoted = secrets.join(', ');
    const answer = {
      status: 400,
      title: quoted,
      detail: quoted,
      issues: [{ detail: quoted, field: quoted }],
    };
    const error = await errorOf(problem(answer), { ...verifyTotp, body });
    for (const secret of secrets) assert.ok(!inspect(error, { depth: 5 }).includes(secret));
    assert.match(error.message, / •••, •••, ••• •••, •••, •••: •••, •••, •••$/);
    const pointing = {
      ...answer,
      kind: `#${encodeURIComponent(quoted)}`,
      issues: [{ pointer: `/${quoted}` }],
    };
    const other = await errorOf(problem(pointing), { ...verifyTotp, body });
    for (const secret of secrets) assert.ok(!inspect(other, { depth: 5 }).includes(secret));
    assert.equal(other.validationIssues[0]?.field, '•••, •••, •••');
  });

  it('keeps the token that was sent out of its texts', async () => {
    const token = 'opaque-7Hq2-tok3n';
    const detail = `Refused: Bearer ${token}`;
    const error = await errorOf(problem({ status: 400, detail, issues: [{ detail: token }] }), {
      ...list,
      tokens: [token, 'word'],
    });
    assert.ok(!inspect(error).includes(token));
    assert.match(error.message, /Refused: Bearer •••/);
    const other = await errorOf(problem({ status: 400, detail: 'One word' }), { ...list, tokens: ['word'] });
    assert.match(other.message, /One word/);
  });

  it('keeps secrets out of the scope that it names', async () => {
    const headers = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="Tr0ub4dor&3"' };
    const body = { new_password: 'Tr0ub4dor&3' };
    const error = await errorOf(problem({ status: 403, headers }), { ...verifyPassword, body });
    assert.equal(error.requiredScope, '•••');
    assert.ok(!error.message.includes('Tr0ub4dor'));
  });
});
