import { deepQueryAll, renderedText } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import {
  openManager,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../../support/browser/manager-harness.js';

export const current = 'Correct-Horse-9';
export const good = ' Tr0ub4dor & 3 ';

export interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
  readonly field: HTMLInputElement;
}

/** Opens the dialog that changes the password, with the server's rules on screen. */
export async function openPasswordDialog(options: OpenManagerOptions = {}): Promise<Opened> {
  const manager = await openManager(options);
  const dialog = await manager.open('Password', 'Change');
  await dialog.textWith('At least 10 characters');
  return { manager, dialog, field: await dialog.field('New password') };
}

export interface ShownRule {
  readonly text: string;
  readonly mark: string;
}

/** The rules as they are marked: "✓" fulfilled, "○" not, "✕" broken by the last attempt. */
export function rulesOf(dialog: DialogHarness): readonly ShownRule[] {
  return deepQueryAll(dialog.element, 'li[id^=rule]').map((item) => ({
    text: renderedText(item.children[1]!).replace(' ,', ','),
    mark: renderedText(item.children[0]!),
  }));
}

export const marked = (dialog: DialogHarness, mark: string): readonly string[] =>
  rulesOf(dialog)
    .filter((rule) => rule.mark === mark)
    .map(({ text }) => text.replace(/,.*/, ''));

export const statusOf = (dialog: DialogHarness): string =>
  deepQueryAll(dialog.element, '[role=status]').map(renderedText).join('');

export const signsIn = async (manager: ManagerHarness, password: string): Promise<boolean> => {
  const response = await fetch(`${manager.emulator.origin}/oauth/token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'password',
      username: 'ada@example.com',
      password,
      client_id: 'demo',
      audience: manager.emulator.audience,
    }),
    headers: { 'content-type': 'application/json' },
  });
  return response.ok;
};
