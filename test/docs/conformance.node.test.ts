import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { conformanceReport, standards } from '../../tools/conformance/report.js';
import type { Proof, Requirement } from '../../tools/conformance/requirement.js';
import { root } from './read-examples.js';

const calls = new Set(['describe', 'it', 'test', 'flow']);
const skips = new Set(['skip', 'todo']);

/** The titles of the tests and groups of a file, as they are written. What is skipped, and what is in it, is none. */
function titlesIn(file: string): ReadonlySet<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const [title, options] = node.arguments;
      if (ts.isPropertyAccessExpression(expression) && skips.has(expression.name.text)) return;
      if (options && ts.isObjectLiteralExpression(options) && options.properties.some(isSkip)) return;
      if (title && ts.isIdentifier(expression) && calls.has(expression.text)) {
        titles.add(wordsOf(title, source));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

const isSkip = ({ name }: ts.ObjectLiteralElementLike): boolean =>
  name !== undefined && ts.isIdentifier(name) && skips.has(name.text);

function wordsOf(title: ts.Expression, source: ts.SourceFile): string {
  if (ts.isStringLiteralLike(title)) return title.text;
  return title.getText(source).replace(/^`|`$/g, '');
}

const requirements = standards.flatMap((standard) => standard.requirements);
const proofs = requirements.flatMap(({ id, proofs = [] }: Requirement) =>
  proofs.map((proof): readonly [id: string, proof: Proof] => [id, proof]),
);

describe('the conformance report', () => {
  it('names tests that exist, and that are not skipped', () => {
    const titles = new Map<string, ReadonlySet<string>>();
    const missing = proofs.filter(([, [file, title]]) => {
      const path = join(root, 'test', file);
      if (!titles.has(file)) titles.set(file, existsSync(path) ? titlesIn(path) : new Set());
      return titles.get(file)?.has(title) !== true;
    });
    assert.deepEqual(missing, []);
    assert.ok(proofs.length > 100, String(proofs.length));
  });

  it('has every criterion of WCAG 2.2 of the levels A and AA, in their order', () => {
    const numbers: Readonly<Record<string, readonly number[]>> = {
      '1.1': [1],
      '1.2': [1, 2, 3, 4, 5],
      '1.3': [1, 2, 3, 4, 5],
      '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
      '2.1': [1, 2, 4],
      '2.2': [1, 2],
      '2.3': [1],
      '2.4': [1, 2, 3, 4, 5, 6, 7, 11],
      '2.5': [1, 2, 3, 4, 7, 8],
      '3.1': [1, 2],
      '3.2': [1, 2, 3, 4, 6],
      '3.3': [1, 2, 3, 4, 7, 8],
      '4.1': [2, 3],
    };
    const all = Object.entries(numbers).flatMap(([guideline, ids]) => ids.map((id) => `${guideline}.${id}`));
    assert.equal(all.length, 55);
    assert.deepEqual(
      standards[0]?.requirements.map(({ id }) => id),
      all,
    );
  });

  it('has every requirement of chapters 6 and 7 of ASVS 5.0, in their order', () => {
    const ids = (chapter: number, sizes: readonly number[]): readonly string[] =>
      sizes.flatMap((size, section) =>
        Array.from({ length: size }, (_none, index) => `${chapter}.${section + 1}.${index + 1}`),
      );
    assert.deepEqual(
      standards[1]?.requirements.map(({ id }) => id),
      ids(6, [3, 12, 8, 6, 8, 4, 2, 4]),
    );
    assert.deepEqual(
      standards[2]?.requirements.map(({ id }) => id),
      ids(7, [3, 4, 2, 5, 3, 2]),
    );
  });

  it('is what `npm run conformance` writes', () => {
    assert.equal(readFileSync(join(root, 'docs/conformance.md'), 'utf8'), conformanceReport());
  });
});
