import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { loadLocale } from '../../src/i18n/load-locale.js';
import { messages as english } from '../../src/i18n/locales/en.js';
import type { Messages } from '../../src/i18n/messages.js';

const folder = join(import.meta.dirname, '../../src/i18n/locales');
const tags = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'zh-CN'];
const withoutLatinLetters = new Set(['ar', 'he', 'ja', 'ko', 'zh-CN']);

/** Bytes after gzip. */
const maxSize = 7000;

/** The messages that take numbers; all others take texts. */
const counting: readonly string[] = [
  'stepOf',
  'password.minLength',
  'password.noHistory',
  'renameDialog.left',
  'renameDialog.tooLong',
];

/** The messages whose wording depends on the number. */
const plurals = counting.filter((path) => path !== 'stepOf' && path !== 'renameDialog.tooLong');

/** Messages with one wording for several of the language's plural forms. */
const alikeInPlural: Readonly<Record<string, readonly string[]>> = {
  ar: ['password.noHistory'],
  de: ['password.minLength', 'renameDialog.left'],
  he: ['password.noHistory'],
};

/** Names, and a message that is only its argument. */
const sameEverywhere = ['dialogTitles.details', 'phone.byWhatsApp', 'push.appStore', 'push.googlePlay'];

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
const internationalWords = /\b(?:App Store|Google Play|WhatsApp|QR|SMS|abc|ID|PIN|txt)\b/g;

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

const englishLeaves = leaves(english);
const locales = await Promise.all(
  tags.map(async (tag) => {
    const { messages } = (await import(`../../src/i18n/locales/${tag}.js`)) as {
      readonly messages: Messages;
    };
    return { tag, messages, all: leaves(messages) };
  }),
);

it('there is one file for each language, and two parts for English', () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(files.sort(), [...tags, 'en', 'en-dialogs', 'en-list'].sort());
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
      assert.equal((await loadLocale(tag)).list, messages);
      assert.equal((await loadLocale(tag)).locale, tag);
    });

    it('have the same keys as English', () => {
      assert.deepEqual([...all.keys()].sort(), [...englishLeaves.keys()].sort());
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

    it('put the recovery code on its own line, in a file with a name that every system allows', () => {
      const text = messages.recoveryCode.fileText('example.com', 'ABCD 1234', '2026');
      assert.equal(text.split('\n\n')[1], 'ABCD 1234');
      assert.match(messages.recoveryCode.fileName, /^[^\\/:*?"<>|]+\.txt$/);
    });

    it(`are at most ${maxSize} bytes to download`, (context) => {
      const source = readFileSync(join(folder, `${tag}.ts`), 'utf8');
      const { code } = transformSync(source, { loader: 'ts', format: 'esm', minify: true, charset: 'utf8' });
      const size = gzipSync(code, { level: 9 }).length;
      context.diagnostic(`${tag}: ${size} of ${maxSize}`);
      assert.ok(size <= maxSize, `${tag} is ${size} bytes of gzip`);
    });
  });
}
