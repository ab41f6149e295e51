import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { hasApt, installPackages, run, updatePackages } from './apt.js';
import { commandPaths, isExecutable } from './executables.js';

/** For tests: nothing in the background, no GPU, and a sandbox only where one can be had. */
export const browserArguments: readonly string[] = [
  ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--lang=en-US',
  '--no-first-run',
];

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

/** Some distributions ship a script of that name that only says how to install the browser. */
function starts(path: string): boolean {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /Chrom/.test(stdout);
}

function usualPaths(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        'Google Chrome.app/Contents/MacOS/Google Chrome',
        'Chromium.app/Contents/MacOS/Chromium',
        'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ].flatMap((app) => [join('/Applications', app), join(homedir(), 'Applications', app)]);
    case 'win32':
      return [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ].flatMap((program) =>
        [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
          .filter((folder) => folder !== undefined)
          .map((folder) => join(folder, program)),
      );
    default:
      return commandPaths(commands);
  }
}

/** Where Playwright keeps its browser; nowhere on systems it does not know. */
function playwrightPaths(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** A Chromium or Chrome that is on this machine, if there is one. */
function locateBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", which is no executable file. Correct it or unset it.`);
  }
  return [...new Set([...usualPaths(), ...playwrightPaths()])].find(
    (path) => isExecutable(path) && starts(path),
  );
}

/** On Debian the package is the browser; on Ubuntu it is missing, or a pointer to a snap. */
function installWithApt(): void {
  if (!hasApt || !updatePackages()) return;
  const { stdout } = spawnSync('apt-cache', ['show', 'chromium'], { encoding: 'utf8' });
  if (!stdout.startsWith('Package: chromium') || /\bsnap\b|transitional/i.test(stdout)) return;
  installPackages('chromium');
}

function installWithPlaywright(): void {
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
  const withDependencies = process.platform === 'linux' && process.getuid?.() === 0;
  const install = [cli, 'install', 'chromium'];
  if (withDependencies && run(process.execPath, [...install, '--with-deps'])) return;
  run(process.execPath, install);
}

/** The path of a Chromium or Chrome: one that is there, or else one that is installed now. */
export function findBrowser(): string {
  const found = locateBrowser();
  if (found) return found;
  console.log('No Chromium or Chrome found; installing one for the browser tests.');
  for (const install of [installWithApt, installWithPlaywright]) {
    install();
    const installed = locateBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome, and none could be installed. Install one by hand ' +
      '(Debian: "apt-get install chromium"; others: https://www.google.com/chrome/), or set CHROME_PATH to its executable file.',
  );
}
