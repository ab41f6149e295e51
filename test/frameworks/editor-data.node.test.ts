import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import cssService, { type CSSDataV1 } from 'vscode-css-languageservice';
import htmlService, { type HTMLDataV1 } from 'vscode-html-languageservice';
import { vscodeCssData, vscodeHtmlData, webTypes } from '../../tools/manifest/editor-data.js';
import { readElement } from '../../tools/manifest/read-element.js';

// Node finds no names in these modules, which are made for requiring.
const { getCSSLanguageService, newCSSDataProvider } = cssService;
const { getLanguageService, newHTMLDataProvider, TextDocument } = htmlService;

const root = join(import.meta.dirname, '../..');
const element = readElement();
const names = (items: readonly { readonly name: string }[]): readonly string[] =>
  items.map(({ name }) => name);

/** The place of `|` in a text without it. */
function at(
  language: string,
  marked: string,
): { document: htmlService.TextDocument; position: { line: 0; character: number } } {
  const document = TextDocument.create(`file:///page.${language}`, language, 1, marked.replace('|', ''));
  return { document, position: { line: 0, character: marked.indexOf('|') } };
}

describe('VS Code', () => {
  // The editor reads JSON: what it can't say is lost.
  const htmlData = JSON.parse(JSON.stringify(vscodeHtmlData(element))) as HTMLDataV1;
  const cssData = JSON.parse(JSON.stringify(vscodeCssData(element))) as CSSDataV1;
  const html = getLanguageService({
    useDefaultDataProvider: false,
    customDataProviders: [newHTMLDataProvider('auth-methods-manager', htmlData)],
  });
  const css = getCSSLanguageService({ customDataProviders: [newCSSDataProvider(cssData)] });

  function completeHtml(marked: string): readonly { readonly label: string; readonly text: string }[] {
    const { document, position } = at('html', marked);
    const { items } = html.doComplete(document, position, html.parseHTMLDocument(document));
    return items.map((item) => ({ label: item.label, text: item.textEdit?.newText ?? item.label }));
  }

  function completeCss(marked: string): readonly string[] {
    const { document, position } = at('css', marked);
    return css.doComplete(document, position, css.parseStylesheet(document)).items.map(({ label }) => label);
  }

  it('offers the tag and each of its attributes', () => {
    assert.deepEqual(
      completeHtml('<|').map(({ label }) => label),
      ['!DOCTYPE', 'auth-methods-manager'],
    );
    const offered = completeHtml('<auth-methods-manager |').map(({ label }) => label);
    assert.deepEqual(offered, [...names(element.attributes), 'data-']);
  });

  it('completes an attribute with a value, or without where none is needed', () => {
    const offered = completeHtml('<auth-methods-manager |');
    assert.equal(offered.find(({ label }) => label === 'domain')?.text, 'domain="$1"');
    assert.equal(offered.find(({ label }) => label === 'readonly')?.text, 'readonly');
  });

  it('explains the tag with its events and slots', () => {
    const { document, position } = at('html', '<auth-|methods-manager>');
    const hover = html.doHover(document, position, html.parseHTMLDocument(document));
    const text = JSON.stringify(hover?.contents);
    assert.ok(element.events.length > 0 && element.slots.length > 0);
    for (const name of [...names(element.events), ...names(element.slots)])
      assert.ok(text.includes(name), name);
  });

  it('offers the custom properties with their defaults, and the parts', () => {
    const properties = completeCss('auth-methods-manager { -|');
    assert.ok(element.cssProperties.length > 0);
    for (const name of names(element.cssProperties)) assert.ok(properties.includes(name), name);
    assert.ok(completeCss('auth-methods-manager { --auth-methods-radius: | }').includes('12px'));
    const parts = completeCss('auth-methods-manager::|');
    for (const name of names(element.cssParts)) assert.ok(parts.includes(`::part(${name})`), name);
  });
});

describe('JetBrains IDEs', () => {
  const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;

  it('are told by package.json where the data is', () => {
    assert.equal(packageJson['web-types'], './dist/editors/web-types.json');
  });

  it('get every attribute, property, event, slot, custom property and part', () => {
    interface Named {
      readonly name: string;
    }
    const types = webTypes(element, 'auth-methods-manager', '1.2.3') as {
      readonly name: string;
      readonly version: string;
      readonly contributions: {
        readonly html: {
          readonly elements: readonly {
            readonly name: string;
            readonly attributes: readonly Named[];
            readonly slots: readonly Named[];
            readonly js: { readonly properties: readonly Named[]; readonly events: readonly Named[] };
          }[];
        };
        readonly css: { readonly properties: readonly Named[]; readonly 'pseudo-elements': readonly Named[] };
      };
    };
    const [tag] = types.contributions.html.elements;
    assert.equal(`${types.name} ${types.version}`, 'auth-methods-manager 1.2.3');
    assert.equal(tag?.name, 'auth-methods-manager');
    assert.deepEqual(names(tag.attributes), names(element.attributes));
    assert.deepEqual(names(tag.slots), names(element.slots));
    assert.deepEqual(names(tag.js.properties), names(element.properties));
    assert.deepEqual(names(tag.js.events), names(element.events));
    const { css } = types.contributions;
    assert.deepEqual(names(css.properties), names(element.cssProperties));
    assert.deepEqual(
      names(css['pseudo-elements']),
      names(element.cssParts).map((name) => `part(${name})`),
    );
  });
});
