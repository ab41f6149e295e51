import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { browserArguments, findBrowser } from '../support/find-browser.js';
import { createHostProject } from './host-project.js';
import type { InstalledPackage } from './installed-package.js';

/** The guide's configuration, with the browser of this machine. */
const config = `import { chromeLauncher } from '@web/test-runner-chrome';
import guide from './web-test-runner.config.js';
const launchOptions = { executablePath: ${JSON.stringify(findBrowser())}, args: ${JSON.stringify(browserArguments)} };
export default { ...guide, browsers: [chromeLauncher({ launchOptions })] };
`;

describe('a host’s tests with web-test-runner, as docs/testing.md has them', { timeout: 600_000 }, () => {
  let host: InstalledPackage;

  before(async () => {
    host = await createHostProject(
      ['web-test-runner.config.js', 'show-manager.js', 'sign-in-methods.wtr.js'],
      ['@web/test-runner', '@web/test-runner-commands', '@web/test-runner-chrome'],
    );
    await writeFile(join(host.project, 'here.config.js'), config);
  });
  after(() => host.remove());

  it('pass', async () => {
    const output = await host.node([
      'node_modules/@web/test-runner/dist/bin.js',
      '--config',
      'here.config.js',
    ]);
    assert.match(output, /1 passed, 0 failed/);
  });
});
