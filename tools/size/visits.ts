import type { Emulator } from '../../src/emulator/index.js';
import { codeFor } from '../../test/support/e2e/enroll-by-hand.js';
import { addVirtualAuthenticator } from '../../test/support/e2e/virtual-authenticator.js';
import type { Visit } from '../bench/visit.js';

/** What a person does on the page, from the empty cache. */
export interface MeasuredVisit {
  /** As the table has it. */
  readonly what: string;
  /** How many passkeys the account has, beside a password and three second steps. */
  readonly passkeys: 0 | 1 | 2;
  /** Of the page. */
  readonly language: 'en' | 'de';
  /** What happens after the list is there. */
  readonly act?: (visit: Visit, emulator: Emulator) => Promise<void>;
}

/** How many methods the account has. */
export const methodCount = ({ passkeys }: MeasuredVisit): number => 4 + passkeys;

/** @param name what the entry of the menu begins with */
async function chooseToAdd({ page }: Visit, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Add: Two-step verification' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** The last click of a dialog, up to the list with one method more. */
async function finish({ page, read }: Visit, button: string, rows: number): Promise<void> {
  await page.locator(`auth-methods-dialog-frame ${button}`).click();
  await read(`bench.until(() => bench.hasRows(${rows}))`);
  await page.locator('auth-methods-dialog-frame').waitFor({ state: 'detached' });
}

async function typeCode({ page }: Visit, code: string): Promise<void> {
  await page.locator('input[name=one-time-code]').fill(code);
}

/** Rows are there before the names of the providers are. */
function readPasskeys(...titles: readonly string[]): NonNullable<MeasuredVisit['act']> {
  return async ({ page }) => {
    for (const title of titles) await page.getByText(title).first().waitFor();
  };
}

const list = { passkeys: 0, language: 'en' } as const;

/** In the order of the table. */
export const visits: readonly MeasuredVisit[] = [
  { ...list, what: 'Sees the list' },
  { ...list, what: 'Sees the list, with a passkey in it', passkeys: 1, act: readPasskeys('Apple Passwords') },
  {
    ...list,
    what: 'Sees the list, with two passkeys in it',
    passkeys: 2,
    act: readPasskeys('Apple Passwords', 'Windows Hello'),
  },
  { ...list, what: 'Sees the list in German', language: 'de' },
  {
    ...list,
    what: 'Removes a method',
    async act(visit) {
      const { page } = visit;
      await page.getByRole('button', { name: 'Actions for Work phone' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await finish(visit, '.danger', 3);
    },
  },
  {
    ...list,
    what: 'Adds a passkey',
    async act(visit) {
      const { page } = visit;
      await addVirtualAuthenticator(page);
      await page.getByRole('button', { name: 'Add passkey' }).click();
      await page.getByRole('button', { name: 'Create passkey' }).waitFor();
      await finish(visit, '.primary', 5);
    },
  },
  {
    ...list,
    what: 'Adds an authenticator app',
    async act(visit, emulator) {
      await chooseToAdd(visit, /^Authenticator app/);
      const uri = await visit.page
        .locator('auth-methods-qr-code')
        .evaluate((code) => ('text' in code ? String(code.text) : ''));
      await typeCode(visit, codeFor(new URL(uri).searchParams.get('secret') ?? '', emulator.now()));
      await finish(visit, '.primary', 5);
    },
  },
  {
    ...list,
    what: 'Adds a phone',
    async act(visit, emulator) {
      const { page } = visit;
      await chooseToAdd(visit, /^Phone/);
      await page.locator('auth-methods-dialog-frame #address').fill('202 555 0199');
      await page.getByRole('button', { name: 'Send code' }).click();
      await page.locator('input[name=one-time-code]').waitFor();
      await typeCode(visit, emulator.outbox.at(-1)?.code ?? '');
      await finish(visit, '.primary', 5);
    },
  },
];
