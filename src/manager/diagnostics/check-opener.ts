import { bad, type Finding } from './finding.js';

/**
 * Whether the page cuts itself off from the windows that it opens: a sign-in in a popup then counts as cancelled at
 * once. Only the page's own response says so, hence one more request for its headers.
 */
export async function checkOpener(): Promise<Finding[]> {
  const policy = await readPolicy();
  if (!/^(same-origin(-plus-coep)?|noopener-allow-popups)\s*(;|$)/.test(policy)) return [];
  return [
    bad(
      'popups',
      `Cross-Origin-Opener-Policy is ${policy}, with which a sign-in in a popup is "cancelled" at once`,
      'Send `Cross-Origin-Opener-Policy: same-origin-allow-popups`, or sign in by redirect.',
    ),
  ];
}

/** Empty where the page's policy does not allow the request. */
async function readPolicy(): Promise<string> {
  try {
    const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'force-cache' });
    return headers.get('cross-origin-opener-policy')?.trim() ?? '';
  } catch {
    return crossOriginIsolated ? 'same-origin' : '';
  }
}
