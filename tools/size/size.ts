import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { markdownTable } from '../bench/table.js';
import { ensureCdn, ensureNpm } from '../ensure-build.js';
import { writeMarked } from '../marked-text.js';
import { measureBundlers, type BundleSize } from './bundlers.js';
import { measureVisits, total, type VisitSize } from './measure-visits.js';

const root = join(import.meta.dirname, '../..');
const readme = join(root, 'README.md');
const guide = join(root, 'docs/performance.md');

const help = `npm run size -- [options]

Prints what a visit downloads with the script tag, as a browser counts it, and what bundlers make of the npm package.

  --files  prints every file of every visit, too
  --keep   writes the figures into README.md and docs/performance.md
`;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The visits as a table. */
export const visitCells = (sizes: readonly VisitSize[]): readonly (readonly string[])[] => [
  ['Visit', 'gzip', 'Brotli', 'Files'],
  ...sizes.map(({ what, downloads }) => [
    what,
    kilobytes(total(downloads)),
    kilobytes(total(downloads, 'brotli')),
    String(downloads.length),
  ]),
];

/** What bundlers make, beside the list of the script tag, which takes so many bytes. */
export function bundleCells(bundles: readonly BundleSize[], list: number): readonly (readonly string[])[] {
  return [
    ['Bundler', 'gzip', 'Files', 'To the script tag'],
    ...bundles.map(({ bundler, gzip, files }) => [
      bundler,
      kilobytes(gzip),
      String(files),
      `${gzip < list ? '' : '+'}${Math.round((gzip / list - 1) * 100)} %`,
    ]),
  ];
}

const small = /(?<=\n- \*\*Small\.\*\* )[^]*?(?=\n- \*\*)/;

/** The sizes that README.md states. */
export function readReadme(): string {
  const [said] = small.exec(readFileSync(readme, 'utf8')) ?? [];
  if (said === undefined) throw new Error('README.md says nothing under "- **Small.**".');
  return said.replaceAll(/\s+/g, ' ');
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

const fileCount = (count: number): string => `${numerals[count] ?? count} ${count === 1 ? 'file' : 'files'}`;

/** The sizes that README.md should state. */
export function readmeSentence([list, withPasskey]: readonly VisitSize[]): string {
  if (!list || !withPasskey) throw new Error('No list was measured.');
  const size = ({ downloads }: VisitSize): string => kilobytes(total(downloads));
  const files = ({ downloads }: VisitSize): string => fileCount(downloads.length);
  return `With the script tag, the list is ${size(list)} of JavaScript (gzip) in ${files(list)}, and ${size(withPasskey)}
  in ${files(withPasskey)} with a passkey in it. Dialogs are downloaded when they open.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      files: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const visits = await measureVisits(ensureCdn());
  const visitTable = markdownTable(visitCells(visits));
  console.log(visitTable);
  if (values.files) {
    for (const { what, downloads } of visits) {
      console.log(`\n${what}`);
      for (const { file, gzip } of downloads) console.log(`${String(gzip).padStart(7)}  ${file}`);
    }
  }
  const bundles = markdownTable(
    bundleCells(await measureBundlers(ensureNpm()), total(visits[0]?.downloads ?? [])),
  );
  console.log(`\n${bundles}`);
  if (!values.keep) return;
  writeMarked(guide, 'visits', visitTable);
  writeMarked(guide, 'bundles', bundles);
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replace(small, () => readmeSentence(visits)),
  );
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
