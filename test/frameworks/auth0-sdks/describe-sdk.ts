import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { SdkPage, type SdkServers } from './sdk-page.js';

/** What each SDK that holds tokens in the page must do with the element. */
export function describeSdk(name: string, servers: () => SdkServers): void {
  describe(`a page with ${name}`, () => {
    let sdk: SdkPage;

    beforeEach(async () => {
      sdk = await SdkPage.open(servers());
    });

    const faults = (...given: Parameters<SdkServers['emulator']['emulator']['setFaults']>): void =>
      servers().emulator.emulator.setFaults(...given);

    it('reads once, asks for one more scope to remove a method, and signs out', async () => {
      await sdk.signIn(name);
      assert.equal(sdk.toApi.length, 2, 'the list, and what can be added');
      await sdk.authenticator.remove();
      await sdk.authenticator.dialogClosed();
      assert.equal(await sdk.authenticator.isThere(), false);
      const scopes = sdk.sent
        .filter((request) => request.url().endsWith('/oauth/token'))
        .map((request) => new URLSearchParams(request.postData() ?? '').get('scope') ?? '');
      assert.deepEqual(scopes.join(' ').match(/(create|update|delete):\S+/g), [
        'delete:me:authentication_methods',
      ]);
      await sdk.page.getByText('Sign out').click();
      await sdk.page.getByText('Sign in', { exact: true }).waitFor();
      assert.deepEqual(sdk.watched.pageErrors, []);
      assert.deepEqual(sdk.messages, []);
    });

    it('steps up in a popup, then does exactly what was interrupted', async () => {
      await sdk.signIn(name);
      faults({ stepUp: 'writes' });
      const popup = await sdk.popupOfRemoval();
      const removed = sdk.removed();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await removed;
      assert.deepEqual(await sdk.removals(), [401, 204]);
      assert.deepEqual(sdk.messages, []);
    });

    it('binds every request to a key', async () => {
      faults({ dpop: 'required', dpopNonce: true });
      await sdk.signIn(name, '&dpop=1');
      await sdk.authenticator.remove();
      await sdk.authenticator.dialogClosed();
      const schemes = await Promise.all(sdk.toApi.map((request) => request.headerValue('authorization')));
      assert.ok(schemes.length >= 3, String(schemes.length));
      assert.ok(schemes.every((scheme) => scheme?.startsWith('DPoP ')));
    });

    it('keeps the method when the person closes the popup, which is no mistake', async () => {
      await sdk.signIn(name);
      faults({ stepUp: 'writes' });
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).waitFor();
      await popup.close();
      await sdk.wayOn.waitFor();
      assert.deepEqual(await sdk.removals(), [401]);
      assert.deepEqual(sdk.messages, []);
    });

    it('keeps the method when somebody else signs in in the popup', async () => {
      await sdk.signIn(name);
      faults({ stepUp: 'writes' });
      // The emulator knows one person; the SDK reads who it is from the ID token.
      await sdk.page.route('**/oauth/token', async (route) => {
        if (!route.request().postData()?.includes('authorization_code')) return route.continue();
        const response = await route.fetch();
        const answer = (await response.json()) as { readonly id_token: string };
        const [head, payload = '', signature] = answer.id_token.split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
        const somebodyElse = Buffer.from(JSON.stringify({ ...claims, sub: 'auth0|somebody-else' }));
        const idToken = [head, somebodyElse.toString('base64url'), signature].join('.');
        await route.fulfill({ response, json: { ...answer, id_token: idToken } });
      });
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await sdk.wayOn.waitFor();
      assert.deepEqual(await sdk.removals(), [401]);
    });

    it('tells the developer of a blocked popup', async () => {
      await sdk.signIn(name);
      faults({ stepUp: 'writes' });
      await sdk.page.evaluate('window.open = () => null');
      await sdk.authenticator.remove();
      await sdk.wayOn.waitFor();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', /blocked the popup .* `\{ popup: false \}`/);
    });

    it('tells the developer of a missing client grant', async () => {
      await sdk.signIn(name);
      faults({ clientGrant: 'missing' });
      await sdk.authenticator.remove();
      await sdk.page.locator('auth-methods-manager').getByRole('alert').waitFor();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', /gets no token .* \(unauthorized_client\).* \(client grant\)/);
    });
  });
}
