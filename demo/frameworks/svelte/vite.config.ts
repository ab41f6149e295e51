import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // A strict page policy blocks data: URLs, and it blocks the polyfill's requests.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
