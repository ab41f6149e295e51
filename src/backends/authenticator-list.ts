import type { AuthMethod, AuthMethodType, PasskeyMethod, Usage } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';
import { inCamelCase } from './camel-case.js';
import {
  asObject,
  asText,
  invalidResponse,
  isPathSegment,
  oneOf,
  present,
  toBase64url,
  toDate,
} from './json-value.js';
import { toEmailAddress, toPhoneNumber } from './masked.js';

type Wire = Readonly<Record<string, unknown>>;

/** What a list holds, apart from what may be added. */
export type AuthenticatorList = Omit<MethodsSnapshot, 'factors'>;

/** Reads members of a passkey that only one vendor has. */
export type MorePasskeyFacts = (wire: Wire) => Partial<PasskeyMethod>;

/** The types in such a list, by name: lower case, without separators. */
const types: Readonly<Record<string, AuthMethodType>> = {
  password: 'password',
  passkey: 'passkey',
  webauthn: 'passkey',
  webauthnroaming: 'webauthn-roaming',
  webauthnplatform: 'webauthn-platform',
  totp: 'totp',
  softwaretoken: 'totp',
  softwaretokenmfa: 'totp',
  phone: 'phone',
  sms: 'phone',
  smsmfa: 'phone',
  smsotp: 'phone',
  email: 'email',
  emailmfa: 'email',
  emailotp: 'email',
  push: 'push-notification',
  pushnotification: 'push-notification',
  guardian: 'push-notification',
  recoverycode: 'recovery-code',
  emailverification: 'email-verification',
};

/**
 * Reads the items of a list, in either writing of their members. Those that can't be read are shown as unknown, or left
 * out without a usable id, and reported. Throws `invalid_response` when none has one.
 *
 * @param morePasskeyFacts what a vendor says of a passkey besides
 */
export function readAuthenticatorList(
  items: readonly unknown[],
  morePasskeyFacts?: MorePasskeyFacts,
): AuthenticatorList {
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const wires = items.map(asObject).map(inCamelCase);
  let incomplete = false;
  for (const wire of wires) {
    const method = toAuthenticator(wire, linkedIds(wire, wires), morePasskeyFacts);
    const { id } = method;
    const known = methods.get(id);
    const isAnother = known !== undefined && JSON.stringify(known) !== JSON.stringify(method);
    if (!isPathSegment(id) || isAnother) {
      incomplete = true;
      const what = isAnother ? 'another one has its id' : 'id missing or not usable in a path';
      problems.push(invalidResponse(`method: ${what}`));
    } else {
      if (method.type === 'unknown') problems.push(unknownType(method.rawType));
      methods.set(id, method);
    }
  }
  if (incomplete && methods.size === 0) throw invalidResponse('answer: no method in it has a usable id');
  return { methods: [...methods.values()], problems, ...(incomplete && { incomplete }) };
}

/** Whether removing it, with its linked methods, would leave none. The APIs themselves allow that. */
export function isLast({ id, linkedIds: linked }: AuthMethod, all: readonly AuthMethod[]): boolean {
  return all.every((other) => other.id === id || linked.includes(other.id));
}

/** Reads one item with its members in camel case. Whether its id is usable is left to the caller. */
export function toAuthenticator(
  wire: Wire,
  linked: readonly string[],
  morePasskeyFacts: MorePasskeyFacts = () => ({}),
): AuthMethod {
  const rawType = asText(wire.type) || 'unknown';
  const type = typeOf(rawType);
  const base = {
    id: asText(wire.id),
    confirmed: wire.confirmed !== false,
    usage: usageOf(type),
    linkedIds: linked,
    ...present({
      name: asText(wire.name),
      createdAt: toDate(wire.createdAt),
      lastUsedAt: toDate(wire.lastAuthAt),
    }),
  };
  const identity = present({ identityUserId: asText(wire.identityUserId) });
  const credential = present({ credentialId: toBase64url(wire.keyId) });
  switch (type) {
    case undefined:
      return { ...base, type: 'unknown', rawType };
    case 'password':
      return { ...base, ...identity, type };
    case 'passkey':
      return {
        ...base,
        ...identity,
        ...credential,
        type,
        ...toPasskeyFacts(wire),
        ...morePasskeyFacts(wire),
      };
    case 'webauthn-platform':
    case 'webauthn-roaming':
      return { ...base, ...credential, type };
    case 'phone':
      return { ...base, type, ...toPhone(wire) };
    case 'email':
      return { ...base, type, ...toEmail(wire) };
    case 'email-verification':
      return { ...base, type, ...(asText(wire.email) && toEmail(wire)) };
    default:
      return { ...base, type };
  }
}

function toPasskeyFacts(
  wire: Wire,
): Pick<PasskeyMethod, 'transports' | 'deviceType' | 'backedUp' | 'userAgent'> {
  const deviceType = asText(wire.credentialDeviceType).replace('_', '-').toLowerCase();
  return {
    transports: [],
    ...present({
      deviceType: oneOf(deviceType, ['single-device', 'multi-device']),
      backedUp: typeof wire.credentialBackedUp === 'boolean' ? wire.credentialBackedUp : undefined,
      userAgent: asText(wire.userAgent),
    }),
  };
}

function toPhone(wire: Wire) {
  const channel = oneOf(wire.preferredAuthenticationMethod, ['sms', 'voice']);
  return { ...toPhoneNumber(asText(wire.phoneNumber)), ...present({ channel }) };
}

function toEmail(wire: Wire) {
  return toEmailAddress(asText(wire.email));
}

/**
 * Ids of the others that are removed together with it. The documentation leaves open whether a link is a name that several
 * share, or the id of another one.
 */
function linkedIds(wire: Wire, all: readonly Wire[]): readonly string[] {
  const link = asText(wire.linkId);
  return all
    .filter(
      ({ id, linkId }) =>
        id !== wire.id && ((link && (linkId === link || id === link)) || linkId === wire.id),
    )
    .map(({ id }) => asText(id))
    .filter(Boolean);
}

/** Returns the type for a name in any spelling; `undefined` for an unknown name. */
export function typeOf(name: string): AuthMethodType | undefined {
  const compact = name.replace(/[-_ ]/g, '').toLowerCase();
  return Object.hasOwn(types, compact) ? types[compact] : undefined;
}

/** Derived from the type, because the lists don't include it. */
export function usageOf(type: AuthMethodType | undefined): readonly Usage[] {
  if (type === undefined) return [];
  return [type === 'password' || type === 'passkey' ? 'primary' : 'secondary'];
}

export function unknownType(name: string): AuthMethodsError {
  return invalidResponse(`method of type "${name.slice(0, 40)}"`);
}
