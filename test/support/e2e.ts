import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { serveEmulator } from '../../src/emulator/node/serve-emulator.js';
import { browserArguments, findBrowser } from './find-browser.js';

type EmulatorOptions = Omit<Parameters<typeof serveEmulator>[0], 'port'>;
type EmulatorServer = Awaited<ReturnType<typeof serveEmulator>>;

export interface CspViolation {
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
  readonly sample: string;
}

export interface HostSite {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface HostSiteOptions {
  /** Pages by path, such as `{ '/': '<!doctype html>…' }`. */
  readonly pages: Readonly<Record<string, string>>;
  /** Further files by path with their content type: the site's own scripts and style sheets. */
  readonly files?: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
  /** The folder served for every other path, relative to the root of the project. Default `dist/cdn`. */
  readonly folder?: string;
  /** Sent with every page. */
  readonly contentSecurityPolicy?: string;
}

/** A web site of a host: its pages, under its policy, next to the files of the script tag. */
export async function serveHostSite(options: HostSiteOptions): Promise<HostSite> {
  const app = new Hono();
  // The files of the script tag may be loaded from another origin, as from a CDN.
  app.use('*', cors());
  for (const [path, page] of Object.entries(options.pages)) {
    const policy = options.contentSecurityPolicy;
    app.get(path, (context) => context.html(page, 200, policy ? { 'content-security-policy': policy } : {}));
  }
  for (const [path, { type, body }] of Object.entries(options.files ?? {})) {
    app.get(path, (context) => context.body(body, 200, { 'content-type': type }));
  }
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.use('*', serveStatic({ root: options.folder ?? 'dist/cdn' }));

  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  // A server that listens on a port, and on no pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page, and everything it complained about so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Messages of the levels "error" and "warning". */
  readonly consoleMessages: readonly string[];
  readonly pageErrors: readonly string[];
  readonly cspViolations: readonly CspViolation[];
  /** Addresses of all requests so far, in order. */
  readonly requests: readonly string[];
}

/** Opens a page in a context of its own: fixed language and time zone, nothing left from other tests. */
export async function openWatchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Asia/Dubai', ...options });
  const page = await context.newPage();
  const consoleMessages: string[] = [];
  const pageErrors: string[] = [];
  const cspViolations: CspViolation[] = [];
  const requests: string[] = [];

  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) consoleMessages.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.exposeFunction('reportCspViolation', (violation: CspViolation) => cspViolations.push(violation));
  // Text, not a function: what tsx adds to functions does not exist in the page.
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => reportCspViolation({
    directive: event.effectiveDirective,
    blocked: event.blockedURI,
    source: event.sourceFile + ':' + event.lineNumber,
    sample: event.sample,
  }))`);
  return { page, consoleMessages, pageErrors, cspViolations, requests };
}

/**
 * Gives a page an authenticator like Touch ID that says yes; without `automaticPresenceSimulation`, one that
 * waits for a touch that never comes. Returns how to read what it holds.
 */
export async function addVirtualAuthenticator(
  page: Page,
  { automaticPresenceSimulation = true } = {},
): Promise<{ credentialCount(): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation,
    },
  });
  return {
    async credentialCount() {
      return (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
  };
}

/** The browser that all suites use. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
}

/** An emulator on a port of its own: another origin than any host's site, as in life. */
export function startEmulator(options: EmulatorOptions = {}): Promise<EmulatorServer> {
  return serveEmulator({ ...options, port: 0 });
}
