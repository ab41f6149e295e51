import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createRemoteJWKSet, decodeJwt, generateKeyPair, jwtVerify, SignJWT } from 'jose';

import { readProblem, startEmulator, type Answer } from './support/api-client.js';

const LIST = '/me/v1/authentication-methods';
const GRANT = {
  grant_type: 'password',
  username: 'ada@example.com',
  password: 'Correct-Horse-9',
  client_id: 'demo',
} as const;
const ALL_SCOPES =
  'read:me:factors read:me:authentication_methods create:me:authentication_methods ' +
  'update:me:authentication_methods delete:me:authentication_methods';

const OPERATIONS = [
  ['GET', '/me/v1/factors', 'read:me:factors'],
  ['GET', LIST, 'read:me:authentication_methods'],
  ['GET', `${LIST}/password%7CdXNlci0xMjM`, 'read:me:authentication_methods'],
  ['POST', LIST, 'create:me:authentication_methods'],
  ['POST', `${LIST}/totp%7Cx/verify`, 'create:me:authentication_methods'],
  ['PATCH', `${LIST}/password%7CdXNlci0xMjM`, 'update:me:authentication_methods'],
  ['DELETE', `${LIST}/password%7CdXNlci0xMjM`, 'delete:me:authentication_methods'],
] as const;

function challengeOf(answer: Answer): string {
  return answer.headers.get('www-authenticate') ?? '';
}

describe('access tokens', () => {
  it('are JWTs that the published key verifies', async (context) => {
    const api = await startEmulator(context);
    const keys = createRemoteJWKSet(new URL(`${api.origin}/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(api.token, keys);
    assert.equal(protectedHeader.alg, 'RS256');
    assert.equal(payload.iss, `${api.origin}/`);
    assert.equal(payload.aud, `${api.origin}/me/`);
    assert.equal(payload.sub, 'auth0|507f1f77bcf86cd799439011');
    assert.equal(payload.scope, ALL_SCOPES);
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 7200);
  });

  it('publish no private key', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('GET', '/.well-known/jwks.json');
    const [key, ...others] = body.keys as Record<string, unknown>[];
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('are asked for when missing, without an error code', async (context) => {
    const api = await startEmulator(context);
    api.token = '';
    for (const [method, path] of OPERATIONS) {
      const answer = await api.send(method, path);
      assert.deepEqual([readProblem(answer).status, readProblem(answer).code], [401, 'A0E-401-0001']);
      assert.equal(challengeOf(answer), `Bearer realm="${api.origin}/me/"`);
    }
  });

  it('are refused when they are bad, expired or meant for others', async (context) => {
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
      const answer = await api.send('GET', LIST);
      const problem = readProblem(answer);
      assert.deepEqual([problem.status, problem.code], [401, 'A0E-401-0002']);
      assert.match(String(problem.detail), detail);
      assert.match(challengeOf(answer), /^Bearer error="invalid_token", error_description="/);
    }
  });

  it('may have several audiences', async (context) => {
    const api = await startEmulator(context);
    api.token = await api.emulator.issueToken({
      audience: [api.emulator.audience, `${api.origin}/userinfo`],
    });
    assert.equal((await api.send('GET', LIST)).status, 200);
  });

  it('expire by the clock', async (context) => {
    const api = await startEmulator(context);
    api.emulator.advanceClock(7199_000);
    assert.equal((await api.send('GET', LIST)).status, 200);
    api.emulator.advanceClock(1001);
    assert.equal((await api.send('GET', LIST)).status, 401);
  });

  it('are not understood in another scheme', async (context) => {
    const api = await startEmulator(context);
    for (const authorization of ['Basic YTpi', api.token, `Bearer ${api.token} x`, 'Bearer']) {
      const answer = await api.send('GET', LIST, undefined, { authorization });
      assert.equal(readProblem(answer).code, 'A0E-401-0002');
    }
    const lower = await api.send('GET', LIST, undefined, { authorization: `bearer ${api.token}` });
    assert.equal(lower.status, 200);
  });

  for (const [method, path, scope] of OPERATIONS) {
    it(`${method} ${path} needs ${scope}`, async (context) => {
      const api = await startEmulator(context);
      const others = ALL_SCOPES.split(' ').filter((one) => one !== scope);
      api.token = await api.emulator.issueToken({ scope: others.join(' ') });
      const answer = await api.send(method, path, method === 'POST' || method === 'PATCH' ? {} : undefined);
      const problem = readProblem(answer);
      assert.deepEqual([problem.status, problem.code], [403, 'A0E-403-0002']);
      assert.match(String(problem.detail), new RegExp(scope));
      assert.equal(challengeOf(answer), `Bearer error="insufficient_scope", scope="${scope}"`);
    });
  }

  it('can be checked by the host', async (context) => {
    const api = await startEmulator(context, {
      verifyToken: (token, request) => {
        assert.equal(request.method, 'GET');
        if (token === 'broken') throw new Error('unreadable');
        return token === 'mine' ? { scope: 'read:me:authentication_methods' } : undefined;
      },
    });
    api.token = 'mine';
    assert.equal((await api.send('GET', LIST)).status, 200);
    assert.equal((await api.send('GET', '/me/v1/factors')).status, 403);
    for (const token of ['other', 'broken']) {
      api.token = token;
      assert.equal((await api.send('GET', LIST)).status, 401);
    }
  });
});

describe('POST /oauth/token with a password', () => {
  it('answers a token, for JSON and for a form', async (context) => {
    const api = await startEmulator(context);
    for (const [body, type] of [
      [JSON.stringify(GRANT), 'application/json'],
      [new URLSearchParams(GRANT).toString(), 'application/x-www-form-urlencoded'],
    ] as const) {
      const {
        status,
        headers,
        body: answer,
      } = await api.send('POST', '/oauth/token', body, { 'content-type': type });
      assert.equal(status, 200);
      assert.equal(headers.get('cache-control'), 'no-store');
      const { access_token: token, ...rest } = answer;
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 7200, scope: ALL_SCOPES });
      api.token = String(token);
      assert.equal((await api.send('GET', LIST)).status, 200);
    }
  });

  it('grants what is asked for, and no scope it does not know', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('POST', '/oauth/token', {
      ...GRANT,
      scope: 'read:me:factors openid make:coffee',
    });
    assert.equal(body.scope, 'read:me:factors');
    assert.equal(decodeJwt(String(body.access_token)).scope, 'read:me:factors');
  });

  it('puts the audience into the token', async (context) => {
    const api = await startEmulator(context);
    const { body } = await api.send('POST', '/oauth/token', { ...GRANT, audience: 'https://other.example/' });
    assert.equal(decodeJwt(String(body.access_token)).aud, 'https://other.example/');
  });

  it('takes the new password once it was changed, and still the old', async (context) => {
    const api = await startEmulator(context);
    const started = await api.start({ type: 'password' });
    const changed = { ...GRANT, password: 'Quiet-River-42' };
    assert.equal((await api.send('POST', '/oauth/token', changed)).status, 400);
    await api.verify(started, { new_password: changed.password });
    assert.equal((await api.send('POST', '/oauth/token', changed)).status, 200);
    assert.equal((await api.send('POST', '/oauth/token', GRANT)).status, 200);
  });

  for (const [what, change, status, error] of [
    ['a wrong password', { password: 'x' }, 400, 'invalid_grant'],
    ['another person', { username: 'bob@example.com' }, 400, 'invalid_grant'],
    ['no password', { password: '' }, 400, 'invalid_request'],
    ['no user name', { username: undefined }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'other' }, 401, 'invalid_client'],
    ['no client', { client_id: undefined }, 401, 'invalid_client'],
    ['no grant type', { grant_type: undefined }, 400, 'invalid_request'],
    ['another grant type', { grant_type: 'magic' }, 400, 'unsupported_grant_type'],
  ] as const) {
    it(`refuses ${what}`, async (context) => {
      const api = await startEmulator(context);
      const answer = await api.send('POST', '/oauth/token', { ...GRANT, ...change });
      assert.deepEqual([answer.status, answer.body.error], [status, error]);
      assert.equal(typeof answer.body.error_description, 'string');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    });
  }

  it('refuses bodies it cannot read', async (context) => {
    const api = await startEmulator(context);
    for (const body of ['{', '[]', 'null']) {
      assert.equal((await api.send('POST', '/oauth/token', body)).body.error, 'invalid_request');
    }
  });
});

describe('step-up', () => {
  const ACR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

  it('asks writes, and only writes, for a recent second step', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up' });
    for (const [method, path] of OPERATIONS) {
      const answer = await api.send(method, path, method === 'POST' || method === 'PATCH' ? {} : undefined);
      if (method === 'GET') {
        assert.equal(answer.status, 200);
        continue;
      }
      assert.equal(readProblem(answer).status, 401);
      const challenge = challengeOf(answer);
      assert.match(challenge, /^Bearer error="insufficient_user_authentication", error_description="/);
      assert.ok(challenge.endsWith(`acr_values="${ACR}", max_age="300"`), challenge);
    }
  });

  it('is satisfied by a token with the level asked for, while it is recent', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up', clock: () => 1_800_000_000_500 });
    const { body } = await api.send('POST', '/oauth/token', {
      ...GRANT,
      acr_values: `other ${ACR}`,
      max_age: 300,
    });
    api.token = String(body.access_token);
    await api.start({ type: 'totp' });
    api.emulator.advanceClock(300_000);
    await api.start({ type: 'totp' });
    api.emulator.advanceClock(1000);
    assert.equal((await api.create({ type: 'totp' })).status, 401);
  });

  it('is not satisfied by another level', async (context) => {
    const api = await startEmulator(context, { scenario: 'step-up' });
    api.token = await api.emulator.issueToken({ acr: 'silver' });
    assert.equal((await api.create({ type: 'totp' })).status, 401);
  });

  it('can take place at the token endpoint: mfa_required', async (context) => {
    const api = await startEmulator(context, { faults: { mfaRequired: 'writes' } });
    const reading = { ...GRANT, scope: 'read:me:authentication_methods' };
    const writing = { ...GRANT, scope: 'delete:me:authentication_methods' };
    assert.equal((await api.send('POST', '/oauth/token', reading)).status, 200);
    const refused = await api.send('POST', '/oauth/token', writing);
    assert.deepEqual([refused.status, refused.body.error], [403, 'mfa_required']);
    assert.equal(typeof refused.body.mfa_token, 'string');
    assert.equal((await api.send('POST', '/oauth/token', { ...writing, acr_values: ACR })).status, 200);
    await api.faults({ mfaRequired: 'always' });
    assert.equal((await api.send('POST', '/oauth/token', reading)).body.error, 'mfa_required');
  });
});
