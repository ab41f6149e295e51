const lowerHex = (text: string): string => text.replace(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase());
const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const everyCharacter = (text: string, write: (code: number) => string): string =>
  [...text].map((character) => write(character.codePointAt(0)!)).join('');
const base64 = (text: string, before: string, after: string): string =>
  Buffer.from(before + text + after).toString('base64');

/** The ways in which a page, a tool or a person may write a secret. */
export const secretEncodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'in lower case': (text) => text.toLowerCase(),
  'escaped for JSON': (text) => JSON.stringify(text),
  'escaped for JSON twice': (text) => JSON.stringify(JSON.stringify(text)),
  'escaped for JSON with slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'as \\u escapes': (text) => everyCharacter(text, (point) => `\\u${point.toString(16).padStart(4, '0')}`),
  'as \\x escapes': (text) =>
    everyCharacter(text, (point) => (point < 256 ? `\\x${point.toString(16).padStart(2, '0')}` : '?')),
  'encoded for a URL': encodeURIComponent,
  'encoded for a URL in lower case': (text) => lowerHex(encodeURIComponent(text)),
  'encoded for a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'encoded for a path': (text) => new URL(`https://example.com/${encodeURIComponent(text)}`).pathname,
  'encoded for a form': (text) => new URLSearchParams({ a: text }).toString(),
  'with every byte encoded for a URL': everyByte,
  'escaped for HTML': html,
  'as decimal references': (text) => everyCharacter(text, (point) => `&#${point};`),
  'as hexadecimal references': (text) => everyCharacter(text, (point) => `&#x${point.toString(16)};`),
  'escaped for HTML within JSON': (text) => JSON.stringify(html(text)),
  'escaped for JSON within a URL': (text) => encodeURIComponent(JSON.stringify(text)),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal of upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in hexadecimal with spaces': (text) => Buffer.from(text).toString('hex').replace(/../g, '$& '),
  'in base64': (text) => base64(text, '', ''),
  'in base64, one byte later': (text) => base64(text, 'x', 'y'),
  'in base64, two bytes later': (text) => base64(text, 'xy', 'zz'),
  'in base64 of an object': (text) => base64(text, '{"secret":"', '"}'),
  'in base64url': (text) => Buffer.from(`${text}~`).toString('base64url'),
  'in base64url, one byte later': (text) => Buffer.from(`?${text}~`).toString('base64url'),
  'in base64url, two bytes later': (text) => Buffer.from(`??${text}`).toString('base64url'),
  'in base64 within a URL': (text) => encodeURIComponent(base64(text, '', '')),
  'in groups of four': (text) => text.replace(/.{4}/gu, '$& '),
  'with dashes': (text) => text.replace(/.{3}/gu, '$&-'),
  'with non-breaking spaces': (text) => text.replace(/.{4}/gu, '$&\u00a0'),
  'with characters that can’t be seen': (text) => [...text].join('\u200b'),
  'one character a line': (text) => [...text].join('\n'),
};
