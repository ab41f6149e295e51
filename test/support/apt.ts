import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this process may install packages of Debian. */
export const hasApt =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Runs a command where its output can be read. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

export function updatePackages(): boolean {
  return run('apt-get', ['update']);
}

/** What the packages of this system ask for. A process that is installing packages already is waited for. */
export function installPackages(...args: readonly string[]): boolean {
  return run('apt-get', ['install', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
}
