import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import { guides, root } from './read-examples.js';

interface Link {
  /** Path from the root. Empty for a link within the page. */
  readonly path: string;
  /** Behind the `#`. */
  readonly anchor: string | undefined;
  readonly isImage: boolean;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const withoutCode = (text: string): string => text.replace(/^( *)```.*\n[^]*?^\1```$/gm, '');

/** Links of a page that lead to another file, or to a heading. */
function relativeLinks(file: string): readonly Link[] {
  return [...withoutCode(read(file)).matchAll(/(!?)\[[^\]]*\]\(((?!\w+:)[^)\s]*)\)/g)].map(
    ([, mark, target = '']) => {
      const [path = '', anchor] = target.split('#');
      return { path: path && normalize(join(dirname(file), path)), anchor, isImage: mark === '!' };
    },
  );
}

/** The anchors of a page's headings, as npm and GitHub make them. */
function anchorsOf(file: string): ReadonlySet<string> {
  const headings = [...withoutCode(read(file)).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('links in the documentation', () => {
  for (const file of guides) {
    it(`lead to files and headings that exist: ${file}`, () => {
      for (const { path, anchor } of relativeLinks(file)) {
        assert.ok(existsSync(join(root, path)), `there is no ${path}`);
        if (anchor === undefined) continue;
        assert.ok(anchorsOf(path || file).has(anchor), `${path || file} has no heading "#${anchor}"`);
      }
    });
  }

  it('are found', () => {
    const links = guides.flatMap(relativeLinks);
    assert.ok(links.length > 80, String(links.length));
    assert.ok(links.filter(({ anchor }) => anchor !== undefined).length > 15);
    assert.equal(relativeLinks('README.md').filter(({ isImage }) => isImage).length, 1);
  });
});

describe('links in what npm shows', () => {
  let published: ReadonlySet<string>;

  before(() => {
    // What is built has no part in it, so that nothing needs to be built here.
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = JSON.parse(output) as readonly {
      readonly files: readonly { readonly path: string }[];
    }[];
    published = new Set(packed?.files.map(({ path }) => path));
  });

  for (const file of ['README.md', 'llms.txt']) {
    it(`lead to files of the package: ${file}`, () => {
      const links = relativeLinks(file).filter(({ isImage }) => !isImage);
      assert.ok(links.length > 12, String(links.length));
      for (const { path } of links) assert.ok(published.has(path), `${path} is not in the package`);
    });
  }

  it('leave out no guide', () => {
    for (const file of ['README.md', 'llms.txt']) {
      const linked = new Set(relativeLinks(file).map(({ path }) => path));
      const missing = guides.filter((guide) => /^docs\/[^/]+\.md$/.test(guide) && !linked.has(guide));
      assert.deepEqual(missing, [], file);
    }
  });
});
