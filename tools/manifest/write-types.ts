import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { vscodeCssData, vscodeHtmlData, webTypes } from './editor-data.js';
import { readElement } from './read-element.js';
import { frameMessages } from './frame-messages.js';
import { reactNames } from './react-names.js';
import { angularModule, angularTypes } from './angular-component.js';
import { reactTypes, solidTypes, svelteTypes, vueTypes } from './framework-types.js';

/**
 * `npm run build:types` and `npm run manifest` write what custom-elements.json says in the languages of
 * frameworks and editors: `tsx tools/manifest/write-types.ts dist` what is published, `… src` what is committed.
 */

const root = join(import.meta.dirname, '../..');

/** Types need no code, but an entry that can be imported has a module. */
const emptyModule = 'export {};\n';

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Content by path from the root. The same every time, for the same custom-elements.json and version. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const element = readElement();
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return {
    'dist/frameworks/react.d.ts': reactTypes(element),
    'dist/frameworks/vue.d.ts': vueTypes(element),
    'dist/frameworks/vue.js': emptyModule,
    'dist/frameworks/svelte.d.ts': svelteTypes(element),
    'dist/frameworks/svelte.js': emptyModule,
    'dist/frameworks/solid.d.ts': solidTypes(element),
    'dist/frameworks/solid.js': emptyModule,
    'dist/frameworks/angular.d.ts': angularTypes(element),
    'dist/frameworks/angular.js': angularModule(element),
    'dist/editors/vscode.html-custom-data.json': json(vscodeHtmlData(element)),
    'dist/editors/vscode.css-custom-data.json': json(vscodeCssData(element)),
    'dist/editors/web-types.json': json(webTypes(element, name, version)),
    'src/react/element-names.ts': reactNames(element),
    'src/server/frame-messages.ts': frameMessages(),
  };
}

const [, program, folder] = process.argv;
if (program === import.meta.filename) {
  for (const [path, content] of Object.entries(generatedFiles())) {
    if (!path.startsWith(`${folder ?? ''}/`)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
