const systemNames: readonly (readonly [RegExp, string])[] = [
  [/iphone os|^ios/i, 'iOS'],
  [/ipad/i, 'iPadOS'],
  [/mac ?os/i, 'macOS'],
  [/^chrome ?os|cros/i, 'ChromeOS'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/linux|ubuntu|fedora|debian/i, 'Linux'],
];

/** The words of which parsers make names when they know nothing; and of what browsers invent, "Not A;Brand". */
const unknownName =
  /^(?:(?:other|unknown|unspecified|unrecognized|unidentified|not (?:available|found|set|known)|null|undefined|none|nan|false|true|generic|n\/a|browser|os|system|platform|device|\[?object\]?|[^\p{L}\s]+)(?:\s+|$))*$|^not\W*a\W*brand/iu;

/**
 * Says with which browser, on which system, a passkey was created, by its `user_agent`, such as
 * "Chrome 131.0.0 / Mac OS X 10.15.7": what is known of the two. `undefined` where nothing is, and for text of any
 * other form.
 */
export function describeUserAgent(
  userAgent: string | undefined,
  browserOn: (browser: string, system: string) => string,
): string | undefined {
  const parts = userAgent?.split(' / ') ?? [];
  if (parts.length !== 2) return undefined;
  const [browser = '', systemPart = ''] = parts.map(nameOf);
  const system = systemNames.find(([pattern]) => pattern.test(systemPart))?.[1] ?? systemPart;
  return browser && system ? browserOn(browser, system) : browser || system || undefined;
}

function nameOf(part: string): string {
  const name = part
    .trim()
    .replace(/(?:\s+|^)(?:v?\d|nan\b)[\w.+-]*$/i, '')
    .trim();
  return unknownName.test(name) ? '' : name;
}
