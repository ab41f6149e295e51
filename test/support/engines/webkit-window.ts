import { setTimeout } from 'node:timers/promises';
import { readKeys, stepTimeout, type EngineWindow } from './engine-window.js';
import type { WebKitPrograms } from './find-engines.js';
import { firstOutput, freePort, Processes } from './processes.js';
import { isDriverReady, WebDriverSession } from './web-driver.js';

/** Keys that are no characters: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keyCodes: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

function keyStep(type: 'keyDown' | 'keyUp', key: string): object {
  const value = keyCodes[key] ?? key;
  if ([...value].length !== 1) throw new Error(`WebDriver has no name for the key ${key}`);
  return { type, value };
}

const keyPress = (key: string): readonly object[] => [keyStep('keyDown', key), keyStep('keyUp', key)];

async function startDriver(processes: Processes, { driver, xServer }: WebKitPrograms): Promise<number> {
  const display = await firstOutput(
    processes.start(xServer, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']),
  );
  const port = await freePort();
  processes.start(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: `:${display}`,
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en_US',
    WAYLAND_DISPLAY: undefined,
    // WebKit's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  });
  const end = Date.now() + stepTimeout;
  while (!(await isDriverReady(port))) {
    if (Date.now() > end) throw new Error(`${driver} did not start`);
    await setTimeout(50);
  }
  return port;
}

/** A window of WebKitGTK's MiniBrowser, on a screen that nobody sees. */
export async function openWebKit(programs: WebKitPrograms): Promise<EngineWindow> {
  const processes = new Processes();
  let session: WebDriverSession;
  try {
    const port = await startDriver(processes, programs);
    session = await WebDriverSession.start(port, {
      'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
    });
    await session.setWindow({ width: 1000, height: 900 });
  } catch (error) {
    await processes.end();
    throw error;
  }
  return {
    engine: 'WebKit',
    open: async (address) => void (await session.navigate(address)),
    evaluate: <T>(expression: string) => session.evaluate(expression) as Promise<T>,
    async click(x, y) {
      await session.act('pointer', [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    async press(keys) {
      const { held, key } = readKeys(keys);
      await session.act('key', [
        ...held.map((modifier) => keyStep('keyDown', modifier)),
        ...keyPress(key),
        ...[...held].reverse().map((modifier) => keyStep('keyUp', modifier)),
      ]);
    },
    type: async (text) => void (await session.act('key', [...text].flatMap(keyPress))),
    async close() {
      try {
        await session.end();
      } finally {
        await processes.end();
      }
    },
  };
}
