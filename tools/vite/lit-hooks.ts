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
  // Properties that are named by symbols.
  [/\[\.\.\.(\w\(\w\)),\.\.\.\w\(\w\)\]/, '$1'],
];

/** Takes out of Lit what its users outside the script tag need. */
export const litHooks = (): Plugin =>
  leaveOut('Lit', /\/(lit-html|lit-element|@lit\/reactive-element)\/[\w-]+\.js$/, unused);
