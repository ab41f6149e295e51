import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './read-examples.js';

/** Stands for what is only known at run time. */
export const hole = '…';

/** Every text in the source that can be a message, joined where it is put together from several. */
export function developerMessages(): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(i18n|emulator)\b/.test(file))
    .flatMap((file) => {
      const path = join(root, 'src', file);
      return textsIn(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true));
    });
}

function textsIn(node: ts.Node): readonly string[] {
  const text = ts.isExpression(node) ? textOf(node) : undefined;
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...textsIn(child)));
  return text === undefined ? inner : [text, ...inner];
}

/** `undefined` for what is no text. */
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => hole + literal.text).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const parts = [node.left, node.right].map(textOf);
    return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? hole).join('') : undefined;
  }
  return undefined;
}

/** So many characters of a message in a row are no coincidence; fewer are, unless they are all between two holes. */
const telling = 8;

/**
 * The words of a quoted message that no message of the source has. Values that stand for a hole may be anything
 * with a digit in it, or one of those given.
 */
export function unknownWords(
  quote: string,
  messages: readonly string[],
  values: readonly string[],
): readonly string[] {
  const wholePieces = new Set(messages.flatMap((message) => message.split(hole)));
  return quote.split(hole).flatMap((piece) => {
    const isCovered = new Array<boolean>(piece.length).fill(false);
    for (let start = 0; start < piece.length; start += 1) {
      let end = start;
      while (end < piece.length && messages.some((message) => message.includes(piece.slice(start, end + 1))))
        end += 1;
      const found = piece.slice(start, end);
      if (found.length >= telling || wholePieces.has(found) || found === piece)
        isCovered.fill(true, start, end);
    }
    return [...piece.matchAll(/[\p{L}\p{N}_-]+/gu)]
      .filter(({ 0: word, index }) => !isCovered.slice(index, index + word.length).every(Boolean))
      .map(([word]) => word)
      .filter((word) => !/\d/.test(word) && !values.includes(word));
  });
}
