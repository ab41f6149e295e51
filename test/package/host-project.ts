import { symlink, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readExamples } from '../docs/read-examples.js';
import { installPackage, type InstalledPackage } from './installed-package.js';
import { root } from './packed-package.js';

/** What docs/testing.md says is in a file: its code begins with the file's name. */
export function filesOfTestingGuide(): ReadonlyMap<string, string> {
  return new Map(
    readExamples()
      .filter(({ file }) => file === join('docs', 'testing.md'))
      .flatMap(({ code }) => {
        const [, name] = /^\/\/ (\S+\.js)\n/.exec(code) ?? [];
        return name === undefined ? [] : [[name, code] as const];
      }),
  );
}

/**
 * A host's project with the packed package, files of docs/testing.md, and packages that this project has, too: they are
 * linked, since installing them again would take longer than the tests.
 */
export async function createHostProject(
  files: readonly string[],
  packages: readonly string[],
): Promise<InstalledPackage> {
  const installed = await installPackage();
  const guide = filesOfTestingGuide();
  for (const name of files) {
    const code = guide.get(name);
    if (code === undefined) throw new Error(`docs/testing.md has no ${name}.`);
    await writeFile(join(installed.project, name), code);
  }
  for (const name of packages) {
    const link = join(installed.project, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link, 'junction');
  }
  return installed;
}
