import type { AuthMethod, AuthMethodType, Factor, PasskeyMethod, Usage } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { asList, asObject, asText, isPathSegment, present } from '../json-value.js';

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

/** How far a clock may be ahead of another. Milliseconds. */
const clockDifference = 86_400_000;

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
  throw unexpected('answer: "authenticators" is neither a list nor an object');
}

function readList(items: readonly unknown[], canRemove: boolean): MethodsSnapshot {
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const wires = items.map(asObject).map(inCamelCase);
  for (const wire of wires) {
    const id = asText(wire.id);
    if (!isPathSegment(id)) {
      problems.push(unexpected('method: id missing or not usable in a path'));
      continue;
    }
    if (methods.has(id)) continue;
    const method = toMethod(wire, linkedIds(wire, wires));
    if (method.type === 'unknown')
      problems.push(unexpected(`method of type "${method.rawType.slice(0, 40)}"`));
    methods.set(id, method);
  }
  const all = [...methods.values()];
  // The gateway itself does not keep anybody from locking themselves out.
  const keepsLast = canRemove && all.length === 1;
  const isIncomplete = wires.some(({ id }) => !isPathSegment(asText(id)));
  return {
    methods: keepsLast ? all.map((method) => ({ ...method, allowed: [] })) : all,
    factors: undefined,
    problems,
    ...(isIncomplete && { incomplete: true }),
  };
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
  const credential = present({ credentialId: toBase64url(asText(wire.keyId)) });
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
    throw unexpected('answer: no list of authentication methods');
  const preferred = typeOf(asText(wire.preferredAuthenticationMethod));
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const items = asList(wire.authenticationMethods);
  for (const item of items) {
    const name = nameIn(item);
    if (!name) {
      problems.push(unexpected('method: no name'));
      continue;
    }
    const type = typeOf(name);
    const id = type ?? name;
    if (!type) problems.push(unexpected(`method "${name.slice(0, 40)}"`));
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
      deviceType: (['single-device', 'multi-device'] as const).find((each) => each === deviceType),
      backedUp: typeof wire.credentialBackedUp === 'boolean' ? wire.credentialBackedUp : undefined,
      userAgent: asText(wire.userAgent),
    }),
  };
}

/** A number that is missing counts as masked: nothing of it may be filled into a field. */
function toPhone(wire: Wire) {
  const phoneNumber = asText(wire.phoneNumber);
  const channel = (['sms', 'voice'] as const).find((each) => each === wire.preferredAuthenticationMethod);
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

/** The date; absent when it can't be parsed, or lies ahead by more than a wrong clock explains. */
function toDate(wire: unknown): string | undefined {
  const date = asText(wire);
  return Date.parse(date) < Date.now() + clockDifference ? date : undefined;
}

function toBase64url(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param what is unexpected; names of members only, since their values may be secrets */
function unexpected(what: string): AuthMethodsError {
  return new AuthMethodsError('invalid_response', `Unexpected ${what}`);
}
