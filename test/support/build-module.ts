import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Makes one module of a module of src/ and all that it imports, as the script tag's build does, and imports it. */
export async function buildModule<T>(path: string, plugins: readonly Plugin[]): Promise<T> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [...plugins],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, '../../src', path), formats: ['es'] },
    },
  });
  const [chunk] = ([result].flat() as readonly Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  assert.ok(chunk?.type === 'chunk');
  return (await import(`data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`)) as T;
}
