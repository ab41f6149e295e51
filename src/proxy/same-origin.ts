import { Refusal } from './refusal.js';

/** The header that no form and no link can send: browsers ask first before a page of another origin sends it. */
const requestedWith = 'auth-methods-manager';

const exposedHeaders =
  'www-authenticate, retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, date';

/**
 * Checks the host's list of origins, and writes each as browsers do. Throws for what is no origin.
 *
 * @param option its name
 */
export function readOrigins(
  origins: readonly string[] | undefined,
  option: string,
): readonly string[] | undefined {
  if (typeof origins === 'string')
    throw new TypeError(`${option}: a list such as ["https://www.example.com"]`);
  return origins?.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (
      url &&
      /^https?:$/.test(url.protocol) &&
      url.pathname === '/' &&
      !url.search &&
      !url.hash &&
      !url.username
    )
      return url.origin;
    throw new TypeError(
      `${option}: "${text}" is no origin. Write each one out, such as "https://www.example.com"`,
    );
  });
}

/** The origin that a request's own address has. */
export function ownOrigin(request: Request): string {
  return new URL(request.url).origin;
}

/**
 * Refuses requests that another site has made a browser send. Reading needs the same: a list of somebody's methods is
 * nothing that another page should be able to ask for.
 */
export function checkSameOrigin(request: Request, allowed: readonly string[] | undefined): void {
  const { headers, method } = request;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (headers.get('x-requested-with') !== requestedWith)
    throw csrf(`The request lacks the header "X-Requested-With: ${requestedWith}"`);
  if (origin === null) {
    // Browsers leave it out of same-origin reads only.
    if (method !== 'GET' || (site !== null && site !== 'same-origin'))
      throw csrf('The request does not say which origin it comes from');
    return;
  }
  if (!(allowed ?? [ownOrigin(request)]).includes(origin))
    throw csrf('The page’s origin is not allowed here. Hosts list it in the option allowedOrigins');
  // For a listed origin on another site, `cross-site` is correct.
  if (site === 'cross-site' && origin === ownOrigin(request))
    throw csrf('The request comes from another site');
}

/** Refuses a body of a type that a form could send. */
export function checkJsonType(request: Request): void {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    throw csrf('The body’s content-type must be application/json');
}

/** What lets a page of another allowed origin read the answer. Nothing for any other page. */
export function corsHeaders(
  request: Request,
  allowed: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (origin === null || !allowed?.includes(origin) || origin === ownOrigin(request))
    return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposedHeaders,
  };
}

/** Answers the question that a browser asks before a page of another allowed origin may send a request. */
export function preflightHeaders(
  request: Request,
  allowed: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  if (!allowed?.includes(request.headers.get('origin') ?? ''))
    throw csrf('The page’s origin is not allowed here');
  return {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': 'authorization, content-type, x-requested-with, dpop',
    'access-control-max-age': '600',
  };
}

function csrf(message: string): Refusal {
  return new Refusal(403, message, { code: 'csrf' });
}
