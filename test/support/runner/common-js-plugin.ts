import { createRequire } from 'node:module';
import type { TestRunnerPlugin } from '@web/test-runner';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const prefix = '/__common-js__/';
const identifier = /^[A-Za-z_$][\w$]*$/;

/** One ES module that exports what the CommonJS module exports: as default, and name by name. */
async function bundle(source: string): Promise<string> {
  const exported = require(source) as object;
  const names = Object.keys(exported).filter((name) => identifier.test(name) && name !== 'default');
  const { outputFiles } = await build({
    stdin: {
      contents: `import exported from '${source}';
export default exported;
export const { ${names.join(', ')} } = exported;`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Lets browser tests import these CommonJS packages (or files of theirs), which the runner by itself serves
 * as they are. Importing them behaves as with the bundlers that hosts use.
 */
export function commonJsPlugin(packages: readonly string[]): TestRunnerPlugin {
  const bundles = new Map<string, Promise<string>>();
  return {
    name: 'common-js',
    resolveImport({ source }) {
      const isListed = packages.some((name) => source === name || source.startsWith(`${name}/`));
      return isListed ? prefix + source : undefined;
    },
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      const source = path.slice(prefix.length);
      const pending = bundles.get(source) ?? bundle(source);
      bundles.set(source, pending);
      return { body: await pending, type: 'js' };
    },
  };
}
