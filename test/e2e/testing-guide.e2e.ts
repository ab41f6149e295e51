import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { filesOfTestingGuide } from '../package/host-project.js';
import { ElementPage } from '../support/e2e/element-page.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';

interface Steps {
  startOver(api: string, scenario: string): Promise<void>;
  addEmail(page: Page, api: string): Promise<void>;
  addAuthenticator(page: Page): Promise<void>;
  addPasskey(page: Page): Promise<void>;
}

describe('the steps for Playwright in docs/testing.md', () => {
  let folder: string;
  let steps: Steps;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startEmulator>>;
  let host: ElementPage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'steps-'));
    const file = join(folder, 'steps.mjs');
    await writeFile(file, filesOfTestingGuide().get('steps.js') ?? '');
    steps = (await import(pathToFileURL(file).href)) as Steps;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    server = await startEmulator({ scenario: 'everything' });
    await steps.startOver(server.origin, 'single-factor');
    host = await ElementPage.open({ browser, emulator: server.emulator, api: server.origin });
    await host.load();
  });
  afterEach(async () => {
    await host.close();
    await server.close();
  });

  const types = (): readonly string[] => server.emulator.methods.map(({ type }) => type);

  it('add an email address, whose fields are found within the dialog by their role', async () => {
    await steps.addEmail(host.page, server.origin);
    assert.deepEqual(types(), ['password', 'email']);
  });

  it('add a passkey with an authenticator of the browser', async () => {
    await steps.addAuthenticator(host.page);
    await steps.addPasskey(host.page);
    assert.deepEqual(types(), ['password', 'passkey']);
  });
});
