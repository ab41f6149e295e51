import type { DialogHarness } from './dialog-harness.js';
import { readTotp } from './read-totp.js';

/** Sets an authenticator app up in the dialog that adds one. */
export async function setUpApp(dialog: DialogHarness): Promise<void> {
  await dialog.typeCode((await readTotp(dialog)).code());
  await dialog.press('Verify');
}
