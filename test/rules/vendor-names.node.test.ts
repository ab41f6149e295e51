import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { it } from 'node:test';

const source = join(import.meta.dirname, '../../src');
const vendor = /auth0|my[- ]account|cognito|authsignal/i;
const home = /^(?:backends|proxy)\/[^/]+\/|^backends\/default-backend\.ts$|^emulator\//;

it('the name of a vendor occurs nowhere in src/ outside its folder, not even in comments', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !home.test(file));
  assert.ok(files.length > 0);
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (vendor.test(line) ? [`src/${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});
