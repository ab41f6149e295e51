import type { AuthMethod } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { TokenRequest } from '../../model/methods-backend.js';
import type { MethodsStore } from '../../store/methods-store.js';
import type { BackendHost } from '../shared-list.js';
import { checkAnswer } from './check-answer.js';
import { checkColours } from './check-colours.js';
import { checkOpener, readPageHeaders } from './check-opener.js';
import { checkToken } from './check-token.js';
import { checkWellKnown } from './check-well-known.js';
import { bad, good, type Finding } from './finding.js';

/** What the last load came to. */
export interface LoadResult {
  readonly methods: readonly AuthMethod[];
  readonly error: AuthMethodsError | undefined;
  /** The token request of the load, as the host was asked. */
  readonly request: TokenRequest | undefined;
}

/** What each element was diagnosed for last. */
const diagnosed = new WeakMap<BackendHost, unknown>();

/** Diagnoses what a load came to, once. */
export async function diagnoseLoad(
  host: BackendHost,
  {
    store,
    problem,
    request,
  }: {
    readonly store: MethodsStore | undefined;
    readonly problem: AuthMethodsError | undefined;
    readonly request: TokenRequest | undefined;
  },
): Promise<void> {
  const { state, methods = [] } = store ?? {};
  const error = state?.status === 'failed' ? state.error : problem;
  // A change patches the list and keeps the same problems; only a load brings others.
  const subject = error ?? (state?.status === 'ready' ? state.snapshot.problems : undefined);
  if (!subject || subject === diagnosed.get(host)) return;
  diagnosed.set(host, subject);
  await diagnose(host, { methods, error, request });
}

/**
 * Looks at everything that a set-up can get wrong, and prints what was found, with the fix, to the console.
 * Prints no token and no personal data.
 */
export async function diagnose(host: BackendHost, result: LoadResult): Promise<readonly Finding[]> {
  const headers = await readPageHeaders();
  const findings = [
    checkAddress(host),
    checkPage(),
    ...checkOpener(headers),
    ...(await checkAuthorization(host, result.request)),
    await checkAnswer(result.error, result.methods.length),
    ...checkRelyingParty(host, result.methods),
    // Where the page may not even ask for itself, its policy would block these requests as well, and say so.
    ...(headers ? await checkWellKnown() : []),
    ...checkColours(host),
  ];
  for (const { check, ok, seen, fix } of findings) {
    // eslint-disable-next-line no-console -- this is what the host asked for with `debug`
    if (ok) console.info(`<auth-methods-manager debug> ✓ ${check}: ${seen}`);
    else console.warn(`<auth-methods-manager debug> ✗ ${check}: ${seen}. ${fix ?? ''}`);
  }
  const wrong = findings.filter(({ ok }) => !ok).length;
  // eslint-disable-next-line no-console -- the same
  console.info(`<auth-methods-manager debug> ${wrong > 0 ? `${wrong} to mend` : 'all is well'}`);
  watchPolicy();
  return findings;
}

let watching = false;

/** Prints, from now on, what the page's policy blocks. */
function watchPolicy(): void {
  if (watching) return;
  watching = true;
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    console.warn(
      `<auth-methods-manager debug> ✗ policy: "${blockedURI}" is blocked by ${effectiveDirective}. ` +
        'See AuthMethodsManager.contentSecurityPolicy() for what this element needs.',
    );
  });
}

function checkAddress({ domain, apiBase, backend }: BackendHost): Finding {
  if (backend) return good('address', 'the host’s own backend');
  if (domain || apiBase) return good('address', [domain, apiBase].filter(Boolean).join(', '));
  return bad(
    'address',
    'neither `domain` nor `apiBase` is set',
    'Set `domain` to the host people sign in at.',
  );
}

function checkPage(): Finding {
  if (isSecureContext) return good('page', 'secure');
  return bad(
    'page',
    `${location.origin} is not secure`,
    'Serve it over HTTPS: without, there are no passkeys.',
  );
}

async function checkAuthorization(
  { fetcher, getAccessToken, accessToken, backend }: BackendHost,
  request: TokenRequest | undefined,
): Promise<Finding[]> {
  if (backend) return [];
  if (fetcher) return [good('token', 'left to the fetcher')];
  if (!getAccessToken && !accessToken) {
    return [bad('token', 'nothing provides one', 'Set `getAccessToken`, `accessToken` or `fetcher`.')];
  }
  if (!request) return [good('token', 'not asked for yet')];
  try {
    return checkToken(getAccessToken ? await getAccessToken(request) : accessToken, request);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'error';
    return [
      bad('token', `getAccessToken rejected (${name})`, 'See the error it throws; it is not printed here.'),
    ];
  }
}

/** A passkey works on the domain it was made for, and below. */
function checkRelyingParty({ domain }: BackendHost, methods: readonly AuthMethod[]): Finding[] {
  const known = methods.flatMap((method) =>
    'relyingPartyId' in method ? (method.relyingPartyId ?? []) : [],
  );
  const id =
    known[0] ?? (domain as URL | string | undefined)?.toString().replace(/^\w+:\/\/|(:\d+)?\/*$/g, '');
  if (id === undefined) return [];
  const { hostname } = location;
  if (hostname === id || hostname.endsWith(`.${id}`)) return [good('relying party', id)];
  return [
    bad(
      'relying party',
      `passkeys are for "${id}", this page is on "${hostname}"`,
      'Configure a custom domain, and a relying party id that this page’s host is or ends with.',
    ),
  ];
}
