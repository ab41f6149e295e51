import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What objects of texts, read at once, never need: see src/backends/my-account/parse.ts for what is asked. */
const unused: Unused = [
  // Checks after a schema, such as a length.
  [
    /const defChecks = .*? = inst\._zod\.parse;\n\s+\}\);\n\s+\}\n\s+else \{.*?\n {4}\}\n(?=\}, \{)/gs,
    '(inst._zod.deferred ??= []).push(() => { inst._zod.run = inst._zod.parse; });\n',
  ],
  // Methods of schemas, and those that users of the library add.
  [/(?<=\$ZodType = .*?\n\}), \{\n.*?\n\}(?=\);)/gs, ''],
  [/(?<=ZodMiniType = .*?\n\}), \{\n.*?\n\}(?=\);)/gs, ''],
  [/ {8}if \(initialized\) \{.*?\n {8}\}\n/gs, ''],
  [/ {8}const proto = _\.prototype;\n.*?\n {8}\}\n/gs, ''],
  [/util\.installLazyProp\(inst, "shape", .*?\);/g, ''],
  [/ {8}const pp = .*?pp\(inst\);\n/gs, ''],
  [/ {4}Object\.defineProperty\(_, Symbol\.hasInstance, \{.*?\n {4}\}\);\n/gs, ''],
  // Errors as objects of a class, and their texts.
  [
    /new Err\(issues\.map\(.*?\)\)\)(?=;\n\s+\/\/ finalizeIssue)/g,
    '{ issues: issues.map((issue) => ({ path: [], ...issue })) }',
  ],
  [/params\?\.Parent \? newError\(Definition\) : this/g, 'this'],
  [/(?<= safeParse = .*?_safeParse\()errors\.\$ZodRealError/g, ''],
  [/ {4}const Parent = .*?\{ value: name \}\);\n/gs, ''],
  // Unions of objects, and objects that contain themselves.
  [/util\.defineLazyInternal\(inst, "propValues", .*?\n {4}\}\);/gs, ''],
  [/core\.globalConfig\.memoizer/g, 'undefined'],
  // Values that are awaited.
  [/\br instanceof Promise/g, 'false'],
  [
    /result instanceof Promise(?=\) \{\n\s+throw new core\.\$ZodAsyncError\(\);\n {4}\}\n\s+return result\.issues)/g,
    'false',
  ],
  // Values that are made texts first.
  [/ {8}if \(def\.coerce\)\n\s+try \{\n\s+payload\.value = String\(.*?catch \(_\) \{ \}\n/gs, ''],
];

export const zodParts = (): Plugin => leaveOut('zod', /\/zod\/v4\/(core|mini)\/\w+\.js$/, unused);
