import { defineConfig, type BuildOptions, type Plugin } from 'vite';
import { integrity } from './vite-integrity.js';
import { templateWhitespace } from './vite-template-whitespace.js';

/**
 * `vite build` makes the files of the script tag, `vite build --mode emulator` the self-contained emulator.
 * The modules for npm are made by tsc, one per source file.
 */

/** package.json's sideEffects speaks of dist/; of the sources, these are the ones that act when imported. */
const keepSideEffects: Plugin = {
  name: 'keep-side-effects',
  transform: {
    filter: { id: /\/(src\/(define|cdn)|demo\/.+)\.ts$/ },
    handler: () => ({ moduleSideEffects: true }),
  },
};

const cdn: BuildOptions = {
  outDir: 'dist/cdn',
  lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'auth-methods-manager.js' },
  manifest: 'manifest.json',
  license: { fileName: 'licenses.md' },
  rolldownOptions: {
    output: {
      chunkFileNames: '[name]-[hash].js',
      minify: true,
      comments: false,
      // What the list needs is one file, whoever else shares parts of it.
      codeSplitting: {
        groups: [
          { name: 'list', tags: ['$initial'], priority: 3 },
          // So is what every dialog and every change have in common: alone, each part would compress worse, and
          // a dialog would wait for one file after another.
          {
            name: 'dialogs',
            test: /\/src\/(manager\/(?!diagnostics\/)|store\/|backends\/|ui\/(?!qr-code)|methods\/([^/]+|.+-(details|after-removal))\.ts)|@lit\/task|\/zod\//,
            priority: 2,
          },
        ],
      },
    },
  },
};

const emulator: BuildOptions = {
  outDir: 'dist/emulator',
  emptyOutDir: false,
  lib: { entry: 'src/emulator/index.ts', formats: ['es'], fileName: () => 'index.js' },
  license: { fileName: 'licenses.md' },
  minify: false,
  rolldownOptions: { output: { codeSplitting: false } },
};

export default defineConfig(({ mode }) => ({
  plugins: [keepSideEffects, templateWhitespace(), integrity('auth-methods-manager.js')],
  build: {
    target: 'es2022',
    sourcemap: true,
    reportCompressedSize: false,
    ...(mode === 'emulator' ? emulator : cdn),
  },
}));
