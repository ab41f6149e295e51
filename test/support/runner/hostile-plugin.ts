import type { TestRunnerPlugin } from '@web/test-runner';
import { HostileApi } from '../hostile/hostile-api.js';

/** Runs one hostile API for all test files, started when the first asks for it. */
export function hostilePlugin(): TestRunnerPlugin {
  const api = new HostileApi();
  let origin: Promise<string> | undefined;
  return {
    name: 'hostile-api',
    async executeCommand({ command }) {
      if (command !== 'hostile-api') return undefined;
      return { origin: await (origin ??= api.listen()) };
    },
    async serverStop() {
      if (origin) await api.close();
    },
  };
}
