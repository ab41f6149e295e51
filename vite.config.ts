import { builtinModules } from 'node:module';
import { defineConfig, type BuildOptions, type Plugin } from 'vite';
import { laterChunks, localeName } from './tools/vite/chunks.js';
import { decorate } from './tools/vite/decorate.js';
import { inlineRuntime } from './tools/vite/inline-runtime.js';
import { integrity } from './tools/vite/integrity.js';
import { litHooks } from './tools/vite/lit-hooks.js';
import { npmPackage } from './tools/vite/npm-package.js';
import { phoneMetadata } from './tools/vite/phone-metadata.js';
import { phoneLibrary } from './tools/vite/phone-library.js';
import { providerNames } from './tools/vite/provider-names.js';
import { qrcodeModules } from './tools/vite/qrcode-modules.js';
import { sharedCode } from './tools/vite/shared-code.js';
import { constructedStyleSheets } from './tools/vite/style-sheets.js';
import { templateWhitespace } from './tools/vite/template-whitespace.js';
import { themeNames } from './tools/vite/theme-names.js';
import { unusedMethods } from './tools/vite/unused-methods.js';
import { webauthnCertificates } from './tools/vite/webauthn-certificates.js';
import { webauthnReasons } from './tools/vite/webauthn-reasons.js';
import { zodParts } from './tools/vite/zod-parts.js';
import { vendors } from './tools/vite/vendors.js';

/**
 * `vite build` makes the files of the script tag, `vite build --mode gateway` the file of that backend beside them (and
 * so for every other one), `vite build --mode npm` the modules for npm, whose types come from tsc, and
 * `vite build --mode emulator` the self-contained emulator and its command.
 */

/** package.json's sideEffects speaks of dist/; of the sources, these are the ones that act when imported. */
const keepSideEffects: Plugin = {
  name: 'keep-side-effects',
  transform: {
    filter: { id: /\/(src\/(define|cdn|testing\/setup)|demo\/.+)\.ts$/ },
    handler: () => ({ moduleSideEffects: true }),
  },
};

/** Its source maps are for our tests, which read from them what is in a file. They are not published, and no file names them. */
const cdn: BuildOptions = {
  outDir: 'dist/cdn',
  sourcemap: 'hidden',
  lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'auth-methods-manager.js' },
  manifest: 'manifest.json',
  license: { fileName: 'licenses.md' },
  rolldownOptions: {
    // What the list needs is in the entry, and what chunks share with it leaves it through shared-code.ts.
    preserveEntrySignatures: 'allow-extension',
    // What is left out of a library is undefined where what nobody uses asks for it. The compiler knows of all else.
    checks: { importIsUndefined: false, bundlerTimings: false },
    optimization: { inlineConst: { mode: 'all', pass: 2 } },
    output: {
      // Seven of the lower-case characters tell two versions of one file apart, and compress better than eight of all.
      chunkFileNames: (chunk) => `${localeName(chunk) ?? '[name]'}-[hash:7].js`,
      hashCharacters: 'base36',
      minify: true,
      comments: false,
      // Who needs the entry needs nearly every function in it, at once. Browsers that know this comment compile them
      // while the file is being downloaded, beside the page's own work: https://v8.dev/blog/explicit-compile-hints
      postBanner: ({ isEntry }) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
      // What the list needs is in the entry, whoever else shares parts of it.
      codeSplitting: { groups: [{ name: 'entry', tags: ['$initial'], priority: 5 }, ...laterChunks] },
    },
  },
};

/** What explains errors is downloaded when there is one. */
const backend = (name: string): BuildOptions => ({
  outDir: 'dist/cdn',
  emptyOutDir: false,
  lib: { entry: `src/backends/${name}/index.ts`, formats: ['es'], fileName: () => `${name}.js` },
  rolldownOptions: {
    output: {
      chunkFileNames: `${name}-[name]-[hash].js`,
      minify: true,
      comments: false,
      codeSplitting: { groups: [{ name: 'backend', tags: ['$initial'] }] },
    },
  },
});

/** The emulator for tests, which runs in browsers too, and the package's command, which serves it in Node. */
const emulator: BuildOptions = {
  outDir: 'dist/emulator',
  emptyOutDir: false,
  lib: {
    entry: { index: 'src/emulator/index.ts', command: 'src/emulator/node/package-command.ts' },
    formats: ['es'],
    fileName: (_format, name) => `${name}.js`,
  },
  license: { fileName: 'licenses.md' },
  minify: false,
  rolldownOptions: {
    external: [/^node:/, ...builtinModules, 'oidc-provider'],
    output: {
      chunkFileNames: '[name].js',
      codeSplitting: {
        groups: [
          { name: 'emulators', test: /^(?!.*\/(emulator\/node|@hono\/node-server)\/)/, minShareCount: 2 },
        ],
      },
    },
  },
};

const npm = npmPackage();

function buildOf(mode: string): BuildOptions {
  if (vendors.includes(mode)) return backend(mode);
  if (mode === 'emulator') return emulator;
  return mode === 'npm' ? npm.build : cdn;
}

export default defineConfig(({ mode }) => ({
  plugins: [
    keepSideEffects,
    decorate(),
    constructedStyleSheets(),
    litHooks(),
    zodParts(),
    webauthnReasons(),
    ...(mode === 'emulator' ? [webauthnCertificates()] : []),
    qrcodeModules(),
    templateWhitespace(),
    themeNames(`${import.meta.dirname}/src`),
    providerNames(),
    phoneMetadata(),
    phoneLibrary(),
    unusedMethods('libphonenumber-js'),
    inlineRuntime(),
    npm.plugin,
    sharedCode('auth-methods-manager.js'),
    integrity(vendors.includes(mode) ? `${mode}.js` : 'auth-methods-manager.js'),
  ],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    ...buildOf(mode),
  },
}));
