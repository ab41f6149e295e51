import type { ListedMethod } from './management-api.js';

/**
 * With these a sign-in can begin. Whether the tenant really lets people sign in with a phone or an email address alone can't
 * be seen from here, so these get the benefit of the doubt.
 */
const beginsSignIn = new Set(['password', 'passkey', 'webauthn-platform', 'phone', 'email']);

/** These only confirm a sign-in that has begun. */
const confirmsSignIn = new Set(['totp', 'push', 'guardian', 'push-notification', 'webauthn-roaming']);

/** A method, and those that the API removes together with it. */
export function goesWith(method: ListedMethod, methods: readonly ListedMethod[]): ReadonlySet<ListedMethod> {
  const link = linkOf(method);
  // The documentation leaves open whether a link is a name that several share, or the id of another one.
  return new Set(
    methods.filter(
      (each) =>
        each.id === method.id ||
        each.id === link ||
        linkOf(each) === method.id ||
        (link !== undefined && linkOf(each) === link),
    ),
  );
}

/** Nobody signs in with these. */
const neverSignsIn = new Set(['recovery-code', 'email-verification']);

/**
 * Whether a removal takes the last way in.
 *
 * - Who can begin a sign-in must still be able to: a password or passkey is not removed when only second steps stay.
 * - Who has nothing but second steps, as people have who sign in with an account elsewhere, must keep one.
 * - A type that is not known may be a way in, so that it is not removed when nothing known stays; but it keeps nobody's
 *   account open.
 * - Unconfirmed methods, recovery codes and verified addresses do not count. They can always be removed.
 */
export function takesLast(going: ReadonlySet<ListedMethod>, methods: readonly ListedMethod[]): boolean {
  const staying = methods.filter((method) => !going.has(method));
  if (![...going].some((method) => isConfirmed(method) && !neverSignsIn.has(method.type))) return false;
  const needed = [beginsSignIn, confirmsSignIn].find((types) =>
    methods.some((method) => counts(method, types)),
  );
  return needed === undefined || !staying.some((method) => counts(method, needed));
}

function counts(method: ListedMethod, types: ReadonlySet<string>): boolean {
  return types.has(method.type) && isConfirmed(method);
}

function isConfirmed({ members }: ListedMethod): boolean {
  return members.confirmed !== false;
}

function linkOf({ members }: ListedMethod): string | undefined {
  const link = members.link_id ?? members.linkId;
  return typeof link === 'string' && link ? link : undefined;
}
