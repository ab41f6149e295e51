import { readFileSync, writeFileSync } from 'node:fs';

/** The two lines in a Markdown file between which a program writes. */
const marks = (name: string): readonly [start: string, end: string] => [
  `<!-- ${name}:start -->`,
  `<!-- ${name}:end -->`,
];

/** What stands between the marks of that name. Throws when a mark is missing. */
export function readMarked(file: string, name: string): string {
  const text = readFileSync(file, 'utf8');
  const [start, end] = marks(name);
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no ${start} … ${end}.`);
  return text.slice(from + start.length, to).trim();
}

/** Replaces what stands between the marks. */
export function writeMarked(file: string, name: string, content: string): void {
  const old = readMarked(file, name);
  const [start, end] = marks(name);
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(start) + start.length;
  const rest = text.slice(text.indexOf(end, from));
  if (old !== content.trim()) writeFileSync(file, `${text.slice(0, from)}\n\n${content.trim()}\n\n${rest}`);
}
