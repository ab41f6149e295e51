import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it, type TestContext } from 'node:test';
import { readMarked } from '../../tools/marked-text.js';
import { measureVisits, total, type VisitSize } from '../../tools/size/measure-visits.js';
import { readmeSentence, readReadme, visitCells } from '../../tools/size/size.js';
import { assertAlike, cellsOf } from '../package/size-tables.js';

const root = join(import.meta.dirname, '../..');

describe('what a visit downloads', { timeout: 600_000 }, () => {
  let sizes: readonly VisitSize[];

  before(async () => {
    sizes = await measureVisits(join(root, 'dist/cdn'));
  });

  it('is counted for every visit', (context: TestContext) => {
    for (const { what, downloads } of sizes) {
      context.diagnostic(`${what}: ${total(downloads)} in ${downloads.length} files`);
      assert.ok(total(downloads) > 10_000, what);
      assert.ok(downloads.every(({ gzip, brotli }) => gzip > 0 && brotli > 0));
    }
    assert.deepEqual(
      sizes.map(({ what }) => what),
      [
        'Sees the list',
        'Sees the list, with a passkey in it',
        'Sees the list, with two passkeys in it',
        'Sees the list in German',
        'Removes a method',
        'Adds a passkey',
        'Adds an authenticator app',
        'Adds a phone',
        'Everything there is, in 13 languages',
      ],
    );
  });

  it('is what docs/performance.md says', () => {
    assertAlike(cellsOf(readMarked(join(root, 'docs/performance.md'), 'visits')), visitCells(sizes).slice(1));
  });

  it('is what README.md says', () => {
    assertAlike([[readReadme()]], [[readmeSentence(sizes).replaceAll(/\s+/g, ' ')]]);
  });

  it('is, for a language, what docs/languages.md says', () => {
    const guide = readFileSync(join(root, 'docs/languages.md'), 'utf8');
    const [claimed = 0, ofList = 0] = (
      /Each other language takes at most (\d+) kB[^.]*, of which the list needs (\d+)/.exec(guide) ?? []
    )
      .slice(1)
      .map((kilobytes) => Number(kilobytes) * 1000);
    const languages = readdirSync(join(root, 'src/i18n/locales')).filter((language) => language !== 'en');
    assert.equal(languages.length, 12);
    const everything = sizes.at(-1)?.downloads ?? [];
    const most = (part: string): number =>
      Math.max(
        ...languages.map((language) => {
          const ofPart = everything.filter(({ file }) =>
            new RegExp(`^${language}${part}-[^-]+\\.js$`).test(file),
          );
          assert.ok(ofPart.length > 0, language);
          return total(ofPart);
        }),
      );
    const all = most('(?:-dialogs|-enrollment|-help)?');
    assert.ok(all <= claimed && all > claimed - 1000, String(all));
    assert.ok(most('') <= ofList && most('') > ofList - 1000, String(most('')));
  });
});
