/**
 * The pages that password managers and browsers lead people to. Addresses relative to `origin`, or on its host or below
 * it; each is left out where it is not given.
 */
export interface WellKnownOptions {
  /** The origin that the handler answers for: `https://example.com`, whose host is the relying party id of your passkeys. */
  readonly origin: string;
  /** Where a passkey is added: `/account#add-passkey`. */
  readonly enroll?: string | undefined;
  /** Where passkeys are seen, renamed and removed: `/account`. */
  readonly manage?: string | undefined;
  /** A page that says what passkeys are used for beside signing in, by the extension `prf`. */
  readonly prfUsageDetails?: string | undefined;
  /** Where the password is changed: `/account#change-password`. */
  readonly changePassword?: string | undefined;
}

/** With this, browsers find out whether a server knows what it does not have. */
const missingResource = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';

/**
 * Makes a handler for `/.well-known/passkey-endpoints` (https://www.w3.org/TR/passkey-endpoints/) and
 * `/.well-known/change-password` (https://w3c.github.io/webappsec-change-password-url/). It returns `undefined` for any
 * other address, which is then yours to answer. Throws a `TypeError` that names the option that can't be used.
 *
 * @example
 * const wellKnown = wellKnownHandler({ origin: 'https://example.com', manage: '/account' });
 * const answer = wellKnown(request) ?? (await answerOtherwise(request));
 */
export function wellKnownHandler(options: WellKnownOptions): (request: Request) => Response | undefined {
  const origin = readOrigin(options.origin);
  const addressOf = (name: keyof WellKnownOptions): string | undefined => {
    const given = options[name];
    return given === undefined ? undefined : readAddress(name, given, origin);
  };
  const endpoints = {
    enroll: addressOf('enroll'),
    manage: addressOf('manage'),
    prfUsageDetails: addressOf('prfUsageDetails'),
  };
  const changePassword = addressOf('changePassword');
  const answers: Readonly<Record<string, (() => Response) | undefined>> = {
    '/.well-known/passkey-endpoints': Object.values(endpoints).some(Boolean)
      ? () => Response.json(endpoints, { headers: { 'cache-control': 'max-age=3600' } })
      : undefined,
    '/.well-known/change-password': changePassword ? () => redirect(changePassword) : undefined,
    [missingResource]: () => new Response(null, { status: 404 }),
  };
  return ({ method, url }) => {
    const { pathname } = new URL(url);
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    if (!answer || method === 'GET' || method === 'HEAD') return answer?.();
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  };
}

/** `Response.redirect()` has headers that a server can't add to. */
function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

function readOrigin(given: unknown): URL {
  const url = parse(given);
  if (url && isSecure(url) && url.href === `${url.origin}/`) return url;
  throw new TypeError(
    "wellKnownHandler(): `origin` must be an https: origin, such as 'https://example.com'.",
  );
}

function readAddress(name: string, given: unknown, origin: URL): string {
  const url = parse(given, origin);
  const isNear = url?.hostname === origin.hostname || url?.hostname.endsWith(`.${origin.hostname}`);
  if (url && isNear && isSecure(url) && !url.username && !url.password) return url.href;
  throw new TypeError(
    `wellKnownHandler(): \`${name}\` must be a path, or an https: address on ${origin.hostname} or below it.`,
  );
}

function parse(given: unknown, base?: URL): URL | undefined {
  return typeof given === 'string' && given && URL.canParse(given, base) ? new URL(given, base) : undefined;
}

/** A development server has no HTTPS. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}
