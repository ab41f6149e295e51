import type { AuthMethod, AuthMethodType, Factor, PasskeyMethod, Usage } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import {
  asList,
  asObject,
  asText,
  invalidResponse,
  isPathSegment,
  oneOf,
  present,
  toBase64url,
  toDate,
} from '../json-value.js';

type Wire = Readonly<Record<string, unknown>>;

/** Every type of either provider, by its name in lower case and without separators. */
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
 * Reads an answer in either form: a list of methods, or one object with names of methods. Which it is shows in its own
 * shape, since the gateway decides. Items that can't be read are shown as unknown, or left out without an id, and
 * reported. Throws `invalid_response` when it is neither.
 */
export function readAuthenticators(answer: unknown, canRemove: boolean): MethodsSnapshot {
  const { authenticators } = asObject(answer);
  if (Array.isArray(authenticators)) return readList(authenticators, canRemove);
  if (typeof authenticators === 'object' && authenticators !== null)
    return readNames({ ...authenticators }, canRemove);
  throw invalidResponse('answer: "authenticators" is neither a list nor an object');
}

function readList(items: readonly unknown[], canRemove: boolean): MethodsSnapshot {
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const wires = items.map(asObject).map(inCamelCase);
  let incomplete = false;
  for (const wire of wires) {
    const method = toMethod(wire, linkedIds(wire, wires));
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
  const all = [...methods.values()];
  return {
    methods: canRemove
      ? all.map((method) => (isLast(method, all) ? { ...method, allowed: [] } : method))
      : all,
    factors: undefined,
    problems,
    ...(incomplete && { incomplete }),
  };
}

/** Whether no method stays when it goes, with what goes with it: the gateway itself keeps nobody from that. */
function isLast({ id, linkedIds: linked }: AuthMethod, all: readonly AuthMethod[]): boolean {
  return all.every((other) => other.id === id || linked.includes(other.id));
}

function toMethod(wire: Wire, linked: readonly string[]): AuthMethod {
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
      return { ...base, ...identity, ...credential, type, ...toPasskeyFacts(wire) };
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

/** One form names what is set up, without ids, dates or addresses. */
function readNames(authenticators: object, canRemove: boolean): MethodsSnapshot {
  const wire = inCamelCase(authenticators as Wire);
  if (!Array.isArray(wire.authenticationMethods))
    throw invalidResponse('answer: no list of authentication methods');
  const preferred = typeOf(asText(wire.preferredAuthenticationMethod));
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const items = asList(wire.authenticationMethods);
  for (const item of items) {
    const name = nameIn(item);
    if (!name) {
      problems.push(invalidResponse('method: no name'));
      continue;
    }
    const type = typeOf(name);
    const id = type ?? name;
    if (!type) problems.push(unknownType(name));
    if (methods.has(id)) continue;
    const method = toMethod({ id, type: name }, []);
    methods.set(id, {
      ...method,
      ...(canRemove && { allowed: [] }),
      ...(preferred && { preferred: type === preferred }),
    });
  }
  return {
    methods: [...methods.values()],
    factors: factorsIn(asObject(wire.availableMethods)),
    problems,
    ...(items.some((item) => !nameIn(item)) && { incomplete: true }),
  };
}

/** What the user pool offers. */
function factorsIn(available: Wire): readonly Factor[] | undefined {
  const offered = Object.keys(available).filter((name) => available[name] === true);
  const known = new Set(offered.map(typeOf).filter((type) => type !== undefined));
  return known.size > 0 ? [...known].map((type) => ({ type, usage: usageOf(type) })) : undefined;
}

/** The documentation does not say what an item is: a name, or an object that has one. */
function nameIn(item: unknown): string {
  const { type, method, name, id } = asObject(item);
  return asText(item) || [type, method, name, id].map(asText).find(Boolean) || '';
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

/** A number that is missing counts as masked: nothing of it may be filled into a field. */
function toPhone(wire: Wire) {
  const phoneNumber = asText(wire.phoneNumber);
  const channel = oneOf(wire.preferredAuthenticationMethod, ['sms', 'voice']);
  return {
    phoneNumber,
    ...(!/^\+\d{4,15}$/.test(phoneNumber) && { masked: true }),
    ...present({ channel }),
  };
}

function toEmail(wire: Wire) {
  const email = asText(wire.email);
  return { email, ...(!/^[^•*]+@[^•*]+$/.test(email) && { masked: true }) };
}

/** Ids of the others that share its link. */
function linkedIds(wire: Wire, all: readonly Wire[]): readonly string[] {
  const link = asText(wire.linkId);
  if (!link) return [];
  return all.filter((other) => other.linkId === link && other.id !== wire.id).map(({ id }) => asText(id));
}

/** Providers write `phone_number`, the gateway `phoneNumber`; either may come through. */
function inCamelCase(wire: Wire): Wire {
  const members = Object.entries(wire).map(
    ([name, value]) =>
      [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value] as const,
  );
  return Object.fromEntries(members);
}

function typeOf(name: string): AuthMethodType | undefined {
  const compact = name.replace(/[-_ ]/g, '').toLowerCase();
  return Object.hasOwn(types, compact) ? types[compact] : undefined;
}

/** The gateway does not say; this is what either provider uses a type for. */
function usageOf(type: AuthMethodType | undefined): readonly Usage[] {
  if (type === undefined) return [];
  return [type === 'password' || type === 'passkey' ? 'primary' : 'secondary'];
}

function unknownType(name: string): AuthMethodsError {
  return invalidResponse(`method of type "${name.slice(0, 40)}"`);
}
