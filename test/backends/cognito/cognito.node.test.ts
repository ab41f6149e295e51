import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cognitoBackend, type CognitoOptions } from '../../../src/backends/cognito/index.js';
import { createCognitoEmulator } from '../../../src/emulator/cognito/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import { answering, codeOf, connect, errorOf, operationOf, options, refusal, withFetch } from './connect.js';

const reads = ['GetUser', 'GetUserAuthFactors', 'ListWebAuthnCredentials'];

/** A backend that sends by itself, with the requests that it sent. */
function sending(changes: Partial<CognitoOptions>) {
  const emulator = createCognitoEmulator({ origin: 'https://cognito-idp.eu-west-1.amazonaws.com' });
  const sent: { readonly url: string; readonly init: RequestInit; readonly token: unknown }[] = [];
  const backend = cognitoBackend({ region: 'eu-west-1', ...changes });
  const during = <T>(action: () => Promise<T>): Promise<T> =>
    withFetch((input, init = {}) => {
      const { AccessToken: token } = JSON.parse(String(init.body)) as { readonly AccessToken?: unknown };
      sent.push({ url: String(input), init, token });
      return emulator.fetch(input, init);
    }, action);
  return { backend, emulator, sent, during };
}

describe('the Cognito backend’s requests', () => {
  it('carry the token in the body, and no Authorization header', async () => {
    const { backend, emulator, sent, during } = sending({ getAccessToken: () => emulator.issueToken() });
    await during(() => backend.list(options));
    assert.equal(sent.length, 3);
    for (const { url, init, token } of sent) {
      assert.equal(url, 'https://cognito-idp.eu-west-1.amazonaws.com/');
      const headers = new Headers(init.headers);
      assert.deepEqual([...headers].sort(), [
        ['content-type', 'application/x-amz-json-1.1'],
        ['x-amz-target', headers.get('x-amz-target')],
      ]);
      assert.deepEqual([init.method, init.cache, init.redirect], ['POST', 'no-store', 'manual']);
      assert.match(String(token), /^[\w-]{20,}\.[\w-]+\.[\w-]+$/);
    }
    assert.equal(new Set(sent.map(({ token }) => token)).size, 1);
  });

  it('of a list leave together', async () => {
    const waiting: (() => void)[] = [];
    const started: string[] = [];
    const { emulator } = connect();
    const token = emulator.issueToken();
    const backend = cognitoBackend({
      endpoint: emulator.origin,
      fetcher: async (input, init) => {
        started.push(operationOf(init));
        await new Promise<void>((resolve) => waiting.push(resolve));
        const fields = JSON.parse(String(init.body)) as object;
        return emulator.fetch(input, { ...init, body: JSON.stringify({ ...fields, AccessToken: token }) });
      },
    });
    const listing = backend.list(options);
    await new Promise(setImmediate);
    assert.deepEqual(started, reads);
    for (const go of waiting) go();
    await listing;
  });

  it('leave the token to a fetcher, which is told the scope', async () => {
    const asked: TokenRequest[] = [];
    const { backend, requests, emulator } = connect();
    await backend.list(options);
    for (const { fields } of requests) assert.equal('AccessToken' in fields, false);
    const other = cognitoBackend({
      endpoint: emulator.origin,
      audience: 'pool',
      fetcher: (_input, _init, request) => {
        asked.push(request);
        return Promise.resolve(refusal('ForbiddenException'));
      },
    });
    assert.equal(await codeOf(other.remove('id', options)), 'forbidden');
    assert.equal(asked.length, 1);
    const { scopes, audience, reason, fresh, scope } = asked[0] as TokenRequest & { scope: unknown };
    assert.deepEqual(
      { scopes, audience, reason, fresh, scope },
      {
        scopes: ['aws.cognito.signin.user.admin'],
        audience: 'pool',
        reason: 'remove',
        fresh: false,
        scope: ['aws.cognito.signin.user.admin'],
      },
    );
  });

  it('are repeated with one fresh token when the token was refused: a list', async () => {
    const asked: boolean[] = [];
    const { backend, emulator, sent, during } = sending({
      getAccessToken: ({ fresh }) => {
        asked.push(fresh);
        return fresh ? emulator.issueToken() : expired;
      },
    });
    const expired = emulator.issueToken();
    emulator.revokeTokens();
    const { methods } = await during(() => backend.list(options));
    assert.equal(methods.length, 6);
    assert.deepEqual(asked, [false, true]);
    assert.equal(sent.length, 6);
  });

  it('are repeated with one fresh token when the token was refused: a change, which was not made before', async () => {
    const { backend, emulator, sent, during } = sending({
      getAccessToken: ({ fresh }) => (fresh ? emulator.issueToken() : 'gone'),
    });
    const id = emulator.account.passkeys[0]?.id ?? '';
    await during(() => backend.remove(id, options));
    assert.equal(sent.length, 2);
    assert.equal(emulator.account.passkeys.length, 1);
  });

  it('are not repeated with the token that was refused, nor a second time', async () => {
    const fixed = sending({ accessToken: 'fixed' });
    assert.equal(await fixed.during(() => codeOf(fixed.backend.remove('id', options))), 'unauthorized');
    assert.equal(fixed.sent.length, 1);
    let count = 0;
    const other = sending({ getAccessToken: () => `wrong-${(count += 1)}` });
    assert.equal(await other.during(() => codeOf(other.backend.remove('id', options))), 'unauthorized');
    assert.equal(other.sent.length, 2);
    const stepUp = sending({ getAccessToken: ({ fresh }) => `wrong-${fresh}` });
    const removing = () => codeOf(stepUp.backend.remove('id', { ...options, stepUp: {} }));
    assert.equal(await stepUp.during(removing), 'unauthorized');
    assert.deepEqual(
      stepUp.sent.map(({ token }) => token),
      ['wrong-true'],
    );
  });

  it('end when they are aborted while the host’s function hangs', async () => {
    const controller = new AbortController();
    const backend = cognitoBackend({
      region: 'eu-west-1',
      getAccessToken: () => new Promise(() => undefined),
    });
    const listing = codeOf(backend.list({ signal: controller.signal }));
    controller.abort();
    assert.equal(await listing, 'aborted');
  });

  for (const [name, given, address] of [
    ['a region', { region: 'eu-west-1' }, 'https://cognito-idp.eu-west-1.amazonaws.com/'],
    ['a user pool', { userPoolId: 'us-east-1_1234test' }, 'https://cognito-idp.us-east-1.amazonaws.com/'],
    ['a pool in China', { userPoolId: 'cn-north-1_a' }, 'https://cognito-idp.cn-north-1.amazonaws.com.cn/'],
    [
      'a government’s region',
      { region: 'us-gov-west-1' },
      'https://cognito-idp.us-gov-west-1.amazonaws.com/',
    ],
    [
      'an address',
      { endpoint: 'https://proxy.test/cognito/', region: 'eu-west-1' },
      'https://proxy.test/cognito/',
    ],
  ] as const) {
    it(`go to the address of ${name}`, async () => {
      const urls: string[] = [];
      const backend = cognitoBackend({
        ...given,
        fetcher: (input) => {
          urls.push(input);
          return Promise.resolve(new Response(null));
        },
      });
      await backend.remove('id', options);
      assert.deepEqual(urls, [address]);
    });
  }

  for (const [name, wrong, fix] of [
    ['no region', {}, /Set `region`/],
    ['a region that is none', { region: 'europe' }, /Set `region`/],
    ['a user pool without a region', { userPoolId: 'AbCdEf123' }, /`userPoolId`, such as/],
    ['two regions', { region: 'eu-west-1', userPoolId: 'us-east-1_a' }, /only one of `region`/],
    ['an address of another kind', { endpoint: 'ftp://x' }, /Set `endpoint`/],
    ['an unknown type', { region: 'eu-west-1', enroll: ['voice' as 'phone'] }, /Set `enroll`/],
    ['a type that is no list', { region: 'eu-west-1', enroll: 'totp' as unknown as [] }, /Set `enroll`/],
    ['two ways to authorize', { region: 'eu-west-1', accessToken: 'token' }, /Set one of `getAccessToken`/],
    ['no way to authorize', { region: 'eu-west-1', fetcher: undefined }, /not the ID token/],
  ] as const) {
    it(`have a developer’s line for ${name}`, () => {
      const fetcher = (): Promise<Response> => Promise.reject(new Error('No request is sent'));
      assert.throws(
        () => cognitoBackend({ fetcher, ...wrong }),
        ({ code, message }: AuthMethodsError) => code === 'misconfigured' && fix.test(message),
      );
    });
  }
});

describe('a list of the Cognito backend', () => {
  it('has the passkeys of all pages, and shows the first ones at once', async () => {
    const { backend, emulator, operations } = connect();
    emulator.setFaults({ pageSize: 1 });
    const first: (readonly string[])[] = [];
    const { methods, incomplete } = await backend.list({
      ...options,
      showFirst: (snapshot) => first.push(snapshot.methods.map(({ type }) => type)),
    });
    assert.equal(methods.filter(({ type }) => type === 'passkey').length, 2);
    assert.equal(incomplete, undefined);
    assert.deepEqual(first, [['passkey', 'password', 'totp', 'phone', 'email']]);
    assert.deepEqual(operations(), [...reads, 'ListWebAuthnCredentials']);
  });

  it('ends where a page names one that was there before, and says so', async () => {
    const { backend, emulator, operations } = connect();
    emulator.setFaults({ pageSize: 1, endlessPages: true });
    const { methods, incomplete, problems } = await backend.list(options);
    assert.equal(methods.length, 6);
    assert.equal(incomplete, true);
    assert.match(problems.map(({ message }) => message).join(), /"NextToken" repeats itself/);
    assert.ok(operations().length < 8);
  });

  it('ends after 50 pages that all are new', async () => {
    let page = 0;
    const pages = {
      ListWebAuthnCredentials: () => Response.json({ Credentials: [], NextToken: `${(page += 1)}` }),
    };
    const { incomplete } = await answering(pages).list(options);
    assert.equal(page, 50);
    assert.equal(incomplete, true);
  });

  for (const [name, lacking, told] of [
    ['GetUserAuthFactors', 'OperationNotEnabledException', /Essentials/],
    ['GetUserAuthFactors', 'UnknownOperationException', /Essentials/],
    ['ListWebAuthnCredentials', 'WebAuthnNotEnabledException', /leave "passkey" out of `enroll`/],
    ['ListWebAuthnCredentials', 'FeatureUnavailableInTierException', /leave "passkey" out of `enroll`/],
  ] as const) {
    it(`is shown where the pool answers ${name} with ${lacking}, and the developer is told once`, async () => {
      const { backend, emulator } = connect();
      emulator.setFaults({ lacking: { [name]: lacking } });
      const { methods, problems, factors, incomplete } = await backend.list(options);
      assert.equal(methods.length, name === 'GetUserAuthFactors' ? 6 : 4);
      assert.equal(incomplete, undefined);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['unsupported_by_backend'],
      );
      assert.match(problems[0]?.message ?? '', told);
      const types = (await factors)?.map(({ type }) => type);
      assert.equal(types?.includes('passkey'), name === 'GetUserAuthFactors');
      assert.deepEqual((await backend.list(options)).problems, []);
    });
  }

  it('says nothing of passkeys that the pool lacks where the host offers none', async () => {
    const { backend, emulator } = connect({ enroll: ['totp'] });
    emulator.setFaults({ lacking: { ListWebAuthnCredentials: 'WebAuthnNotEnabledException' } });
    assert.deepEqual((await backend.list(options)).problems, []);
  });

  for (const operation of reads) {
    for (const [name, answer, code] of [
      ['throttled', () => refusal('TooManyRequestsException'), 'rate_limited'],
      ['broken', () => refusal('InternalErrorException', '', 500), 'server_error'],
      [
        'a page',
        () => new Response('<p>Hi', { headers: { 'content-type': 'text/html' } }),
        'invalid_response',
      ],
      [
        'an empty page',
        () => new Response('', { headers: { 'content-type': 'text/html' } }),
        'invalid_response',
      ],
      ['cut off', () => new Response('{"UserAttributes":[{"Na'), 'invalid_response'],
      ['a redirect', () => new Response(null, { status: 302 }), 'invalid_response'],
      ['a page that is not found', () => new Response('<p>', { status: 404 }), 'misconfigured'],
    ] as const) {
      it(`is not shown in part when ${operation} is ${name}`, async () => {
        assert.equal(await codeOf(answering({ [operation]: answer }).list(options)), code);
      });
    }
  }

  it('is shown without the credentials that can’t be read, and claims nothing then', async () => {
    for (const Credentials of [null, {}, 'text', 7]) {
      const odd = answering({ ListWebAuthnCredentials: () => Response.json({ Credentials }) });
      const { methods, problems, incomplete } = await odd.list(options);
      assert.equal(methods.length, 4);
      assert.equal(problems.length, 1);
      assert.equal(incomplete, true);
    }
    for (const answer of [() => Response.json({}), () => new Response(null)]) {
      const { problems, incomplete } = await answering({ ListWebAuthnCredentials: answer }).list(options);
      assert.deepEqual([problems, incomplete], [[], undefined]);
    }
  });

  it('tells the line that mends a token without the scope', async () => {
    const { backend, emulator } = connect();
    emulator.setFaults({ withheldScope: true });
    const { code, requiredScope, message } = await errorOf(backend.list(options));
    assert.deepEqual([code, requiredScope], ['insufficient_scope', 'aws.cognito.signin.user.admin']);
    assert.match(message, /Add the scope "aws\.cognito\.signin\.user\.admin" to the app client/);
  });

  it('does not offer a password to somebody who signs in with another identity provider', async () => {
    const { backend, emulator } = connect({}, { account: 'empty' });
    emulator.account.attributes = new Map([...emulator.account.attributes, ['identities', '[{}]']]);
    const { methods, factors } = await backend.list(options);
    assert.deepEqual(methods, []);
    assert.deepEqual(
      (await factors)?.map(({ type }) => type),
      ['passkey', 'totp', 'phone', 'email'],
    );
  });
});

describe('a change by the Cognito backend', () => {
  it('sends only the setting that changes', async () => {
    const { backend, requests } = connect();
    await backend.list(options);
    for (const [change, fields] of [
      [
        () => backend.setPreferred('cognito:phone', options),
        { SMSMfaSettings: { Enabled: true, PreferredMfa: true } },
      ],
      [() => backend.setEnabled('cognito:email', false, options), { EmailMfaSettings: { Enabled: false } }],
      [
        () => backend.setEnabled('cognito:totp', true, options),
        { SoftwareTokenMfaSettings: { Enabled: true } },
      ],
    ] as const) {
      requests.length = 0;
      await change();
      assert.deepEqual(requests, [{ operation: 'SetUserMFAPreference', fields }]);
    }
  });

  it('is looked up first where no list has been read, so that nothing is switched off that is not there', async () => {
    const { backend, operations } = connect({}, { account: 'empty' });
    assert.equal(await codeOf(backend.setEnabled('cognito:totp', false, options)), 'not_found');
    assert.deepEqual(operations(), reads);
  });

  it('that a method does not allow is refused without a request', async () => {
    const { backend, emulator, operations } = connect();
    emulator.account.isSmsOn = false;
    const { methods } = await backend.list(options);
    operations();
    for (const [id, change] of [
      ['cognito:phone', () => backend.setPreferred('cognito:phone', options)],
      ['cognito:password', () => backend.setEnabled('cognito:password', false, options)],
      ['a passkey', () => backend.setPreferred(methods[0]?.id ?? '', options)],
      ['cognito:totp', () => backend.remove('cognito:totp', options)],
      ['cognito:unknown:X', () => backend.remove('cognito:unknown:X', options)],
    ] as const)
      assert.equal(await codeOf(change()), 'unsupported_by_backend', id);
    assert.equal(await codeOf(backend.setEnabled('other', true, options)), 'not_found');
    assert.deepEqual(operations(), []);
  });

  it('says what it has changed, but for the default that is switched off: the list knows what becomes of it', async () => {
    const { backend } = connect();
    await backend.list(options);
    const moved = await backend.setPreferred('cognito:phone', options);
    assert.deepEqual(
      moved.map(({ id, preferred }) => [id, preferred]),
      [
        ['cognito:totp', undefined],
        ['cognito:phone', true],
      ],
    );
    const off = await backend.setEnabled('cognito:email', false, options);
    assert.deepEqual([off?.enabled, off?.allowed], [false, ['setEnabled']]);
    assert.equal(await backend.setEnabled('cognito:phone', false, options), undefined);
  });

  it('leaves an app that is switched off in the list, from where it can be switched on', async () => {
    const { backend, emulator } = connect();
    await backend.list(options);
    await backend.setEnabled('cognito:totp', false, options);
    const off = (await backend.list(options)).methods.find(({ type }) => type === 'totp');
    assert.deepEqual([off?.enabled, off?.preferred], [false, undefined]);
    await backend.setEnabled('cognito:totp', true, options);
    assert.equal(emulator.account.app?.isOn, true);
  });

  it('forgets an app that is there no longer', async () => {
    const { backend, emulator } = connect();
    await backend.list(options);
    await backend.setEnabled('cognito:totp', false, options);
    await backend.list(options);
    emulator.account.app = undefined;
    assert.equal(await codeOf(backend.setEnabled('cognito:totp', true, options)), 'unsupported_by_backend');
    assert.equal(
      (await backend.list(options)).methods.some(({ type }) => type === 'totp'),
      false,
    );
  });

  it('that a pool with required MFA refuses is forbidden', async () => {
    const { backend, emulator } = connect();
    emulator.setFaults({ mfa: 'ON' });
    emulator.account.isSmsOn = false;
    emulator.account.isEmailOn = false;
    await backend.list(options);
    const { code, message } = await errorOf(backend.setEnabled('cognito:totp', false, options));
    assert.equal(code, 'forbidden');
    assert.match(message, /requires MFA keeps the last second step/);
  });

  for (const [name, response, code] of [
    ['nothing', () => new Response(null), 'done'],
    ['204', () => new Response(null, { status: 204 }), 'done'],
    ['{}', () => Response.json({}), 'done'],
    ['a missing credential', () => refusal('ResourceNotFoundException'), 'done'],
    ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'invalid_response'],
    ['other contents', () => Response.json({ login: '/sign-in' }), 'invalid_response'],
    ['a page that is not found', () => new Response('<p>', { status: 404 }), 'invalid_response'],
    ['a redirect', () => new Response(null, { status: 303 }), 'invalid_response'],
    ['a refusal in a success', () => refusal('ForbiddenException', '', 200), 'forbidden'],
    ['418', () => new Response(null, { status: 418 }), 'unknown'],
    ['429', () => new Response(null, { status: 429, headers: { 'retry-after': '9' } }), 'rate_limited'],
    ['a gateway’s failure', () => new Response('<p>', { status: 502 }), 'server_error'],
    [
      'a proxy that wants a sign-in',
      () => Response.json({ error: 'mfa_required' }, { status: 403 }),
      'step_up_required',
    ],
  ] as const) {
    it(`takes ${name} for a removal as ${code}`, async () => {
      assert.equal(await codeOf(answering({ '*': response }).remove('id', options)), code);
    });
  }
});
