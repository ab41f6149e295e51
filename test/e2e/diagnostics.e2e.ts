import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { wellKnownHandler } from '../../src/server/index.js';
import { serveHostSite, type HostSite, type HostSiteOptions } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage } from '../support/e2e/watched-page.js';

/** An API that answers, and lets no page read it. */
async function serveWithoutCors(): Promise<HostSite> {
  const server = createServer((_request, response) => response.end('{}'));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  // A server that listens on a port, and on no pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What only a real page with a real policy, and a real API, can get wrong. */
describe('the attribute debug on a page that gets no answer', () => {
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  const sites: { close(): Promise<void> }[] = [];

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'typical' });
  });

  after(async () => {
    await browser.close();
    await Promise.all([emulator, ...sites].map((server) => server.close()));
  });

  /** Resolves to the warnings that `debug` has printed, when it is done, to all lines, and to the page's address. */
  async function warningsOf(
    api: string,
    connectSrc: string,
    { headers = {}, routes }: Pick<HostSiteOptions, 'headers' | 'routes'> = {},
  ): Promise<{ warnings: string[]; lines: string[]; site: HostSite }> {
    const site = await serveHostSite({
      pages: {
        '/': `<!doctype html><html lang="en"><head><title>Account</title>
<script type="module" src="/auth-methods-manager.js"></script><script type="module" src="/host.js"></script></head>
<body><auth-methods-manager domain="${new URL(api).host}" debug></auth-methods-manager></body></html>`,
      },
      files: {
        '/host.js': {
          type: 'text/javascript',
          body: `document.querySelector('auth-methods-manager').getAccessToken = () => '${await emulator.emulator.issueToken()}';`,
        },
      },
      contentSecurityPolicy: `default-src 'none'; script-src 'self'; ${connectSrc}`,
      headers,
      ...(routes && { routes }),
    });
    sites.push(site);
    const { page, consoleMessages } = await openWatchedPage(browser);
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    const done = page.waitForEvent('console', (message) =>
      /debug> (\d+ to mend|all is well)/.test(message.text()),
    );
    await page.goto(site.origin);
    await done;
    return {
      site,
      lines,
      warnings: consoleMessages.filter((text) => text.startsWith('<auth-methods-manager debug>')),
    };
  }

  it('names the directive, and the line to add, where the policy forbids the API', async () => {
    for (const connectSrc of ['', "connect-src 'self'"]) {
      const { warnings } = await warningsOf(emulator.origin, connectSrc);
      assert.deepEqual(warnings, [
        `<auth-methods-manager debug> ✗ policy: connect-src does not allow ${emulator.origin}. Add it to the page’s ` +
          `policy: AuthMethodsManager.contentSecurityPolicy({ api: '${emulator.origin}' }) returns it.`,
      ]);
    }
  });

  it('names the header to send where the page cuts itself off from its popups', async () => {
    const connectSrc = `connect-src 'self' ${emulator.origin}`;
    const warningsFor = async (policy: string): Promise<string> =>
      (
        await warningsOf(emulator.origin, connectSrc, {
          headers: { 'cross-origin-opener-policy': policy },
        })
      ).warnings.join();
    assert.match(
      await warningsFor('same-origin'),
      /✗ popups: Cross-Origin-Opener-Policy is same-origin, .* Send `Cross-Origin-Opener-Policy: same-origin-allow-popups`/,
    );
    assert.doesNotMatch(await warningsFor('same-origin-allow-popups'), /popups/);
  });

  describe('where password managers look for the page', () => {
    const warningsFor = async (routes: Hono): Promise<readonly string[]> =>
      (await warningsOf(emulator.origin, `connect-src 'self' ${emulator.origin}`, { routes })).warnings;

    it('has nothing to warn of with wellKnownHandler()', async () => {
      const wellKnown = wellKnownHandler({
        origin: 'https://example.com',
        manage: '/account',
        changePassword: '/account#change-password',
      });
      const routes = new Hono().all('*', async (context, next) => wellKnown(context.req.raw) ?? next());
      assert.deepEqual(await warningsFor(routes), []);
    });

    it('names an answer that they do not take', async () => {
      const path = '/.well-known/passkey-endpoints';
      const redirect = await warningsFor(new Hono().get(path, (context) => context.redirect('/account')));
      assert.match(redirect.join(), /✗ well-known addresses: passkey-endpoints is a redirect\./);
      const insecure = new Hono().get(path, (context) => context.json({ manage: 'http://example.com/' }));
      assert.match((await warningsFor(insecure)).join(), /passkey-endpoints names no https: address/);
    });

    it('names a server that has a page for every address', async () => {
      const manage = 'https://example.com/account';
      const routes = new Hono().get('/.well-known/*', (context) => context.json({ manage }));
      assert.match(
        (await warningsFor(routes)).join(),
        /✗ well-known addresses: .* Answer 404 for what is below/,
      );
    });
  });

  describe('where the page for changing a password is no redirect', () => {
    const findingOf = async (routes: Hono): Promise<string | undefined> => {
      const { lines } = await warningsOf(emulator.origin, `connect-src 'self' ${emulator.origin}`, {
        routes,
      });
      return lines.find((line) => line.includes('well-known addresses'))?.replace(/^.*debug> /, '');
    };

    it('finds it, since browsers open that as well', async () => {
      const routes = new Hono().get('/.well-known/change-password', (context) => context.html('Change it'));
      assert.equal(await findingOf(routes), '✓ well-known addresses: change-password is a page');
    });

    it('says that browsers trust nothing there on a server that has a page for every address', async () => {
      const routes = new Hono().get('/.well-known/*', (context) => context.html('Welcome'));
      assert.match(
        (await findingOf(routes)) ?? '',
        /^✓ well-known addresses: none that browsers trust, since this origin has a page for every address/,
      );
    });
  });

  it('names the origin to allow where CORS refuses the page', async () => {
    const api = await serveWithoutCors();
    sites.push(api);
    const { warnings, site } = await warningsOf(api.origin, `connect-src ${api.origin}`);
    const [, ...about] =
      /✗ CORS: (\S+) answers, .* Allow the origin (\S+) for the application/.exec(
        warnings.find((text) => text.includes('✗ CORS')) ?? '',
      ) ?? [];
    assert.deepEqual(about, [api.origin, site.origin], warnings.join('\n'));
  });

  it('has nothing to warn of where policy and CORS let the page through', async () => {
    const { warnings } = await warningsOf(emulator.origin, `connect-src ${emulator.origin}`);
    assert.deepEqual(warnings, []);
  });
});
