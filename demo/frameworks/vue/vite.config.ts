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
    // A strict page policy allows nothing from data: addresses, and the polyfill asks for what it doesn't name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
