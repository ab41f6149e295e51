import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { backendNames } from '../../demo/backends/backend-names.js';
import { buildSite } from '../../tools/site/build-site.js';
import { readGuides } from '../../tools/site/guide-files.js';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

/** As docs/security.md has it, for pages with a style sheet and pictures, and with nothing to connect to. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/** Not at the root of its server. */
const place = '/somewhere/else';
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&#39;': "'", '&quot;': '"' };
const decode = (text: string): string =>
  text.replace(/&(?:amp|#39|quot);/g, (entity) => entities[entity] ?? '');

function serveSite(folder: string): Promise<HostSite> {
  const routes = new Hono();
  routes.use('*', async (context, next) => {
    await next();
    context.header('content-security-policy', policy);
  });
  routes.use(
    `${place}/*`,
    serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace(place, '') }),
  );
  return serveHostSite({ pages: {}, routes });
}

describe('the site that `npm run site` builds', { timeout: 1_200_000 }, () => {
  const guides = readGuides();
  let folder: string;
  let site: HostSite;
  let browser: Browser;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    await buildSite(folder);
    site = await serveSite(folder);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (path: string): Promise<WatchedPage> => {
    const watched = await openWatchedPage(browser);
    await watched.page.goto(`${site.origin}${place}/${path}`);
    return watched;
  };
  const hasList = (page: Page): Promise<void> => page.locator('auth-methods-row').first().waitFor();
  const isQuiet = ({ cspViolations, consoleMessages, pageErrors }: WatchedPage): void =>
    assert.deepEqual({ cspViolations, consoleMessages, pageErrors }, none);
  const none = { cspViolations: [], consoleMessages: [], pageErrors: [] };

  it('has no link that leads nowhere', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    );
    const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    const idsOf = (file: string): ReadonlySet<string> =>
      new Set([...(texts.get(file) ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
    let checked = 0;
    const broken = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/ (?:href|src)="((?!\w+:)[^"]*)"/g)].flatMap(([, link = '']) => {
        checked += 1;
        const [path = '', anchor] = decode(link).split('#');
        const target = path === '' ? file : posix.join(dirname(file), path);
        const exists = existsSync(join(folder, target)) && statSync(join(folder, target)).isFile();
        const leads = exists && (anchor === undefined || anchor === '' || idsOf(target).has(anchor));
        return leads ? [] : [`${file}: ${link}`];
      }),
    );
    assert.deepEqual(broken, []);
    assert.ok(checked > 1000, String(checked));
  });

  for (const { page: path, title } of guides.filter(({ isListed }) => isListed)) {
    it(`has the element beside the guide: ${title}`, async () => {
      const watched = await open(path);
      await hasList(watched.page);
      assert.equal(await watched.page.locator('.guide h1').first().innerText(), title.replaceAll('`', ''));
      isQuiet(watched);
      await watched.page.context().close();
    });
  }

  it('shows every backend in the demo', async () => {
    for (const backend of backendNames) {
      const watched = await open(`index.html?backend=${backend}`);
      await hasList(watched.page);
      isQuiet(watched);
      await watched.page.context().close();
    }
  });

  it('adds a method with the code that arrives in the phone’s window', async () => {
    const watched = await open('index.html');
    const { page } = watched;
    await hasList(page);
    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open in a window' }).click();
    const phone = await opening;
    await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('email')`);
    await page.getByRole('textbox', { name: 'Email address' }).fill('ada@example.net');
    await page.getByRole('button', { name: 'Send code' }).click();
    const code = await phone.locator('.message strong').first().innerText();
    await page.getByRole('textbox', { name: /code/i }).fill(code);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('a•••@example.net').first().waitFor();
    isQuiet(watched);
    await page.context().close();
  });

  it('shows the messages of the page that has opened the phone, also after a reload', async () => {
    const watched = await open('index.html');
    const { page } = watched;
    // A tab that was open before, and has emulators of its own.
    const older = await page.context().newPage();
    await older.goto(`${site.origin}${place}/docs/theming.html`);
    await hasList(older);
    await page.reload();
    await hasList(page);
    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open in a window' }).click();
    const phone = await opening;
    for (const address of ['ada@example.net', 'ada@example.org']) {
      await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('email')`);
      await page.getByRole('textbox', { name: 'Email address' }).fill(address);
      await page.getByRole('button', { name: 'Send code' }).click();
      await phone.getByText(address).first().waitFor();
      await page.reload();
      await hasList(page);
    }
    await page.context().close();
  });

  it('fits into a small window, and uses the width of a large one', async () => {
    const watched = await open('source/demo/themes/ledger.css.html');
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    await page.setViewportSize({ width: 1440, height: 640 });
    assert.ok(((await page.locator('pre').boundingBox())?.width ?? 0) > 900);
    await page.context().close();
  });

  it('has links that do not run into each other above the themes', async () => {
    const watched = await open('themes/index.html');
    const [first, second] = await watched.page.locator('.site-nav a').all();
    const [one, other] = [await first?.boundingBox(), await second?.boundingBox()];
    assert.ok(one && other && other.x - one.x - one.width >= 8);
    await watched.page.context().close();
  });

  it('shows three themes', async () => {
    const watched = await open('themes/index.html');
    await watched.page.locator('auth-methods-row').nth(12).waitFor();
    isQuiet(watched);
    await watched.page.context().close();
  });

  describe('its theme editor', () => {
    it('changes the element, and prints the style sheet', async () => {
      const watched = await open('theme-editor/index.html');
      const { page } = watched;
      await hasList(page);
      await page.getByRole('textbox', { name: 'control-radius', exact: true }).fill('2px');
      await page
        .getByRole('textbox', { name: 'accent-color', exact: true })
        .fill('light-dark(#800000, #ff8080)');
      const css = `auth-methods-manager {
  --auth-methods-accent-color: light-dark(#800000, #ff8080);
  --auth-methods-control-radius: 2px;
}`;
      assert.equal(await page.locator('#css').textContent(), css);
      const radius = page.getByRole('button', { name: 'Add passkey' });
      assert.equal(await radius.evaluate((button) => getComputedStyle(button).borderRadius), '2px');

      await page.reload();
      await hasList(page);
      assert.equal(await page.locator('#css').textContent(), css);
      isQuiet(watched);
      await page.context().close();
    });

    it('says which value is none, and prints the others', async () => {
      const watched = await open('theme-editor/index.html');
      const { page } = watched;
      await hasList(page);
      await page.getByRole('textbox', { name: 'radius', exact: true }).fill('twelve');
      await page.getByText('The browser doesn’t understand this value.').waitFor();
      await page.getByRole('textbox', { name: 'spacing', exact: true }).fill('6px');
      assert.equal(
        await page.locator('#css').textContent(),
        'auth-methods-manager {\n  --auth-methods-spacing: 6px;\n}',
      );
      isQuiet(watched);
      await page.context().close();
    });

    it('prints no value that would swallow the rest of the style sheet', async () => {
      const watched = await open('theme-editor/index.html#radius=calc(1px&shadow=0+0+1px+red+/*');
      const { page } = watched;
      await hasList(page);
      await page.getByRole('textbox', { name: 'spacing', exact: true }).fill('6px');
      for (const [name, value] of [
        ['accent-color', 'rgb(1 2 3'],
        ['text-color', 'red /*'],
        ['font-family', '"Inter'],
        ['code-font-family', 'Inter\\'],
      ] as const)
        await page.getByRole('textbox', { name, exact: true }).fill(value);
      assert.equal(
        await page.locator('#css').textContent(),
        'auth-methods-manager {\n  --auth-methods-spacing: 6px;\n}',
      );
      await page.getByRole('textbox', { name: 'radius', exact: true }).fill('calc(1px + 2px) /* round */');
      assert.match((await page.locator('#css').textContent()) ?? '', /radius: calc\(1px \+ 2px\)/);
      isQuiet(watched);
      await page.context().close();
    });

    it('takes colours from pickers, for light and for dark pages, and says what is hard to read', async () => {
      const watched = await open('theme-editor/index.html');
      const { page } = watched;
      await hasList(page);
      await page.getByLabel('text-color, on light pages', { exact: true }).fill('#dddddd');
      await page.getByText('Hard to read: text on surface').waitFor();
      const css = await page.locator('#css').textContent();
      assert.equal(
        css,
        'auth-methods-manager {\n  --auth-methods-text-color: light-dark(#dddddd, #f1f3f6);\n}',
      );
      await page.getByRole('button', { name: 'Start over' }).click();
      await page.getByText('Every text reaches a contrast of 4.5 to 1').waitFor();
      isQuiet(watched);
      await page.context().close();
    });

    it('begins a picker with the colour there is, however it is written, and reads another address', async () => {
      const watched = await open('theme-editor/index.html');
      const { page } = watched;
      await hasList(page);
      const colours = (name: string): Promise<readonly string[]> =>
        Promise.all(
          ['light', 'dark'].map((scheme) =>
            page.getByLabel(`${name}, on ${scheme} pages`, { exact: true }).inputValue(),
          ),
        );
      // Its default is another property.
      assert.deepEqual(await colours('focus-color'), ['#2f4fd0', '#93a5ff']);
      await page.evaluate(() => {
        location.hash = 'accent-color=light-dark(rebeccapurple,+rgb(255+200+0+/+50%25))';
      });
      await page.getByText('--auth-methods-accent-color: light-dark(rebeccapurple').waitFor();
      assert.equal((await colours('accent-color'))[0], '#663399');
      assert.equal((await colours('focus-color'))[0], '#663399');
      isQuiet(watched);
      await page.context().close();
    });
  });
});
