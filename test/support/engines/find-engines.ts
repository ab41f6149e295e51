import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hasApt, installPackages, updatePackages } from '../apt.js';
import { commandPaths, isExecutable } from '../executables.js';

/** What a window of WebKitGTK needs. */
export interface WebKitPrograms {
  /** WebDriver's side of it. */
  readonly driver: string;
  readonly browser: string;
  /** A screen that nobody sees. */
  readonly xServer: string;
}

function chosenPath(name: string): string | undefined {
  const path = process.env[name];
  if (!path || isExecutable(path)) return path || undefined;
  throw new Error(`${name} is "${path}", which is no executable file. Correct it or unset it.`);
}

/** A Firefox that is on this machine, if there is one; `FIREFOX_PATH` takes precedence. */
export function findFirefox(): string | undefined {
  const app = 'Applications/Firefox.app/Contents/MacOS/firefox';
  const usual =
    process.platform === 'win32'
      ? [join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Mozilla Firefox\\firefox.exe')]
      : process.platform === 'darwin'
        ? [`/${app}`, join(homedir(), app)]
        : commandPaths(['firefox-esr', 'firefox']);
  return chosenPath('FIREFOX_PATH') ?? usual.find(isExecutable);
}

function subfolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** WebKitGTK with its driver, if both are on this machine. */
export function findWebKit(): WebKitPrograms | undefined {
  if (process.platform !== 'linux') return undefined;
  const driver = commandPaths(['WebKitWebDriver']).find(isExecutable);
  const xServer = commandPaths(['Xvfb']).find(isExecutable);
  // Distributions keep it beside the library, each in a folder of its own.
  const browser = ['/usr/lib', '/usr/lib64', '/usr/libexec']
    .flatMap((folder) => [folder, ...subfolders(folder)])
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => join(folder, name)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(isExecutable);
  return driver && browser && xServer ? { driver, browser, xServer } : undefined;
}

/** What to do where an engine is missing. */
export const howToInstall = {
  Firefox:
    'Firefox is missing, so nothing was tested in it. Install it (Debian: "apt-get install firefox-esr"; others: ' +
    'https://www.mozilla.org/firefox/), or set FIREFOX_PATH to its executable file.',
  WebKit:
    'WebKitGTK with its driver is missing, so nothing was tested in WebKit. Install it on Linux (Debian: "apt-get ' +
    'install webkit2gtk-driver xvfb").',
} as const;

/** Whether a missing engine is a failure: somebody relies on this run, or it could have been installed. */
export const mustHaveEngines = Boolean(process.env['CI']) || hasApt;

export const areEnginesMissing = (): boolean => !findFirefox() || !findWebKit();

/** Installs what is missing, where that can be done; where not, the tests of an engine say what to install. */
export function installEngines(): void {
  const packages = [
    ...(findFirefox() ? [] : ['firefox-esr']),
    ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb']),
  ];
  if (packages.length === 0 || !hasApt || !updatePackages()) return;
  installPackages('--no-install-recommends', ...packages);
}
