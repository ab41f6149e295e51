import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import type { BackendSettings } from './backends/host-server.js';

/** The folder that holds the pages. */
const root = import.meta.dirname;
const pages = [
  'index.html',
  'phone.html',
  'themes/index.html',
  'theme-editor/index.html',
  'sign-in/index.html',
  'proxy/index.html',
];

/** Puts the emulators' addresses into the pages, where `emulator.ts` and `backends/` read them. */
function emulatorAddresses(origin: string, backends: BackendSettings): Plugin {
  return {
    name: 'emulator-addresses',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'emulator', content: origin }, injectTo: 'head' },
      {
        tag: 'meta',
        attrs: { name: 'emulated-backends', content: JSON.stringify(backends) },
        injectTo: 'head',
      },
    ],
  };
}

/** `sideEffects` in package.json is about dist/. The demo imports sources, some of them for their side effects. */
const keepSideEffects: Plugin = {
  name: 'keep-side-effects',
  transform: {
    filter: { id: /\/(?:src\/define|demo\/.+)\.ts$/ },
    handler: () => ({ moduleSideEffects: true }),
  },
};

/** The Vite configuration of the demo's pages, for an emulator at `emulatorOrigin`. */
export function demoSite(emulatorOrigin: string, backends: BackendSettings = {}): InlineConfig {
  return {
    configFile: false,
    root,
    appType: 'mpa',
    optimizeDeps: { entries: pages },
    plugins: [emulatorAddresses(emulatorOrigin, backends), keepSideEffects],
    build: {
      target: 'es2022',
      // A strict page policy blocks styles and images from data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(root, page)) },
    },
  };
}
