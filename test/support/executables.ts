import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where these commands may be, on systems that look for commands in `PATH`. */
export function commandPaths(commands: readonly string[]): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .concat('/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome')
    .flatMap((folder) => commands.map((command) => join(folder, command)));
}
