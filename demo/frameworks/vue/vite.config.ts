import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'auth-methods-manager' } },
    }),
  ],
  build: {
    target: 'es2022',
    // A strict page policy blocks data: URLs, and it blocks the polyfill's requests.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
