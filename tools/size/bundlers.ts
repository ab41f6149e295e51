import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as buildWithEsbuild, transform } from 'esbuild';
import { rollup } from 'rollup';
import { build as buildWithVite, type Rolldown } from 'vite';
import webpack from 'webpack';
import { compress } from '../bench/site.js';

const element = "import 'auth-methods-manager/define';\n";

/** What the pages of a host's app load first, by bundler: bytes after gzip, and in how many files. */
export interface BundleSize {
  readonly bundler: string;
  readonly gzip: number;
  readonly files: number;
  /** What the bundler warned of. */
  readonly warnings: readonly string[];
}

interface Bundled {
  readonly files: readonly OutputFile[];
  readonly warnings: readonly string[];
}

interface OutputFile {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** Names of the files that it cannot run without. */
  readonly imports: readonly string[];
  readonly code: string;
}

/** The entry and all that it imports, each once. */
function firstLoad(bundler: string, { files, warnings }: Bundled): BundleSize {
  const needed = new Set(files.filter(({ isEntry }) => isEntry));
  // A set hands out what is added to it while it is walked through.
  for (const { imports } of needed) {
    for (const file of files) if (imports.includes(file.fileName)) needed.add(file);
  }
  const sizes = [...needed].map(({ code }) => compress(code).length);
  if (sizes.length === 0) throw new Error(`${bundler} made no entry.`);
  return { bundler, gzip: sizes.reduce((sum, size) => sum + size), files: sizes.length, warnings };
}

type Bundle = (folder: string) => Promise<Bundled>;

/** As `vite build` does it, with its defaults. */
const vite: Bundle = async (folder) => {
  const warnings: string[] = [];
  const built = await buildWithVite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: join(folder, 'app.js'),
        onwarn: ({ message }) => void warnings.push(message),
      },
    },
  });
  const [output] = [built].flat() as readonly Rolldown.RolldownOutput[];
  return { files: (output?.output ?? []).flatMap((file) => (file.type === 'chunk' ? [file] : [])), warnings };
};

/** With the one plugin that an app needs for packages, and a minifier. */
const rollupWithEsbuild: Bundle = async (folder) => {
  const warnings: string[] = [];
  const bundle = await rollup({
    input: join(folder, 'app.js'),
    plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })],
    onwarn: ({ message }) => void warnings.push(message),
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const files = output.flatMap((file) =>
    file.type === 'chunk'
      ? [transform(file.code, { minify: true, target: 'es2022' }).then(({ code }) => ({ ...file, code }))]
      : [],
  );
  return { files: await Promise.all(files), warnings };
};

const esbuild: Bundle = async (folder) => {
  const { metafile, outputFiles, warnings } = await buildWithEsbuild({
    absWorkingDir: folder,
    entryPoints: ['app.js'],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = Object.entries(metafile.outputs).map(([fileName, { imports, entryPoint }]) => ({
    fileName,
    isEntry: entryPoint === 'app.js',
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
    code: outputFiles.find(({ path }) => path === join(folder, fileName))?.text ?? '',
  }));
  return { files, warnings: warnings.map(({ text }) => text) };
};

const webpackWithDefaults: Bundle = (folder) =>
  new Promise((resolve, reject) => {
    const compiler = webpack({
      mode: 'production',
      target: ['web', 'es2022'],
      context: folder,
      entry: './app.js',
      output: { path: join(folder, 'out') },
      performance: false,
    });
    compiler?.run((error, stats) => {
      const failed = error ?? stats?.compilation.errors[0];
      if (failed || !stats) return reject(failed ?? new Error('webpack made nothing.'));
      const names = stats.compilation.entrypoints.get('main')?.getFiles() ?? [];
      const files = names.map((fileName) => ({
        fileName,
        isEntry: true,
        imports: [],
        code: readFileSync(join(folder, 'out', fileName), 'utf8'),
      }));
      const warnings = stats.compilation.warnings.map(({ message }) => message);
      compiler.close(() => resolve({ files, warnings }));
    });
  });

const bundlers: Readonly<Record<string, Bundle>> = {
  Vite: vite,
  webpack: webpackWithDefaults,
  Rollup: rollupWithEsbuild,
  esbuild,
};

/**
 * Makes an app with each bundler, from `dist/` of the package as it is.
 *
 * @param app its one module; default is the import that registers the element
 */
export async function measureBundlers(packageFolder: string, app = element): Promise<readonly BundleSize[]> {
  // Beside the libraries of the project, where every bundler looks for them.
  const cache = join(packageFolder, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bundlers-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(packageFolder, join(folder, 'node_modules/auth-methods-manager'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "name": "app", "type": "module", "private": true }\n');
    writeFileSync(join(folder, 'app.js'), app);
    const sizes: BundleSize[] = [];
    for (const [name, bundle] of Object.entries(bundlers)) sizes.push(firstLoad(name, await bundle(folder)));
    return sizes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
