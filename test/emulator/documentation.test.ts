import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';

import { DEFAULT_FAULTS, SCENARIO_NAMES, SCENARIOS } from '../../src/emulator/index.js';

const TEXT = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8');
const ENTRY = new URL('../../src/emulator/index.ts', import.meta.url).href;

/** The first cells of the rows of the table below a heading. */
function rows(heading: string, cells: number): readonly (readonly string[])[] {
  const section = TEXT.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, cells + 1)
        .map((cell) => cell.trim()),
    );
}

describe('docs/emulator.md', () => {
  it('lists every switch with its default', () => {
    assert.deepEqual(
      rows('Switches', 2),
      Object.entries(DEFAULT_FAULTS).map(([name, value]) => [`\`${name}\``, `\`${JSON.stringify(value)}\``]),
    );
  });

  it('lists every scenario', () => {
    assert.deepEqual(
      rows('Scenarios', 2),
      SCENARIO_NAMES.map((name) => [`\`${name}\``, SCENARIOS[name].about]),
    );
  });

  it('has an example that works', (context) => {
    const example = /```js\n([^]*?)```/.exec(TEXT)?.[1] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'emulator-example-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'example.mjs');
    writeFileSync(file, example.replace('auth-methods-manager/emulator', ENTRY));
    const output = execFileSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
    const said = /console\.log.* \/\/ (.*)/.exec(example)?.[1];
    assert.equal(output.trim(), said);
  });
});
