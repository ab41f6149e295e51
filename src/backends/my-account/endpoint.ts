import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { BackendOptions } from '../../model/methods-backend.js';
import { baseAddress } from '../http.js';

/** The API's address, and the audience of its tokens. */
export interface Endpoint {
  /** Without a trailing slash. */
  readonly base: string;
  readonly audience: string;
}

/** For lower case, instead of with the flag `i`: with Unicode's letters, compiling that takes 2 ms before the first request. */
const domainPattern = /^(?:(https?):\/\/)?((?:[\p{L}\p{N}._-]+|\[[\da-f:]+\])(?::\d+)?)\/*$/u;
const localPattern = /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The endpoint that the options describe. Throws one `misconfigured` error that names every fix. */
export function resolveEndpoint(options: BackendOptions): Endpoint {
  const { getAccessToken, accessToken, fetcher } = options;
  const [domain, apiBase, audience] = [options.domain, options.apiBase, options.audience].map(textOf);
  const fixes: string[] = [];
  const origin = domain && originOf(domain);
  if (domain ? !origin : !apiBase) {
    const given = domain ? `, not "${domain}"` : '';
    fixes.push(`Set \`domain\` to the hostname that people sign in at, such as "login.example.com"${given}.`);
  }
  const base = apiBase ? baseAddress(apiBase) : `${origin}/me/v1`;
  if (!base) fixes.push(`Set \`apiBase\` to a web address, or a path such as "/me/v1", not "${apiBase}".`);

  const given = Object.entries({ getAccessToken, accessToken, fetcher }).filter(([, value]) => value);
  const fitting = given.filter(
    ([name, value]) => typeof value === (name === 'accessToken' ? 'string' : 'function'),
  );
  if (given.length !== 1 || fitting.length !== 1) {
    const names = given.map(([name, value]) => `${name} (${typeof value})`).join(', ') || 'nothing';
    fixes.push(
      'Set one of `getAccessToken` (function that returns a token), `accessToken` (string) and `fetcher` ' +
        `(function). Given: ${names}.`,
    );
  }
  if (!base || fixes.length) throw new AuthMethodsError('misconfigured', fixes.join(' '));
  // Without a domain, a proxy's audience is taken to be where the API's is: above the version.
  return { base, audience: audience || (origin ? `${origin}/me/` : base.replace(/(\/v1)?$/, '/')) };
}

/** A URL is as good as its text; what is neither is named in the way that no address is written: "[object Array]". */
function textOf(given: unknown): string {
  const { href: text = given } = Object(given) as { readonly href?: unknown };
  if (typeof text === 'string') return text.trim();
  return given ? Object.prototype.toString.call(given) : '';
}

function originOf(domain: string): string | undefined {
  const [, scheme, hostname] = domainPattern.exec(domain.toLowerCase()) ?? [];
  const isLocal = localPattern.test(hostname ?? '');
  // What templates and build tools write where a value is missing.
  if (hostname === 'undefined' || hostname === 'null') return undefined;
  if (!hostname || !URL.canParse(`https://${hostname}`) || (scheme === 'http' && !isLocal)) return undefined;
  const origin = `${scheme ?? (isLocal ? 'http' : 'https')}://${hostname}`;
  // Audiences have no port where it is the usual one.
  return origin.replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2');
}
