import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/cdn');

/** The header that docs/security.md has. */
const integrityPolicy =
  /^Integrity-Policy: (.+)$/m.exec(readFileSync(join(root, 'docs/security.md'), 'utf8'))?.[1] ?? '';

/** What the script in docs/security.md prints, in a project that has installed the package. */
function printedByTheGuide(): { readonly tags: string; readonly policy: string } {
  const guide = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const code = /## Integrity\n[^]*?```js\n([^]*?)```/.exec(guide)?.[1] ?? '';
  const project = mkdtempSync(join(tmpdir(), 'integrity-'));
  try {
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(root, join(project, 'node_modules/auth-methods-manager'), 'junction');
    writeFileSync(join(project, 'print.mjs'), code);
    const output = execFileSync(process.execPath, ['print.mjs'], { cwd: project, encoding: 'utf8' });
    const [map = '', entry = '', policy = ''] = output.split('\n');
    return { tags: map + entry, policy };
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** The files of the script tag under the address that the guide has, some of them tampered with. */
function filesOf(isChanged: (name: string) => boolean): Record<string, { type: string; body: string }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    names.map((name) => {
      const body = readFileSync(join(folder, name), 'utf8');
      const changed = isChanged(name) ? `globalThis.tampered = true;\n${body}` : body;
      return [`/auth-methods-manager/${name}`, { type: 'text/javascript', body: changed }];
    }),
  );
}

describe('the script tag with the hashes that docs/security.md prints', () => {
  const printed = printedByTheGuide();
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let token: string;
  const sites: HostSite[] = [];

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'typical' });
    token = await emulator.emulator.issueToken();
  });

  after(async () => {
    await browser.close();
    await Promise.all([emulator, ...sites].map((server) => server.close()));
  });

  /** Opens a host's page, as far as its scripts are let in; with `headers`, those beside its policy. */
  async function open(
    isChanged: (name: string) => boolean,
    { tags, policy } = printed,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WatchedPage & { readonly isTampered: () => Promise<boolean> }> {
    const host = `const manager = document.querySelector('auth-methods-manager');
manager.getAccessToken = () => '${token}';
globalThis.refused = [];
new ReportingObserver((reports) => {
  for (const { body } of reports) globalThis.refused.push(new URL(body.blockedURL).pathname);
}, { types: ['integrity-violation'], buffered: true }).observe();`;
    const hash = `sha384-${createHash('sha384').update(host).digest('base64')}`;
    const site = await serveHostSite({
      pages: {
        '/': `<!doctype html><html lang="en"><head><title>Account</title>${tags}
<script type="module" src="/host.js" integrity="${hash}"></script>
<script type="module" src="/without-hash.js"></script></head><body>
<auth-methods-manager domain="${new URL(emulator.origin).host}"></auth-methods-manager></body></html>`,
      },
      files: {
        ...filesOf(isChanged),
        '/host.js': { type: 'text/javascript', body: host },
        '/without-hash.js': { type: 'text/javascript', body: 'globalThis.withoutHash = true;' },
      },
      headers,
      contentSecurityPolicy: [
        `default-src 'none'; ${policy}; connect-src ${emulator.origin}`,
        "require-trusted-types-for 'script'; trusted-types lit-html",
      ].join('; '),
    });
    sites.push(site);
    const watched = await openWatchedPage(browser);
    await watched.page.goto(site.origin);
    return { ...watched, isTampered: () => watched.page.evaluate('globalThis.tampered === true') };
  }

  const openAddDialog = async ({ page }: WatchedPage): Promise<void> => {
    await page.getByRole('button', { name: 'Add passkey' }).click();
  };

  it('loads what is untouched, chunks included, and complains about nothing', async () => {
    const watched = await open(() => false);
    await openAddDialog(watched);
    await watched.page.getByRole('button', { name: 'Create passkey' }).waitFor();
    assert.deepEqual(watched.consoleMessages, []);
    assert.deepEqual(watched.cspViolations, []);
    assert.equal(await watched.page.evaluate('!!globalThis.withoutHash'), true);
  });

  it('needs no script without a hash: all of it loads where an Integrity-Policy demands one of each', async () => {
    const watched = await open(() => false, printed, { 'integrity-policy': integrityPolicy });
    await openAddDialog(watched);
    await watched.page.getByRole('button', { name: 'Create passkey' }).waitFor();
    assert.deepEqual(watched.cspViolations, []);
    assert.equal(await watched.page.evaluate('!!globalThis.withoutHash'), false);
    // The page's own script without a hash is the only file that the browser refused, and may be reported twice.
    const refused = await watched.page.evaluate('[...new Set(globalThis.refused)]');
    assert.deepEqual(refused, ['/without-hash.js']);
  });

  it('refuses a chunk that was changed, and goes on without it', async () => {
    const watched = await open((name) => name.startsWith('dialogs-'));
    const refused = watched.page.waitForEvent('console', (message) => /integrity/.test(message.text()));
    await openAddDialog(watched);
    assert.match((await refused).text(), /dialogs-.*\.js|digest/);
    await watched.page.getByRole('alert').waitFor();
    assert.equal(await watched.isTampered(), false);
    // What was there stays.
    await watched.page.getByRole('group', { name: 'Work phone' }).waitFor();
  });

  it('refuses an entry that was changed', async () => {
    const watched = await open((name) => name === 'auth-methods-manager.js');
    assert.ok(
      watched.consoleMessages.some((text) => /integrity/.test(text)),
      watched.consoleMessages.join(),
    );
    assert.equal(await watched.page.evaluate("!!customElements.get('auth-methods-manager')"), false);
    assert.equal(await watched.isTampered(), false);
  });

  it('is what protects: without the hashes the changed chunk runs', async () => {
    const tags = '<script type="module" src="/auth-methods-manager/auth-methods-manager.js"></script>';
    const watched = await open((name) => name.startsWith('dialogs-'), { tags, policy: "script-src 'self'" });
    await openAddDialog(watched);
    await watched.page.getByRole('dialog').waitFor();
    assert.equal(await watched.isTampered(), true);
  });
});
