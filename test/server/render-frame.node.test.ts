import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ListMessages } from '../../src/i18n/list-messages.js';
import { frameStyle } from '../../src/server/frame-style.js';
import { frameStyleSource, renderFrame } from '../../src/server/index.js';

const locales = join(import.meta.dirname, '../../src/i18n/locales');

const escaped = (text: string): string => text.replaceAll('&', '&#38;');

describe('renderFrame', () => {
  it('has the heading of every language, and its direction', async () => {
    const tags = readdirSync(locales);
    assert.equal(tags.length, 13);
    for (const tag of tags) {
      const { list } = (await import(join(locales, tag, 'list.ts'))) as { readonly list: ListMessages };
      const html = renderFrame({ lang: tag });
      assert.ok(html.includes(`>${escaped(list.heading)}<`), tag);
      assert.ok(html.includes(`>${escaped(list.subheading)}<`), tag);
      assert.ok(html.includes(`lang="${tag}" dir="${/^(ar|he)$/.test(tag) ? 'rtl' : 'ltr'}"`), tag);
    }
  });

  it('finds a language as the element does', () => {
    assert.match(renderFrame({ lang: 'de_AT.UTF-8' }), /lang="de-AT" dir="ltr".*Anmeldung/);
    assert.match(renderFrame({ lang: 'pt-PT' }), /lang="pt-BR".*Login/);
    assert.match(renderFrame({ lang: 'en-GB' }), /lang="en-GB".*Sign-in/);
    assert.match(renderFrame({ lang: 'iw' }), /lang="he" dir="rtl"/);
    assert.match(renderFrame({ lang: 'sv' }), /lang="en" dir="ltr".*Sign-in/);
  });

  it('is the same without a language and a nonce as with null or an empty text for them', () => {
    assert.equal(renderFrame({ nonce: '' }), renderFrame());
    const fromScript = { lang: null, nonce: null } as unknown as Parameters<typeof renderFrame>[0];
    assert.equal(renderFrame(fromScript), renderFrame());
  });

  it('has no words, and no heading to read out, where the language is not known', () => {
    for (const options of [{}, { lang: '' }, { lang: '"><script>' }]) {
      const html = renderFrame(options);
      assert.doesNotMatch(html, /lang=|dir=|role=|Sign-in|<script/);
      assert.match(html, /&nbsp;/);
    }
  });

  it('takes level, texts and absence of the heading from its options', () => {
    assert.match(renderFrame({ lang: 'en', headingLevel: 3 }), /aria-level="3"/);
    assert.match(renderFrame({ lang: 'en', headingLevel: 9 }), /aria-level="6"/);
    assert.match(renderFrame({ lang: 'en', headingLevel: NaN }), /aria-level="2"/);
    assert.match(renderFrame({ messages: { heading: 'Mine' } }), />Mine</);
    assert.match(
      renderFrame({ lang: 'en', messages: { heading: undefined as unknown as string } }),
      /Sign-in/,
    );
    assert.doesNotMatch(renderFrame({ lang: 'en', hideHeading: true }), /Sign-in|name="heading"/);
  });

  it('escapes everything that a host may have from elsewhere', () => {
    const attack = '"><img src=x onerror=alert(1)>\'&</template></style></noscript>';
    const html = renderFrame({
      lang: attack,
      messages: { heading: attack, subheading: attack },
      nonce: attack,
      noScriptText: attack,
      headingLevel: attack as unknown as number,
    });
    assert.doesNotMatch(html, /<img|onerror=alert\(1\)>|'&</);
    assert.equal(html.match(/<\/template>/g)?.length, 1);
    assert.equal(html.match(/<\/style>/g)?.length, 1);
    assert.equal(html.match(/<\/noscript>/g)?.length, 1);
  });

  it('has neither style nor script, unless a host asks for the style sheet', () => {
    for (const lang of ['en', 'he'])
      assert.doesNotMatch(renderFrame({ lang }), /style|script|href|src=|url\(/);
    assert.match(renderFrame({ nonce: 'abc' }), /<style nonce="abc">/);
    assert.match(renderFrame({ inlineStyle: true }), /<style>/);
    assert.doesNotMatch(renderFrame({ nonce: 'abc', inlineStyle: false }), /<style/);
  });

  it('has a style sheet with the hash that is exported', () => {
    const hash = createHash('sha256').update(frameStyle).digest('base64');
    assert.equal(frameStyleSource, `'sha256-${hash}'`, 'Put this hash into src/server/frame-style.ts.');
    const [, inPage] = /<style>(.*)<\/style>/.exec(renderFrame({ inlineStyle: true })) ?? [];
    assert.equal(inPage, frameStyle);
  });

  it('says what a host has for people without scripts', () => {
    assert.match(
      renderFrame({ noScriptText: 'Turn on scripts.' }),
      /<noscript><p>Turn on scripts.<\/p><\/noscript>/,
    );
    assert.doesNotMatch(renderFrame({}), /noscript/);
  });

  it('is one line of text, at most 2 kB, and 4 kB with its style sheet', () => {
    for (const lang of readdirSync(locales)) {
      assert.doesNotMatch(renderFrame({ lang }), /\n/);
      assert.ok(Buffer.byteLength(renderFrame({ lang })) < 2000, lang);
      assert.ok(Buffer.byteLength(renderFrame({ lang, nonce: 'a'.repeat(32) })) < 4000, lang);
    }
  });

  it('comes without Lit and without whole languages', () => {
    const server = join(import.meta.dirname, '../../src/server');
    const sources = readdirSync(server).map((name) => readFileSync(join(server, name), 'utf8'));
    const imported = sources.flatMap((text) => [
      ...text.matchAll(/^(?:import|export) (?!type).* from '(.+)'/gm),
    ]);
    assert.ok(imported.length > 3);
    for (const [, name = ''] of imported) assert.doesNotMatch(name, /lit|locales/);
  });
});
