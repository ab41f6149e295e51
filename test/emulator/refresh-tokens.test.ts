import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { decodeJwt } from 'jose';
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

describe('refresh tokens', () => {
  const grant = (body: Record<string, unknown>): Record<string, string> => ({
    grant_type: 'refresh_token',
    client_id: 'demo',
    refresh_token: String(body.refresh_token),
  });

  it('are issued for offline_access and return new tokens', async (context) => {
    const { login, audience } = await start(context);
    const signedIn = await login.signIn({ audience, scope: `openid offline_access ${readScope}` });
    const { body } = await login.token(signedIn);
    assert.deepEqual(scopeOf(body), ['offline_access', 'openid', readScope]);
    const refreshed = await login.post('/oauth/token', grant(body));
    assert.equal(refreshed.status, 200);
    assert.notEqual(refreshed.body.access_token, body.access_token);
    assert.equal(decodeJwt(String(refreshed.body.access_token)).aud, audience);
    assert.deepEqual(scopeOf(refreshed.body), scopeOf(body));
    assert.equal(typeof refreshed.body.id_token, 'string');
  });

  it('can be used for other audiences and scopes of the API', async (context) => {
    const { login, audience } = await start(context);
    const { body } = await login.token(await login.signIn({ scope: 'openid profile offline_access' }));
    const scope = `openid profile offline_access ${deleteScope} make:coffee`;
    const refreshed = await login.post('/oauth/token', { ...grant(body), audience, scope });
    assert.equal(refreshed.status, 200);
    assert.deepEqual(scopeOf(refreshed.body), ['offline_access', 'openid', 'profile', deleteScope].sort());
    const claims = decodeJwt(String(refreshed.body.access_token));
    assert.equal(claims.aud, audience);
    const plain = await login.post('/oauth/token', {
      ...grant(body),
      audience,
      scope: `openid ${readScope}`,
    });
    assert.deepEqual(scopeOf(plain.body), ['offline_access', 'openid', readScope].sort());
  });

  it('are refused when unknown or revoked', async (context) => {
    const { login } = await start(context);
    assert.equal(
      (await login.post('/oauth/token', grant({ refresh_token: 'x' }))).body.error,
      'invalid_grant',
    );
    const { body } = await login.token(await login.signIn({ scope: 'openid offline_access' }));
    const revoke = { client_id: 'demo', token: String(body.refresh_token), token_type_hint: 'refresh_token' };
    assert.equal((await login.post('/oauth/revoke', revoke)).status, 200);
    assert.equal((await login.post('/oauth/token', grant(body))).body.error, 'invalid_grant');
  });

  it('are not revoked by a request that is not a JSON object', async (context) => {
    const { api } = await start(context);
    for (const body of ['{', '[]']) {
      const answer = await api.send('POST', '/oauth/revoke', body);
      assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request']);
    }
  });

  it('stay valid after signing out of the login page', async (context) => {
    const { login } = await start(context);
    const { body } = await login.token(await login.signIn({ scope: 'openid offline_access' }));
    await login.request('/v2/logout');
    assert.equal((await login.post('/oauth/token', grant(body))).status, 200);
  });

  it('demand a new sign-in of a person without a second step once the last one is too old', async (context) => {
    const { api, login, audience } = await start(context);
    await api.reset('single-factor');
    await api.faults({ mfaRequired: 'writes' });
    const request = { audience, scope: `openid offline_access ${readScope} ${deleteScope}` };
    const { body } = await login.token(await login.signIn(request));
    assert.equal((await login.post('/oauth/token', grant(body))).status, 200);
    await api.faults({ clockOffset: 301_000 });
    const refused = await login.post('/oauth/token', grant(body));
    assert.deepEqual([refused.status, refused.body.error], [403, 'unmet_authentication_requirements']);
    assert.equal(refused.body.mfa_token, undefined);
    const again = await login.token(await login.signIn({ ...request, max_age: '0' }));
    assert.equal((await login.post('/oauth/token', grant(again.body))).status, 200);
  });

  it('demand a second step with mfa_required unless the sign-in had one', async (context) => {
    const { api, login, audience } = await start(context);
    const acr_values = api.emulator.faults.stepUpAcr;
    const scope = `openid offline_access ${readScope} ${deleteScope}`;
    const { body } = await login.token(await login.signIn({ audience, scope }));
    await api.faults({ mfaRequired: 'writes' });
    const refused = await login.post('/oauth/token', grant(body));
    assert.deepEqual([refused.status, refused.body.error], [403, 'mfa_required']);
    assert.equal(typeof refused.body.mfa_token, 'string');
    const reading = await login.post('/oauth/token', {
      ...grant(body),
      audience,
      scope: `openid ${readScope}`,
    });
    assert.equal(reading.status, 200);
    const stepped = await login.token(await login.signIn({ audience, scope, acr_values }));
    assert.equal((await login.post('/oauth/token', grant(stepped.body))).status, 200);
  });
});
