import process from 'node:process';
import { build } from 'vite';
import { vendors } from './vendors.js';

/** Builds the script tag, and then the file of each backend beside it: in dist/cdn/, or in the folder that is named. */
const [, , folder] = process.argv;

for (const mode of ['production', ...vendors]) {
  const isFirst = mode === 'production';
  await build({ mode, logLevel: 'warn', build: folder ? { outDir: folder, emptyOutDir: isFirst } : {} });
}
