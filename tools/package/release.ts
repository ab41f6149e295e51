import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * `npm run release` says what keeps a release from being published, and what `npm publish` would send; it publishes
 * nothing. `npm run release -- --publish`, in CI only, stages the package with provenance. CONTRIBUTING.md has the steps.
 */

const root = join(import.meta.dirname, '../..');

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly repository?: string | { readonly url?: string };
}

const { name, version, repository } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as PackageJson;

function run(command: string, ...args: readonly string[]): string {
  const shell = process.platform === 'win32';
  return execFileSync(command, [...args], { cwd: root, encoding: 'utf8', shell }).trim();
}

/** Compares versions of npm or Node. */
function isAtLeast(found: string, least: string): boolean {
  return found.localeCompare(least, 'en', { numeric: true }) >= 0;
}

const isChanged = run('git', 'status', '--porcelain') !== '';
const tags = run('git', 'tag', '--points-at', 'HEAD').split('\n');
const changes = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
const npmVersion = run('npm', '--version');

/** GitHub and GitLab give a job a token of this kind, if its configuration asks for one. */
const hasIdentity = Boolean(process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? process.env['NPM_ID_TOKEN']);

const obstacles: readonly (readonly [isMet: boolean, sentence: string])[] = [
  [!isChanged, 'There are changes that are not committed.'],
  [tags.includes(`v${version}`), `This commit has no tag v${version}.`],
  [changes.includes(`## [${version}]`), `CHANGELOG.md has no section "## [${version}]".`],
  [
    Boolean(typeof repository === 'object' ? repository.url : repository),
    'package.json has no "repository": npm compares it with the one that provenance names, and refuses the package.',
  ],
  [isAtLeast(npmVersion, '11.5.1'), `npm ${npmVersion} knows no trusted publishing; 11.5.1 does.`],
  [isAtLeast(process.versions.node, '22.14.0'), 'Trusted publishing needs Node 22.14.'],
  [hasIdentity, 'No identity token: this is no job of CI, or it may not ask for one.'],
];

const missing = obstacles.filter(([isMet]) => !isMet).map(([, sentence]) => sentence);
const isDry = !process.argv.includes('--publish');

console.log(`${name} ${version}: ${missing.length === 0 ? 'ready' : 'not ready'}`);
for (const sentence of missing) console.log(`- ${sentence}`);

if (isDry) {
  execFileSync('npm', ['publish', '--dry-run', '--access', 'public', '--loglevel', 'notice'], {
    cwd: root,
    stdio: 'inherit',
  });
} else if (missing.length > 0) {
  process.exitCode = 1;
} else {
  // A person approves it on npm, with a second factor, before anyone can install it.
  execFileSync('npm', ['stage', 'publish', '.', '--provenance', '--access', 'public'], {
    cwd: root,
    stdio: 'inherit',
  });
}
