import type { Faults, ScenarioName } from '../../../src/emulator/index.js';
import type { DialogHarness } from './dialog-harness.js';
import { eventually } from './eventually.js';
import { recordConsole } from './fail-on-console-error.js';
import type { ManagerHarness } from './manager-harness.js';

/** Something that can be on screen beside the list: a menu, or a dialog at one of its steps. */
export interface Screen {
  readonly name: string;
  /** Default `single-factor`. */
  readonly scenario?: ScenarioName;
  /** Set once the list is there. */
  readonly faults?: Partial<Faults>;
  /** From the list to this screen. */
  readonly open: (manager: ManagerHarness) => Promise<unknown>;
}

/** Refuses one kind of request. */
export const refusal = (
  operation: 'create' | 'confirm' | 'update' | 'delete',
  as: number,
): Partial<Faults> => ({
  failures: [{ operation: `${operation}AuthenticationMethod`, as, retryAfter: 300 }],
});

/** Resolves when the dialog says aloud what is wrong. */
export const hasAlert = (dialog: DialogHarness): Promise<void> => eventually(() => dialog.alerts.length > 0);

/** Presses a button, and waits for what is wrong with that. */
export async function pressAndFail(dialog: DialogHarness, button: string): Promise<void> {
  await dialog.press(button);
  await hasAlert(dialog);
}

/** Goes to a screen, from a list that is there. What goes wrong on purpose is not held against the test. */
export async function showScreen(manager: ManagerHarness, screen: Screen): Promise<void> {
  recordConsole('error');
  if (screen.faults) await manager.emulator.faults(screen.faults);
  await screen.open(manager);
}
