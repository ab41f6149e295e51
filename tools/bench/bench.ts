import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../test/support/e2e/launch-browser.js';
import { ensureCdn } from '../ensure-build.js';
import { writeMarked } from '../marked-text.js';
import { setUp } from './bench-setup.js';
import { rowsOf, type Row } from './measurement.js';
import { chooseScenes, runScenes, scenes } from './run-scenes.js';
import { cellsOf, markdownTable } from './table.js';
import { throttle } from './visit.js';

/** How often everything is done when nothing else is asked for; what is done less often is not kept. */
const usualRuns = 9;
const usualAttachments = 1000;
const guide = join(import.meta.dirname, '../../docs/performance.md');

const help = `npm run bench -- [options]

Measures how fast the element is beside a bare page that does the same two requests, on a slowed-down processor and
network, in one run. Needs nothing but a browser. All of it takes some minutes, on a machine that does nothing else.

  --against <folder>  adds another build of dist/cdn: what there was before a change
  --runs <number>     how often everything is done; default ${usualRuns}
  --only <name>       only this, which can be given several times:
                      ${scenes.map(({ name }) => name).join(', ')}
  --keep              writes the figures into docs/performance.md, which only a whole run does
`;

export interface BenchOptions {
  /** A folder of files of the script tag. */
  readonly now: string;
  readonly before?: string | undefined;
  readonly runs: number;
  readonly only: readonly string[];
  /** Default 1000. */
  readonly attachments?: number;
  readonly report?: (progress: string) => void;
}

export interface BenchResult {
  readonly rows: readonly Row[];
  /** Such as `142.0.7444.59`. */
  readonly browserVersion: string;
}

/** Measures in a browser of its own. */
export async function bench(options: BenchOptions): Promise<BenchResult> {
  const { now, before, runs, only, attachments = usualAttachments, report = () => undefined } = options;
  const chosen = chooseScenes(only);
  const browser = await launchBrowser();
  try {
    const folders = new Map<'before' | 'now', string>([
      ...(before ? [['before', before] as const] : []),
      ['now', now],
    ]);
    const setup = await setUp(browser, folders, attachments);
    try {
      return {
        rows: rowsOf(await runScenes(setup, chosen, runs, report)),
        browserVersion: browser.version(),
      };
    } finally {
      await setup.close();
    }
  } finally {
    await browser.close();
  }
}

/** Where and how the figures came about. */
function conditions(runs: number, browserVersion: string): string {
  const { cpu, megabitsPerSecond, latency } = throttle;
  return (
    `${new Date().toISOString().slice(0, 10)}, Chromium ${browserVersion}, ${availableParallelism()} cores: ` +
    `processor ${cpu} times slower, ${megabitsPerSecond} Mbit/s, ${latency} ms, empty cache, gzip. ` +
    `Medians of ${runs}, with the lowest and the highest; ${usualAttachments} attachments.`
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      against: { type: 'string' },
      runs: { type: 'string', default: String(usualRuns) },
      only: { type: 'string', multiple: true, default: [] },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs is a number from 1, not "${values.runs}".`);
  const before = values.against === undefined ? undefined : resolve(values.against);
  if (before !== undefined && !existsSync(join(before, 'auth-methods-manager.js'))) {
    throw new Error(`--against takes a folder with an auth-methods-manager.js, such as a copy of dist/cdn.`);
  }
  const isWhole = before === undefined && values.only.length === 0;
  if (values.keep && !isWhole)
    throw new Error('--keep needs a run of everything, without --only and --against.');
  const { rows, browserVersion } = await bench({
    now: ensureCdn(),
    before,
    runs,
    only: values.only,
    report: (progress) => console.error(progress),
  });
  const written = `${conditions(runs, browserVersion)}\n\n${markdownTable(cellsOf(rows))}`;
  console.log(`\n${written}`);
  if (values.keep) writeMarked(guide, 'bench', written);
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
