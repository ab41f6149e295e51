import { deepQueryAll, renderedText } from './composed-tree.js';
import type { DialogHarness } from './dialog-harness.js';

/** What a dialog that helps says of each task: "Work phone: Removed". */
export function taskStates(dialog: DialogHarness): readonly string[] {
  const textOf = (task: Element, selector: string): string => renderedText(task.querySelector(selector)!);
  return deepQueryAll(dialog.element, '.task').map(
    (task) => `${textOf(task, '.name')}: ${textOf(task, '.facts')}`,
  );
}
