/** First match wins: browsers name each other, the more particular first. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
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

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /(?:iPhone|iPad).* OS (\d+)(?:_(\d+))?(?:_(\d+))?/],
  ['Mac OS X', /Mac OS X (\d+)[._](\d+)(?:[._](\d+))?/],
  ['Android', /Android (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Windows', /Windows NT (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Chrome OS', /CrOS \S+ (\d+)(?:\.(\d+))?(?:\.(\d+))?/],
  ['Linux', /Linux/],
];

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

/** Who sends a request. Without a network there is no header: then it is this very browser. */
export function userAgentOf(request: Request): string {
  const header = request.headers.get('user-agent');
  if (header !== null) return header;
  return typeof navigator === 'undefined' ? '' : navigator.userAgent;
}

/** A user agent in the API's short form: `Chrome 131.0.0 / Mac OS X 10.15.7`. */
export function shortUserAgent(text: string): string {
  return `${nameAndVersion(text, BROWSERS)} / ${nameAndVersion(text, SYSTEMS)}`;
}
