import { join, relative } from 'node:path';
import { after, before, describe } from 'node:test';
import { serveEmulator } from '../../src/emulator/node/serve-emulator.js';
import { serveHostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { describeMistakes } from './auth0-sdks/describe-mistakes.js';
import { describeNextjs } from './auth0-sdks/describe-nextjs.js';
import { describeSdk } from './auth0-sdks/describe-sdk.js';
import { nextjsRoutes } from './auth0-sdks/nextjs-host.js';
import type { SdkServers } from './auth0-sdks/sdk-page.js';
import { FrameworkApp } from './framework-app.js';

const app = new FrameworkApp('auth0-sdks');

describe('the vendor’s SDKs', { timeout: 1_800_000 }, () => {
  let servers: SdkServers;
  let withDpop: SdkServers;

  before(async () => {
    await app.install();
    await app.build();
    const [browser, emulator] = await Promise.all([launchBrowser(), serveEmulator({ port: 0 })]);
    const folder = relative(process.cwd(), join(app.folder, 'dist'));
    const serve = async (tokens: 'bearer' | 'dpop'): Promise<SdkServers> => {
      const routes = await nextjsRoutes(app, emulator.origin, tokens);
      return { browser, emulator, site: await serveHostSite({ pages: {}, routes, folder }) };
    };
    servers = await serve('bearer');
    withDpop = await serve('dpop');
  });

  after(async () => {
    await servers.browser.close();
    await Promise.all([servers.site.close(), withDpop.site.close(), servers.emulator.close()]);
  });

  for (const name of ['spa-js', 'react', 'vue', 'angular']) describeSdk(name, () => servers);
  describeMistakes(() => servers);
  describeNextjs(
    () => servers,
    () => withDpop,
  );
});
