import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SdkPage, type SdkServers } from './sdk-page.js';

/** What is passed on by mistake, and the line of the message that mends it. */
const mistakes: Readonly<Record<string, RegExp>> = {
  nothing: /was given no client\. .*`await createAuth0Client\(/,
  promise: /was given a promise\. .*`connectAuth0SpaJs\(manager, await createAuth0Client\(/,
  'first-version': /version 1 of the SDK.*`npm install @auth0\/auth0-spa-js@2`/,
  'react-without-provider': /still loading.*`<Auth0Provider>`/,
  'vue-without-plugin': /was given no client\. .*`app\.use\(createAuth0\(/,
  'server-sdk': /@auth0\/nextjs-auth0 .*`connectNextjsAuth0\(manager\)`/,
  configuration: /takes the client that .*resolves to/,
};

export function describeMistakes(servers: () => SdkServers): void {
  describe('what is no client of an SDK', () => {
    for (const [mistake, message] of Object.entries(mistakes)) {
      it(`is reported once, with what mends it: ${mistake}`, async () => {
        const sdk = await SdkPage.open(servers());
        await sdk.goto('mistakes', `&mistake=${mistake}`);
        await sdk.page.getByText('This page isn’t set up completely.').waitFor();
        assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
        assert.match(sdk.messages[0] ?? '', message);
        assert.deepEqual(sdk.watched.pageErrors, []);
      });
    }
  });
}
