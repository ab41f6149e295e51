import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What no page with the script tag uses. */
const unused: Unused = [
  // What polyfills of shadow roots, and pages rendered by a server, would set: `s.litElementHydrateSupport?.(…)`.
  [/\b\w\.\w+(?:PolyfillSupport|HydrateSupport)\b/g, 'undefined'],
  // What Lit's builds for development warn of: `(s.litElementVersions??=[]).push("4.2.2")`.
  [/\(\w\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0'],
  // Standard decorators: those of src/ui/decorators.ts are TypeScript's own.
  [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  [/const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\.elementProperties\.set\(\w,\w\)\}/, ''],
  [/static addInitializer\(\w\)\{.*?\}/, ''],
  // Attributes that are read and written as JSON: those of this element are texts, numbers and switches.
  [/case Object:case Array:\w=null==\w\?\w:JSON\.stringify\(\w\)/, ''],
  [/case Object:case Array:try\{\w=JSON\.parse\(\w\)\}catch\(\w\)\{\w=null\}/, ''],
  // Templates that are a part of an SVG or MathML element, and bindings in comments and in elements that hold only text.
  [/2===(\w)\?"<svg>":3===\1\?"<math>":""|\(2===(\w)\?"<\/svg>":3===\2\?"<\/math>":""\)/g, '""'],
  [/,2===(\w)\|\|3===\1\)\{const \w=this\.el\.content\.firstChild;.*?childNodes\)\}/, ',0);'],
  [/\w\.test\((\w\[2\])\)&&\(\w=RegExp\("<\/"\+\1,"g"\)\),/, ''],
  [/if\(\w\.test\(\w\.tagName\)\)\{.*?append\(\w\[\w\],\w\(\)\)\}\}/, ''],
  [/else\{let \w=-1;for\(;-1!==\(\w=\w\.data\.indexOf\(.*?\.length-1\}/, ''],
  // Properties that are named by symbols.
  [/\[\.\.\.(\w\(\w\)),\.\.\.\w\(\w\)\]/, '$1'],
];

/** Templates that need what is left out. */
const needing = /\b(?:svg|mathml)`|<(?:script|style|textarea|title)\b|<!--/;

const refuseTemplates: Plugin = {
  name: 'refuse-templates',
  enforce: 'pre',
  apply: (_config, { mode }) => mode === 'production',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: needing },
    handler(code) {
      this.error(`"${needing.exec(code)?.[0]}" in a template needs what lit-hooks.ts leaves out of Lit.`);
    },
  },
};

/** Takes out of Lit what its users outside the script tag need. */
export const litHooks = (): Plugin[] => [
  refuseTemplates,
  leaveOut('Lit', /\/(lit-html|lit-element|@lit\/reactive-element)\/[\w-]+\.js$/, unused),
];
