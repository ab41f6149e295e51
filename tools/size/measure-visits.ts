import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Emulator } from '../../src/emulator/index.js';
import { launchBrowser } from '../../test/support/e2e/launch-browser.js';
import { serveAccount } from '../bench/account.js';
import { elementPage, type Account } from '../bench/pages.js';
import { compress, readBuild, serveFiles } from '../bench/site.js';
import { openVisit } from '../bench/visit.js';
import { vendors } from '../vite/vendors.js';
import { methodCount, visits, type MeasuredVisit } from './visits.js';

/** One script, as the browser has received it. */
export interface Download {
  readonly file: string;
  /** Bytes of the body, compressed. */
  readonly gzip: number;
  readonly brotli: number;
}

export interface VisitSize {
  readonly what: string;
  /** In the order in which they were asked for. */
  readonly downloads: readonly Download[];
}

export const total = (downloads: readonly Download[], encoding: 'gzip' | 'brotli' = 'gzip'): number =>
  downloads.reduce((sum, download) => sum + download[encoding], 0);

const brotliOf = (folder: string, file: string): number =>
  brotliCompressSync(readFileSync(join(folder, file))).length;

/** All that hosts can serve without a backend of another vendor. Nobody downloads it in one visit. */
function everything(folder: string): VisitSize {
  const isVendors = (file: string): boolean =>
    vendors.some((name) => file === `${name}.js` || file.startsWith(`${name}-`));
  const files = readdirSync(folder).filter((file) => file.endsWith('.js') && !isVendors(file));
  return {
    what: 'Everything there is, in 13 languages',
    downloads: files.map((file) => ({
      file,
      gzip: compress(readFileSync(join(folder, file))).length,
      brotli: brotliOf(folder, file),
    })),
  };
}

/** The emulator's usual account has two passkeys; the others are removed as a person would. */
async function reset(emulator: Emulator, { passkeys }: MeasuredVisit, { token }: Account): Promise<void> {
  emulator.reset('typical');
  const found = emulator.methods.filter(({ type }) => type === 'passkey');
  for (const { id } of found.slice(passkeys)) {
    const url = `${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(id)}`;
    await emulator.fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  }
}

const readDownloads = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.startsWith(location.origin) && name.endsWith('.js'))
  .map(({ name, encodedBodySize }) => ({ file: name.slice(location.origin.length + 1), gzip: encodedBodySize }))`;

/** What each visit downloads of a build: bytes as the browser counts them. */
export async function measureVisits(folder: string): Promise<readonly VisitSize[]> {
  const account = await serveAccount();
  const { emulator } = account.server;
  const pages = new Map(visits.map(({ language }) => [`/${language}.html`, elementPage(account, language)]));
  const site = await serveFiles({
    ...readBuild(folder),
    ...Object.fromEntries([...pages].map(([path, body]) => [path, { type: 'text/html', body }])),
  });
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const sizes: VisitSize[] = [];
    for (const measured of visits) {
      await reset(emulator, measured, account);
      const visit = await openVisit(browser, {
        url: `${site.origin}/${measured.language}.html`,
        rows: methodCount(measured),
        throttled: false,
      });
      try {
        await visit.listed();
        await visit.settled();
        await measured.act?.(visit, emulator);
        await visit.settled();
        const downloads = await visit.read<readonly Omit<Download, 'brotli'>[]>(readDownloads);
        sizes.push({
          what: measured.what,
          downloads: downloads.map((one) => ({ ...one, brotli: brotliOf(folder, one.file) })),
        });
      } finally {
        await visit.close();
      }
    }
    return [...sizes, everything(folder)];
  } finally {
    await browser?.close();
    await Promise.all([site.close(), account.server.close()]);
  }
}
