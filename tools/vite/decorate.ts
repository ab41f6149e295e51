import type { Plugin } from 'vite';

/**
 * Replaces the compiler's helper for decorators, which also serves classes, methods and `Reflect.decorate`, by what
 * the fields of src/ui/decorators.ts need: each of their decorators defines the property itself and returns nothing.
 */
export function decorate(): Plugin {
  return {
    name: 'decorate',
    enforce: 'post',
    transform: {
      filter: { id: /\/helpers\/(esm\/)?decorate\.js$/ },
      handler: () => ({
        code: 'export default (decorators, prototype, name) => decorators.forEach((each) => each(prototype, name));',
        map: null,
      }),
    },
  };
}
