import type { TokenRequest } from '../../model/methods-backend.js';
import { bad, good, type Finding } from './finding.js';

interface Claims {
  readonly aud?: string | readonly string[];
  readonly scope?: string;
  readonly exp?: number;
  readonly iat?: number;
  readonly cnf?: { readonly jkt?: string };
}

/** Seconds by which a clock may be off before tokens and codes begin to fail. */
const tolerance = 60;

/** What an access token says of itself. Nothing of it is printed but its audience, scopes and times. */
export function checkToken(token: unknown, { audience, scopes }: TokenRequest): Finding[] {
  if (typeof token !== 'string' || token === '') {
    return [
      bad('token', 'getAccessToken returned no text', 'Return the access token itself, or a promise of it.'),
    ];
  }
  const claims = readClaims(token);
  if (!claims) return [good('token', 'opaque: only the API can read it')];
  return [audienceOf(claims, audience), scopesOf(claims, scopes), ...timesOf(claims), ...bindingOf(claims)];
}

function audienceOf({ aud = [] }: Claims, audience: string): Finding {
  const audiences = typeof aud === 'string' ? [aud] : aud;
  if (audiences.includes(audience)) return good('audience', audience);
  return bad(
    'audience',
    `the token is for ${audiences.join(', ') || 'no audience'}`,
    audience.endsWith('/')
      ? `Ask for a token with the audience "${audience}", exactly so, with the slash at its end.`
      : `Ask for a token with the audience "${audience}", or correct \`audience\`: the API's ends with a slash.`,
  );
}

function scopesOf({ scope = '' }: Claims, wanted: readonly string[]): Finding {
  const missing = wanted.filter((name) => !scope.split(' ').includes(name));
  if (missing.length === 0) return good('scopes', wanted.join(' '));
  return bad(
    'scopes',
    `missing: ${missing.join(' ')}`,
    'Pass `request.scopes` on when you ask for the token, and grant these scopes of the API to the application.',
  );
}

function timesOf({ iat, exp }: Claims): Finding[] {
  const now = Date.now() / 1000;
  if (iat !== undefined && iat > now + tolerance) {
    const ahead = Math.round(iat - now);
    return [
      bad('clock', `the token was issued ${ahead} seconds in the future`, 'Set the clock of this device.'),
    ];
  }
  if (exp !== undefined && exp < now) {
    return [
      bad(
        'clock',
        'the token has expired',
        'With `request.fresh`, ask for a new token instead of a cached one.',
      ),
    ];
  }
  return [good('clock', 'agrees with the token')];
}

function bindingOf({ cnf }: Claims): Finding[] {
  if (cnf?.jkt === undefined) return [];
  return [
    bad(
      'DPoP',
      'the token is bound to a key',
      'Set `fetcher` to a function that adds the DPoP proof, instead of `getAccessToken`.',
    ),
  ];
}

function readClaims(token: string): Claims | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Claims;
  } catch {
    return undefined;
  }
}
