import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { vendors } from '../../tools/vite/vendors.js';
import { installPackage, type InstalledPackage } from './installed-package.js';
import { packPackage, root } from './packed-package.js';
import { publishedFiles } from './published-files.js';

interface PackageJson {
  readonly unpkg: string;
  readonly jsdelivr: string;
  readonly exports: Readonly<
    Record<string, string | { readonly types: string; readonly default: string; readonly browser?: string }>
  >;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Those of frameworks, whose types a host of the framework has. */
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Proxies, and the command with the emulator's authorization server. */
const serverFiles =
  /^dist\/(proxy\/|emulator\/(command|emulator-authorization-server|sign-in-provider)\.js$)/;

/** As docs/frameworks.md has it. Its DOM library is the oldest, too. */
const oldestTypeScript = 'typescript@5.4';

describe('the published package', () => {
  let installed: InstalledPackage;
  let manifest: PackageJson;

  before(async () => {
    installed = await installPackage();
    manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as PackageJson;
  });

  after(() => installed.remove());

  const read = (file: string): Promise<string> =>
    readFile(join(installed.project, 'node_modules/auth-methods-manager', file), 'utf8');

  const isType = (file: string): boolean => file.endsWith('.d.ts');

  /** Every specifier that a host can import; a pattern such as `./locales/*` with each file it stands for. */
  function specifiers(): readonly string[] {
    return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
      const file = typeof target === 'string' ? target : target.default;
      if (!subpath.includes('*')) return [join('auth-methods-manager', subpath)];
      const [start = '', end = ''] = file.replace('./', '').split('*');
      return installed.files
        .filter((path) => path.startsWith(start) && path.endsWith(end))
        .map((path) => path.slice(start.length, path.length - end.length))
        .filter((name) => !name.includes('/'))
        .map((name) => join('auth-methods-manager', subpath.replace('*', name)));
    });
  }

  /** The type declarations of what a host imports by a name. */
  function typesOf(specifier: string): string {
    const subpath = specifier.replace('auth-methods-manager', '.');
    const [start, end] = subpath.split(/\/(?=[^/]+$)/);
    const exact = manifest.exports[subpath];
    const target = exact ?? manifest.exports[`${start ?? ''}/*`];
    assert.ok(typeof target === 'object', specifier);
    return target.types.slice(2).replace('*', end ?? '');
  }

  it('holds files of these kinds, and nothing else', () => {
    const kinds = publishedFiles.map(({ pattern, purpose }) => ({
      purpose,
      files: installed.files.filter((file) => pattern.test(file)),
    }));
    const counts = new Map(installed.files.map((file) => [file, 0]));
    for (const { purpose, files } of kinds) {
      assert.ok(files.length > 0, `There are no ${purpose}.`);
      for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
    }
    assert.deepEqual(
      [...counts].filter(([, count]) => count !== 1).map(([file]) => file),
      [],
    );
  });

  it('is at most 1.1 MB to download, and 3.7 MB in a folder', async () => {
    const { tarball } = await packPackage();
    const sizes = await Promise.all(installed.files.map(async (file) => (await read(file)).length));
    assert.ok((await stat(tarball)).size < 1_100_000);
    assert.ok(sizes.reduce((sum, size) => sum + size) < 3_700_000);
  });

  it('has no type declaration that no entry leads to, and every one that is imported', async () => {
    const types = installed.files.filter(isType);
    const needed = new Set(
      specifiers()
        .filter((name) => !name.endsWith('.json'))
        .map((name) => typesOf(name)),
    );
    for (const file of needed) {
      assert.ok(types.includes(file), `${file} is not published`);
      for (const { fileName } of ts.preProcessFile(await read(file), true, true).importedFiles) {
        if (fileName.startsWith('.')) needed.add(join(file, '..', fileName.replace(/\.js$/, '.d.ts')));
      }
    }
    assert.deepEqual([...needed].sort(), types);
  });

  it('names no source map, since none is published', async () => {
    for (const file of installed.files.filter((name) => name.endsWith('.js'))) {
      assert.doesNotMatch(await read(file), /\/\/# sourceMappingURL=/, file);
    }
  });

  it('has what CDNs serve by the name of the package alone', () => {
    for (const file of [manifest.unpkg, manifest.jsdelivr]) {
      assert.equal(file, './dist/cdn/auth-methods-manager.js');
      assert.ok(installed.files.includes(file.slice(2)));
    }
  });

  it('has the right hash of every file of the script tag', async () => {
    const hashes = JSON.parse(await read('dist/cdn/integrity.json')) as Readonly<Record<string, string>>;
    const files = installed.files.filter((file) => file.startsWith('dist/cdn/') && !file.endsWith('.json'));
    assert.deepEqual(
      Object.keys(hashes).map((name) => `dist/cdn/${name}`),
      files,
    );
    assert.ok('auth-methods-manager.js' in hashes);
    for (const [name, hash] of Object.entries(hashes)) {
      const digest = createHash('sha384').update(await read(`dist/cdn/${name}`));
      assert.equal(hash, `sha384-${digest.digest('base64')}`, name);
    }
  });

  it('tells nothing about the machine it was built on', async () => {
    for (const file of installed.files) {
      assert.ok(!(await read(file)).includes(root), `${file} contains the path of the project`);
    }
  });

  it('imports no package that is not installed with it', async () => {
    const found = new Set<string>();
    for (const file of installed.files) {
      if (!/\.(js|d\.ts)$/.test(file) || file.startsWith('dist/cdn/')) continue;
      const { importedFiles } = ts.preProcessFile(await read(file), true, true);
      for (const { fileName } of importedFiles) {
        const packageName = fileName.split('/', fileName.startsWith('@') ? 2 : 1).join('/');
        const isOwn = fileName.startsWith('.');
        // These run on a server, whose host installs what they need, or in a host's React or Angular.
        const isOfServer = serverFiles.test(file);
        if (isOfServer && isBuiltin(fileName)) continue;
        const isOfFramework = ['dist/parts/react.js', 'dist/frameworks/angular.js'].includes(file);
        const mayBePeer = isType(file) || isOfServer || isOfFramework;
        const known = { ...manifest.dependencies, ...(mayBePeer && manifest.peerDependencies) };
        const isKnown = packageName in known || `@types/${packageName}` in known;
        if (!isOwn && !isKnown) found.add(`${file}: ${fileName}`);
      }
    }
    assert.deepEqual([...found], []);
  });

  it('can be imported on a server, each entry of it', async () => {
    // Angular itself is not installed here: test/frameworks builds an app with that entry.
    const names = specifiers().filter((name) => !name.endsWith('/angular'));
    for (const entry of [
      ...['', '/define', '/server', '/react', '/vue', '/svelte', '/solid', '/emulator'],
      ...['/auth0-spa-js', '/nextjs-auth0'],
      ...['/backends/my-account', '/backends/cognito', '/proxy/management', '/locales/de'],
    ]) {
      assert.ok(names.includes(`auth-methods-manager${entry}`), `${entry} of ${names.join(', ')}`);
    }
    await writeFile(
      join(installed.project, 'imports.js'),
      `if (globalThis.document || globalThis.window) throw new Error('This is no server.');
const loaded = {};
for (const name of ${JSON.stringify(names.filter((name) => !name.endsWith('.json')))}) {
  loaded[name] = Object.keys(await import(name)).sort();
}
for (const name of ${JSON.stringify(names.filter((name) => name.endsWith('.json')))}) {
  loaded[name] = Object.keys((await import(name, { with: { type: 'json' } })).default).sort();
}
console.log(JSON.stringify(loaded));`,
    );
    const loaded = JSON.parse(await installed.node(['imports.js'])) as Readonly<Record<string, string[]>>;
    assert.deepEqual(Object.keys(loaded).sort(), [...names].sort());
    for (const name of ['AuthMethodsManager', 'AuthMethodsError', 'AuthMethodsLoadedEvent']) {
      assert.ok(loaded['auth-methods-manager']?.includes(name), `${name} is not exported`);
    }
    const silent = ['define', 'vue', 'svelte', 'solid', 'testing/setup'].map(
      (entry) => `auth-methods-manager/${entry}`,
    );
    for (const name of silent) assert.deepEqual(loaded[name], [], `${name} exports something`);
    const emulators = vendors.map((name) => `create${name.charAt(0).toUpperCase()}${name.slice(1)}Emulator`);
    for (const name of ['createEmulator', ...emulators])
      assert.ok(loaded['auth-methods-manager/emulator']?.includes(name), name);
    for (const [name, exported] of Object.entries(loaded)) {
      assert.ok(exported.length > 0 || silent.includes(name), `${name} exports nothing`);
      assert.ok(!exported.includes('default') || name.endsWith('.json'), `${name} has a default export`);
    }
  });

  it('has a React component that bundlers know for one of browsers, in a file for these without a frame', async () => {
    const target = manifest.exports['./react'];
    assert.ok(typeof target === 'object' && target.browser);
    const [server, browser] = await Promise.all([read(target.default), read(target.browser)]);
    assert.match(server, /^['"]use client['"];\n/);
    assert.doesNotMatch(browser, /use client/);
    assert.match(server, /frame/);
    assert.doesNotMatch(browser.replaceAll(/\/\*.*?\*\//gs, ''), /frame/);
  });

  it('has an emulator that answers without anything else installed', async () => {
    await writeFile(
      join(installed.project, 'emulator.js'),
      `import { createEmulator } from 'auth-methods-manager/emulator';
const emulator = createEmulator({ scenario: 'typical' });
const token = await emulator.issueToken();
const response = await emulator.fetch(emulator.origin + '/me/v1/authentication-methods', {
  headers: { authorization: 'Bearer ' + token },
});
console.log(response.status, (await response.json()).authentication_methods.length > 0);`,
    );
    assert.equal((await installed.node(['emulator.js'])).trim(), '200 true');
  });

  it('has an element that can be defined where there is no DOM, and tells its page policy there', async () => {
    await writeFile(
      join(installed.project, 'server.js'),
      `import { AuthMethodsManager } from 'auth-methods-manager';
AuthMethodsManager.define();
console.log(AuthMethodsManager.contentSecurityPolicy({ api: 'https://login.example.com' }).split(';')[2].trim());`,
    );
    assert.equal((await installed.node(['server.js'])).trim(), 'connect-src https://login.example.com');
  });

  const consumer = `import { AuthMethodsManager, AuthMethodsError } from 'auth-methods-manager';
import type { AuthMethod, GetAccessToken, MethodsBackend } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import { myAccountBackend } from 'auth-methods-manager/backends/my-account';
import { createEmulator, type Emulator } from 'auth-methods-manager/emulator';

const manager = document.querySelector('auth-methods-manager');
const getAccessToken: GetAccessToken = ({ scopes, audience }) => scopes.join(' ') + audience;
if (manager) {
  manager.domain = 'login.example.com';
  manager.getAccessToken = getAccessToken;
  const backend: MethodsBackend = myAccountBackend({ domain: 'login.example.com', getAccessToken });
  manager.backend = backend;
  manager.addEventListener('auth-methods-loaded', (event) => {
    const methods: readonly AuthMethod[] = event.methods;
    console.log(methods.map(({ id, type }) => id + type));
  });
  manager.addEventListener('auth-methods-error', (event) => {
    console.log(event.error instanceof AuthMethodsError);
  });
  // @ts-expect-error A domain is a text.
  manager.domain = 1;
}
export const emulator: Emulator = createEmulator({ scenario: 'everything' });
export class HarbourSecurity extends AuthMethodsManager {
  static override readonly tag = 'harbour-security';
}
AuthMethodsManager.defaultBackend = myAccountBackend;
HarbourSecurity.define();
export const tag: string = AuthMethodsManager.tag;
`;

  for (const [compiler, moduleResolution] of [
    [undefined, 'NodeNext'],
    [undefined, 'Bundler'],
    [oldestTypeScript, 'NodeNext'],
    [oldestTypeScript, 'Bundler'],
  ] as const) {
    const title = `${compiler ?? 'our TypeScript'} and moduleResolution ${moduleResolution}`;
    it(`has types that compile, libraries included, with ${title}`, async () => {
      const folder = compiler ? await installed.install(compiler) : join(root, 'node_modules');
      await writeFile(join(installed.project, 'consumer.ts'), consumer);
      await writeFile(
        join(installed.project, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2022', 'DOM', 'DOM.Iterable'],
            module: moduleResolution === 'Bundler' ? 'ESNext' : moduleResolution,
            moduleResolution,
            types: [],
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            skipLibCheck: false,
            noEmit: true,
          },
          files: ['consumer.ts'],
          // Also what no entry leads to, but for the types that need a framework's.
          include: ['node_modules/auth-methods-manager/dist/**/*.d.ts'],
          exclude: ['node_modules/auth-methods-manager/dist/frameworks'],
        }),
      );
      const output = await installed.node([join(folder, 'typescript/bin/tsc'), '-p', '.']);
      assert.equal(output, '');
    });
  }

  it('has types for the oldest TypeScript that docs/frameworks.md names', async () => {
    const guide = await readFile(join(root, 'docs/frameworks.md'), 'utf8');
    assert.ok(guide.includes(oldestTypeScript.replace('typescript@', 'TypeScript ')));
  });

  it('has nothing that publint complains about', async () => {
    const pkgDir = join(installed.project, 'node_modules/auth-methods-manager');
    const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg ?? {}, { color: false })),
      [],
    );
  });

  it('has types that are right for every entry, as are-the-types-wrong sees it', async () => {
    const { tarball } = await packPackage();
    const names = specifiers().filter((name) => !name.endsWith('.json'));
    const entrypoints = names.map((name) => name.replace('auth-methods-manager', '.'));
    const types = createPackageFromTarballData(await readFile(tarball));
    const result = await checkPackage(types, { entrypoints });
    assert.ok(result.types);
    assert.ok(entrypoints.length > 20, String(entrypoints.length));
    const problems = result.problems.filter(
      (problem) =>
        // ES modules alone: `require()` of one works in every Node that the package names.
        problem.kind !== 'CJSResolvesToESM' &&
        // A compiler that does not know package.json's `exports` finds the main entry only.
        !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    assert.deepEqual(problems, []);
  });
});
