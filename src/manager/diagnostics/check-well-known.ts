import { bad, good, type Finding } from './finding.js';

const check = 'well-known addresses';

/**
 * Whether what the page's origin tells password managers is what they take: `passkey-endpoints` and `change-password`. To
 * tell them nothing is no mistake. Costs three requests, without cookies; call it where the page's policy allows them.
 */
export async function checkWellKnown(): Promise<Finding[]> {
  const [endpoints, changePassword, missing] = await Promise.all([
    ask('passkey-endpoints'),
    ask('change-password'),
    ask('resource-that-should-not-exist-whose-status-code-should-not-be-200'),
  ]);
  const findings = [
    ...(endpoints ? await checkEndpoints(endpoints) : []),
    ...(changePassword?.type === 'opaqueredirect' ? [good(check, 'change-password leads to a page')] : []),
    // A server with a page for every address may have none for this one.
    ...(changePassword?.ok && !missing?.ok ? [good(check, 'change-password is a page')] : []),
  ];
  if (findings.length === 0) {
    const none = missing?.ok
      ? 'none that browsers trust, since this origin has a page for every address'
      : 'none';
    return [good(check, `${none}; docs/hosts.md has the lines with which password managers find this page`)];
  }
  if (missing?.ok)
    findings.push(
      bad(
        check,
        'this origin has a page for every address, so that browsers trust none of them',
        'Answer 404 for what is below /.well-known/ and does not exist, as wellKnownHandler() does.',
      ),
    );
  return findings;
}

async function ask(name: string): Promise<Response | undefined> {
  try {
    return await fetch(`/.well-known/${name}`, { credentials: 'omit', redirect: 'manual' });
  } catch {
    return undefined;
  }
}

async function checkEndpoints(response: Response): Promise<Finding[]> {
  if (response.type === 'opaqueredirect')
    return [
      bad(
        check,
        'passkey-endpoints is a redirect',
        'Answer with the JSON itself: redirects are not followed.',
      ),
    ];
  // Where there is none, a server may have a page of its own.
  if (!response.ok || !/json/i.test(response.headers.get('content-type') ?? '')) return [];
  const answer: unknown = await response.json().catch(() => undefined);
  const { enroll, manage } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const addresses = [enroll, manage].filter((address) => address !== undefined);
  if (addresses.length > 0 && addresses.every(isSecureAddress))
    return [good(check, `passkey-endpoints leads to ${addresses.join(', ')}`)];
  return [
    bad(
      check,
      'passkey-endpoints names no https: address as `enroll` or `manage`',
      'wellKnownHandler() of auth-methods-manager/server writes the answer.',
    ),
  ];
}

function isSecureAddress(address: unknown): address is string {
  return typeof address === 'string' && /^(https:\/\/|http:\/\/localhost[:/])/.test(address);
}
