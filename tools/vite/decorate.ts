import MagicString from 'magic-string';
import type { Plugin } from 'vite';

/** `_decorate([property({ type: Boolean })], MethodRow.prototype, "fresh", void 0);`, once for each field of a class. */
const call = /^_decorate\(\[(.*?)\], (\w+)\.prototype, "(\w+)", void 0\);\n?/gms;
const calls = new RegExp(`(?:${call.source})+`, 'gms');

const helper = `export default (component, fields) => {
  for (const name in fields) fields[name](component.prototype, name);
};`;

/**
 * Replaces the compiler's helper for decorators, which also serves classes, methods and `Reflect.decorate`, by what
 * the fields of src/ui/decorators.ts need: each of their decorators defines the property itself and returns nothing.
 * A class calls it once, with all of its fields.
 */
export function decorate(): Plugin {
  return {
    name: 'decorate',
    enforce: 'post',
    transform: {
      filter: { id: /\/helpers\/(esm\/)?decorate\.js$|\/src\/.*\.ts$/, code: /decorate/ },
      handler(code, id) {
        if (id.endsWith('/decorate.js')) return { code: helper, map: null };
        const edited = new MagicString(code);
        edited.replace(calls, (block) => {
          const fields = [...block.matchAll(call)];
          const members = fields.map(([, decorator, , name]) => `${name}: ${decorator}`);
          return `_decorate(${fields[0]?.[2]}, { ${members.join(', ')} });\n`;
        });
        const result = edited.toString();
        if (result.includes('_decorate([')) this.error('A decorator stands elsewhere than before a field.');
        return { code: result, map: edited.generateMap({ hires: 'boundary' }) };
      },
    },
  };
}
