import { shortUserAgent, userAgentOf } from '../user-agent.js';
import type { ParsedUserAgent } from './authenticator-record.js';

/** The user agent of a request, taken apart. */
export function parsedUserAgent(request: Request): ParsedUserAgent {
  const ua = userAgentOf(request);
  const [browser, os] = shortUserAgent(ua)
    .split(' / ')
    .map((part) => {
      const [, name = '', version = ''] = /^(.*) ([\d.]+)$/.exec(part) ?? [];
      return { name, version };
    });
  return { ua, browser: browser ?? {}, os: os ?? {} };
}
