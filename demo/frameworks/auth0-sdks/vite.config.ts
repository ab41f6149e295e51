import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'auth-methods-manager' } },
    }),
  ],
  // The server SDK's code for pages reads Next.js's variables.
  define: { 'process.env': {} },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['spa-js', 'react', 'vue', 'angular', 'nextjs', 'mistakes'].map((name) => `${name}.html`),
    },
  },
});
