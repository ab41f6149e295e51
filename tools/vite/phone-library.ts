import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What numbers of digits and a plus never need: see src/methods/phone/phone-numbers.ts for what is asked. */
const unused: Unused = [
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

export const phoneLibrary = (): Plugin =>
  leaveOut('libphonenumber-js', /\/libphonenumber-js\/es6-modern\/.*\.js$/, unused);
