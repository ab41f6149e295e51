import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { startEmulator, type ApiClient } from './support/api-client.js';
import { BrowserlessLogin } from './support/browserless-login.js';

const readScope = 'read:me:authentication_methods';
const deleteScope = 'delete:me:authentication_methods';

async function start(
  context: Pick<TestContext, 'after'>,
  options: Parameters<typeof startEmulator>[1] = {},
): Promise<{ api: ApiClient; login: BrowserlessLogin; audience: string }> {
  const api = await startEmulator(context, options);
  return { api, login: new BrowserlessLogin(api.origin), audience: api.emulator.audience };
}

function scopeOf(body: Record<string, unknown>): readonly string[] {
  return String(body.scope).split(' ').sort();
}

describe('signing in with a browser', () => {
  it('is listed in the discovery document', async (context) => {
    const { api } = await start(context);
    const { body } = await api.send('GET', '/.well-known/openid-configuration');
    assert.equal(body.issuer, `${api.origin}/`);
    assert.equal(body.authorization_endpoint, `${api.origin}/authorize`);
    assert.equal(body.userinfo_endpoint, `${api.origin}/userinfo`);
    assert.deepEqual(body.grant_types_supported, ['password', 'authorization_code', 'refresh_token']);
    assert.deepEqual(body.code_challenge_methods_supported, ['S256']);
  });

  it('shows a login page that is filled in and has a strict policy', async (context) => {
    const { login } = await start(context);
    const { page } = await login.authorize();
    assert.equal(page.status, 200);
    assert.match(page.text, /<html lang="en">[^]*<label for="email">[^]*value="ada@example\.com"/);
    assert.match(
      page.text,
      /<label for="password">[^]*autocomplete="current-password"[^]*value="Correct-Horse-9"/,
    );
    const { headers } = await login.request(page.url.href);
    const policy = headers.get('content-security-policy') ?? '';
    const style = /<style>([^]*)<\/style>/.exec(page.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('issues an access token and an ID token signed with the published key', async (context) => {
    const { api, login, audience } = await start(context);
    const signedIn = await login.signIn({ audience, scope: `openid profile email ${readScope}` });
    assert.equal(signedIn.callback.get('state'), 'the-state');
    const { status, body } = await login.token(signedIn);
    assert.equal(status, 200);
    assert.equal(body.token_type, 'Bearer');
    assert.deepEqual(scopeOf(body), ['email', 'openid', 'profile', readScope]);
    assert.equal(body.refresh_token, undefined);

    const keys = createRemoteJWKSet(new URL(`${api.origin}/.well-known/jwks.json`));
    const id = await jwtVerify(String(body.id_token), keys, { issuer: `${api.origin}/`, audience: 'demo' });
    assert.equal(id.protectedHeader.alg, 'RS256');
    const { sub, name, email, nonce } = id.payload;
    assert.deepEqual(
      [sub, name, email, nonce],
      ['auth0|507f1f77bcf86cd799439011', 'Ada Lovelace', 'ada@example.com', 'the-nonce'],
    );
    const access = await jwtVerify(String(body.access_token), keys, { issuer: `${api.origin}/`, audience });
    assert.equal(access.payload.sub, sub);
    assert.equal(typeof access.payload.auth_time, 'number');

    api.token = String(body.access_token);
    assert.equal((await api.list()).length, 6);
    assert.equal((await api.create({ type: 'totp' })).status, 403);
  });

  it('issues a token for /userinfo without an audience', async (context) => {
    const { api, login } = await start(context);
    const { body } = await login.token(await login.signIn());
    api.token = String(body.access_token);
    const userinfo = await api.send('GET', '/userinfo');
    assert.deepEqual(userinfo.body, {
      sub: 'auth0|507f1f77bcf86cd799439011',
      name: 'Ada Lovelace',
      nickname: 'ada',
      email: 'ada@example.com',
      email_verified: true,
    });
    assert.equal((await api.send('GET', '/me/v1/factors')).status, 401);
  });

  it('shows a message for a wrong password and lets the person cancel', async (context) => {
    const { login } = await start(context);
    const { page } = await login.authorize();
    const refused = await login.submit(page, { email: 'ada@example.com', password: 'x<b>' });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /<p role="alert" id="problem">/);
    assert.match(refused.text, /aria-invalid="true" aria-describedby="problem"/);
    assert.doesNotMatch(refused.text, /x<b>/);
    const cancelled = await login.submit(page, { cancel: '1' });
    assert.equal(cancelled.url.searchParams.get('error'), 'access_denied');
    assert.equal(cancelled.url.searchParams.get('state'), 'the-state');
  });

  it('signs the person in again without a page for prompt=none', async (context) => {
    const { login, audience } = await start(context);
    const silent = { prompt: 'none', audience, scope: `openid ${readScope}` };
    const before = await login.authorize(silent);
    assert.equal(before.page.url.searchParams.get('error'), 'login_required');
    await login.signIn();
    const { page, verifier } = await login.authorize(silent);
    const { body } = await login.token({ verifier, callback: page.url.searchParams });
    assert.deepEqual(scopeOf(body), ['openid', readScope]);
  });

  it('answers frames and pop-ups by posting a message', async (context) => {
    const { login } = await start(context);
    await login.signIn();
    const { page } = await login.authorize({ prompt: 'none', response_mode: 'web_message' });
    assert.match(page.text, /"redirect_uri":"http:\/\/localhost:5173\/callback"/);
    assert.match(page.text, /type: 'authorization_response'/);
    assert.match(page.text, /"code":"/);
  });

  it('signs out and returns to the application', async (context) => {
    const { login } = await start(context);
    await login.signIn();
    const query = new URLSearchParams({ client_id: 'demo', returnTo: 'http://localhost:5173/bye' });
    const out = await login.request(`/v2/logout?${query}`);
    assert.deepEqual([out.status, out.headers.get('location')], [302, 'http://localhost:5173/bye']);
    const { page } = await login.authorize({ prompt: 'none' });
    assert.equal(page.url.searchParams.get('error'), 'login_required');
  });

  for (const evil of ['https://evil.example/', 'javascript://localhost/%0aalert(1)']) {
    it(`does not redirect to ${evil}`, async (context) => {
      const { login } = await start(context);
      const out = await login.request(`/v2/logout?${new URLSearchParams({ returnTo: evil })}`);
      assert.deepEqual([out.status, out.headers.get('location')], [400, null]);
      const { page } = await login.authorize({ redirect_uri: evil });
      assert.equal(page.status, 400);
      assert.equal(page.url.origin, login.origin);
    });
  }

  it('refuses a code twice, without its verifier, or without a challenge', async (context) => {
    const { login } = await start(context);
    const signedIn = await login.signIn();
    assert.equal((await login.token({ ...signedIn, verifier: 'x'.repeat(43) })).body.error, 'invalid_grant');
    const again = await login.signIn();
    assert.equal((await login.token(again)).status, 200);
    assert.equal((await login.token(again)).body.error, 'invalid_grant');
    const { page } = await login.authorize({ code_challenge: '', code_challenge_method: '' });
    assert.equal(page.url.searchParams.get('error'), 'invalid_request');
  });

  it('shows a message when a sign-in has ended', async (context) => {
    const { login } = await start(context);
    const { page } = await login.authorize();
    const other = new BrowserlessLogin(login.origin);
    const response = await other.request(page.url.href);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /This sign-in has ended/);
  });

  it('applies the switches for scopes and lifetime to its tokens', async (context) => {
    const { api, login, audience } = await start(context, {
      faults: { withheldScopes: [deleteScope], tokenLifetime: 60 },
    });
    const { body } = await login.token(
      await login.signIn({ audience, scope: `openid ${readScope} ${deleteScope}` }),
    );
    assert.deepEqual(scopeOf(body), ['openid', readScope]);
    assert.equal(body.expires_in, 60);
    api.token = String(body.access_token);
    api.emulator.advanceClock(61_000);
    assert.equal((await api.send('GET', '/me/v1/authentication-methods')).status, 401);
  });
});

describe('step-up with a browser', () => {
  it('asks for the second step and issues a token that the API accepts', async (context) => {
    const { api, login, audience } = await start(context, { scenario: 'step-up' });
    const scope = `openid ${readScope} create:me:authentication_methods`;
    const plain = await login.token(await login.signIn({ audience, scope }));
    api.token = String(plain.body.access_token);
    assert.equal((await api.create({ type: 'totp' })).status, 401);

    const acr_values = api.emulator.faults.stepUpAcr;
    const { page } = await login.authorize({ audience, scope, acr_values });
    assert.match(page.text, /name="confirm"/);
    assert.doesNotMatch(page.text, /name="password"/);
    const stepped = await login.token(await login.signIn({ audience, scope, acr_values, max_age: '300' }));
    assert.equal(decodeJwt(String(stepped.body.access_token)).acr, acr_values);
    api.token = String(stepped.body.access_token);
    await api.start({ type: 'totp' });
  });

  it('asks again when the second step is too old by the emulator’s clock', async (context) => {
    const { api, login } = await start(context);
    const silent = { prompt: 'none', acr_values: api.emulator.faults.stepUpAcr };
    await login.signIn({ acr_values: silent.acr_values });
    assert.ok((await login.authorize(silent)).page.url.searchParams.has('code'));
    api.emulator.advanceClock(301_000);
    const { searchParams } = (await login.authorize(silent)).page.url;
    assert.equal(searchParams.get('error'), 'login_required');
    assert.equal(searchParams.get('error_description'), 'Multifactor authentication required');
  });

  it('asks for the password for prompt=login and max_age', async (context) => {
    const { login } = await start(context);
    await login.signIn();
    for (const parameters of [{ prompt: 'login' }, { max_age: '0' }]) {
      const { page } = await login.authorize(parameters);
      assert.match(page.text, /name="password"/);
    }
  });

  it('shows both pages when nobody is signed in', async (context) => {
    const { api, login } = await start(context);
    const { page } = await login.authorize({ acr_values: api.emulator.faults.stepUpAcr });
    assert.match(page.text, /name="password"/);
    const second = await login.submit(page, { email: 'ADA@example.com ', password: 'Correct-Horse-9' });
    assert.match(second.text, /name="confirm"/);
    const done = await login.submit(page, { confirm: '1' });
    assert.ok(done.url.searchParams.has('code'));
  });

  it('refuses the second step before the password', async (context) => {
    const { api, login } = await start(context);
    const { page } = await login.authorize({ acr_values: api.emulator.faults.stepUpAcr });
    const refused = await login.submit(page, { confirm: '1' });
    assert.equal(refused.status, 400);
  });
});

describe('DPoP at the authorization server', () => {
  it('binds the tokens for codes and refresh tokens, and demands nonces', async (context) => {
    const { api, login, audience } = await start(context, { faults: { dpopNonce: true } });
    const key = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(key.publicKey);
    const proof = (claims: Record<string, unknown>): Promise<string> =>
      new SignJWT({ jti: randomUUID(), iat: Math.floor(Date.now() / 1000), ...claims })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .sign(key.privateKey);
    const forToken = { htm: 'POST', htu: `${api.origin}/oauth/token` };

    const signedIn = await login.signIn({ audience, scope: `openid offline_access ${readScope}` });
    const asked = await login.token(signedIn, { dpop: await proof(forToken) });
    assert.deepEqual([asked.status, asked.body.error], [400, 'use_dpop_nonce']);
    const nonce = asked.headers.get('dpop-nonce');
    const { body } = await login.token(signedIn, { dpop: await proof({ ...forToken, nonce }) });
    assert.equal(body.token_type, 'DPoP');

    const refresh = {
      grant_type: 'refresh_token',
      client_id: 'demo',
      refresh_token: String(body.refresh_token),
    };
    assert.equal((await login.post('/oauth/token', refresh)).body.error, 'invalid_grant');
    const dpop = await proof({ ...forToken, nonce });
    const refreshed = await login.post('/oauth/token', refresh, { dpop });
    assert.equal(refreshed.body.token_type, 'DPoP');

    const token = String(refreshed.body.access_token);
    await api.faults({ dpopNonce: false });
    const list = { htm: 'GET', htu: `${api.origin}/me/v1/authentication-methods` };
    const ath = createHash('sha256').update(token).digest('base64url');
    const answer = await api.send('GET', '/me/v1/authentication-methods', undefined, {
      authorization: `DPoP ${token}`,
      dpop: await proof({ ...list, ath }),
    });
    assert.equal(answer.status, 200);
  });
});
