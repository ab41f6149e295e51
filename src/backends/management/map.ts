import type { AuthMethod, AuthMethodType, PasskeyMethod } from '../../model/auth-method.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { readAuthenticatorList, toAuthenticator } from '../authenticator-list.js';
import { inCamelCase } from '../camel-case.js';
import { asList, asObject, asText, invalidResponse, isPathSegment, present } from '../json-value.js';

type Wire = Readonly<Record<string, unknown>>;

/** One page of the list. */
export interface Page {
  readonly items: readonly unknown[];
  /** How many methods there are in all, and on a full page; only an envelope says so. */
  readonly total?: number;
  readonly limit?: number;
}

/** Reads a page: a list, or an envelope around one. Throws `invalid_response` when it is neither. */
export function readPage(answer: unknown): Page {
  if (Array.isArray(answer)) return { items: asList(answer) };
  const { authenticators, total, limit } = asObject(answer);
  if (!Array.isArray(authenticators))
    throw invalidResponse('answer: it is no list, nor has "authenticators"');
  return { items: asList(authenticators), ...present({ total: toCount(total), limit: toCount(limit) }) };
}

/**
 * Reads the items of all pages. Items that can't be read are shown as unknown, or left out without an id, and reported.
 *
 * @param isOwn it is the signed-in person's own account, whose last way in must stay
 * @param missing what is said about items that did not come
 */
export function readMethods(items: readonly unknown[], isOwn: boolean, missing?: string): MethodsSnapshot {
  const list = readAuthenticatorList(items, toMorePasskeyFacts);
  return {
    ...list,
    methods: isOwn ? withLastKept(list.methods) : list.methods,
    factors: undefined,
    ...(missing && { incomplete: true, problems: [...list.problems, invalidResponse(`answer: ${missing}`)] }),
  };
}

/** Reads a method that was just made, and is linked to no other. `undefined` for an answer that has none. */
export function readNewMethod(answer: unknown, type: AuthMethodType): AuthMethod | undefined {
  const wire = inCamelCase(asObject(answer));
  if (!isPathSegment(asText(wire.id)) || asText(wire.linkId)) return undefined;
  const method = toAuthenticator(wire, [], toMorePasskeyFacts);
  return method.type === type ? method : undefined;
}

/** With these a sign-in can begin; a phone or an address has the benefit of the doubt. */
const beginsSignIn: readonly string[] = ['password', 'passkey', 'webauthn-platform', 'phone', 'email'];
/** These only confirm a sign-in that has begun. */
const confirmsSignIn: readonly string[] = ['totp', 'push-notification', 'webauthn-roaming'];
/** Nobody signs in with these. */
const neverSignsIn: readonly string[] = ['recovery-code', 'email-verification'];

/**
 * The same methods, of which the last one, and those without which the person could not sign in any more, don't allow their
 * removal: the proxy would refuse it, by the same rule.
 */
export function withLastKept(methods: readonly AuthMethod[]): readonly AuthMethod[] {
  const confirmed = methods.filter((method) => method.confirmed);
  const needed = [beginsSignIn, confirmsSignIn].find((types) =>
    confirmed.some(({ type }) => types.includes(type)),
  );
  return methods.map(({ allowed: _before, ...method }) => {
    const goes = ({ id }: AuthMethod): boolean => id === method.id || method.linkedIds.includes(id);
    const takesWayIn = confirmed.some((each) => goes(each) && !neverSignsIn.includes(each.type));
    const leavesOne = confirmed.some((each) => !goes(each) && needed?.includes(each.type));
    const isLast = methods.every(goes) || (takesWayIn && !leavesOne);
    return isLast ? { ...method, allowed: ['rename', 'setPhoneChannel'] } : method;
  });
}

/** Leaves out the user handle, and the keys. */
function toMorePasskeyFacts(wire: Wire): Partial<PasskeyMethod> {
  return {
    transports: asList(wire.transports).map(asText).filter(Boolean),
    ...present({
      aaguid: asText(wire.aaguid).toLowerCase(),
      relyingPartyId: asText(wire.relyingPartyIdentifier),
    }),
  };
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
