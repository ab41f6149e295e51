import type { Row, Subject, Summary, Unit } from './measurement.js';

const titles: Readonly<Record<Subject, string>> = { bare: 'Bare page', before: 'Before', now: 'Now' };

const digits: Readonly<Record<Unit, number>> = { ms: 0, kB: 0, count: 0, shift: 4 };
const unitNames: Readonly<Record<Unit, string>> = { ms: ' ms', kB: ' kB', count: '', shift: '' };

/** `412 ms (398–455)`: the median, the lowest and the highest. */
function spread({ median, lowest, highest }: Summary, unit: Unit): string {
  const text = (value: number): string => value.toFixed(digits[unit]).replace(/^-(0\.?0*)$/, '$1');
  const isOne = text(lowest) === text(highest);
  return `${text(median)}${unitNames[unit]}${isOne ? '' : ` (${text(lowest)} to ${text(highest)})`}`;
}

/** Medians compared, where there is a time to compare with. */
function ratio({ unit, summaries }: Row, of: Subject, to: Subject): string {
  const [one, other] = [summaries.get(of)?.median, summaries.get(to)?.median];
  return unit !== 'ms' || one === undefined || !other ? '–' : (one / other).toFixed(2);
}

/** The heads and cells of the table; an older build, and the comparison with it, only if there is one. */
export function cellsOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const has = (subject: Subject): boolean => rows.some(({ summaries }) => summaries.has(subject));
  const shown = (['bare', 'before', 'now'] as const).filter(has);
  const comparisons = [
    ...(has('before') && has('bare') ? [['before', 'bare'] as const] : []),
    ...(has('bare') ? [['now', 'bare'] as const] : []),
    ...(has('before') ? [['now', 'before'] as const] : []),
  ];
  return [
    [
      '',
      ...shown.map((subject) => titles[subject]),
      ...comparisons.map(([of, to]) => `${titles[of]} / ${titles[to].toLowerCase()}`),
    ],
    ...rows.map((row) => [
      row.what,
      ...shown.map((subject) => {
        const summary = row.summaries.get(subject);
        return summary ? spread(summary, row.unit) : '–';
      }),
      ...comparisons.map(([of, to]) => ratio(row, of, to)),
    ]),
  ];
}

/** As Markdown, which can be read as it is: every column as wide as its widest cell, numbers on the right. */
export function markdownTable(cells: readonly (readonly string[])[]): string {
  const [heads = [], ...rows] = cells;
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
