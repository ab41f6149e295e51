import type { EnrollableType } from '../../src/model/enrollment.js';
import type { MemoryBackend } from '../support/backends/memory-backend.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';

export interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
}

/** Opens the dialog that adds a type, on a page whose backend is kept in memory. */
export async function openWithBackend(backend: MemoryBackend, type: EnrollableType): Promise<Opened> {
  const manager = await openManager({ settings: { backend } });
  void manager.element.enrollMethod(type);
  return { manager, dialog: await manager.dialogOpened() };
}
