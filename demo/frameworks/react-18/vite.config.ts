import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // A strict page policy blocks data: URLs, and it blocks the polyfill's requests.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
