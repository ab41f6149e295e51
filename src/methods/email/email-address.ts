import type { EnrollmentMessages } from '../../i18n/enrollment-messages.js';

/** Reads what a person typed or pasted, or says what is wrong with it. */
export function readEmailAddress(
  text: string,
  { email: { empty, invalid } }: EnrollmentMessages,
): { readonly email: string } | { readonly problem: string } {
  const email = addressIn(text);
  if (isEmailAddress(email)) return { email };
  return { problem: email ? invalid : empty };
}

/**
 * Refuses only what nobody's address can be. Whether it is one, the server and the message will tell. In quotes,
 * the first part may hold anything (RFC 5322).
 */
export function isEmailAddress(text: string): boolean {
  return /^(?:[^\s@]+|".+")@(?:\[[^\s@]+\]|[^\s@,;:.<>()]+(?:\.[^\s@,;:.<>()]+)*)$/.test(text);
}

/**
 * Returns the address alone, without what is copied along with one: invisible characters, the rest of a link, a
 * label, a name in front of it, quotes, brackets, punctuation. Takes away only what can't be part of an address: a
 * code must not go to somebody else's.
 */
export function addressIn(text: string): string {
  const visible = text
    .replace(/\s/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{DI}\ufffc]/gu, '')
    .replace(/[！-～]/gu, toNarrow)
    .replaceAll('﹫', '@');
  const unlinked = linkedAddress(visible) ?? visible;
  const named = /^[^<>]*<([^<>]*@[^<>]*)>[^<>@]*$/.exec(unlinked)?.[1] ?? unlinked;
  const uncommented = named
    // "ada@example.com (work)", "Ada (ada@example.com)"
    .replace(/^(\s*[^\s@]+@[^\s@]+)\s+[([][^@]*$/, '$1')
    .replace(/^[^@]*\s[([]([^\s@()[\]]+@[^\s@()[\]]+)[)\]][^@]*$/, '$1')
    // "• ada@example.com"
    .replace(/^[^\p{L}\p{N}@"]+\s+/u, '');
  const alone = unwrapped(uncommented.trim())
    .replace(/^[^@"]*:\s*(?:\/\/)?/, '')
    .replace(/\s*@\s*(?=[^@]*$)/, '@')
    .replace(/(@[^?]*)\?.*$/, '$1')
    // What ends the name of a server in a link, or stands behind it.
    .replace(/(@[^@/\\#%&|]*)[/\\#%&|][^@]*$/, '$1')
    .replaceAll(/(?<=@.*)[。｡]/gu, '.');
  // Brackets may come to the end only now: "ada@example.com)/".
  return unwrapped(alone.trim()).trim();
}

/** The address of a `mailto:` link (RFC 6068); `undefined` for anything else. */
function linkedAddress(text: string): string | undefined {
  const [, link] = /mailto:\s*(?:\/\/)?((?:"[^"]*")?[^\s<>"]*)/i.exec(text) ?? [];
  if (link === undefined) return undefined;
  const [path = '', query = ''] = link.split('?');
  const address = path || (/(?:^|&)to=([^&]*)/i.exec(query)?.[1] ?? '');
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '{': '}',
  '*': '*',
  _: '_',
};

/** Without brackets, quotes and punctuation around it. Some of them may also begin an address. */
function unwrapped(text: string): string {
  let inner = text.replace(/^[\s<([«»‹›“”„‘’‚「『]+/u, '');
  // "ada@[192.0.2.1]" ends with a bracket of its own.
  const after = inner.includes('@[')
    ? /[\s.,;:!?<>(){}«»‹›“”„‘’"'`*_]+$/u
    : /[\s.,;:!?<>()[\]{}«»‹›“”„‘’"'`」』*_]+$/u;
  const tail = after.exec(inner)?.[0] ?? '';
  inner = inner.slice(0, inner.length - tail.length);
  const end = closing[inner.charAt(0)];
  return end !== undefined && tail.includes(end) ? inner.slice(1).trimStart() : inner;
}

/** "＠" as "@": full-width characters, as keyboards for Chinese and Japanese type them. */
function toNarrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}
