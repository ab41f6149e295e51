/** The ways in which a text may be written on its way through a page, and how to read them. */

type Decoder = (text: string) => string;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** JSON and JavaScript: `\"`, `\/`, `\u0041`, `\x41`. */
const unescapeScript: Decoder = (text) =>
  text.replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gis, (_, long, four, two, other) => {
    const code = (long ?? four ?? two) as string | undefined;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return escapes[other as string] ?? String(other);
  });

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const unescapeHtml: Decoder = (text) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[(name as string).toLowerCase()] ?? String(whole);
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : String(whole);
  });

/** Percent-encoded UTF-8, in either case, whichever characters are encoded. */
const decodePercent: Decoder = (text) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());

/** As forms are sent: a plus is a space. */
const decodeForm: Decoder = (text) => decodePercent(text.replaceAll('+', ' '));

const decoders: readonly Decoder[] = [unescapeScript, unescapeHtml, decodePercent, decodeForm];

/** A text in an error in a log: more often than that, nobody encodes. */
const mostLayers = 3;

/** All that a text may mean: itself, and what is left when one encoding after another is taken off. */
export function readingsOf(text: string): ReadonlySet<string> {
  const readings = new Set([text]);
  let outer: readonly string[] = [text];
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const inner = outer.flatMap((reading) => decoders.map((decode) => decode(reading)));
    outer = [...new Set(inner)].filter((reading) => !readings.has(reading));
    for (const reading of outer) readings.add(reading);
  }
  return readings;
}

/** Base64 at each of the three places where a text may begin in what is encoded, without what its neighbours decide. */
export function base64Of(text: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
    const decided = bytes
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [decided, decided.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

export function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** Without what groups characters, and without upper case: `ABCD-efgh`, `abcd efgh` and `abcdefgh` are one. */
export function ungrouped(text: string): string {
  return text.replace(/[\s\p{Pd}\p{Cf}]/gu, '').toLowerCase();
}
