import { codeFor } from '../../../test/support/e2e/enroll-by-hand.js';
import type { Sample } from '../measurement.js';
import { openVisit, type Visit } from '../visit.js';
import { builds, type Scene } from './scene.js';

const rows = 6;

/** Up to the click that opens the dialog; the element has a menu for all that can be added to a group. */
async function openMenu({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Add: Two-step verification' }).click();
  await page.getByRole('menuitem', { name: 'Authenticator app' }).waitFor();
}

/** What an authenticator app shows, once it has read the QR code. */
async function codeOfApp({ page }: Visit, now: number): Promise<string> {
  const uri = await page
    .locator('auth-methods-qr-code')
    .evaluate((code) => ('text' in code ? String(code.text) : ''));
  return codeFor(new URL(uri).searchParams.get('secret') ?? '', now);
}

/** Adds an authenticator app: from the click to its dialog and QR code, and from the API's last answer to the row. */
export const enrollmentScene: Scene = {
  name: 'dialog',
  subjects: builds,
  share: 1,
  async run(setup, subject): Promise<readonly Sample[]> {
    setup.emulator.reset('typical');
    const visit = await openVisit(setup.browser, { url: setup.url(subject, rows), rows, throttled: true });
    const { page } = visit;
    const sample = (what: string, value: number): Sample => ({ what, unit: 'ms', subject, value });
    try {
      await visit.listed();
      await visit.settled();
      await openMenu(visit);
      await page.evaluate(`bench.start('dialog'); bench.start('qr-code')`);
      await page.getByRole('menuitem', { name: 'Authenticator app' }).click();
      const dialog = await visit.read<number>(`bench.sinceClick('dialog')`);
      const qrCode = await visit.read<number>(`bench.sinceClick('qr-code')`);
      await visit.settled();

      await page.evaluate(`bench.start('row', ${rows + 1})`);
      await page.locator('input[name=one-time-code]').fill(await codeOfApp(visit, setup.emulator.now()));
      await page.locator('auth-methods-dialog-frame .primary').click();
      const row = await visit.read<number>(`bench.sinceAnswer('row', '/verify')`);
      return [
        sample('Click to dialog', dialog),
        sample('Click to QR code', qrCode),
        sample('Answer of verify to the new row', row),
      ];
    } finally {
      await visit.close();
    }
  },
};
