import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCliOptions } from '../../src/emulator/node/cli-options.js';
import { testFiles } from '../support/runner/test-files.js';
import { root } from './read-examples.js';

interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Packages that a host may install: ours, and those that our own tests use, so that they exist and fit. */
function knownPackages(): ReadonlySet<string> {
  const { name, dependencies, devDependencies } = manifestOf(root);
  const sdks = manifestOf(join(root, 'demo/frameworks/auth0-sdks'));
  return new Set([name, ...[dependencies, devDependencies, sdks.dependencies].flatMap(namesIn)]);
}

const namesIn = (packages: Manifest['dependencies']): readonly string[] => Object.keys(packages ?? {});

/** Commands of a shell block without their comments, one by one, as they are typed from the project's root. */
export function commandsOf(block: string): readonly string[] {
  return block
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .flatMap((line) => line.split(/\s*&&\s*/))
    .filter(Boolean);
}

/** Where a command that sends something to the emulator sends it, and what. */
export function requestOf(command: string): { readonly path: string; readonly body: string } | undefined {
  const [, path, body] = /^curl localhost:4400(\/\S*) -d '(.*)'$/.exec(command) ?? [];
  return path !== undefined && body !== undefined ? { path, body } : undefined;
}

/** Tells which commands would fail since what they name does not exist. */
export function checkCommands(block: string): readonly string[] {
  const complaints: string[] = [];
  let folder = root;
  for (const command of commandsOf(block)) {
    const complaint = check(command);
    if (complaint) complaints.push(`${command}: ${complaint}`);
  }
  return complaints;

  function check(command: string): string | undefined {
    const [program = '', first = '', second = ''] = command.split(' ');
    const [, passedOn = ''] = command.split(' -- ');
    if (requestOf(command)) return undefined;
    if (program === 'cd') {
      folder = join(folder, first);
      return existsSync(folder) ? undefined : 'there is no such folder';
    }
    if (program === 'npx') {
      if (!knownPackages().has(first)) return `nobody knows "${first}"`;
      if (first !== manifestOf(root).name) return undefined;
      if (second !== 'emulator') return `there is no command "${second}"`;
      readCliOptions(command.split(' ').slice(3));
      return undefined;
    }
    if (program !== 'npm') return 'nobody knows whether this works';
    if (first === 'install') {
      const [, , ...names] = command.split(' ');
      const strangers = names.filter((name) => name !== '--save-dev' && !knownPackages().has(name));
      return strangers.length > 0 ? `nobody knows ${strangers.join(', ')}` : undefined;
    }
    if (first === 'ci') {
      return existsSync(join(folder, 'package-lock.json')) ? undefined : 'there is no lock file';
    }
    const script = first === 'run' ? second : first;
    if (!(script in manifestOf(folder).scripts)) return `there is no script "${script}"`;
    if (script === 'emulator') readCliOptions(passedOn.split(' ').filter(Boolean));
    if (script === 'test' && passedOn) {
      const files = Object.values(testFiles(root)).flat();
      if (!files.some((file) => file.includes(passedOn))) return `there is no test of "${passedOn}"`;
    }
    return undefined;
  }
}
