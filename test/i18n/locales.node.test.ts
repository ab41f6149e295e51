import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { loadLocale } from '../../src/i18n/load-locale.js';
import { messages as english } from '../../src/i18n/locales/en/index.js';
import type { Messages } from '../../src/i18n/messages.js';

const folder = join(import.meta.dirname, '../../src/i18n/locales');
const tags = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'zh-CN'];
const withoutLatinLetters = new Set(['ar', 'he', 'ja', 'ko', 'zh-CN']);

/** In the order in which they are downloaded. */
const parts = ['list', 'dialogs', 'enrollment', 'help'] as const;

/** Bytes after gzip. */
const maxSize = { list: 2500, others: 6500, help: 1500 };

/** The messages that take numbers; all others take texts. */
const counting: readonly string[] = [
  'stepOf',
  'password.minLength',
  'password.noHistory',
  'renameDialog.left',
  'renameDialog.tooLong',
  'removedBefore',
];

/** The messages whose wording depends on the number. */
const plurals = counting.filter(
  (path) => !['stepOf', 'renameDialog.tooLong', 'removedBefore'].includes(path),
);

/** Messages with one wording for several of the language's plural forms. */
const alikeInPlural: Readonly<Record<string, readonly string[]>> = {
  ar: ['password.noHistory'],
  de: ['password.minLength', 'renameDialog.left'],
  he: ['password.noHistory'],
};

/** Names, and a message that is only its argument. */
const sameEverywhere = ['dialogTitles.details', 'push.appStore', 'push.googlePlay'];

/** Messages that are the same in a language and in English. */
const sameIn: Readonly<Record<string, readonly string[]>> = {
  de: ['actions.details', 'methods.passkey.name', 'code.label', 'renameDialog.label', 'detailsDialog.name'],
  fr: ['code.label'],
  it: [
    'methods.passkey.name',
    'methods.passkey.noun',
    'methods.password.name',
    'methods.password.noun',
    'methods.email.name',
  ],
  pl: ['password.characterTypes.special'],
  nl: ['actions.details', 'methods.passkey.name', 'code.label'],
};

/** Words in Latin letters that languages with other scripts use as well. */
const internationalWords = /\b(?:App Store|Google Play|WhatsApp|QR|SMS|SIM|abc|ID|PIN|txt)\b/g;

type Leaf = string | ((...values: unknown[]) => string);

function leaves(value: object, path = ''): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, inner] of Object.entries(value) as [string, Leaf | object][]) {
    const here = path ? `${path}.${key}` : key;
    if (typeof inner === 'object') for (const [deep, leaf] of leaves(inner, here)) found.set(deep, leaf);
    else found.set(here, inner as Leaf);
  }
  return found;
}

/** Values for a message, as many as the English one takes. */
function samples(path: string): readonly unknown[] {
  const leaf = englishLeaves.get(path);
  if (typeof leaf !== 'function') return [];
  return Array.from({ length: leaf.length }, (_, at) => (counting.includes(path) ? 5 + at : `◆${at}`));
}

const textOf = (path: string, leaf: Leaf): string =>
  typeof leaf === 'string' ? leaf : leaf(...samples(path));

async function readPart(tag: string, part: (typeof parts)[number]): Promise<object> {
  const module = (await import(`../../src/i18n/locales/${tag}/${part}.js`)) as Readonly<
    Record<typeof part, object>
  >;
  return module[part];
}

const keys = (messages: object): readonly string[] => [...leaves(messages).keys()].sort();

function sizeOf(tag: string, part: string): number {
  const source = readFileSync(join(folder, tag, `${part}.ts`), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', minify: true, charset: 'utf8' });
  return gzipSync(code, { level: 9 }).length;
}

const englishLeaves = leaves(english);
const locales = await Promise.all(
  tags.map(async (tag) => {
    const { messages } = (await import(`../../src/i18n/locales/${tag}/index.js`)) as {
      readonly messages: Messages;
    };
    return { tag, messages, all: leaves(messages) };
  }),
);

it('there is one folder for each language, with a file for each part', () => {
  assert.deepEqual(readdirSync(folder).sort(), [...tags, 'en'].sort());
  for (const tag of [...tags, 'en']) {
    const files = readdirSync(join(folder, tag)).map((file) => file.replace(/\.ts$/, ''));
    assert.deepEqual(files.sort(), [...parts, 'index'].sort(), tag);
  }
});

it('docs/languages.md lists every language', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/languages.md'), 'utf8');
  const listed = [...guide.matchAll(/^\|.*\|$/gm)].flatMap(([row]) => [...row.matchAll(/`([\w-]+)`/g)]);
  assert.deepEqual(listed.map(([, tag]) => tag).sort(), [...tags, 'en'].sort());
});

for (const { tag, messages, all } of locales) {
  describe(`the messages of ${tag}`, () => {
    const expectText = (path: string, ...values: readonly unknown[]): string => {
      const leaf = all.get(path);
      assert.ok(leaf !== undefined, path);
      return typeof leaf === 'string' ? leaf : leaf(...values);
    };

    it('are loaded for their language', async () => {
      const { locale, list, loadDialogs } = await loadLocale(tag);
      const { dialogs, loadEnrollment, loadHelp } = await loadDialogs();
      assert.equal(locale, tag);
      assert.deepEqual({ ...list, ...dialogs, ...(await loadEnrollment()), ...(await loadHelp()) }, messages);
    });

    it('are in the same parts as in English', async () => {
      for (const part of parts) {
        assert.deepEqual(keys(await readPart(tag, part)), keys(await readPart('en', part)), part);
      }
    });

    it('have the same keys as English', () => {
      assert.deepEqual(keys(messages), keys(english));
    });

    it('have a text or a function for every key, as English does', () => {
      for (const [path, leaf] of all) {
        assert.equal(typeof leaf, typeof englishLeaves.get(path), path);
        const text = textOf(path, leaf);
        assert.ok(text.trim().length > 0, path);
        assert.equal(text, /\.fileText(Several)?$/.test(path) ? `${text.trim()}\n` : text.trim(), path);
        assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object/, path);
      }
      assert.doesNotMatch(expectText('push.getApp', undefined), /undefined/);
    });

    it('contain the values they are given', () => {
      for (const [path, leaf] of all) {
        for (const value of samples(path)) {
          assert.ok(textOf(path, leaf).includes(String(value)), `${path} without ${String(value)}`);
        }
      }
    });

    it('have a wording for every plural form of the language', () => {
      const rules = new Intl.PluralRules(tag);
      const alike = plurals.filter((path) => {
        const byForm = new Map<string, string>();
        for (const count of [1, 2, 5]) {
          byForm.set(rules.select(count), expectText(path, count).replace(String(count), '#'));
        }
        return new Set(byForm.values()).size < byForm.size;
      });
      assert.deepEqual(alike, alikeInPlural[tag] ?? []);
    });

    it('differ from English, except where both languages use the same word', () => {
      const same = [...all].filter(
        ([path, leaf]) => textOf(path, leaf) === textOf(path, englishLeaves.get(path)!),
      );
      assert.deepEqual(same.map(([path]) => path).sort(), [...sameEverywhere, ...(sameIn[tag] ?? [])].sort());
    });

    if (withoutLatinLetters.has(tag)) {
      it('are in the script of the language', () => {
        for (const [path, leaf] of all) {
          assert.doesNotMatch(textOf(path, leaf).replace(internationalWords, ''), /[a-z]{2}/i, path);
        }
      });
    }

    it('use typographic quotation marks, apostrophes and ellipses', () => {
      for (const [path, leaf] of all) assert.doesNotMatch(textOf(path, leaf), /["'`]|\.\.\./, path);
    });

    if (tag === 'fr') {
      it('have no-break spaces around quotations and before two-part punctuation', () => {
        for (const [path, leaf] of all) assert.doesNotMatch(textOf(path, leaf), / [?!:;»]|« /, path);
      });
    }

    it('put the recovery code on its own line, in a file with a name that every system allows', () => {
      const text = messages.recoveryCode.fileText('example.com', 'ABCD 1234', '2026');
      assert.equal(text.split('\n\n')[1], 'ABCD 1234');
      assert.match(messages.recoveryCode.fileName, /^[^\\/:*?"<>|]+\.txt$/);
    });

    it(`are at most ${maxSize.list} bytes to download with the list, and ${maxSize.others} later`, (context) => {
      const [list = 0, dialogs = 0, enrollment = 0, help = 0] = parts.map((part) => sizeOf(tag, part));
      const later = dialogs + enrollment;
      context.diagnostic(`${tag}: ${list} of ${maxSize.list}, ${later} of ${maxSize.others}`);
      assert.ok(list > 0 && list <= maxSize.list, `the list of ${tag} is ${list} bytes of gzip`);
      assert.ok(later <= maxSize.others, `what follows the list of ${tag} is ${later} bytes of gzip`);
      assert.ok(help <= maxSize.help, `help of ${tag} is ${help} bytes of gzip`);
    });
  });
}
