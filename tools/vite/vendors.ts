import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The backends that a page loads beside the script tag: the folders of src/backends/, but for the default one. */
export const vendors: readonly string[] = readdirSync(join(import.meta.dirname, '../../src/backends'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && entry.name !== 'my-account')
  .map(({ name }) => name)
  .sort();
