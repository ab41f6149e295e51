import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { AuthMethodType } from '../../src/model/auth-method.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { addVirtualAuthenticator } from '../support/e2e/virtual-authenticator.js';
import { ElementPage } from '../support/e2e/element-page.js';
import { ENROLLABLE_TYPES, enrollByHand } from '../support/e2e/enroll-by-hand.js';
import { documentMissing, readMyAccountDocument } from '../support/my-account-document.js';
import { startOpenApiProxy, type OpenApiProxy } from '../support/openapi-proxy.js';
import type { WireExchange } from '../support/e2e/wire-log.js';

const OPERATIONS = ['list', 'create', 'verify', 'rename', 'channel', 'details', 'remove'] as const;
type Operation = (typeof OPERATIONS)[number];

/** What each type's operations end with on the wire; `shown` for what needs no request, `-` for what is not offered. */
const EXPECTED = {
  passkey: '200 202 201 200 - shown 204',
  password: '200 202 201 - - shown 204',
  totp: '200 202 201 200 - shown 204',
  'push-notification': '200 202 201 200 - shown 204',
  phone: '200 202 201 200 200 shown 204',
  email: '200 202 201 200 - shown 204',
  'webauthn-platform': '200 - - 200 - shown 204',
  'webauthn-roaming': '200 - - 200 - shown 204',
  'recovery-code': '200 202 201 - - shown 204',
} as const satisfies Partial<Record<AuthMethodType, string>>;

type ListedType = keyof typeof EXPECTED;

const TYPES = Object.keys(EXPECTED) as readonly ListedType[];

/** Types whose schema has no name: what they are given does not come back. */
const KEEPS_NO_NAME: readonly ListedType[] = ['passkey'];

function textOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Which operation an exchange was. A single method is never asked for: the list tells all of it. */
function operationOf({ method, path, requestBody }: WireExchange): Operation | undefined {
  if (method === 'GET') return path === '/authentication-methods' ? 'list' : undefined;
  if (method === 'POST') return path.endsWith('/verify') ? 'verify' : 'create';
  if (method === 'DELETE') return 'remove';
  return textOf(requestBody, 'name') === undefined ? 'channel' : 'rename';
}

/** The types that an exchange was about: of a list all, else the one in the request or in the id. */
function typesOf({ method, path, requestBody, answer }: WireExchange): readonly unknown[] {
  const list = textOf(answer, 'authentication_methods');
  if (Array.isArray(list)) return list.map((item) => textOf(item, 'type'));
  if (method === 'POST' && !path.endsWith('/verify')) return [textOf(requestBody, 'type')];
  return [/^\/authentication-methods\/([\w-]+)\|/.exec(path)?.[1]];
}

describe(
  'every operation with every type, through a proxy that holds the published file',
  { skip: documentMissing, timeout: 1_200_000 },
  () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof startEmulator>>;
    let proxy: OpenApiProxy;
    let element: ElementPage;
    const cells = new Map<AuthMethodType, Map<Operation, string>>(TYPES.map((type) => [type, new Map()]));

    before(async () => {
      browser = await launchBrowser();
      server = await startEmulator({ scenario: 'everything' });
      proxy = await startOpenApiProxy({ target: server.origin, document: readMyAccountDocument() ?? {} });
      element = await ElementPage.open({ browser, emulator: server.emulator, api: proxy.origin });
      await addVirtualAuthenticator(element.page);
    });

    after(async () => {
      await element?.close();
      await browser?.close();
      await Promise.all([proxy?.close(), server?.close()]);
    });

    /** Notes what went through since the last time. */
    let noted = 0;
    afterEach(async () => {
      const exchanges = await element.wire.settled();
      for (const exchange of exchanges.slice(noted)) {
        const operation = operationOf(exchange);
        for (const type of typesOf(exchange)) {
          if (operation) cells.get(type as AuthMethodType)?.set(operation, String(exchange.status));
        }
      }
      noted = exchanges.length;
    });

    async function lookAtDetails(type: AuthMethodType): Promise<void> {
      await element.choose(element.rows(type).last(), 'Details');
      await element.dialog.locator('dd').first().waitFor();
      await element.dialog.getByRole('button', { name: 'Close' }).click();
      await element.dialogClosed();
      cells.get(type)?.set('details', 'shown');
    }

    for (const type of TYPES) {
      const enrollable = ENROLLABLE_TYPES.find((known) => known === type);
      it(`${enrollable ? 'adds, ' : ''}shows, changes and removes ${type}`, async () => {
        server.emulator.reset('everything');
        await element.load();
        if (enrollable) await enrollByHand(element, enrollable);
        const row = element.rows(type).last();
        await lookAtDetails(type);
        const { methods } = server.emulator;
        const before = methods.filter((method) => method.type === type).length;

        if (EXPECTED[type].split(' ')[3] !== '-') {
          await element.choose(row, 'Rename');
          await element.dialog.getByRole('textbox', { name: 'Name' }).fill('Renamed');
          await element.dialog.locator('.primary').click();
          if (KEEPS_NO_NAME.includes(type)) {
            await element.dialog.getByText('The name couldn’t be kept for this method.').waitFor();
            await element.page.keyboard.press('Escape');
          }
          await element.dialogClosed();
          assert.equal(
            server.emulator.methods.some(({ name }) => name === 'Renamed'),
            true,
          );
          if (!KEEPS_NO_NAME.includes(type)) await row.getByText('Renamed').waitFor();
        }
        if (type === 'phone') {
          await element.choose(row, 'Send codes by voice call');
          await row.getByText('Voice call').waitFor();
        }
        await element.remove(row);
        const left = server.emulator.methods.filter((method) => method.type === type).length;
        assert.equal(left, before - 1);
      });
    }

    it('went through, cell by cell', (context) => {
      const table = Object.fromEntries(
        [...cells].map(([type, row]) => [type, OPERATIONS.map((name) => row.get(name) ?? '-').join(' ')]),
      );
      context.diagnostic(['type'.padEnd(20), ...OPERATIONS.map((name) => name.padEnd(8))].join(''));
      for (const [type, row] of cells) {
        context.diagnostic(
          [type.padEnd(20), ...OPERATIONS.map((name) => (row.get(name) ?? '-').padEnd(8))].join(''),
        );
      }
      assert.deepEqual(table, EXPECTED);
    });

    it('broke no rule of the published file', () => {
      assert.deepEqual(proxy.violations, []);
      assert.deepEqual([...new Set(proxy.exchanges)].sort(), [
        'DELETE /authentication-methods/{authentication_method_id} 204',
        'GET /authentication-methods 200',
        'GET /factors 200',
        'PATCH /authentication-methods/{authentication_method_id} 200',
        'POST /authentication-methods 202',
        'POST /authentication-methods/{authentication_method_id}/verify 201',
      ]);
    });

    it('made nobody complain', () => element.assertQuiet());
  },
);
