import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lintText } from './lint-text.js';

const element = `import { html } from 'lit';\n`;

const forbidden: readonly (readonly [text: string, reason: string])[] = [
  ['export default class Thing {}\n', 'Named exports only'],
  ['export enum Thing { One }\n', 'No enums'],
  ['export const thing: any = 1;\n', 'Unexpected any'],
  ['export const thing = (one?: string): string => one!;\n', 'Forbidden non-null assertion'],
  ['export const put = (one: HTMLElement): void => { one.innerHTML = "<p>"; };\n', 'No HTML from strings'],
  [
    'export const put = (one: Element): void => { one.insertAdjacentHTML("beforeend", ""); };\n',
    'No HTML from strings',
  ],
  [
    `import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport const used = unsafeHTML;\n`,
    'No HTML from strings',
  ],
  [
    `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';\nexport const used = unsafeSVG;\n`,
    'No HTML from strings',
  ],
  [
    `import { styleMap } from 'lit/directives/style-map.js';\nexport const used = styleMap;\n`,
    'No style attributes',
  ],
  [`${element}export const view = html\`<p style="color: red">Hello</p>\`;\n`, 'No style attributes'],
  ['export const stored = localStorage.getItem("x");\n', 'Nothing is stored'],
  ['export const stored = window.sessionStorage;\n', 'Nothing is stored'],
  ['export const stored = globalThis.indexedDB;\n', 'Nothing is stored'],
  ['export const stored = document.cookie;\n', 'Nothing is stored'],
  ['console.log("hello");\nexport const thing = 1;\n', 'Unexpected console statement'],
  ['// TODO: later\nexport const thing = 1;\n', 'Unexpected'],
  [`${'export const thing = [\n'}${'  1,\n'.repeat(300)}];\n`, 'too many lines'],
  [
    `${element}export const view = html\`<button @click=\${() => 1} @click=\${() => 2}>Go</button>\`;\n`,
    'Duplicate',
  ],
  [`${element}export const view = html\`<div aria-role="button">Go</div>\`;\n`, 'aria'],
];

const permitted: readonly string[] = [
  `${element}export const view = html\`<p class="styled" part="row">Hello</p>\`;\n`,
  'console.warn("hello");\nexport const thing = 1;\n',
  `${'/** Long. */\n'.repeat(400)}export const thing = 1;\n`,
];

describe('syntax rules', () => {
  for (const [text, reason] of forbidden) {
    it(`refuse ${text.trim().split('\n').at(-1) ?? ''}`, async () => {
      const messages = await lintText('src/ui/x.ts', text);
      assert.ok(
        messages.some((message) => message.includes(reason)),
        `expected "${reason}", got: ${messages.join('; ') || 'nothing'}`,
      );
    });
  }

  for (const text of permitted) {
    it(`permit ${text.trim().split('\n').at(-1) ?? ''}`, async () => {
      assert.deepEqual(await lintText('src/ui/x.ts', text), []);
    });
  }
});
