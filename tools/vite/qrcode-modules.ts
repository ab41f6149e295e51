import MagicString from 'magic-string';
import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

const files = /\/(?:qrcode\/lib\/core|dijkstrajs)\/[\w-]+\.js$/;

/** Modules that export one thing. The others export several. */
const single = /-data$|^\.\/bit-|-encoder$|^dijkstrajs$/;

/** As modules of today, of which a bundler leaves out what isn't used. */
const modernize = (): Plugin => ({
  name: 'qrcode-modules',
  transform: {
    filter: { id: files },
    handler(code) {
      const edited = new MagicString(code);
      edited.replace(
        /^const (\w+) = require\('(.*?)'\)(\.\1)?$/gm,
        (_, name: string, path: string, member?: string) => {
          const names = member ? `{ ${name} }` : single.test(path) ? name : `* as ${name}`;
          return `import ${names} from '${path}'`;
        },
      );
      edited.replace(/^exports\.(?=\w+ = )/gm, 'export const ');
      edited.replace(/(?<!^)\bexports\.(?=\w)/gm, '');
      edited.replace(
        /^(?:if \(typeof module.*?\{\n {2})?module\.exports = (\w+)(?:;\n\})?/gms,
        'export default $1',
      );
      return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
    },
  },
});

/** What a text with little error correction never needs: see src/ui/qr-code.ts for what is asked. */
const unused: Unused = [
  // Kanji, which need a table that is not there.
  [/Utils\.isKanjiModeEnabled\(\)/g, 'false'],
  [/ {2,6}case Mode\.KANJI:\n.*?(?= {4,6}case )/gs, ''],
  [/^import KanjiData from .*$/gm, ''],
  [/if \(mode === Mode\.KANJI .*?\n {2}\}/gs, ''],
  [/^let kanji = .*?'\\\\u'\)$/gms, "const kanji = ''"],
  [/^(?:export )?const (?:KANJI|BYTE|TEST_\w+) = new RegExp\(.*$/gm, ''],
  // Segments of a kind that others choose.
  [/let mode\n.*?(?= {2}\/\/ Use Mode\.BYTE)/gs, 'let mode = modesHint\n'],
  // Options other than the level of error correction, and its other levels.
  [/(?<=errorCorrectionLevel = )ECLevel\.from\(options.*?\n.*?\n.*?\n/g, 'ECLevel.L\n'],
  [/if \(options\.toSJISFunc\) \{.*?\}/gs, ''],
  [/ECLevel\.from\(errorCorrectionLevel, ECLevel\.M\)/g, 'errorCorrectionLevel'],
  [
    /switch \(errorCorrectionLevel\) \{\s+case ECLevel\.L:\s+return (\w+)\[\(version - 1\) \* 4 \+ 0\].*?\n {2}\}/gs,
    'return $1[version - 1]',
  ],
  [/(?<=^ {2}\d+), \d+, \d+, \d+(?=,?$)/gm, ''],
  [
    /(?<=\n {2})if \(!version\) \{\n {4}version = bestVersion.*?\n {2}\}\n(?=\n {2}const dataBits)/gs,
    'version = bestVersion\n',
  ],
  // Checks of what the encoder hands over itself.
  [/if \(!VersionCheck\.isValid\(version\).*?\n {2}\}/gs, ''],
];

/** The encoder of QR codes, without what only other users of it need. */
export const qrcodeModules = (): Plugin[] => [modernize(), leaveOut('qrcode', files, unused)];
