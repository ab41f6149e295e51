/** The first match wins. Browsers include each other's names, so the more specific ones come first. */
const browsers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Opera', /OPR\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['HeadlessChrome', /HeadlessChrome\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Chrome Mobile iOS', /CriOS\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Chrome Mobile', /Chrome\/(\d+)(?:\.(\d+))?(?:\.(\d+))?.* Mobile/],
  ['Chrome', /Chrome\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Mobile Safari', /Version\/(\d+)(?:\.(\d+))?(?:\.(\d+))?.* Mobile.* Safari/],
  ['Safari', /Version\/(\d+)(?:\.(\d+))?(?:\.(\d+))?.* Safari/],
];

const systems: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /(?:iPhone|iPad).* OS (\d+)(?:_(\d+))?(?:_(\d+))?/],
  ['Mac OS X', /Mac OS X (\d+)[._](\d+)(?:[._](\d+))?/],
  ['Android', /Android (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Windows', /Windows NT (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Chrome OS', /CrOS \S+ (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Linux', /Linux/],
];

/** Returns the user agent of a request. In process there is no header; the sender is then this browser. */
export function userAgentOf(request: Request): string {
  const header = request.headers.get('user-agent');
  if (header !== null) return header;
  return typeof navigator === 'undefined' ? '' : navigator.userAgent;
}

/** Shortens a user agent to the API's form: `Chrome 131.0.0 / Mac OS X 10.15.7`. */
export function shortUserAgent(text: string): string {
  return `${nameAndVersion(text, browsers)} / ${nameAndVersion(text, systems)}`;
}

function nameAndVersion(
  userAgent: string,
  candidates: readonly (readonly [name: string, pattern: RegExp])[],
): string {
  for (const [name, pattern] of candidates) {
    const match = pattern.exec(userAgent);
    if (match) return `${name} ${[match[1], match[2], match[3]].map((part) => part ?? '0').join('.')}`;
  }
  return 'Other 0.0.0';
}
