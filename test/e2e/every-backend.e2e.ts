import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { backendNames, type BackendName } from '../../demo/backends/backend-names.js';
import { serveDemo, type DemoServer } from '../../demo/serve-demo.node.js';
import { DemoBackendPage } from '../support/e2e/demo-backend-page.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { addVirtualAuthenticator } from '../support/e2e/virtual-authenticator.js';

type Backend = Exclude<BackendName, 'my-account'>;

/** What each backend can do, in the words of the flows below. */
const abilities: Readonly<Record<Backend, readonly string[]>> = {
  management: ['unknown', 'totp', 'phone', 'email', 'passkey', 'webauthn-roaming', 'rename', 'remove'],
  'support-desk': ['direct', 'rename', 'remove'],
  authsignal: ['unknown', 'totp', 'phone', 'email', 'passkey', 'webauthn-roaming', 'remove'],
  cognito: ['unknown', 'totp', 'phone', 'email', 'passkey', 'turn-off'],
  gateway: ['unknown', 'remove'],
  'gateway-user-pool': ['unknown'],
};

/** Six digits that are not the code. */
const wrong = (code: string): string => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');

describe('the same flows with every backend, over HTTP', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let demo: DemoServer;

  before(async () => {
    browser = await launchBrowser();
    demo = await serveDemo({ page: 0, emulator: 0 });
  });

  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('covers every backend of the demo', () => {
    assert.deepEqual(['my-account', ...Object.keys(abilities)].sort(), [...backendNames].sort());
  });

  for (const [backend, can] of Object.entries(abilities) as [Backend, readonly string[]][]) {
    describe(backend, () => {
      let element: DemoBackendPage;
      let api: string;

      const control = async (path: string, body: object): Promise<void> => {
        const response = await fetch(`${api}/emulator/${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
        });
        assert.equal(response.status, 200, await response.text());
      };

      const flow = (name: string, ability: string | undefined, run: () => Promise<void>): void => {
        if (ability === undefined || can.includes(ability)) it(name, run);
      };

      before(async () => {
        const name =
          { 'support-desk': 'management', 'gateway-user-pool': 'gateway' }[backend as string] ?? backend;
        api = demo.backends[name]?.['origin'] ?? '';
        await control('reset', { account: 'typical' });
        const outbox = name === 'management' ? `${demo.origin}/host/outbox` : `${api}/emulator/outbox`;
        element = await DemoBackendPage.open(browser, { origin: demo.origin, backend, outbox });
      });

      after(() => element?.close());

      it('shows the list, and breaks no rule of the page', async () => {
        await element.rows('totp').first().waitFor();
        assert.ok((await element.manager.locator('auth-methods-row').count()) > 1);
        element.assertQuiet();
      });

      flow('adds an authenticator app, after a wrong code', 'totp', async () => {
        await control('reset', { account: 'empty' });
        await element.reload();
        await element.add('totp');
        const code = await element.codeOfApp();
        await element.typeCode(wrong(code));
        await element.confirm();
        await element.dialog.getByRole('alert').first().waitFor();
        await element.typeCode(await element.codeOfApp());
        await element.confirm();
        await element.closed();
        await element.addedRow('totp').waitFor();
      });

      for (const [type, address] of [
        ['phone', '202 555 0199'],
        ['email', 'new@example.com'],
      ] as const) {
        flow(`adds ${type} with the code that was sent`, type, async () => {
          await element.add(type);
          await element.sendCode(address);
          await element.typeCode(wrong(await element.sentCode()));
          await element.confirm();
          await element.dialog.getByRole('alert').first().waitFor();
          await element.typeCode(await element.sentCode());
          await element.confirm();
          await element.closed();
          await element.addedRow(type).waitFor();
        });
      }

      for (const [type, transport] of [
        ['passkey', 'internal'],
        ['webauthn-roaming', 'usb'],
      ] as const) {
        flow(`creates ${type}`, type, async () => {
          const authenticator = await addVirtualAuthenticator(element.page, { transport });
          await element.add(type);
          await element.confirm();
          await element.closed();
          await element.addedRow(type).waitFor();
          await authenticator.remove();
        });
      }

      flow('adds a phone for another person without a code', 'direct', async () => {
        await element.add('phone');
        await element.dialog.locator('#address').fill('202 555 0199');
        await element.confirm();
        await element.closed();
        await element.addedRow('phone').waitFor();
      });

      flow('renames a method', 'rename', async () => {
        const row = element.rows('phone').first();
        await element.choose(row, 'Rename');
        await element.dialog.getByRole('textbox', { name: 'Name' }).fill('Blue phone');
        await element.confirm();
        await element.closed();
        await row.getByText('Blue phone').waitFor();
      });

      flow('turns a method off and on', 'turn-off', async () => {
        const row = element.rows('totp').first();
        await element.choose(row, 'Turn off');
        if ((await element.dialog.count()) > 0)
          await element.dialog.locator('.primary, .danger').first().click();
        await row.getByText('Off', { exact: true }).waitFor();
        await element.choose(row, 'Turn on');
        await row.getByText('Off', { exact: true }).waitFor({ state: 'detached' });
      });

      flow('removes a method', 'remove', async () => {
        await control('reset', { account: 'typical' });
        await element.reload();
        const rows = element.rows('phone');
        await rows.first().waitFor();
        const before = await rows.count();
        await element.choose(rows.first(), 'Remove');
        await element.dialog.locator('.danger').click();
        await element.closed();
        await element.page.waitForFunction(
          `[...document.querySelector('auth-methods-manager').shadowRoot.querySelectorAll('auth-methods-group')]
            .flatMap((group) => [...group.shadowRoot.querySelectorAll('[data-type=phone]')]).length === ${before - 1}`,
        );
      });

      it('says that the list can’t be shown, and shows it when it can', async () => {
        // The button in its shadow root: another one stands in for it until its code has been downloaded.
        const again = element.manager.locator('[part=failure]').getByRole('button', { name: 'Try again' });
        const failures = element.page.locator('#events').getByText('auth-methods-error');
        try {
          await control('faults', { status: 500 });
          await element.page.reload();
          await again.waitFor();
          await control('faults', { status: null, body: 'html' });
          const before = await failures.count();
          await again.click();
          await failures.nth(before).waitFor();
        } finally {
          await control('faults', { status: null, body: null });
        }
        await again.click();
        await element.rows('totp').first().waitFor();
      });

      flow('shows a method of a type that nobody knows yet', 'unknown', async () => {
        await control('reset', { account: 'unknown-type' });
        await element.reload();
        await element.rows('unknown').first().waitFor();
      });
    });
  }
});
