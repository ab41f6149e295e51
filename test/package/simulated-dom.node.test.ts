import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createHostProject } from './host-project.js';
import type { InstalledPackage } from './installed-package.js';

const vitest = 'node_modules/vitest/vitest.mjs';

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

describe('a host’s tests with Vitest, as docs/testing.md has them', { timeout: 600_000 }, () => {
  let host: InstalledPackage;

  before(async () => {
    host = await createHostProject(
      ['vitest.config.js', 'show-manager.js', 'sign-in-methods.test.js'],
      [
        ...['vitest', 'jsdom', 'happy-dom', 'shadow-dom-testing-library'],
        ...['@testing-library/dom', '@testing-library/user-event'],
      ],
    );
  });
  after(() => host.remove());

  for (const environment of ['jsdom', 'happy-dom']) {
    // An error that nobody handles makes Vitest fail, and this with it.
    it(`pass in ${environment}, without an unhandled error`, async () => {
      const output = await host.node([
        vitest,
        ...['run', '--environment', environment, '--reporter', 'json', '--silent'],
      ]);
      const report = JSON.parse(output.slice(output.indexOf('{'))) as Report;
      assert.deepEqual([report.success, report.numPassedTests, report.numTotalTests], [true, 4, 4]);
    });
  }
});
