import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A page of the site that is written in Markdown. */
export interface Guide {
  /** Its file, from the root: `docs/theming.md`. */
  readonly file: string;
  /** Where it is on the site: `docs/theming.html`. */
  readonly page: string;
  readonly title: string;
  /** Decisions are found by links only. */
  readonly isListed: boolean;
  readonly markdown: string;
}

const pages: Readonly<Record<string, string>> = {
  'README.md': 'docs/index.html',
  'CHANGELOG.md': 'docs/changelog.html',
};

/** README first, then docs/ in the order in which README links to it, then the changes. */
export function readGuides(): readonly Guide[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const linked = [...readme.matchAll(/\]\((docs\/[^)#]+\.md)/g)].map(([, file = '']) => file);
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join('docs', name.replaceAll('\\', '/')));
  const files = new Set(['README.md', ...linked, ...inDocs, 'CHANGELOG.md']);
  return [...files].map((file) => {
    const markdown = readFileSync(join(root, file), 'utf8');
    const [, title = file] = /^# (.*)$/m.exec(markdown) ?? [];
    return {
      file,
      page: pages[file] ?? file.replace(/\.md$/, '.html'),
      title,
      isListed: !file.startsWith('docs/decisions/'),
      markdown,
    };
  });
}

/** What a link of a guide leads to, from the root of the project: `docs/theming.md`, `demo/themes/ledger.css`. */
export function targetOf(guide: Guide, href: string): string {
  return posix.normalize(posix.join(dirname(guide.file), href));
}

export type Target = 'guide' | 'file' | 'source' | 'nowhere';

/** Pictures and llms.txt lie on the site as they are; code has a page that shows it; a folder has none. */
export function kindOf(target: string, guides: readonly Guide[]): Target {
  if (guides.some(({ file }) => file === target)) return 'guide';
  const path = join(root, target);
  if (!existsSync(path) || statSync(path).isDirectory()) return 'nowhere';
  return /\.(png|txt)$/.test(target) ? 'file' : 'source';
}

/** The page that shows the code of a file. */
export const sourcePage = (target: string): string => `source/${target}.html`;
