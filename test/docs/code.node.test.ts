import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createEmulator } from '../../src/emulator/index.js';
import { checkCommands, commandsOf, requestOf } from './check-commands.js';
import { checkPage } from './check-page.js';
import { checkStyleSheet } from './check-style-sheet.js';
import { checkTemplate, scriptOf } from './check-template.js';
import { compileExamples, sourceOf, type ExampleModule } from './compile-examples.js';
import { appFileOf, guides, readExamples, root, titleOf, type Example } from './read-examples.js';

/**
 * The one way not to be checked here: these are taken word for word from apps, which are compiled and driven in a
 * browser. test/frameworks/guide.node.test.ts compares them, and hosts.node.test.ts beside this file.
 */
const isFromAnApp = (example: Example): boolean =>
  appFileOf(example) !== undefined ||
  (example.file === 'docs/frameworks.md' &&
    ['html', 'js', 'jsonc', 'ts', 'tsx', 'vue'].includes(example.language));

/** Or these, which test/package/simulated-dom.node.test.ts and test/e2e/testing-guide.e2e.ts run. */
const isRun = ({ file, code }: Example): boolean =>
  file === join('docs', 'testing.md') &&
  /^\/\/ (vitest\.config|show-manager|sign-in-methods\.(test|wtr)|steps|web-test-runner\.config)\.js\n/.test(
    code,
  );

const examples = readExamples().filter((example) => !isFromAnApp(example) && !isRun(example));
const inLanguage = (...languages: readonly string[]): readonly Example[] =>
  examples.filter(({ language }) => languages.includes(language));

/** Those that say behind a `console.log(…);` what it prints. */
const printed = (code: string): readonly string[] =>
  [...code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text = '']) => text);

/** README's first code with the package, and the getter of its script tag, which are JavaScript there. */
const firstExamples: readonly string[] = [
  inLanguage('js').find(({ file }) => file === 'README.md')?.code ?? '',
  /^ *manager\.getAccessToken = [^;]*;$/m.exec(
    inLanguage('html').find(({ file }) => file === 'README.md')?.code ?? '',
  )?.[0] ?? '',
];

const modules: readonly ExampleModule[] = [
  ...inLanguage('js', 'ts', 'tsx').map((example): ExampleModule => ({
    title: titleOf(example),
    // Told apart by inLanguage().
    language: example.language as ExampleModule['language'],
    code: example.code,
  })),
  ...inLanguage('vue', 'svelte').map((example): ExampleModule => ({
    title: `${titleOf(example)}, its script`,
    language: 'ts',
    code: scriptOf(example.code),
  })),
  // What a host with TypeScript copies first.
  ...firstExamples.map((code, index): ExampleModule => ({
    title: `first code of README.md in TypeScript, ${index}`,
    language: 'ts',
    code,
  })),
  ...inLanguage('html').flatMap((example) =>
    checkPage(example.code)
      .scripts.filter(({ type }) => type === 'module')
      .map(({ code }): ExampleModule => ({ title: `${titleOf(example)}, its script`, language: 'js', code })),
  ),
];

describe('code in the documentation', () => {
  it('is in a language that is checked here', () => {
    const known = ['css', 'html', 'http', 'js', 'json', 'sh', 'svelte', 'ts', 'tsx', 'vue'];
    const others = examples.filter(({ language }) => !known.includes(language));
    assert.deepEqual(others.map(titleOf), []);
  });

  it('is found in every guide that has any', () => {
    const found = new Set(readExamples().map(({ file }) => file));
    const without = guides.filter((file) => !found.has(file) && !file.startsWith(join('docs', 'decisions')));
    assert.deepEqual(without, [join('docs', 'conformance.md'), join('docs', 'troubleshooting.md')]);
    assert.ok(examples.length > 25, String(examples.length));
  });
});

describe('scripts in the documentation', () => {
  let complaints: ReturnType<typeof compileExamples>;

  before(() => {
    complaints = compileExamples([
      ...modules,
      {
        title: 'wrong js',
        language: 'js',
        code: 'manager.domain = 1;\nmanager.getToken = () => unheardOf();',
      },
      {
        title: 'wrong ts',
        language: 'ts',
        code: "import { Manager } from 'auth-methods-manager';\nconst a: string = null; Manager(a);",
      },
    ]);
  });

  it('include the getters that README.md begins with', () => {
    assert.equal(firstExamples.length, 2);
    for (const code of firstExamples) assert.match(code, /getAccessToken = [^]*getTokenSilently/);
  });

  it('are really compiled', () => {
    assert.equal(complaints.get('wrong js')?.length, 3, String(complaints.get('wrong js')));
    assert.equal(complaints.get('wrong ts')?.length, 2, String(complaints.get('wrong ts')));
  });

  for (const { title } of modules) {
    it(`compile: ${title}`, () => assert.deepEqual(complaints.get(title), []));
  }
});

describe('scripts in the documentation that say what they print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documentation-'));

  after(() => rmSync(folder, { recursive: true }));

  for (const example of inLanguage('js').filter(({ code }) => printed(code).length > 0)) {
    it(`print it: ${titleOf(example)}`, () => {
      const code = example.code.replace(/(?<=from ')auth-methods-manager[^']*/g, (specifier) => {
        const source = sourceOf(specifier);
        assert.ok(source, specifier);
        return pathToFileURL(source).href;
      });
      const file = join(folder, 'example.mjs');
      writeFileSync(file, code);
      const output = execFileSync(process.execPath, ['--import', 'tsx', file], {
        cwd: root,
        encoding: 'utf8',
      });
      assert.deepEqual(output.trim().split('\n'), printed(example.code));
    });
  }
});

describe('pages in the documentation', () => {
  it('are really checked', () => {
    const { complaints } = checkPage(
      '<auth-methods-manager dom="x"><p slot="head">a</p><xx></auth-methods-manager>',
    );
    assert.equal(complaints.length, 4, complaints.join('\n'));
  });

  for (const example of inLanguage('html')) {
    it(`have only elements, attributes and slots that exist: ${titleOf(example)}`, () => {
      const { complaints, scripts } = checkPage(example.code);
      assert.deepEqual(complaints, []);
      for (const { type, code } of scripts) {
        if (type === 'importmap') JSON.parse(code);
        else assert.equal(type, 'module');
      }
    });
  }
});

describe('templates in the documentation', () => {
  it('are really checked', () => {
    const wrong =
      '<auth-methods-manager dom="x" :getToken="a" @auth-method-load="b" [domain]="c" (x)="d" {...e} use:f />';
    assert.equal(checkTemplate(wrong).length, 5, checkTemplate(wrong).join('\n'));
  });

  for (const example of inLanguage('ts', 'tsx', 'vue', 'svelte')) {
    const found = example.code.match(/<auth-methods-manager\b/g) ?? [];
    if (found.length === 0) continue;
    it(`have only properties and events that exist: ${titleOf(example)}`, () => {
      assert.deepEqual(checkTemplate(example.code), []);
    });
  }
});

describe('style sheets in the documentation', () => {
  it('are really checked', () => {
    const sheet = 'a { colour: red; --auth-methods-color: red } a::part(head) { color: }';
    assert.equal(checkStyleSheet(sheet).length, 4, checkStyleSheet(sheet).join('\n'));
  });

  for (const example of inLanguage('css')) {
    it(`have only names that exist: ${titleOf(example)}`, () => {
      assert.deepEqual(checkStyleSheet(example.code), []);
    });
  }
});

describe('data in the documentation', () => {
  for (const example of inLanguage('json')) {
    it(`is JSON: ${titleOf(example)}`, () => {
      JSON.parse(example.code);
    });
  }

  // test/e2e/integrity.e2e.ts sends the other one, and looks at what the browser refuses.
  for (const example of inLanguage('http').filter(({ code }) => !code.startsWith('Integrity-Policy:'))) {
    it(`is the page policy: ${titleOf(example)}`, async () => {
      const { AuthMethodsManager } = await import('../../src/index.js');
      const policy = AuthMethodsManager.contentSecurityPolicy({ api: 'https://login.example.com' });
      assert.equal(example.code.trim(), `Content-Security-Policy: ${policy}`);
    });
  }
});

describe('commands in the documentation', () => {
  it('are really checked', () => {
    const wrong = [
      ...['npm run nothing', 'npm test -- nothing', 'cd nowhere', 'rm -r /'],
      ...['npm install auth-method-manager', 'npx nothing', 'npx auth-methods-manager emulate'],
    ];
    assert.equal(checkCommands(wrong.join(' && ')).length, wrong.length);
  });

  for (const example of inLanguage('sh')) {
    it(`name what exists: ${titleOf(example)}`, async () => {
      assert.deepEqual(checkCommands(example.code), []);
      const emulator = createEmulator();
      for (const { path, body } of commandsOf(example.code).flatMap((command) => requestOf(command) ?? [])) {
        const response = await emulator.fetch(emulator.origin + path, { method: 'POST', body });
        assert.ok(response.ok, `${path}: ${await response.text()}`);
      }
    });
  }
});
