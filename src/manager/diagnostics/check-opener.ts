import { bad, type Finding } from './finding.js';

/** The headers of the page's own response. `undefined` where its policy does not allow the request. */
export async function readPageHeaders(): Promise<Headers | undefined> {
  try {
    return (await fetch(location.href, { method: 'HEAD', cache: 'force-cache' })).headers;
  } catch {
    return undefined;
  }
}

/**
 * Whether the page cuts itself off from the windows that it opens: a sign-in in a popup then counts as cancelled at
 * once. Only the page's own response says so.
 */
export function checkOpener(headers: Headers | undefined): Finding[] {
  const policy = readPolicy(headers);
  if (!/^(same-origin(-plus-coep)?|noopener-allow-popups)\s*(;|$)/.test(policy)) return [];
  return [
    bad(
      'popups',
      `Cross-Origin-Opener-Policy is ${policy}, with which a sign-in in a popup is "cancelled" at once`,
      'Send `Cross-Origin-Opener-Policy: same-origin-allow-popups`, or sign in by redirect.',
    ),
  ];
}

function readPolicy(headers: Headers | undefined): string {
  if (headers) return headers.get('cross-origin-opener-policy')?.trim() ?? '';
  return crossOriginIsolated ? 'same-origin' : '';
}
