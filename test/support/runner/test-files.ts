import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export type SuiteName = 'node' | 'package' | 'browser' | 'e2e' | 'engines';

/** The suite a file belongs to, by its name and folder; `undefined` for what is no test. */
function suiteOf(file: string): SuiteName | undefined {
  if (file.startsWith('test/e2e/')) return file.endsWith('.e2e.ts') ? 'e2e' : undefined;
  if (file.startsWith('test/engines/')) return file.endsWith('.engine.ts') ? 'engines' : undefined;
  if (!file.endsWith('.test.ts')) return undefined;
  // The apps of demo/frameworks install the package as hosts do.
  if (/^test\/(package|frameworks)\//.test(file)) return 'package';
  if (file.endsWith('.node.test.ts') || file.startsWith('test/emulator/')) return 'node';
  return 'browser';
}

/** All test files by suite, as paths from the root with forward slashes, in a stable order. */
export function testFiles(root: string): Readonly<Record<SuiteName, readonly string[]>> {
  const files: Record<SuiteName, string[]> = { node: [], package: [], browser: [], e2e: [], engines: [] };
  const entries = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  for (const entry of entries.sort()) {
    const file = `test/${entry.split(sep).join('/')}`;
    const suite = suiteOf(file);
    if (suite) files[suite].push(file);
  }
  return files;
}

/** A test of Node's that neither starts a browser nor compiles, bundles or lints anything. */
export function isQuick(file: string): boolean {
  return file.endsWith('.node.test.ts') && !/^test\/(docs|rules)\//.test(file);
}
