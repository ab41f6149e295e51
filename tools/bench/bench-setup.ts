import type { Browser } from 'playwright-core';
import { serveAccount, serveLongList } from './account.js';
import type { Subject } from './measurement.js';
import { barePage, elementPage, type Account } from './pages.js';
import { readBuild, serveFiles } from './site.js';

/** How many methods the long lists have. */
export const lengths = [20, 500] as const;

/** The lists that are measured, by the number of their methods. */
export type ListLength = 6 | (typeof lengths)[number];

/** A browser, and everything that it is shown. */
export interface BenchSetup {
  readonly browser: Browser;
  /** What there is to compare. */
  readonly subjects: readonly Subject[];
  /** How often the element is put into the page, and taken out again. */
  readonly attachments: number;
  /** The emulator behind the list of six. */
  readonly emulator: Awaited<ReturnType<typeof serveAccount>>['server']['emulator'];
  /** The address of a list on the page of a subject. */
  url(subject: Subject, length: ListLength): string;
  close(): Promise<void>;
}

/** @param folders builds of the script tag, by subject */
export async function setUp(
  browser: Browser,
  folders: ReadonlyMap<'before' | 'now', string>,
  attachments: number,
): Promise<BenchSetup> {
  const account = await serveAccount();
  const longLists = await Promise.all(
    lengths.map(async (length) => [length, await serveLongList(length)] as const),
  );
  const accounts: readonly (readonly [ListLength, Account])[] = [[6, account], ...longLists];

  const pagesOf = (write: (account: Account) => string) =>
    Object.fromEntries(
      accounts.map(([length, one]) => [`/${length}.html`, { type: 'text/html', body: write(one) }]),
    );
  const sites = new Map<Subject, Awaited<ReturnType<typeof serveFiles>>>([
    ['bare', await serveFiles(pagesOf(barePage))],
  ]);
  for (const [subject, folder] of folders) {
    sites.set(subject, await serveFiles({ ...readBuild(folder), ...pagesOf(elementPage) }));
  }

  return {
    browser,
    attachments,
    subjects: [...sites.keys()],
    emulator: account.server.emulator,
    url(subject, length) {
      const site = sites.get(subject);
      if (!site) throw new Error(`There is no page of "${subject}".`);
      return `${site.origin}/${length}.html`;
    },
    async close() {
      await Promise.all([
        account.server.close(),
        ...longLists.map(([, list]) => list.close()),
        ...[...sites.values()].map((site) => site.close()),
      ]);
    },
  };
}
