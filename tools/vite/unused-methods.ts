import MagicString from 'magic-string';
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';

interface Use {
  readonly name: string;
  readonly position: number;
}

/** Every name by which code may reach a member: read, destructured, or as a text. */
function usesIn(program: ESTree.Program): readonly Use[] {
  const uses: Use[] = [];
  new Visitor({
    MemberExpression: ({ property, computed, start }) => {
      if (!computed && property.type === 'Identifier') uses.push({ name: property.name, position: start });
    },
    Property: ({ key, start }) => {
      if (key.type === 'Identifier') uses.push({ name: key.name, position: start });
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string') uses.push({ name: value, position: start });
    },
  }).visit(program);
  return uses;
}

/**
 * Leaves out methods that nothing in the chunk calls, which a bundler doesn't dare to do with a class. Only for packages
 * whose objects stay within a chunk, and whose methods neither the browser nor the language calls.
 */
export function unusedMethods(...packages: readonly string[]): Plugin {
  return {
    name: 'unused-methods',
    renderChunk: {
      order: 'pre',
      handler(code, { moduleIds }) {
        const isOfPackage = (id: string): boolean => packages.some((name) => id.includes(`/${name}/`));
        if (!moduleIds.some(isOfPackage)) return null;
        const { program } = parseSync('chunk.js', code);
        const methods: { readonly name: string; readonly start: number; readonly end: number }[] = [];
        new Visitor({
          MethodDefinition: ({ kind, computed, key, start, end }) => {
            if (kind === 'method' && !computed && key.type === 'Identifier')
              methods.push({ name: key.name, start, end });
          },
        }).visit(program);
        const uses = usesIn(program);
        const isWithin = ({ position }: Use, { start, end }: { start: number; end: number }): boolean =>
          start <= position && position < end;
        let unused = methods;
        for (let found = -1; found !== unused.length;) {
          found = unused.length;
          const outside = uses.filter((use) => !unused.some((method) => isWithin(use, method)));
          const used = new Set(outside.map(({ name }) => name));
          unused = unused.filter(({ name }) => !used.has(name));
        }
        const edited = new MagicString(code);
        for (const { start, end } of unused) edited.remove(start, end);
        return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
      },
    },
  };
}
