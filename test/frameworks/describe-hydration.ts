import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';
import type { FrameworkApp } from './framework-app.js';

/** A page in German: what the server renders, and what the browser hydrates. */
const source = {
  page: `import { useRef, useState } from 'react';
import { AuthMethodsManager } from 'auth-methods-manager/react';

export function Page({ host, getAccessToken, log }) {
  const manager = useRef(null);
  const [readonly, setReadonly] = useState(false);
  const [count, setCount] = useState(0);
  return (
    <main>
      <button type="button" onClick={() => setReadonly(true)}>Read only</button>
      <button type="button" onClick={() => void manager.current.refresh()}>Load again</button>
      <AuthMethodsManager
        ref={manager}
        className="wide"
        lang="de"
        nonce="bm9uY2U="
        noScriptText="Dafür braucht es JavaScript."
        domain={host}
        getAccessToken={getAccessToken}
        readonly={readonly}
        onAuthMethodsLoaded={({ methods }) => {
          setCount(count + 1);
          log('loaded ' + methods.length + ' methods, after ' + count + ' loads');
        }}
        onAuthMethodsError={({ error }) => log('error ' + error.code)}
      >
        <p slot="footer">Fragen?</p>
      </AuthMethodsManager>
      <p>Geladen: <output>{count}</output></p>
    </main>
  );
}
`,
  server: `import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Page } from './hydrated-page.tsx';

const log = () => { throw new Error('Nothing happens on a server.'); };
console.log(renderToString(<StrictMode><Page log={log} /></StrictMode>));
`,
  browser: `import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Page } from './hydrated-page.tsx';

const host = new URLSearchParams(location.search).get('emulator');
async function getAccessToken({ audience, scopes }) {
  const response = await fetch('http://' + host + '/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password', client_id: 'demo', username: 'ada@example.com', password: 'Correct-Horse-9',
      audience, scope: scopes.join(' '),
    }),
  });
  return (await response.json()).access_token;
}
window.events = [];
window.recoverable = [];
addEventListener('click', (event) => {
  if (event.target.id !== 'hydrate') return;
  hydrateRoot(
    document.getElementById('app'),
    <StrictMode>
      <Page host={host} getAccessToken={getAccessToken} log={(line) => window.events.push(line)} />
    </StrictMode>,
    { onRecoverableError: (error) => window.recoverable.push(String(error)) },
  );
});
`,
} as const;

const page = (content: string): string => `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8"><title>Konto</title></head>
  <body><button id="hydrate" type="button">Hydrate</button><div id="app">${content}</div>
  <script type="module" src="/hydrate.js"></script></body>
</html>`;

const policy = (api: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'nonce-bm9uY2U='; connect-src ${api}; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'; form-action 'none'";

/** What the component of an app's React must do in a page that its server renders. The app is installed. */
export function describeHydration(app: FrameworkApp): void {
  describe('on a page that a server renders', () => {
    let browser: Browser;
    let emulator: Awaited<ReturnType<typeof startEmulator>>;
    let site: HostSite;
    let html: string;

    before(async () => {
      const output = join(app.folder, 'dist/hydration');
      const bundle = (contents: string, outfile: string, options: BuildOptions): Promise<unknown> =>
        build({
          stdin: { contents, loader: 'tsx', resolveDir: output },
          outfile: join(output, outfile),
          bundle: true,
          format: 'esm',
          jsx: 'automatic',
          logLevel: 'silent',
          // React tells of what doesn't fit only in its build for development.
          define: { 'process.env.NODE_ENV': '"development"' },
          ...options,
        });
      await app.run('node', ['-e', 'fs.mkdirSync("dist/hydration", { recursive: true })']);
      await writeFile(join(output, 'hydrated-page.tsx'), source.page);
      await bundle(source.server, 'server.mjs', { platform: 'node', packages: 'external' });
      await bundle(source.browser, 'hydrate.js', { platform: 'browser' });
      html = (await app.run('node', ['dist/hydration/server.mjs'], { NODE_ENV: 'development' })).trim();
      emulator = await startEmulator({ scenario: 'typical' });
      site = await serveHostSite({
        pages: { '/': page(html) },
        folder: relative(process.cwd(), output),
        contentSecurityPolicy: policy(emulator.origin),
      });
      browser = await launchBrowser();
    });

    after(async () => {
      await browser.close();
      await Promise.all([site.close(), emulator.close()]);
    });

    const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<WatchedPage> => {
      const watched = await openWatchedPage(browser, options);
      await watched.page.goto(`${site.origin}/?emulator=${new URL(emulator.origin).host}`);
      return watched;
    };
    const heading = (on: Page) => on.getByRole('heading', { name: 'Anmeldung und Sicherheit' });

    it('is a frame in the language of the page, and the children', () => {
      assert.match(html, /<auth-methods-manager lang="de" class="wide"><template shadowrootmode="open"><div/);
      assert.match(html, /<\/template><p slot="footer">Fragen\?<\/p><\/auth-methods-manager>/);
      assert.equal(html.match(/Anmeldung und Sicherheit/g)?.length, 1);
    });

    it('shows heading, children and a sentence to people without scripts, under a strict policy', async () => {
      const { page, cspViolations, consoleMessages } = await open({ javaScriptEnabled: false });
      await heading(page).waitFor();
      const sentence = page.locator('noscript p');
      await sentence.waitFor();
      assert.equal(await sentence.innerText(), 'Dafür braucht es JavaScript.');
      await page.getByText('Fragen?').waitFor();
      assert.equal(
        await page.locator('.skeleton').evaluate((node) => getComputedStyle(node).borderTopStyle),
        'solid',
      );
      assert.deepEqual([cspViolations, consoleMessages], [[], []]);
      await page.context().close();
    });

    it('is hydrated without a complaint, and works', async () => {
      const watched = await open();
      const { page } = watched;
      await heading(page).waitFor();
      const before = await heading(page).boundingBox();
      await page.getByRole('button', { name: 'Hydrate' }).click();
      await page.getByRole('group', { name: 'Work phone' }).waitFor();
      assert.deepEqual(await heading(page).boundingBox(), before);
      assert.equal(await page.getByText('Fragen?').count(), 1);
      assert.equal(await page.locator('auth-methods-manager').evaluate((host) => host.children.length), 1);

      await page.getByRole('button', { name: 'Load again' }).click();
      await page.locator('output', { hasText: '2' }).waitFor();
      const add = page.getByRole('button', { name: 'Passkey hinzufügen' });
      await add.waitFor();
      await page.getByRole('button', { name: 'Read only' }).click();
      await add.waitFor({ state: 'detached' });

      // Strict mode runs effects twice: a listener is there once, and calls the callback of the last render.
      assert.deepEqual(await page.evaluate('events'), [
        'loaded 6 methods, after 0 loads',
        'loaded 6 methods, after 1 loads',
      ]);
      assert.deepEqual(await page.evaluate('recoverable'), []);
      assert.deepEqual(watched.cspViolations, []);
      assert.deepEqual(watched.pageErrors, []);
      assert.deepEqual(watched.consoleMessages, []);
      await page.context().close();
    });
  });
}
