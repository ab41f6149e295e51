import type { TestRunnerPlugin } from '@web/test-runner';
import { onSessionEnd } from './devtools-plugin.js';

/** Gives the clipboard, which all pages of a browser share, to one test file at a time. */
export function clipboardPlugin(): TestRunnerPlugin {
  const granted = new Map<string, Promise<void>>();
  let free: Promise<void> = Promise.resolve();

  return {
    name: 'clipboard',
    async executeCommand({ command, session }) {
      if (command !== 'clipboard') return undefined;
      let turn = granted.get(session.id);
      if (!turn) {
        turn = free;
        granted.set(session.id, turn);
        free = new Promise((resolve) => {
          onSessionEnd(session, () => {
            granted.delete(session.id);
            resolve();
          });
        });
      }
      await turn;
      return { granted: true };
    },
  };
}
