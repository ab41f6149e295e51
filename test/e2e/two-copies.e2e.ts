import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const folder = join(import.meta.dirname, '../../dist/cdn');
const entry = '/auth-methods-manager.js';
const heading = 'Sign-in & security';
const headingOfTheOther = 'Another version';

/** How the chunks of a build find its entry: tools/vite/shared-code.ts. */
const build = /auth-methods-manager (?=[a-z\d]{7}\b)/g;

/** Another version of the script tag: other words, so that one can see which of the two is in use. */
function anotherVersion(): Record<string, { type: string; body: string }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    names.map((name) => {
      const body = readFileSync(join(folder, name), 'utf8')
        .replaceAll(heading, headingOfTheOther)
        .replaceAll(build, '$&other-');
      return [`/${name}`, { type: 'text/javascript', body }];
    }),
  );
}

const script = (address: string): string => `<script type="module" src="${address}"></script>`;

describe('a page with the script tag and something else under its tag', () => {
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let other: HostSite;
  let token: string;
  const sites: HostSite[] = [];

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'typical' });
    token = await emulator.emulator.issueToken();
    other = await serveHostSite({ pages: {}, files: anotherVersion() });
  });

  after(async () => {
    await browser.close();
    await Promise.all([emulator, other, ...sites].map((server) => server.close()));
  });

  async function open(
    scripts: (origin: string) => string,
    { hostScript = '', policy }: { readonly hostScript?: string; readonly policy?: string } = {},
  ): Promise<WatchedPage> {
    const domain = new URL(emulator.origin).host;
    const site = await serveHostSite({
      pages: {
        '/': `<!doctype html><html lang="en"><head><title>Account</title>
<script src="/first.js"></script>${scripts(other.origin)}<script type="module" src="/host.js"></script></head>
<body><auth-methods-manager domain="${domain}"></auth-methods-manager></body></html>`,
      },
      files: {
        '/first.js': { type: 'text/javascript', body: hostScript },
        '/host.js': {
          type: 'text/javascript',
          body: `document.querySelector('auth-methods-manager').getAccessToken = () => '${token}';`,
        },
      },
      ...(policy && { contentSecurityPolicy: policy }),
    });
    sites.push(site);
    const watched = await openWatchedPage(browser);
    await watched.page.goto(site.origin);
    return watched;
  }

  /** The list, a dialog and what it downloads, and a change: all of it by the code that came first. */
  async function useIt({ page }: WatchedPage): Promise<void> {
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByRole('button', { name: 'Actions for Recovery code' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove recovery code' }).click();
    const list = page.getByRole('region', { name: 'Two-step verification' });
    await list.getByRole('group', { name: 'Recovery code' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add passkey' }).click();
    await page.getByRole('button', { name: 'Create passkey' }).waitFor();
    assert.equal(await page.getByText(headingOfTheOther).count(), 0);
  }

  const oneWarning =
    '<auth-methods-manager> is registered already, and the first one stays. Load auth-methods-manager once.';

  async function resetAccount(): Promise<void> {
    await fetch(`${emulator.origin}/emulator/reset`, { method: 'POST' });
  }

  it('two versions warn once, and the first works', async () => {
    await resetAccount();
    const watched = await open((origin) => script(entry) + script(origin + entry));
    await useIt(watched);
    assert.deepEqual(watched.consoleMessages, [oneWarning]);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('the same copy twice, and define() once more, is nothing to speak of', async () => {
    await resetAccount();
    const watched = await open(() => script(entry) + script(entry));
    await watched.page.evaluate(
      `import('${entry}').then(({ AuthMethodsManager }) => AuthMethodsManager.define())`,
    );
    await useIt(watched);
    assert.deepEqual(watched.consoleMessages, []);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('the same copy under two addresses is nothing to speak of, either', async () => {
    await resetAccount();
    const watched = await open(() => script(entry) + script(`${entry}?again`));
    await useIt(watched);
    assert.deepEqual(watched.pageErrors, []);
    assert.deepEqual(watched.consoleMessages, []);
  });

  it('a foreign element keeps the tag, and is warned of', async () => {
    const hostScript = `customElements.define('auth-methods-manager', class extends HTMLElement {
  connectedCallback() { this.textContent = 'Somebody else’s'; }
});`;
    const watched = await open(() => script(entry), { hostScript });
    await watched.page.getByText('Somebody else’s').waitFor();
    await watched.page.evaluate(`import('${entry}')`);
    assert.deepEqual(watched.consoleMessages, [oneWarning]);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('two versions under a policy of trusted types: the first works, and both with allow-duplicates', async () => {
    for (const [duplicates, messages] of [
      ['', 0],
      [" 'allow-duplicates'", 1],
    ] as const) {
      await resetAccount();
      const watched = await open((origin) => script(entry) + script(origin + entry), {
        policy:
          `default-src 'none'; script-src 'self' ${other.origin}; connect-src ${emulator.origin}; ` +
          `require-trusted-types-for 'script'; trusted-types lit-html${duplicates}`,
      });
      await useIt(watched);
      assert.equal(watched.consoleMessages.filter((text) => text === oneWarning).length, messages);
      assert.equal(watched.cspViolations.length, messages === 0 ? 1 : 0);
    }
  });
});
