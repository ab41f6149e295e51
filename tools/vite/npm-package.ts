import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { BuildOptions, Plugin, Rolldown } from 'vite';
import { laterChunks, localeName } from './chunks.js';

interface PackageJson {
  readonly exports: Readonly<
    Record<string, string | { readonly default: string; readonly browser?: string }>
  >;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '../..');

/** Other steps of the build make these. */
const madeElsewhere = /^(emulator|frameworks)\//;

/** What package.json exports, as paths in dist/ without `.js`; for a pattern, each file that it matches. */
function entriesOf({ exports }: PackageJson): readonly string[] {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replace(/\.ts$/, '').replaceAll(sep, '/'));
  const files = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? target : [target.default, ...(target.browser ? [target.browser] : [])],
  );
  return files.flatMap((file) => {
    const entry = /^\.\/dist\/(.+)\.js$/.exec(file)?.[1];
    if (entry === undefined || madeElsewhere.test(entry)) return [];
    const pattern = new RegExp(`^${entry.replace('*', '[^/]+')}$`);
    const found = sources.filter((path) => pattern.test(path));
    if (found.length === 0) throw new Error(`package.json exports ${file}, and no source is called that.`);
    return found;
  });
}

/** Of the element: with the default backend, which comes with it. */
const isOfElement = (entry: string): boolean =>
  /^(index|define|backends\/my-account\/index|react\/.+)$/.test(entry);

/**
 * Whoever imports it from a server component gets a reference. The file for browsers is for the other side, where bundlers
 * would only warn of the directive.
 */
const isClientComponent = (entry: string): boolean => entry === 'react/index';

/** Parts of one vendor are named after it: several have their own `changes`. */
function nameOf(chunk: Rolldown.PreRenderedChunk): string {
  const vendors = new Set(chunk.moduleIds.map((id) => /\/src\/backends\/([^/]+)\//.exec(id)?.[1]));
  const [vendor] = vendors;
  const isOfOne = vendors.size === 1 && vendor !== undefined && vendor !== 'my-account';
  return `parts/${localeName(chunk) ?? (isOfOne ? `${vendor}-[name]` : '[name]')}.js`;
}

/**
 * Builds the modules for npm: a file for each entry of the package, and files for what entries share or load later. See
 * docs/decisions/0017-few-files-on-npm.md.
 */
export function npmPackage(): { readonly plugin: Plugin; readonly build: BuildOptions } {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
  const entries = entriesOf(manifest);
  const pathOf = (entry: string): string => join(root, 'src', `${entry}.ts`);
  const entryPaths = new Set(entries.map(pathOf));
  const ofElement = entries.filter(isOfElement).map(pathOf);
  const ofOthers = entries.filter((entry) => !isOfElement(entry)).map(pathOf);
  const isInstalled = new RegExp(
    `^(${Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).join('|')})(/|$)`,
  );

  // Paths of modules, entries left out. Bundling reads them after `buildEnd`.
  let first: ReadonlySet<string>;
  let ofMyAccount: ReadonlySet<string>;
  let firstOfOthers: ReadonlySet<string>;
  let everOfElement: ReadonlySet<string>;
  let everOfOthers: ReadonlySet<string>;

  const plugin: Plugin = {
    name: 'npm-package',
    apply: (_config, { mode }) => mode === 'npm',
    buildEnd(error) {
      if (error) return;
      /** All that some modules need before they run; with `later`, also what they load at any time. */
      const closureOf = (paths: readonly string[], later = false): ReadonlySet<string> => {
        const closure = new Set(paths);
        // A set hands out what is added to it while it is walked through.
        for (const path of closure) {
          const info = this.getModuleInfo(path);
          for (const id of info?.importedIds ?? []) closure.add(id);
          if (later) for (const id of info?.dynamicallyImportedIds ?? []) closure.add(id);
        }
        return new Set([...closure].filter((path) => !entryPaths.has(path)));
      };
      first = closureOf([pathOf('define')]);
      ofMyAccount = closureOf([pathOf('backends/my-account/index')]);
      firstOfOthers = closureOf(ofOthers);
      everOfElement = closureOf(ofElement, true);
      everOfOthers = closureOf(ofOthers, true);
    },
  };

  const groups: Rolldown.CodeSplittingGroup[] = [
    // Must run before Lit, so it must not be in the file that imports Lit.
    { name: 'dom-stand-ins', test: /\/src\/ui\/dom-stand-ins\.ts$/, priority: 10 },
    // So does what a server renders, and without its languages.
    { name: 'match-locale', test: /\/src\/i18n\/match-locale\.ts$/, priority: 10 },
    { name: 'frame', test: /\/src\/server\/(?!index)[^/]+\.ts$/, priority: 10 },
    // English as a whole does without the element, and what else is shared does without English.
    { name: 'en', test: /\/i18n\/locales\/en\/list\.ts$/, priority: 10 },
    // Other backends and the proxies do without the element.
    { name: 'backend', test: (id) => first.has(id) && firstOfOthers.has(id), priority: 9 },
    { name: 'my-account', test: (id) => first.has(id) && ofMyAccount.has(id), priority: 8 },
    { name: 'element', test: (id) => first.has(id), priority: 7 },
    { name: 'change-events', test: /\/src\/events\/change-events\.ts$/, priority: 6 },
    // Each part of a language is downloaded by itself.
    {
      name: 'errors',
      test: (id) => everOfElement.has(id) && everOfOthers.has(id) && !id.includes('/i18n/locales/'),
      priority: 5,
    },
    // After the element: a group takes along what its modules import.
    { name: 'react', test: /\/src\/react\/(?!index|browser)[^/]+\.ts$/, priority: 1 },
    ...laterChunks.map((group) => ({
      ...group,
      name: group.name === 'errors' ? 'my-account-errors' : group.name,
      test: (id: string) => everOfElement.has(id) && group.test.test(id),
    })),
  ];

  return {
    plugin,
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      license: { fileName: 'licenses.md' },
      lib: {
        entry: Object.fromEntries(entries.map((entry) => [entry, pathOf(entry)])),
        formats: ['es'],
        fileName: (_format, name) => `${name}.js`,
      },
      rolldownOptions: {
        external: isInstalled,
        // A language that a host imports as a whole still comes in parts where it is not.
        checks: { ineffectiveDynamicImport: false },
        output: {
          banner: ({ name }) => (isClientComponent(name) ? "'use client';" : ''),
          chunkFileNames: nameOf,
          minifyInternalExports: false,
          codeSplitting: { groups },
        },
      },
    },
  };
}
