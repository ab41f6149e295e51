const mark = '•••';

/** The longest text that is quoted. In UTF-16 code units. */
const longestQuote = 500;

/** Text without a break that is too long for a word is perhaps a token. */
const longRun = /[\w.~+=*-]{40,}/g;

/** A shorter token is a word of a test's, which texts may have by chance. */
const shortestToken = 16;

/** Fewer letters and digits than this may be in a text by chance. */
const tellingLength = 4;

/**
 * Returns a function that takes secrets out of a text of a server's: servers quote what they refuse. A secret that is
 * quoted as it is becomes `•••`. A text that holds it in another form becomes `•••` as a whole: escaped for JSON, HTML
 * or an address, in another case or grouping, in base64, in hexadecimal digits. Long texts are cut.
 *
 * @param tokens the access tokens that were sent; secrets, too
 */
export function redactor(
  secrets: readonly string[],
  tokens: readonly string[] = [],
): (text: string) => string {
  // The longest first: one secret may be a part of another.
  const given = [...secrets, ...tokens.filter(({ length }) => length >= shortestToken)]
    .filter((secret) => secret.trim() !== '')
    .sort((one, other) => other.length - one.length);
  const tests = given.map(testFor);
  return (text) => {
    const quote = given.reduce((rest, secret) => rest.replaceAll(secret, mark), text);
    const readings = readingsOf(quote);
    const isQuoted = tests.some((isIn) => readings.some(isIn));
    const safe = isQuoted ? mark : quote.replace(longRun, mark);
    // Browsers let every script read what a pattern has matched last (`RegExp.input`).
    /^/.test('');
    return safe.length > longestQuote ? `${safe.slice(0, longestQuote)}…` : safe;
  };
}

/** Returns whether a text holds the secret, or its base64 or hexadecimal digits. */
function testFor(secret: string): (text: string) => boolean {
  const bytes = new TextEncoder().encode(secret);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const words = [lettersAndDigits(secret), digits].filter(({ length }) => length >= tellingLength);
  const codes = base64Forms(bytes).filter(({ length }) => length >= tellingLength);
  const whole = canonical(secret);
  const joined = condensed(secret);
  return (text) => {
    const bare = lettersAndDigits(text);
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
    return (
      canonical(text).includes(whole) ||
      (joined.length >= tellingLength && condensed(text).includes(joined)) ||
      words.some((word) => bare.includes(word)) ||
      codes.some((code) => base64.includes(code))
    );
  };
}

/** A text as it is, and after each step of undoing escapes. Servers and proxies escape more than once. */
function readingsOf(text: string): readonly string[] {
  const readings = new Set([text]);
  let reading = text;
  for (const undo of [1, 2, 3].flatMap(() => [undoPercents, undoEntities, undoBackslashes]))
    readings.add((reading = undo(reading)));
  return [...readings];
}

function undoPercents(text: string): string {
  return text
    .replace(/%u([\da-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/(?:%[\da-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run.replace(/%(..)/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      }
    });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Of a letter with an accent, which has a name of its own, the letter is left. */
function undoEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_all, hex, decimal, name: string) => {
    if (name)
      return entities[name] ?? /^[a-z](?=grave|acute|circ|tilde|uml|cedil|ring)/i.exec(name)?.[0] ?? '';
    return fromCodePoint(hex ? parseInt(String(hex), 16) : Number(decimal));
  });
}

function undoBackslashes(text: string): string {
  return text.replace(/\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gi, (_all, ...parts) => {
    const [long, short, byte, character] = parts as readonly (string | undefined)[];
    const hex = long ?? short ?? byte;
    return hex === undefined ? (character ?? '') : fromCodePoint(parseInt(hex, 16));
  });
}

function fromCodePoint(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
}

/** Alike for texts that differ in case, composition, or in how a form writes spaces. */
function canonical(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('+', ' ').trim();
}

/** Alike also for texts in other groups, such as "12 34-56". */
function condensed(text: string): string {
  return canonical(text).replace(/[\s-]/g, '');
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

/** The characters of base64 that depend on these bytes alone, after any number of bytes before them. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes));
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}
