import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { SdkPage, type SdkServers } from './sdk-page.js';

const page = 'nextjs';

/** A page whose server holds the tokens, with the SDK's proxy in front of the API. */
export function describeNextjs(servers: () => SdkServers, withDpop: () => SdkServers): void {
  describe('a page with nextjs-auth0', () => {
    let sdk: SdkPage;

    beforeEach(async () => {
      sdk = await SdkPage.open(servers());
    });

    const faults = (...given: Parameters<SdkServers['emulator']['emulator']['setFaults']>): void =>
      servers().emulator.emulator.setFaults(...given);

    async function confirmInPopup(): Promise<void> {
      const popup = await sdk.popupOfRemoval();
      const removed = sdk.removed();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await removed;
    }

    /** The emulator knows one person. Here, the page hears of another. */
    async function serveAnotherProfile(): Promise<void> {
      await sdk.page.route('**/auth/profile', async (route) => {
        const response = await route.fetch();
        if (!response.ok()) return route.fulfill({ response });
        const profile = (await response.json()) as object;
        return route.fulfill({ response, json: { ...profile, sub: 'auth0|somebody-else' } });
      });
    }

    it('reads once, says which scope a removal needs, and signs out', async () => {
      await sdk.signIn(page);
      assert.equal(sdk.toApi.length, 2, 'the list, and what can be added');
      await sdk.authenticator.remove();
      await sdk.authenticator.dialogClosed();
      assert.equal(await sdk.authenticator.isThere(), false);
      const scopes = sdk.toApi.map((request) => request.headers()['scope']);
      const read = 'read:me:authentication_methods read:me:factors';
      assert.deepEqual(new Set(scopes), new Set([read, 'delete:me:authentication_methods']));
      assert.ok(sdk.toApi.every((request) => !('authorization' in request.headers())));
      await sdk.page.getByText('Sign out').click();
      await sdk.page.getByText('Sign in', { exact: true }).waitFor();
      assert.deepEqual(sdk.watched.pageErrors, []);
      assert.deepEqual(sdk.messages, []);
    });

    it('binds the server’s requests to a key', async () => {
      sdk = await SdkPage.open(withDpop());
      faults({ dpop: 'required', dpopNonce: true });
      await sdk.signIn(page);
      await sdk.authenticator.remove();
      await sdk.authenticator.dialogClosed();
      assert.deepEqual(await sdk.removals(), [204]);
    });

    it('steps up in a popup after 403 with mfa_required, then does exactly what was interrupted', async () => {
      await sdk.signIn(page);
      faults({ mfaRequired: 'writes' });
      await confirmInPopup();
      assert.deepEqual(await sdk.removals(), [403, 204]);
      assert.deepEqual(sdk.messages, []);
    });

    it('steps up in a popup when the API asks, which the SDK answers with 500', async () => {
      await sdk.signIn(page);
      faults({ stepUp: 'writes' });
      await confirmInPopup();
      assert.deepEqual(await sdk.removals(), [500, 204]);
      assert.deepEqual(sdk.messages, []);
    });

    it('signs the person in again when the session has ended, and resumes', async () => {
      await sdk.signIn(page);
      const cookies = await sdk.page.context().cookies(servers().site.origin);
      assert.ok(
        cookies.some(({ name }) => name.startsWith('__session')),
        JSON.stringify(cookies),
      );
      await sdk.page.context().clearCookies({ name: /^__session/ });
      await confirmInPopup();
      assert.deepEqual(await sdk.removals(), [401, 204]);
    });

    it('keeps the method when the person closes the popup, which is no mistake', async () => {
      await sdk.signIn(page);
      faults({ mfaRequired: 'writes' });
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).waitFor();
      await popup.close();
      await sdk.wayOn.waitFor();
      assert.deepEqual(await sdk.removals(), [403]);
      assert.deepEqual(sdk.messages, []);
    });

    it('keeps the method when somebody else signs in in the popup', async () => {
      await serveAnotherProfile();
      await sdk.signIn(page);
      faults({ mfaRequired: 'writes' });
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await sdk.wayOn.waitFor();
      assert.deepEqual(await sdk.removals(), [403]);
    });

    it('sends nothing when somebody else has signed in in another tab', async () => {
      await sdk.signIn(page);
      await serveAnotherProfile();
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await sdk.wayOn.waitFor();
      assert.deepEqual(await sdk.removals(), []);
    });

    it('tells the developer of a profile route that does not say who is signed in', async () => {
      await sdk.signIn(page);
      await sdk.page.route('**/auth/profile', (route) => route.fulfill({ json: {} }));
      await sdk.page.reload();
      await sdk.authenticator.shown();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', /`connectNextjsAuth0\(manager, \{ profileRoute: /);
    });

    it('tells the developer of a blocked popup', async () => {
      await sdk.signIn(page);
      faults({ mfaRequired: 'writes' });
      await sdk.page.evaluate('window.open = () => null');
      await sdk.authenticator.remove();
      await sdk.wayOn.waitFor();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', /blocked the popup/);
    });

    const noToken = /gets no token .* \(client grant\) with the scope "delete:/;

    it('tells the developer of a missing client grant', async () => {
      await sdk.signIn(page);
      faults({ clientGrant: 'missing' });
      await sdk.authenticator.remove();
      await sdk.page.locator('auth-methods-manager').getByRole('alert').waitFor();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', noToken);
      assert.equal(await sdk.authenticator.isThere(), true);
    });

    it('tells the developer of a scope that is missing even after a sign-in', async () => {
      await sdk.signIn(page);
      faults({ withheldScopes: ['delete:me:authentication_methods'] });
      const popup = await sdk.popupOfRemoval();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await sdk.page.locator('auth-methods-manager').getByRole('alert').waitFor();
      assert.equal(sdk.messages.length, 1, sdk.messages.join('\n'));
      assert.match(sdk.messages[0] ?? '', noToken);
      assert.equal(await sdk.authenticator.isThere(), true);
    });
  });
}
