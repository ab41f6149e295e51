import { readFileSync } from 'node:fs';

/** A recorded answer of the API, from `test/fixtures/my-account`. */
export function fixture(name: string): unknown {
  const path = new URL(`../../fixtures/my-account/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}
