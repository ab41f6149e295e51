import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { readElement } from '../../tools/manifest/read-element.js';
import { dialogs as enDialogs } from '../../src/i18n/locales/en/dialogs.js';
import { root } from './read-examples.js';

const guide = readFileSync(join(root, 'docs/events.md'), 'utf8');

/** The rows of the table below a heading, cell by cell, without the head. */
function table(heading: string): readonly (readonly string[])[] {
  const [, text = ''] = guide.split(`\n## ${heading}\n`);
  const [section = ''] = text.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

/** The types of src/, as the compiler knows them. */
const program = ts.createProgram([join(root, 'src/index.ts')], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
});
const checker = program.getTypeChecker();

function exportedType(file: string, name: string): ts.Type {
  const source = program.getSourceFile(join(root, file));
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((exported) => exported.name === name);
  assert.ok(symbol, `${file} exports no ${name}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** Members of a type that a host sees and that are declared in src/, with their types. */
function ownMembers(type: ts.Type): readonly (readonly [name: string, type: string])[] {
  return checker.getPropertiesOfType(type).flatMap((member): readonly (readonly [string, string])[] => {
    const [declaration] = member.declarations ?? [];
    const isOurs = declaration?.getSourceFile().fileName.includes('/src/');
    const isInternal = member.getJsDocTags().some(({ name }) => name === 'internal');
    const name = declaration && ts.getNameOfDeclaration(declaration);
    if (!isOurs || isInternal || !name || ts.isPrivateIdentifier(name)) return [];
    return [[member.name, checker.typeToString(checker.getNonNullableType(checker.getTypeOfSymbol(member)))]];
  });
}

describe('the tables in docs/events.md', () => {
  it('name every event, each with its fields and their types', () => {
    const documented: Record<string, (readonly [string, string])[]> = {};
    let fields: (readonly [string, string])[] = [];
    for (const [event = '', field = '', type = ''] of table('Events')) {
      if (event) documented[event] = fields = [];
      fields.push([field, type]);
    }
    const map = exportedType('src/events.ts', 'AuthMethodsEventMap');
    const declared = Object.fromEntries(
      checker
        .getPropertiesOfType(map)
        .map((event) => [event.name, ownMembers(checker.getTypeOfSymbol(event)).toSorted()]),
    );
    for (const known of Object.values(documented)) known.sort();
    assert.deepEqual(documented, declared);
    assert.deepEqual(
      Object.keys(documented),
      readElement().events.map(({ name }) => name),
    );
  });

  it('name every field of an error, and its type', () => {
    const documented = table('Fields of an error').map(([field, type]) => [field, type]);
    assert.deepEqual(
      documented,
      ownMembers(exportedType('src/model/auth-methods-error.ts', 'AuthMethodsError')),
    );
  });

  it('name every code', () => {
    const codes = exportedType('src/model/auth-methods-error.ts', 'AuthMethodsErrorCode');
    assert.ok(codes.isUnion());
    const declared = codes.types.map((code) => (code.isStringLiteral() ? code.value : ''));
    assert.deepEqual(
      table('Error codes')
        .map(([code]) => code)
        .sort(),
      declared.sort(),
    );
  });

  it('say what the person reads under each code', () => {
    const read = Object.fromEntries(table('Error codes').map(([code = '', text]) => [code, text]));
    assert.deepEqual(read, { ...enDialogs.errors });
  });
});

describe('the codes that docs/backends.md names', () => {
  it('are those of the source', () => {
    const backends = readFileSync(join(root, 'docs/backends.md'), 'utf8');
    const [, errors = ''] = backends.split('\n## Errors\n');
    const cells = [...errors.matchAll(/^\| (`.*?`) +\|/gm)].map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, code = '']) => code));
    assert.ok(named.length > 8, String(named.length));
    for (const code of named) assert.ok(code in enDialogs.errors, code);
  });
});
