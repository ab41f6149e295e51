import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveEmulator, type EmulatorServer } from '../../src/emulator/node/serve-emulator.js';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { openWatchedPage } from '../support/e2e/watched-page.js';

const require = createRequire(import.meta.url);
const sdkPath = require
  .resolve('@auth0/auth0-spa-js')
  .replace(/lib.auth0-spa-js\.cjs\.js$/, 'auth0-spa-js.production.esm.js');

const hostPage = '<!doctype html><html lang="en"><title>A host</title><button id="go">Go</button>';
const signInScope = 'openid profile email read:me:authentication_methods';

describe('the vendor’s browser SDK with the emulator', () => {
  let browser: Browser;
  let site: HostSite;
  let server: EmulatorServer;

  before(async () => {
    browser = await launchBrowser();
    site = await serveHostSite({
      pages: { '/': hostPage },
      files: { '/sdk.js': { type: 'text/javascript', body: readFileSync(sdkPath, 'utf8') } },
    });
    server = await serveEmulator({ port: 0, pageOrigins: [site.origin] });
  });

  after(async () => {
    await browser.close();
    await Promise.all([site.close(), server.close()]);
  });

  /** Creates `client` in the page, and `methods()`, which returns the number of methods. */
  async function makeClient(page: Page, options: Record<string, unknown>): Promise<void> {
    const all = {
      domain: server.origin,
      clientId: 'demo',
      ...options,
      authorizationParams: {
        redirect_uri: `${site.origin}/`,
        audience: server.emulator.audience,
        scope: signInScope,
      },
    };
    await page.evaluate(`(async () => {
      const { Auth0Client } = await import('/sdk.js');
      window.client = new Auth0Client(${JSON.stringify(all)});
      window.methods = async () => (await client.myAccount.getAuthenticationMethods()).length;
    })()`);
  }

  async function submitLogin(page: Page): Promise<void> {
    await page.getByLabel('Email').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  /** Opens a page, signs in, and returns the page with a client that completed the sign-in. */
  async function signedInPage(options: Record<string, unknown>): Promise<Page> {
    server.emulator.reset('typical');
    const { page } = await openWatchedPage(browser);
    await page.goto(site.origin);
    await makeClient(page, options);
    await page.evaluate('client.loginWithRedirect()');
    await submitLogin(page);
    await page.waitForURL(`${site.origin}/?**`);
    await makeClient(page, options);
    await page.evaluate('client.handleRedirectCallback()');
    return page;
  }

  it('signs in by redirect and lists the methods', async () => {
    const page = await signedInPage({});
    assert.equal(await page.evaluate('client.getUser().then((user) => user.email)'), 'ada@example.com');
    assert.equal(await page.evaluate('methods()'), 6);
  });

  it('gets a token for another scope in a frame', async () => {
    const page = await signedInPage({});
    const scopes = await page.evaluate(`client
      .getTokenSilently({ detailedResponse: true, authorizationParams: { scope: 'delete:me:authentication_methods' } })
      .then(({ scope }) => scope)`);
    assert.match(String(scopes), /delete:me:authentication_methods/);
  });

  it('uses a refresh token for another scope', async () => {
    const page = await signedInPage({ useRefreshTokens: true, useMrrt: true });
    assert.equal(await page.evaluate('methods()'), 6);
    const result = await page.evaluate(`(async () => {
      await client.getTokenSilently({ cacheMode: 'off' });
      await client.myAccount.deleteAuthenticationMethod('password|dXNlci0xMjM');
      return methods();
    })()`);
    assert.equal(result, 5);
  });

  it('steps up in a pop-up after mfa_required for a refresh token', async () => {
    const page = await signedInPage({
      useRefreshTokens: true,
      useMrrt: true,
      interactiveErrorHandler: 'popup',
    });
    server.emulator.setFaults({ mfaRequired: 'writes' });
    await page.evaluate(`document.querySelector('#go').onclick = () => {
      window.removed = client.myAccount.deleteAuthenticationMethod('password|dXNlci0xMjM').then(methods);
    }`);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('#go')]);
    await popup.getByRole('button', { name: 'Confirm' }).click();
    assert.equal(await page.evaluate('removed'), 5);
  });

  it('steps up in a pop-up with acr_values and max_age', async () => {
    const page = await signedInPage({});
    server.emulator.setFaults({ stepUp: 'writes' });
    const attempt = `client.myAccount.deleteAuthenticationMethod('password|dXNlci0xMjM').then(() => 204, (e) => e.status)`;
    assert.equal(await page.evaluate(attempt), 401);
    const parameters = {
      acr_values: server.emulator.faults.stepUpAcr,
      max_age: 300,
      scope: 'delete:me:authentication_methods',
    };
    await page.evaluate(`document.querySelector('#go').onclick = () => {
      window.token = client.getTokenWithPopup({ cacheMode: 'off', authorizationParams: ${JSON.stringify(parameters)} });
    }`);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('#go')]);
    await popup.getByRole('button', { name: 'Confirm' }).click();
    await page.evaluate('token');
    assert.equal(await page.evaluate(attempt), 204);
  });

  it('binds tokens with DPoP, for encoded ids and with nonces', async () => {
    const page = await signedInPage({ useDpop: true, useRefreshTokens: true, useMrrt: true });
    server.emulator.setFaults({ dpop: 'required', dpopNonce: true });
    assert.equal(await page.evaluate('methods()'), 6);
    const id = await page.evaluate(
      `client.myAccount.getAuthenticationMethod('password|dXNlci0xMjM').then(({ id }) => id)`,
    );
    assert.equal(id, 'password|dXNlci0xMjM');
  });

  it('signs out and has to sign in again', async () => {
    const page = await signedInPage({});
    await page.evaluate(`client.logout({ logoutParams: { returnTo: '${site.origin}/' } })`);
    await page.waitForURL(`${site.origin}/`);
    await makeClient(page, {});
    const error = await page.evaluate('client.getTokenSilently().then(() => "", ({ error }) => error)');
    assert.equal(error, 'login_required');
  });
});
