import MagicString from 'magic-string';
import { parseSync, type Plugin } from 'vite';

/** What the bundler's file has, for modules without default exports: each name is read when it is asked for. */
const exportAll = `const __exportAll = (all) => {
  const module = {};
  for (const name in all) Object.defineProperty(module, name, { get: all[name], enumerable: true });
  return module;
};`;

/**
 * Spares chunks that hold several modules the bundler's own file, which is 0.5 kB and a round trip on the way to a
 * dialog: of what is in it, they need one function.
 */
export function inlineRuntime(): Plugin {
  return {
    name: 'inline-runtime',
    apply: (_config, { mode }) => mode === 'production' || mode === 'npm',
    renderChunk: {
      order: 'pre',
      handler(code) {
        if (!code.includes('rolldown-runtime')) return null;
        const edited = new MagicString(code);
        for (const node of parseSync('chunk.js', code).program.body) {
          if (node.type !== 'ImportDeclaration' || !node.source.value.includes('rolldown-runtime')) continue;
          if (node.specifiers.every(({ local }) => local.name === '__exportAll'))
            edited.update(node.start, node.end, exportAll);
        }
        return edited.hasChanged()
          ? { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) }
          : null;
      },
    },
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { fileName, name } of files) {
        if (name === 'rolldown-runtime' && !files.some(({ code }) => code.includes(`./${fileName}`)))
          delete bundle[fileName];
      }
    },
  };
}
