import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A fenced block of code in the documentation. */
export interface Example {
  /** Path from the root. */
  readonly file: string;
  /** Of its first line of code. */
  readonly line: number;
  /** What stands behind the fence. Empty where nothing does. */
  readonly language: string;
  readonly code: string;
}

/** Where a host reads code: README.md, llms.txt and everything under docs/. */
export const guides: readonly string[] = [
  'README.md',
  'llms.txt',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file))
    .sort(),
];

/** All of them, in their order. Throws for a fence that is never closed. */
export function readExamples(): readonly Example[] {
  return guides.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const fences = text.match(/^ *```/gm) ?? [];
    if (fences.length % 2 !== 0) throw new Error(`${file} has a block of code that is not closed.`);
    return [...text.matchAll(/^( *)```(.*)\n([^]*?)^\1```$/gm)].map((match) => ({
      file,
      line: text.slice(0, match.index).split('\n').length + 1,
      language: match[2] ?? '',
      code: match[3] ?? '',
    }));
  });
}

/** As a test's title names it: `README.md:51 html`. */
export const titleOf = ({ file, line, language }: Example): string => `${file}:${line} ${language}`;

/**
 * The file of an app that a guide to hosts shows the code of: the last one it links in this section. Those are compiled
 * and driven in a browser with their app.
 */
export function appFileOf({ file, line }: Example): string | undefined {
  if (file !== join('docs', 'hosts.md')) return undefined;
  const before = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .slice(0, line - 1)
    .join('\n');
  const section = before.slice(before.lastIndexOf('\n## '));
  return [...section.matchAll(/\]\(\.\.\/(demo\/frameworks\/[^)]+\.\w+)\)/g)].at(-1)?.[1];
}
