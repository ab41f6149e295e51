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

/** What segments of two kinds with little error correction never need: see src/ui/qr-segments.ts for what is asked. */
const unused: Unused = [
  // Segments of other kinds, and finding the best ones.
  [/^import (?:NumericData|KanjiData|\* as Regex|dijkstra) from .*$/gm, ''],
  [/let mode\n.*?(?=\n\}\n)/gs, "return new (modesHint === 'byte' ? ByteData : AlphanumericData)(data)"],
  [/^export const (?:fromString|rawSplit) = .*?^\}/gms, ''],
  [/ else if \(typeof data === 'string'\) \{.*?throw new Error\('Invalid data'\)\n {2}\}/gs, ''],
  // Options other than the level of error correction, and its other levels.
  [
    /if \(typeof data === 'undefined'.*?(?=return createSymbol)/gs,
    'const errorCorrectionLevel = ECLevel.L\nlet version, mask\n',
  ],
  [/if \(isNaN\(maskPattern\)\) /g, ''],
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
  // The capacity of one segment, which that of several says, too.
  [/if \(Array\.isArray\(data\)\) \{\n\s+if \(data\.length > 1\) \{\n\s+(return .*?)\n.*?(?=\n\}\n)/gs, '$1'],
  [/if \(mode === Mode\.MIXED\) (return \w+)\n.*?(?=\n\}\n)/gs, '$1'],
  // Checks of what the encoder hands over itself.
  [
    /^ +if \((?:!version|version < 1 .*|!size .*|!this\.genPoly|!mode\.ccBits)\) (?:\{\n +)?throw new Error\(.*\)(?:\n +\})?$/gm,
    '',
  ],
  [/ +default: throw new Error\('bad maskPattern:'.*$/gm, ''],
  [/if \(!VersionCheck\.isValid\(version\).*?\n {2}\}/gs, ''],
];

/** The encoder of QR codes, without what only other users of it need. */
export const qrcodeModules = (): Plugin[] => [modernize(), leaveOut('qrcode', files, unused)];
