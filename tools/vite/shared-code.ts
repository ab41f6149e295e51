import { createHash } from 'node:crypto';
import MagicString from 'magic-string';
import { parseSync, Visitor, type Plugin } from 'vite';

/** A binding of a module, and the name it has outside. */
type Shared = readonly [outside: string, inside: string];

const objectOf = (bindings: readonly Shared[]): string =>
  `{ ${bindings.map(([outside, inside]) => `${outside}: ${inside}`).join(', ')} }`;

/**
 * Lets the chunks take what they share with the entry from the entry that runs, whatever its address, instead of
 * importing it: see docs/decisions/0014-one-file-on-the-way-to-the-list.md. The entry runs once on a page, and exports
 * only what hosts import.
 *
 * @param entry the file that hosts name in their page
 */
export function sharedCode(entry: string): Plugin {
  let place = '';
  return {
    name: 'shared-code',
    apply: (_config, { mode }) => mode === 'production',
    renderStart() {
      // Of all that is built: two releases on one page must not take each other's code.
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort()) hash.update(this.getModuleInfo(id)?.code ?? '');
      const build = BigInt(`0x${hash.digest('hex')}`)
        .toString(36)
        .slice(0, 7);
      place = `globalThis[Symbol.for("auth-methods-manager ${build}")]`;
    },
    renderChunk: {
      order: 'pre',
      handler(code, { fileName, facadeModuleId }) {
        const edited = new MagicString(code);
        const { program } = parseSync('chunk.js', code);
        const shared: Shared[] = [];
        for (const node of program.body) {
          if (node.type === 'ImportDeclaration') {
            if (fileName === entry) this.error('The entry imports a file, which costs a round trip.');
            if (node.source.value !== `./${entry}`) continue;
            const names = node.specifiers.map((specifier): Shared => {
              if (specifier.type !== 'ImportSpecifier') this.error('A chunk imports the entry as a whole.');
              return [nameOf(specifier.imported), specifier.local.name];
            });
            edited.update(node.start, node.end, names.length ? `const ${objectOf(names)} = ${place};` : '');
          } else if (fileName === entry && node.type === 'ExportNamedDeclaration') {
            shared.push(
              ...node.specifiers.map(({ local, exported }): Shared => [nameOf(exported), nameOf(local)]),
            );
            edited.update(node.start, node.end, `return ${objectOf(shared)};\n})();`);
          }
        }
        if (fileName === entry) {
          const own = (facadeModuleId && this.getModuleInfo(facadeModuleId)?.exports) || [];
          edited.prepend(`export const { ${own.join(', ')} } = ${place} ??= (() => {\n`);
          const given = new Set(shared.map(([, inside]) => inside));
          const check = (left: { readonly type: string; readonly name?: unknown }): void => {
            // Otherwise, other chunks would keep its old value.
            if (left.type === 'Identifier' && given.has(String(left.name)))
              this.error(`The entry shares "${String(left.name)}", which changes. Share a function instead.`);
          };
          new Visitor({
            AssignmentExpression: ({ left }) => check(left),
            UpdateExpression: ({ argument }) => check(argument),
          }).visit(program);
        }
        return edited.hasChanged()
          ? { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) }
          : null;
      },
    },
  };
}

function nameOf(node: { readonly type: string; readonly name?: unknown; readonly value?: unknown }): string {
  return String(node.name ?? node.value);
}
