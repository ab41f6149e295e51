import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({
  plugins: [solid()],
  build: {
    target: 'es2022',
    // A strict page policy blocks data: URLs, and it blocks the polyfill's requests.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
