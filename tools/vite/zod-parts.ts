import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What objects of texts, read at once, never need: see src/backends/my-account/parse.ts for what is asked. */
const unused: Unused = [
  // Checks after a schema, such as a length.
  [
    /const defChecks = .*? = inst\._zod\.parse;\n\s+\}\);\n\s+\}\n\s+else \{.*?\n {4}\}\n(?=\}, \{)/gs,
    '(inst._zod.deferred ??= []).push(() => { inst._zod.run = inst._zod.parse; });\n',
  ],
  // What others read of a schema, its methods, and those that users of the library add.
  [/ {4}inst\._zod\.bag = .*?\n {4}inst\._zod\.version = version;\n/gs, ''],
  [/ {4}inst\._zod\.pattern = def\.pattern \?\? .*\n/g, ''],
  [/(?<=\$ZodType = .*?\n\}), \{\n.*?\n\}(?=\);)/gs, ''],
  [/(?<=ZodMiniType = .*?\n\}), \{\n.*?\n\}(?=\);)/gs, ''],
  [/ {8}if \(initialized\) \{.*?\n {8}\}\n/gs, ''],
  [/ {8}const proto = _\.prototype;\n.*?\n {8}\}\n/gs, ''],
  [/util\.installLazyProp\(inst, "shape", .*?\);/g, ''],
  [/ {8}const pp = .*?pp\(inst\);\n/gs, ''],
  [/ {4}Object\.defineProperty\(_, Symbol\.hasInstance, \{.*?\n {4}\}\);\n/gs, ''],
  [/ {4}Object\.defineProperty\(_, "name", .*\n/g, ''],
  // Errors as objects of a class, when they are read, and their texts and stacks.
  [
    /let error;\n {4}return \{\n\s+success: false,\n.*?\n {4}\};/gs,
    'return { success: false, error: { issues: issues.map((issue) => ({ path: [], ...issue })) } };',
  ],
  [/params\?\.Parent \? newError\(Definition\) : this/g, 'this'],
  [/(?<= safeParse = .*?_safeParse\()errors\.\$ZodRealError/g, ''],
  [/ {4}const Parent = .*?\{ value: name \}\);\n/gs, ''],
  [/"captureStackTrace" in Error \?/g, 'false ?'],
  [/^\(_a = globalThis\)\.__zod_globalConfig .*$/gm, ''],
  [/if \(!params\)\n(?= {8}return \{\};)/g, ''],
  // A descriptor that all schemas share.
  [
    /if \(!inst\._zod\) \{\n.*?(?=\n {8}else if)/gs,
    'if (!inst._zod) Object.defineProperty(inst, "_zod", { value: new Internals(def) });',
  ],
  // Unions of objects, and objects that contain themselves or are made of others.
  [/util\.defineLazyInternal\(inst, "propValues", .*?\n {4}\}\);/gs, ''],
  [/core\.globalConfig\.memoizer/g, 'undefined'],
  [/ {4}const desc = Object\.getOwnPropertyDescriptor\(def, "shape"\);.*?(?= {4}const _normalized)/gs, ''],
  // Members that may be missing, members named by symbols, and objects that must have no others.
  [
    /const isPresent = key in input;\n {4}const isOptionalOut = optout.*?(?=\n\}\n)/gs,
    `if (result.issues.length) final.issues.push(...util.prefixIssues(key, result.issues));
    final.value[key] = result.value;`,
  ],
  [
    /const ownSymbols = .*?(?=\n\}\nfunction handleCatchall)/gs,
    'return { ...def, allKeys: keys, keySet: new Set(keys) };',
  ],
  [
    /const unrecognized = \[\];\n {4}const keySet.*?(?=\n\}\n)/gs,
    `for (const key in input) {
      if (def.keySet.has(key) || key === "__proto__") continue;
      handlePropertyResult(def.catchall._zod.run({ value: input[key], issues: [] }, ctx), payload, key);
    }
    return payload;`,
  ],
  // Values that are awaited.
  [
    /const proms = \[\];\n\s+const shape = value\.shape;.*?(?=\n {4}\};\n\}\);\nexport const \$ZodObjectJIT)/gs,
    `for (const key of value.allKeys)
      handlePropertyResult(value.shape[key]._zod.run({ value: input[key], issues: [] }, ctx), payload, key);
    return handleCatchall(undefined, input, payload, ctx, value);`,
  ],
  [
    /result instanceof Promise(?=\) \{\n\s+throw new core\.\$ZodAsyncError\(\);\n {4}\}\n\s+return result\.issues)/g,
    'false',
  ],
  // Values that are made texts first.
  [/ {8}if \(def\.coerce\)\n\s+try \{\n\s+payload\.value = String\(.*?catch \(_\) \{ \}\n/gs, ''],
];

export const zodParts = (): Plugin => leaveOut('zod', /\/zod\/v4\/(core|mini)\/\w+\.js$/, unused);
