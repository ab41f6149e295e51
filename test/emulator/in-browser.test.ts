import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { addVirtualAuthenticator } from '../support/e2e/virtual-authenticator.js';
import { openWatchedPage } from '../support/e2e/watched-page.js';

async function bundleEmulator(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/emulator/index.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'emulator' } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  assert.ok(output && 'output' in output);
  const [chunk, ...others] = output.output;
  assert.deepEqual(others, []);
  return chunk.code;
}

describe('createEmulator in a browser', () => {
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    const [code, launched] = await Promise.all([bundleEmulator(), launchBrowser()]);
    browser = launched;
    site = await serveHostSite({
      pages: { '/': '<!doctype html><title>A host</title>' },
      files: { '/emulator.js': { type: 'text/javascript', body: code } },
    });
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  async function openPage(): Promise<Page> {
    const { page } = await openWatchedPage(browser);
    await page.goto(site.origin);
    await page.evaluate(`(async () => {
      const { createEmulator } = await import('/emulator.js');
      window.emulator = createEmulator({ origin: location.origin, scenario: 'empty' });
      const token = await emulator.issueToken();
      window.call = async (method, path, body) => {
        const response = await emulator.fetch('/me/v1/authentication-methods' + path, {
          method,
          headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
          body: body && JSON.stringify(body),
        });
        return { status: response.status, location: response.headers.get('location'), ...(await response.json()) };
      };
    })()`);
    return page;
  }

  it('runs in a page without Node’s modules', async () => {
    const page = await openPage();
    const result = await page.evaluate(`(async () => {
      const started = await call('POST', '', { type: 'email', email: 'new@example.com' });
      const { code } = emulator.outbox[0];
      const path = '/' + started.location.split('/').at(-1) + '/verify';
      const wrong = await call('POST', path, { auth_session: started.auth_session, otp_code: 'x' });
      const verified = await call('POST', path, { auth_session: started.auth_session, otp_code: code });
      return [started.status, wrong.detail, verified.status, (await call('GET', '')).authentication_methods.length];
    })()`);
    assert.deepEqual(result, [202, 'invalid_code', 201, 1]);
  });

  it('verifies a passkey that the browser created', async () => {
    const page = await openPage();
    await addVirtualAuthenticator(page);
    const passkey = await page.evaluate(`(async () => {
      const started = await call('POST', '', { type: 'passkey' });
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(started.authn_params_public_key);
      const { response, ...rest } = (await navigator.credentials.create({ publicKey })).toJSON();
      const { attestationObject, clientDataJSON, transports } = response;
      return call('POST', '/passkey%7Cnew/verify', {
        auth_session: started.auth_session,
        authn_response: { ...rest, response: { attestationObject, clientDataJSON, transports } },
      });
    })()`);
    assert.ok(
      typeof passkey === 'object' && passkey !== null && 'status' in passkey && 'user_agent' in passkey,
    );
    assert.equal(passkey.status, 201);
    assert.match(String(passkey.user_agent), /^(Headless)?Chrome \d+\.0\.0 \/ /);
  });
});
