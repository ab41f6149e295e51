import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { demoSite } from '../../demo/demo-site.node.js';
import { scenarioNames, type ScenarioName } from '../../src/emulator/scenarios.js';
import { serveHostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const root = join(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const isWindows = process.platform === 'win32';

interface StartedDemo {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
}

/** Runs `npm start` as a terminal does: in a process group, which Ctrl+C interrupts as a whole. */
function npmStart(ports: { readonly PORT: string; readonly EMULATOR_PORT: string }): StartedDemo {
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    shell: isWindows,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return { process: child, output: () => output };
}

function hasEnded({ process: child }: StartedDemo): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function interrupt(demo: StartedDemo): void {
  const { pid } = demo.process;
  if (pid === undefined || hasEnded(demo)) return;
  if (isWindows) spawn('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGINT');
}

/** Resolves when npm and all that it has started are gone: "close" waits for everyone who could still print. */
async function end(demo: StartedDemo): Promise<number | null> {
  if (!demo.process.stdout?.closed || !hasEnded(demo)) await once(demo.process, 'close');
  return demo.process.exitCode;
}

/** The two addresses, as soon as both are printed. */
async function printedOrigins(demo: StartedDemo): Promise<{ page: string; emulator: string }> {
  for (;;) {
    const page = /Demo +(http:\/\/localhost:\d+)\n/.exec(demo.output())?.[1];
    const emulator = /Emulator +(http:\/\/localhost:\d+)\n/.exec(demo.output())?.[1];
    if (page && emulator) return { page, emulator };
    const { stdout } = demo.process;
    assert.ok(stdout && !hasEnded(demo), demo.output());
    await Promise.race([once(stdout, 'data'), once(demo.process, 'exit')]);
  }
}

async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, JSON.stringify(target), failureSummary].join(' '))))`,
  );
}

describe('the demo of npm start', { timeout: 1_200_000 }, () => {
  let demo: StartedDemo;
  let origins: Awaited<ReturnType<typeof printedOrigins>>;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let manager: Locator;
  let events: Locator;

  const open = async (query: string): Promise<void> => {
    await page.goto(`${origins.page}/${query}`);
    await events.getByText('auth-methods-loaded').waitFor();
  };

  before(async () => {
    demo = npmStart({ PORT: '0', EMULATOR_PORT: '0' });
    origins = await printedOrigins(demo);
    browser = await launchBrowser();
    watched = await openWatchedPage(browser, { viewport: { width: 1280, height: 900 } });
    ({ page } = watched);
    manager = page.locator('auth-methods-manager');
    events = page.locator('#events');
  });

  after(async () => {
    await browser?.close();
    interrupt(demo);
    await end(demo);
  });

  it('shows the methods of the scenario in the address, from another origin', async () => {
    await open('?scenario=typical');
    assert.notEqual(new URL(origins.page).origin, new URL(origins.emulator).origin);
    for (const title of ['Windows Hello', 'Password', 'Authenticator app', 'Recovery code']) {
      await manager.getByText(title, { exact: true }).first().waitFor();
    }
  });

  it('logs what was loaded and what the host was asked for', async () => {
    await open('?scenario=typical');
    await events.getByText('6 methods: password, 2 × passkey, totp, phone, recovery-code').waitFor();
    await events.getByText('to list: read:me:authentication_methods read:me:factors').waitFor();
  });

  it('offers every scenario, and begins the one that is picked', async () => {
    await open('?scenario=typical');
    const picker = page.getByLabel('Scenario');
    const offered = await picker
      .getByRole('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
    assert.deepEqual(offered, scenarioNames);

    await picker.selectOption('single-factor' satisfies ScenarioName);
    await events.getByText('1 method: password').waitFor();
    await manager.getByText('Recovery code', { exact: true }).waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).searchParams.get('scenario'), 'single-factor');
  });

  it('keeps what was added when it is loaded again, until "Start over"', async () => {
    await open('?scenario=single-factor');
    await addPhone();
    await page.reload();
    await events.getByText('2 methods: password, phone').waitFor();

    await page.getByRole('button', { name: 'Start over' }).click();
    await events.getByText('1 method: password').waitFor();
  });

  async function addPhone(): Promise<void> {
    await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('phone')`);
    await manager.getByRole('textbox', { name: 'Phone number' }).fill('2025550143');
    await manager.getByRole('button', { name: 'Send code' }).click();
    const code = await page.locator('#messages').getByRole('listitem').locator('strong').textContent();
    await manager.getByRole('textbox').fill(code ?? '');
    await page.keyboard.press('Enter');
    await events.getByText('auth-method-enrolled').waitFor();
  }

  it('shows the phone in a window of its own, which works while a dialog is open', async () => {
    await open('?scenario=single-factor');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open in a window' }).click();
    const phone = await opened;
    await phone.getByText('arrive here').waitFor();

    await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('totp')`);
    await manager.getByText('Can’t scan?').click();
    const key = await manager.locator('code').first().textContent();
    await phone.getByLabel('Key').fill(key ?? '');
    await phone.getByText(/^\d{6}$/).waitFor();
    const code = await phone.getByText(/^\d{6}$/).textContent();
    await manager.getByRole('textbox').fill(code ?? '');
    await page.keyboard.press('Enter');
    await events.getByText('auth-method-enrolled').waitFor();
    assert.deepEqual(await axeViolations(phone), []);
    await phone.close();
  });

  it('signs in again for a step-up, and goes on with what was interrupted', async () => {
    await open('?scenario=step-up');
    await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('totp')`);
    const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
    await dialog.getByLabel('Password').fill('wrong');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByText('That password isn’t right.').waitFor();

    await dialog.getByLabel('Password').fill('Correct-Horse-9');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await manager.getByText('Can’t scan?').waitFor();
    await events.getByText('auth-methods-step-up').waitFor();
  });

  it('signs out every other tab, which can sign in again', async () => {
    await open('?scenario=typical');
    const other = await page.context().newPage();
    await other.goto(page.url());
    const rows = other.locator('auth-methods-row');
    await rows.first().waitFor();
    await manager.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await manager.getByRole('button', { name: 'Sign out', exact: true }).click();
    await manager.getByText('Signed out everywhere else.').first().waitFor({ state: 'attached' });
    assert.ok((await manager.locator('auth-methods-row').count()) > 0);

    await other.getByLabel('Password', { exact: true }).waitFor();
    assert.equal(await rows.count(), 0);
    await other.getByRole('button', { name: 'Continue' }).click();
    await rows.first().waitFor();
    await other.close();
  });

  it('switches the theme, and remembers it in the address', async () => {
    const colorScheme = (): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector('auth-methods-manager')).colorScheme`);
    await open('?scenario=typical');
    assert.equal(await colorScheme(), 'light dark');
    await page.getByText('Dark', { exact: true }).click();
    assert.equal(await colorScheme(), 'dark');
    await page.reload();
    assert.equal(await colorScheme(), 'dark');
    assert.ok(await page.getByLabel('Dark').isChecked());
  });

  it('switches the language and the direction, and remembers it in the address', async () => {
    await open('?scenario=typical');
    await page.getByLabel('Language').selectOption('ar');
    await page.getByRole('heading', { name: 'إعدادات الحساب' }).waitFor();
    assert.deepEqual(await page.evaluate('[document.documentElement.lang, document.dir]'), ['ar', 'rtl']);
    await page.reload();
    await page.getByRole('heading', { name: 'إعدادات الحساب' }).waitFor();
    assert.equal(await page.getByLabel('Language').inputValue(), 'ar');
  });

  for (const query of ['?scenario=everything&theme=light', '?scenario=everything&theme=dark&lang=ar']) {
    it(`has nothing that axe complains about: ${query}`, async () => {
      await open(query);
      assert.deepEqual(await axeViolations(page), []);
    });
  }

  it('fits a page 320 pixels wide', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await open('?scenario=everything');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('breaks no rule of its page policy, and throws nothing', () => {
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('says which ports to choose when one is taken', async () => {
    const second = npmStart({ PORT: new URL(origins.page).port, EMULATOR_PORT: '0' });
    assert.notEqual(await end(second), 0);
    assert.match(second.output(), /Port \d+ is in use.*: PORT=\d+ npm start/);
  });

  it('stops both servers when it is interrupted', async () => {
    interrupt(demo);
    await end(demo);
    await assert.rejects(fetch(origins.page));
    await assert.rejects(fetch(origins.emulator));
  });
});

describe('the built demo under the strictest policy', { timeout: 1_200_000 }, () => {
  let folder: string;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let host: Awaited<ReturnType<typeof serveHostSite>>;
  let browser: Browser;
  let watched: WatchedPage;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'built-demo-'));
    emulator = await startEmulator({ scenario: 'everything' });
    const site = demoSite(emulator.origin);
    await build({ ...site, logLevel: 'warn', build: { ...site.build, outDir: folder, emptyOutDir: true } });
    host = await serveHostSite({
      pages: {
        '/': readFileSync(join(folder, 'index.html'), 'utf8'),
        '/phone.html': readFileSync(join(folder, 'phone.html'), 'utf8'),
      },
      folder: relative(process.cwd(), folder),
      contentSecurityPolicy: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `connect-src ${emulator.origin}`,
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; '),
    });
    browser = await launchBrowser();
    watched = await openWatchedPage(browser);
  });

  after(async () => {
    await browser?.close();
    await Promise.all([host?.close(), emulator?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  for (const path of ['/', '/phone.html']) {
    it(`breaks no rule and complains about nothing: ${path}`, async () => {
      await watched.page.goto(host.origin + path);
      const signOfLife =
        path === '/' ? watched.page.getByText('13 methods') : watched.page.getByText('arrive here');
      await signOfLife.waitFor();
      assert.deepEqual(watched.cspViolations, []);
      assert.deepEqual(watched.pageErrors, []);
      assert.deepEqual(watched.consoleMessages, []);
    });
  }
});
