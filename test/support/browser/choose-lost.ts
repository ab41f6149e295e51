import type { DialogHarness } from './dialog-harness.js';
import type { ManagerHarness } from './manager-harness.js';

/** Asks for help with a lost device, and says what was lost. */
export async function chooseLost(manager: ManagerHarness, thing: string | RegExp): Promise<DialogHarness> {
  await manager.press('Lost a device?');
  const dialog = await manager.dialogOpened();
  await dialog.press(thing);
  return dialog;
}
