import MagicString from 'magic-string';
import type { Plugin } from 'vite';

/** What numbers of digits and a plus never need, and what stands in its place. The minifier removes what is left of it. */
const unused: readonly (readonly [RegExp, string])[] = [
  // Metadata of older releases.
  [/\bthis(?:\.metadata)?\.v[123]\b(?! =)/g, 'false'],
  [/(?<=\nfunction setVersion\(\w+\) \{\n).*?(?=\n\})/gs, ''],
  [/SUPPORT_LEGACY_FORMATTING_PATTERNS = true/g, 'SUPPORT_LEGACY_FORMATTING_PATTERNS = false'],
  // Extensions: "ext. 12".
  [/(?<=\+ )createExtensionPattern\(\)/g, '""'],
  [/(?<== )extractExtension\(number\)/g, '{}'],
  // Links, which phone-typing.ts reads.
  [
    /= extractFormattedPhoneNumberFromPossibleRfc3966NumberUri\(text, .*?\}\);/gs,
    '= extractFormattedPhoneNumber(text, extract, v2);',
  ],
  [/case 'RFC3966':.*?(?=default:)/gs, ''],
];

/** Takes out of libphonenumber-js what this package never asks of it: see phone-numbers.ts for what it does. */
export function phoneLibrary(): Plugin {
  const found = new Set<unknown>();
  return {
    name: 'phone-library',
    transform: {
      filter: { id: /\/libphonenumber-js\/es6-modern\/.*\.js$/ },
      handler(code) {
        const edited = new MagicString(code);
        for (const each of unused) {
          if (code.search(each[0]) < 0) continue;
          edited.replace(...each);
          found.add(each);
        }
        return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
      },
    },
    buildEnd() {
      const missing = unused.find((each) => !found.has(each));
      if (found.size > 0 && missing)
        this.error(`libphonenumber-js has changed: ${String(missing[0])} is not in it.`);
    },
  };
}
