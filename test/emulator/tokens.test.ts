import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, decodeJwt, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { readProblem, startEmulator, type Answer } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';
const passwordGrant = {
  grant_type: 'password',
  username: 'ada@example.com',
  password: 'Correct-Horse-9',
  client_id: 'demo',
} as const;
const allScopes =
  'read:me:factors read:me:authentication_methods create:me:authentication_methods ' +
  'update:me:authentication_methods delete:me:authentication_methods';

const operations = [
  ['GET', '/me/v1/factors', 'read:me:factors'],
  ['GET', listPath, 'read:me:authentication_methods'],
  ['GET', `${listPath}/password%7CdXNlci0xMjM`, 'read:me:authentication_methods'],
  ['POST', listPath, 'create:me:authentication_methods'],
  ['POST', `${listPath}/totp%7Cx/verify`, 'create:me:authentication_methods'],
  ['PATCH', `${listPath}/password%7CdXNlci0xMjM`, 'update:me:authentication_methods'],
  ['DELETE', `${listPath}/password%7CdXNlci0xMjM`, 'delete:me:authentication_methods'],
] as const;

function challengeOf(answer: Answer): string {
  return answer.headers.get('www-authenticate') ?? '';
}

describe('access tokens', () => {
  it('are JWTs signed with the published key', async (context) => {
    const api = await startEmulator(context);
    const keys = createRemoteJWKSet(new URL(`${api.origin}/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(api.token, keys);
    assert.equal(protectedHeader.alg, 'RS256');
    assert.equal(payload.iss, `${api.origin}/`);
    assert.equal(payload.aud, `${api.origin}/me/`);
    assert.equal(payload.sub, 'auth0|507f1f77bcf86cd799439011');
    assert.equal(payload.scope, allScopes);
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 7200);
  });

  it('are signed with a key whose private part is not published', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('GET', '/.well-known/jwks.json');
    const [key, ...others] = body.keys as Record<string, unknown>[];
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('are requested without an error code when missing', async (context) => {
    const api = await startEmulator(context);
    api.token = '';
    for (const [method, path] of operations) {
      const answer = await api.send(method, path);
      assert.deepEqual([readProblem(answer).status, readProblem(answer).code], [401, 'A0E-401-0001']);
      assert.equal(challengeOf(answer), `Bearer realm="${api.origin}/me/"`);
    }
  });

  it('are refused when invalid, expired or issued for another audience', async (context) => {
    const api = await startEmulator(context);
    const { emulator } = api;
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT(decodeJwt(api.token))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey);
    const payload = api.token.split('.')[1] ?? '';
    const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${payload}.`;
    const cases: readonly (readonly [token: string, detail: RegExp])[] = [
      ['garbage', /not valid/],
      [`${api.token}x`, /not valid/],
      [forged, /not valid/],
      [unsigned, /not valid/],
      [await emulator.issueToken({ expiresIn: -1 }), /expired/],
      [await emulator.issueToken({ audience: 'https://other.example/' }), /"aud"/],
      [await emulator.issueToken({ audience: `${api.origin}/me` }), /"aud"/],
    ];
    for (const [token, detail] of cases) {
      api.token = token;
      const answer = await api.send('GET', listPath);
      const problem = readProblem(answer);
      assert.deepEqual([problem.status, problem.code], [401, 'A0E-401-0002']);
      assert.match(String(problem.detail), detail);
      assert.match(challengeOf(answer), /^Bearer error="invalid_token", error_description="/);
    }
  });

  it('may name several audiences', async (context) => {
    const api = await startEmulator(context);
    api.token = await api.emulator.issueToken({
      audience: [api.emulator.audience, `${api.origin}/userinfo`],
    });
    assert.equal((await api.send('GET', listPath)).status, 200);
  });

  it('expire by the emulator’s clock', async (context) => {
    const api = await startEmulator(context);
    api.emulator.advanceClock(7140_000);
    assert.equal((await api.send('GET', listPath)).status, 200);
    api.emulator.advanceClock(60_001);
    assert.equal((await api.send('GET', listPath)).status, 401);
  });

  it('are refused in another scheme or a malformed header', async (context) => {
    const api = await startEmulator(context);
    for (const authorization of ['Basic YTpi', api.token, `Bearer ${api.token} x`, 'Bearer']) {
      const answer = await api.send('GET', listPath, undefined, { authorization });
      assert.equal(readProblem(answer).code, 'A0E-401-0002');
    }
    const lower = await api.send('GET', listPath, undefined, { authorization: `bearer ${api.token}` });
    assert.equal(lower.status, 200);
  });

  for (const [method, path, scope] of operations) {
    it(`are refused by ${method} ${path} without ${scope}`, async (context) => {
      const api = await startEmulator(context);
      const others = allScopes.split(' ').filter((one) => one !== scope);
      api.token = await api.emulator.issueToken({ scope: others.join(' ') });
      const answer = await api.send(method, path, method === 'POST' || method === 'PATCH' ? {} : undefined);
      const problem = readProblem(answer);
      assert.deepEqual([problem.status, problem.code], [403, 'A0E-403-0002']);
      assert.match(String(problem.detail), new RegExp(scope));
      assert.equal(challengeOf(answer), `Bearer error="insufficient_scope", scope="${scope}"`);
    });
  }

  it('can be checked by the host’s own function', async (context) => {
    const api = await startEmulator(context, {
      verifyToken: (token, request) => {
        assert.equal(request.method, 'GET');
        if (token === 'broken') throw new Error('unreadable');
        return token === 'mine' ? { scope: 'read:me:authentication_methods' } : undefined;
      },
    });
    api.token = 'mine';
    assert.equal((await api.send('GET', listPath)).status, 200);
    assert.equal((await api.send('GET', '/me/v1/factors')).status, 403);
    for (const token of ['other', 'broken']) {
      api.token = token;
      assert.equal((await api.send('GET', listPath)).status, 401);
    }
  });
});

describe('POST /oauth/token with a password', () => {
  it('issues a token, asked for in JSON or in a form', async (context) => {
    const api = await startEmulator(context);
    for (const [body, type] of [
      [JSON.stringify(passwordGrant), 'application/json'],
      [new URLSearchParams(passwordGrant).toString(), 'application/x-www-form-urlencoded'],
    ] as const) {
      const {
        status,
        headers,
        body: answer,
      } = await api.send('POST', '/oauth/token', body, { 'content-type': type });
      assert.equal(status, 200);
      assert.equal(headers.get('cache-control'), 'no-store');
      const { access_token: token, ...rest } = answer;
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 7200, scope: allScopes });
      api.token = String(token);
      assert.equal((await api.send('GET', listPath)).status, 200);
    }
  });

  it('grants the requested scopes that it knows', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('POST', '/oauth/token', {
      ...passwordGrant,
      scope: 'read:me:factors openid make:coffee',
    });
    assert.equal(body.scope, 'read:me:factors');
    assert.equal(decodeJwt(String(body.access_token)).scope, 'read:me:factors');
  });

  it('issues the token for the requested audience', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('POST', '/oauth/token', {
      ...passwordGrant,
      audience: 'https://other.example/',
    });
    assert.equal(decodeJwt(String(body.access_token)).aud, 'https://other.example/');
  });

  it('accepts the changed password as well as the original one', async (context) => {
    const api = await startEmulator(context);
    const started = await api.start({ type: 'password' });
    const changed = { ...passwordGrant, password: 'Quiet-River-42' };
    assert.equal((await api.send('POST', '/oauth/token', changed)).status, 400);
    await api.verify(started, { new_password: changed.password });
    assert.equal((await api.send('POST', '/oauth/token', changed)).status, 200);
    assert.equal((await api.send('POST', '/oauth/token', passwordGrant)).status, 200);
  });

  for (const [what, change, status, error] of [
    ['a wrong password', { password: 'x' }, 400, 'invalid_grant'],
    ['an unknown person', { username: 'bob@example.com' }, 400, 'invalid_grant'],
    ['no password', { password: '' }, 400, 'invalid_request'],
    ['no username', { username: undefined }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'other' }, 401, 'invalid_client'],
    ['no client', { client_id: undefined }, 401, 'invalid_client'],
    ['no grant type', { grant_type: undefined }, 400, 'invalid_request'],
    ['another grant type', { grant_type: 'magic' }, 400, 'unsupported_grant_type'],
  ] as const) {
    it(`refuses a token request with ${what}`, async (context) => {
      const api = await startEmulator(context);
      const answer = await api.send('POST', '/oauth/token', { ...passwordGrant, ...change });
      assert.deepEqual([answer.status, answer.body.error], [status, error]);
      assert.equal(typeof answer.body.error_description, 'string');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    });
  }

  it('refuses a body that is not a JSON object', async (context) => {
    const api = await startEmulator(context);
    for (const body of ['{', '[]', 'null']) {
      assert.equal((await api.send('POST', '/oauth/token', body)).body.error, 'invalid_request');
    }
  });
});

describe('step-up', () => {
  const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

  it('demands a recent second step for writes only', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up' });
    for (const [method, path] of operations) {
      const answer = await api.send(method, path, method === 'POST' || method === 'PATCH' ? {} : undefined);
      if (method === 'GET') {
        assert.equal(answer.status, 200);
        continue;
      }
      assert.equal(readProblem(answer).status, 401);
      const challenge = challengeOf(answer);
      assert.match(challenge, /^Bearer error="insufficient_user_authentication", error_description="/);
      assert.ok(challenge.endsWith(`acr_values="${multiFactor}", max_age="300"`), challenge);
    }
  });

  it('accepts a token of the required level while its sign-in is recent', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up', clock: () => 1_800_000_000_500 });
    const { body } = await api.send('POST', '/oauth/token', {
      ...passwordGrant,
      acr_values: `other ${multiFactor}`,
      max_age: 300,
    });
    api.token = String(body.access_token);
    await api.start({ type: 'totp' });
    api.emulator.advanceClock(300_000);
    await api.start({ type: 'totp' });
    api.emulator.advanceClock(1000);
    assert.equal((await api.create({ type: 'totp' })).status, 401);
  });

  it('refuses a token of another level', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up' });
    api.token = await api.emulator.issueToken({ acr: 'silver' });
    assert.equal((await api.create({ type: 'totp' })).status, 401);
  });

  it('demands the second step at the token endpoint with mfa_required', async (context) => {
    const api = await startEmulator(context, { faults: { mfaRequired: 'writes' } });
    const reading = { ...passwordGrant, scope: 'read:me:authentication_methods' };
    const writing = { ...passwordGrant, scope: 'delete:me:authentication_methods' };
    assert.equal((await api.send('POST', '/oauth/token', reading)).status, 200);
    const refused = await api.send('POST', '/oauth/token', writing);
    assert.deepEqual([refused.status, refused.body.error], [403, 'mfa_required']);
    assert.equal(typeof refused.body.mfa_token, 'string');
    assert.equal(
      (await api.send('POST', '/oauth/token', { ...writing, acr_values: multiFactor })).status,
      200,
    );
    await api.faults({ mfaRequired: 'always' });
    assert.equal((await api.send('POST', '/oauth/token', reading)).body.error, 'mfa_required');
  });
});
