import type { TestRunnerPlugin } from '@web/test-runner';
import { serveEmulator } from '../../../src/emulator/node/serve-emulator.js';
import { onSessionEnd } from './devtools-plugin.js';

type EmulatorOptions = Omit<Parameters<typeof serveEmulator>[0], 'port'>;
type ServedEmulator = Awaited<ReturnType<typeof serveEmulator>>;

interface EmulatorCall {
  /** For `emulator-start`: anything of the options that JSON can carry. */
  readonly options?: EmulatorOptions;
  /** For `emulator-stop`: which one. */
  readonly origin?: string;
}

/** Starts emulators for the tests of a page, each on a free port, and closes them with the test file. */
export function emulatorPlugin(): TestRunnerPlugin<EmulatorCall> {
  const running = new Map<string, ServedEmulator>();

  async function stop(origin: string): Promise<void> {
    const emulator = running.get(origin);
    running.delete(origin);
    await emulator?.close();
  }

  return {
    name: 'emulator',
    async executeCommand({ command, payload, session }) {
      if (command === 'emulator-start') {
        const served = await serveEmulator({ ...payload?.options, port: 0 });
        running.set(served.origin, served);
        onSessionEnd(session, () => stop(served.origin));
        return { origin: served.origin, audience: served.emulator.audience };
      }
      if (command === 'emulator-stop') {
        await stop(payload?.origin ?? '');
        return { stopped: true };
      }
      return undefined;
    },
    async serverStop() {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}
