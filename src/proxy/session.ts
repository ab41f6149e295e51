import { isSafeId } from './path-id.js';
import type { Report } from './report.js';
import { Refusal } from './refusal.js';

/** Who is signed in at the host, as the host's own session says. */
export interface ProxySession {
  /** The person's id at the vendor. Never from the request's address or body. */
  readonly userId: string;
  /** When the person last proved who they are: seconds since 1970, as in `auth_time`, or a `Date`. */
  readonly authenticatedAt: number | Date;
  /** How authenticator apps and passkeys name the account, such as an email address. Default: the user id. */
  readonly accountName?: string;
  /** Whether this person may see and change that other person's methods, as a support desk does. Default: nobody's. */
  readonly mayAdminister?: (userId: string) => boolean | Promise<boolean>;
}

/** Finds out who sent a request. `undefined` or `null` when nobody is signed in. */
export type GetSession = (
  request: Request,
) => ProxySession | null | undefined | Promise<ProxySession | null | undefined>;

/** Seconds by which the clock that wrote `authenticatedAt` may be ahead. */
const clockDifference = 60;

/** Asks the host who sent the request. Refuses when nobody is signed in, or the host can't say. */
export async function readSession(
  request: Request,
  getSession: GetSession,
  report: Report,
): Promise<ProxySession> {
  let session: ProxySession | null | undefined;
  try {
    session = await getSession(request);
  } catch (cause) {
    report('session() threw an error', cause);
    throw new Refusal(500, 'The session could not be read');
  }
  if (session === undefined || session === null) throw new Refusal(401, 'Nobody is signed in');
  if (!isSafeId(session.userId)) {
    report('session() must return the person’s userId: a text without control characters and dot segments');
    throw new Refusal(500, 'The session could not be read');
  }
  return session;
}

/**
 * Refuses a change when the sign-in is too old, in the words of https://www.rfc-editor.org/rfc/rfc9470#section-3, so
 * that the page signs the person in again and then repeats what it asked for.
 *
 * @param longest seconds; `false` for sign-ins of any age
 */
export function checkRecentSignIn({ authenticatedAt }: ProxySession, longest: number | false): void {
  if (longest !== false && !isRecent(authenticatedAt, longest)) throw staleSignIn(longest);
}

/** Whether a sign-in happened within so many seconds. Invalid and future times are not recent. */
export function isRecent(authenticatedAt: unknown, seconds: number): boolean {
  const signedInAt = authenticatedAt instanceof Date ? authenticatedAt.getTime() / 1000 : authenticatedAt;
  if (typeof signedInAt !== 'number') return false;
  // No comparison with NaN is true.
  const age = Date.now() / 1000 - signedInAt;
  return age <= seconds && age >= -clockDifference;
}

export function staleSignIn(longest: number): Refusal {
  const challenge = `Bearer error="insufficient_user_authentication", max_age=${longest}`;
  return new Refusal(401, 'This needs a more recent sign-in', { headers: { 'www-authenticate': challenge } });
}
