import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What numbers of digits and a plus never need: see src/methods/phone/phone-numbers.ts for what is asked. */
const unused: Unused = [
  // What errors say that nobody sees. What follows may leave out more of the same lines.
  [/\bthrow new (?:Type)?Error\((?:`[^`]*`|'[^']*')\)/g, 'throw Error()'],
  // Metadata of older releases, and metadata of another form than phone-metadata.ts writes.
  [/\bthis(?:\.metadata)?\.v[123]\b(?! =)/g, 'false'],
  [/setVersion\.call\(this, .*?\);/g, ''],
  [/SUPPORT_LEGACY_FORMATTING_PATTERNS = true/g, 'SUPPORT_LEGACY_FORMATTING_PATTERNS = false'],
  [/\bvalidateMetadata\(metadata\);/g, ''],
  [/ \|\| this\.metadata\.nonGeographical/g, ''],
  [/ else \{\n\s+\/\/ A hacky workaround .*?\n {4}\}/gs, ''],
  [/countryCodes\.length === 1 && countryCodes\[0\]\.length === 3/g, 'false'],
  [/\.filter\(_ => _ !== '001'\)|(?<=countryCode) && countryCode !== '001'/g, ''],
  [
    / \|\| this\.metadata\.nationalPrefix(?:FormattingRule|IsOptionalWhenFormattingInNationalFormat)\(\)/g,
    '',
  ],
  // Types of numbers: whether a number is of any is one pattern.
  [/switch \(type\) \{\s+case 'FIXED_LINE':.*?\n {2}\}/gs, 'return types[0];'],
  [
    /if \(isNumberTypeEqualTo\(nationalNumber, 'FIXED_LINE', .*?(?=\n\}\nexport)/gs,
    'if (isNumberTypeEqualTo(nationalNumber, undefined, metadata)) return true;',
  ],
  [/const type_info = metadata\.type\(type\);/g, ''],
  [/type_info && type_info\.possibleLengths\(\) \|\| /g, ''],
  [/if \(type === 'FIXED_LINE_OR_MOBILE'\) \{.*?return 'INVALID_LENGTH';\n {2}\}/gs, ''],
  // How the library was called in the past, and checks of how it is called.
  [/^function _extends\(\) \{.*\}$/gm, 'const _extends = Object.assign;'],
  [/(?<=if \()options\.v2(?=\))/g, 'true'],
  [/options\.v2 \? input\.nationalNumber : (?=input\.phone)/g, 'input.nationalNumber || '],
  [/\binput\.phone \|\| (?=input)/g, ''],
  [/(?<=if \()metadata\.possibleLengths\(\)(?=\) \{\n {4}return isPossible)/g, 'true'],
  [
    /const \[arg_1, .*?else throw new Error.*?\n/gs,
    `const [text, country] = args;
    const options = typeof country === 'string' ? { defaultCountry: country } : {};
    const metadata = args[args.length - 1];`,
  ],
  [/if \(!countryOrCountryCallingCode\) \{.*?(?=const \{\n\s+country,)/gs, ''],
  [/ {2}getNumber\(\) \{.*?(?=\n\}\n)/gs, ''],
  // Other formats than the international one.
  [
    /(?<=function formatNumber\(input, format, options, metadataJson\) \{\n).*?(?=\n\}\nfunction)/gs,
    `const metadata = new Metadata(metadataJson);
    metadata.selectNumberingPlan(input.country || input.countryCallingCode);
    const number = formatNationalNumber(input.nationalNumber, null, 'INTERNATIONAL', metadata);
    return \`+\${metadata.countryCallingCode()} \${number}\`;`,
  ],
  // Extensions: "ext. 12".
  [/(?<=\+ )createExtensionPattern\(\)/g, '""'],
  [/(?<== )extractExtension\(number\)/g, '{}'],
  [/if \(ext\) \{\n\s+phoneNumber\.ext = .*?countryCallingCodeSource;/gs, ''],
  // Links, other digits, and what may stand between digits, which phone-typing.ts reads.
  [/(?<=VALID_DIGITS = )'.*?'/g, "'0-9'"],
  [/(?<=VALID_PUNCTUATION = )`.*?`/g, "'-/. ()'"],
  [/(?<=PLUS_CHARS = )'.*?'/g, "'+'"],
  [
    /let result = '';\n\s+\/\/ Using `\.split.*?parseDigit\(.*?return result;/gs,
    "return string.replace(/\\D/g, '');",
  ],
  [/parseIncompletePhoneNumber\((\w+)\)(?! \{)/g, '$1'],
  [/if \(!text\) \{\n\s+return;\n\s+\}\n.*?(?=\n\}\n)/gs, 'return text;'],
  [
    /= extractFormattedPhoneNumberFromPossibleRfc3966NumberUri\(text, .*?\}\);/gs,
    '= extractFormattedPhoneNumber(text, extract, v2);',
  ],
  [
    /let \[formattedDigits, hasPlus\] = .*?return \[formattedDigits, hasPlus\];/gs,
    "return [parseDigits(text), text[0] === '+'];",
  ],
  // Beginnings of patterns, which a regular expression finds, too. phone-metadata.ts writes a format's last pattern only.
  [/^import PatternMatcher from .*$/gm, "import { beginningOf } from 'unpack-phone-metadata';"],
  [
    /const leadingDigitsPatternsCount = .*?(?=\n {2}\}\n {2}getFormatFormat)/gs,
    `const patterns = format.leadingDigitsPatterns();
    const last = patterns.length - 1;
    if (last < 0) return true;
    const pattern = patterns[Math.min(leadingDigitsPatternIndex, last)];
    if (leadingDigits.length < MIN_LEADING_DIGITS_LENGTH || !pattern)
      return beginningOf(pattern || patterns[last]).test(leadingDigits);
    return new RegExp(\`^(\${pattern})\`).test(leadingDigits);`,
  ],
  // What the language has had since.
  [/if \(times < 1\) \{.*?return result \+ string;/gs, 'return string.repeat(times);'],
];

export const phoneLibrary = (): Plugin =>
  leaveOut('libphonenumber-js', /\/libphonenumber-js\/es6-modern\/.*\.js$/, unused);
