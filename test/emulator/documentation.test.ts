import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { switches } from '../../src/emulator/faults.js';
import { SCENARIO_NAMES, SCENARIOS } from '../../src/emulator/index.js';

const docText = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8');
const entry = new URL('../../src/emulator/index.ts', import.meta.url).href;

/** The rows of the table below a heading, as they stand in the file. */
function rows(heading: string): readonly string[] {
  const section = docText.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section.split('\n').filter((line) => line.startsWith('| `'));
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

describe('docs/emulator.md', () => {
  it('lists every switch with its default, values and description', () => {
    assert.deepEqual(
      rows('Switches'),
      Object.entries(switches).map(([name, { initial, words, about }]) =>
        row(`\`${name}\``, `\`${JSON.stringify(initial)}\``, words, about),
      ),
    );
  });

  it('lists every scenario with its description', () => {
    assert.deepEqual(
      rows('Scenarios'),
      SCENARIO_NAMES.map((name) => row(`\`${name}\``, SCENARIOS[name].about)),
    );
  });

  it('has an example with the output that its comment shows', (context) => {
    const examples = [...docText.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
    const example = examples.find((code) => code.includes('console.log')) ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'emulator-example-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'example.mjs');
    writeFileSync(file, example.replace('auth-methods-manager/emulator', entry));
    const output = execFileSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
    const promised = /console\.log.* \/\/ (.*)/.exec(example)?.[1];
    assert.equal(output.trim(), promised);
  });
});
