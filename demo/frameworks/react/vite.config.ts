import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // A strict page policy allows nothing from data: addresses, and the polyfill asks for what it doesn't name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
