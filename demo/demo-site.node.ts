import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

/** The folder that holds the pages. */
const root = import.meta.dirname;
const pages = ['index.html', 'phone.html', 'themes/index.html', 'sign-in/index.html', 'proxy/index.html'];

/** Tells the pages where the emulator is; `emulator.ts` reads it. */
function emulatorAddress(origin: string): Plugin {
  return {
    name: 'emulator-address',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'emulator', content: origin }, injectTo: 'head' },
    ],
  };
}

/** package.json's sideEffects speaks of dist/; here the sources are imported, some for what they do. */
const keepSideEffects: Plugin = {
  name: 'keep-side-effects',
  transform: {
    filter: { id: /\/(?:src\/define|demo\/.+)\.ts$/ },
    handler: () => ({ moduleSideEffects: true }),
  },
};

/** How Vite serves or builds the demo's pages, for an emulator at `emulatorOrigin`. */
export function demoSite(emulatorOrigin: string): InlineConfig {
  return {
    configFile: false,
    root,
    appType: 'mpa',
    optimizeDeps: { entries: pages },
    plugins: [emulatorAddress(emulatorOrigin), keepSideEffects],
    build: {
      target: 'es2022',
      // A strict page policy allows no styles and no images from data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(root, page)) },
    },
  };
}
