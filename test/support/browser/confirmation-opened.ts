import { deepQueryAll } from './composed-tree.js';
import { DialogHarness } from './dialog-harness.js';
import { found } from './eventually.js';
import type { ManagerHarness } from './manager-harness.js';

/** Resolves to the dialog that asks the person to confirm that it's them; the one before has stepped aside for it. */
export async function confirmationOpened({ element }: ManagerHarness): Promise<DialogHarness> {
  const dialog = await found(() => {
    const [view] = deepQueryAll(element, 'auth-methods-confirmation-dialog');
    const frame = view && (view.getRootNode() as ShadowRoot).host.getRootNode();
    return frame instanceof ShadowRoot ? new DialogHarness(frame.host as HTMLElement) : undefined;
  });
  await dialog.ready();
  return dialog;
}
