import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startEmulator } from './support/api-client.js';
import { BrowserlessLogin } from './support/browserless-login.js';

const scope = 'openid offline_access read:me:authentication_methods';
const secret = { client_id: 'demo-server', client_secret: 'demo-server-secret' };
const basic = { authorization: `Basic ${Buffer.from('demo-server:demo-server-secret').toString('base64')}` };

describe('signing in with a server', () => {
  for (const [how, body, headers] of [
    ['as parameters', secret, {}],
    ['in the header', {}, basic],
  ] as const) {
    it(`issues tokens for a code, and renews them, with a secret ${how}`, async (context) => {
      const { origin, emulator } = await startEmulator(context);
      const login = new BrowserlessLogin(origin);
      const { verifier, callback } = await login.signIn({
        client_id: 'demo-server',
        audience: emulator.audience,
        scope,
      });
      const code = {
        grant_type: 'authorization_code',
        redirect_uri: login.redirectUri,
        code: callback.get('code') ?? '',
        code_verifier: verifier,
      };
      const issued = await login.post('/oauth/token', { ...code, ...body }, headers);
      assert.equal(issued.status, 200, JSON.stringify(issued.body));
      const renewal = {
        grant_type: 'refresh_token',
        refresh_token: String(issued.body.refresh_token),
        audience: emulator.audience,
        scope: 'delete:me:authentication_methods',
      };
      const renewed = await login.post('/oauth/token', { ...renewal, ...body }, headers);
      assert.match(String(renewed.body.scope), /delete:me:authentication_methods/);
    });
  }

  it('refuses a server with a wrong secret, or with none', async (context) => {
    const { origin } = await startEmulator(context);
    const login = new BrowserlessLogin(origin);
    const { verifier, callback } = await login.signIn({ client_id: 'demo-server' });
    const code = {
      grant_type: 'authorization_code',
      client_id: 'demo-server',
      redirect_uri: login.redirectUri,
      code: callback.get('code') ?? '',
      code_verifier: verifier,
    };
    for (const given of [{}, { client_secret: 'wrong' }]) {
      const { status, body } = await login.post('/oauth/token', { ...code, ...given });
      assert.deepEqual([status, body.error], [401, 'invalid_client']);
    }
  });

  it('takes the parameters of a sign-in in advance', async (context) => {
    const { origin, emulator } = await startEmulator(context);
    const login = new BrowserlessLogin(origin);
    const pushed = await login.post('/oauth/par', {
      ...secret,
      response_type: 'code',
      redirect_uri: login.redirectUri,
      audience: emulator.audience,
      scope,
      state: 'pushed',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    assert.equal(pushed.status, 201, JSON.stringify(pushed.body));
    const query = new URLSearchParams({
      client_id: 'demo-server',
      request_uri: String(pushed.body.request_uri),
    });
    const page = await login.follow(await login.request(`/authorize?${query}`));
    const { url } = await login.submit(page, { email: 'ada@example.com', password: 'Correct-Horse-9' });
    assert.equal(url.searchParams.get('state'), 'pushed');
    const issued = await login.post('/oauth/token', {
      ...secret,
      grant_type: 'authorization_code',
      redirect_uri: login.redirectUri,
      code: url.searchParams.get('code') ?? '',
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    assert.equal(typeof issued.body.refresh_token, 'string', JSON.stringify(issued.body));
  });
});

describe('the switch clientGrant', () => {
  it('refuses tokens for the API when the grant is missing, at both endpoints', async (context) => {
    const { origin, emulator } = await startEmulator(context);
    const login = new BrowserlessLogin(origin);
    const signedIn = await login.signIn({ audience: emulator.audience, scope });
    const { body } = await login.token(signedIn);
    emulator.setFaults({ clientGrant: 'missing' });
    const renewed = await login.post('/oauth/token', {
      grant_type: 'refresh_token',
      client_id: 'demo',
      refresh_token: String(body.refresh_token),
      audience: emulator.audience,
      scope: 'delete:me:authentication_methods',
    });
    assert.equal(renewed.body.error, 'unauthorized_client');
    assert.match(
      String(renewed.body.error_description),
      /"demo" is not authorized to access resource server/,
    );
    const { page } = await login.authorize({ audience: emulator.audience });
    assert.equal(page.url.searchParams.get('error'), 'unauthorized_client');
    const other = await login.authorize({ audience: 'https://another.example.com/' });
    assert.equal(other.page.url.searchParams.get('error'), null);
  });

  it('asks for consent where no page may be shown', async (context) => {
    const { origin, emulator } = await startEmulator(context);
    const login = new BrowserlessLogin(origin);
    await login.signIn({ audience: emulator.audience, scope });
    emulator.setFaults({ clientGrant: 'consent' });
    const silent = await login.authorize({ audience: emulator.audience, prompt: 'none' });
    assert.equal(silent.page.url.searchParams.get('error'), 'consent_required');
    const shown = await login.authorize({ audience: emulator.audience });
    assert.equal(shown.page.url.searchParams.get('error'), null);
  });
});
