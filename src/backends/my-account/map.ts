import type {
  AuthMethod,
  AuthMethodType,
  Factor,
  PasskeyMethod,
  UnknownMethod,
  Usage,
} from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
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

/** Every type of the API, with the usage it has when the API does not say. */
const usualUsage = {
  password: 'primary',
  passkey: 'primary',
  'webauthn-platform': 'secondary',
  'webauthn-roaming': 'secondary',
  totp: 'secondary',
  phone: 'secondary',
  email: 'secondary',
  'push-notification': 'secondary',
  'recovery-code': 'secondary',
} as const satisfies Partial<Record<AuthMethodType, Usage>>;

/** The API lists at most this many methods, and has no paging. */
const listLimit = 20;

/**
 * Reads a list item by item. An item that does not fit becomes an unknown method if it has an id that can be
 * requested, and is left out if it has none, or another's; either way it is reported as a problem. A full list counts as
 * incomplete: the account may have more than the API lists. Throws `invalid_response` when there is no list, or no item of
 * it can be read.
 */
export function readMethods(answer: unknown): Pick<MethodsSnapshot, 'methods' | 'problems' | 'incomplete'> {
  const methods = new Map<string, AuthMethod>();
  const problems: AuthMethodsError[] = [];
  const items = itemsOf(answer, 'authentication_methods');
  let incomplete = items.length >= listLimit;
  for (const item of items) {
    let method: AuthMethod;
    try {
      method = toMethod(item);
      if (method.type === 'unknown') problems.push(invalidResponse(`type "${method.rawType.slice(0, 40)}"`));
    } catch (error) {
      problems.push(AuthMethodsError.from(error));
      method = toUnknown(asObject(item));
    }
    const { id } = method;
    const known = methods.get(id);
    if (known && JSON.stringify(known) !== JSON.stringify(method))
      problems.push(invalidResponse('method: another one has its id'));
    else if (isPathSegment(id)) {
      methods.set(id, method);
      continue;
    }
    incomplete = true;
  }
  if (incomplete && methods.size === 0) throw invalidResponse('answer: no method in it has a usable id');
  return { methods: [...methods.values()], problems, ...(incomplete && { incomplete }) };
}

/** Reads one method. Throws `invalid_response` when it lacks a member that its type needs. */
export function toMethod(value: unknown): AuthMethod {
  const wire = asObject(value);
  if (!isPathSegment(asText(wire.id))) throw invalidResponse('method: id missing or not usable in a path');
  const base = toBase(wire);
  const identity = present({ identityUserId: asText(wire.identity_user_id) });
  const credential = present({ credentialId: toBase64url(wire.key_id) });
  const { type } = wire;
  switch (type) {
    case 'password':
      return { ...base, ...identity, type, ...present({ lastChangedAt: toDate(wire.last_password_reset) }) };
    case 'passkey':
      return { ...base, ...identity, ...credential, type, ...toPasskeyFacts(wire) };
    case 'webauthn-platform':
    case 'webauthn-roaming':
      return { ...base, ...credential, type };
    case 'phone': {
      const { preferred_authentication_method: channel } = wire;
      const phoneNumber = required(wire, 'phone_number');
      return { ...base, type, phoneNumber, ...present({ channel: oneOf(channel, ['sms', 'voice']) }) };
    }
    case 'email':
      return { ...base, type, email: required(wire, 'email') };
    case 'totp':
    case 'push-notification':
    case 'recovery-code':
      return { ...base, type };
  }
  return toUnknown(wire);
}

/** Reads the types that the account may add, leaving out unknown ones. Throws as {@link readMethods} does. */
export function readFactors(answer: unknown): readonly Factor[] {
  const factors = new Map<AuthMethodType, Factor>();
  for (const item of itemsOf(answer, 'factors')) {
    const { type, usage } = asObject(item);
    if (isMethodType(type)) factors.set(type, { type, usage: toUsage(type, usage) });
  }
  return [...factors.values()];
}

function required(wire: Wire, member: string): string {
  const value = wire[member];
  // An empty string counts: the server said so, and nothing is missing.
  if (typeof value === 'string') return value;
  throw invalidResponse(`${asText(wire.type)}: ${member} missing or not a string`);
}

function itemsOf(answer: unknown, name: string): readonly unknown[] {
  const items = asObject(answer)[name];
  if (Array.isArray(items)) return items;
  throw invalidResponse(`answer: "${name}" is not a list`);
}

function toPasskeyFacts(wire: Wire): Omit<PasskeyMethod, 'type' | keyof UnknownMethod> {
  const deviceType = asText(wire.credential_device_type).replace('_', '-');
  return {
    transports: asList(wire.transports).map(asText).filter(Boolean),
    ...present({
      userHandle: toBase64url(wire.user_handle),
      relyingPartyId: asText(wire.relying_party_id),
      aaguid: asText(wire.aaguid).toLowerCase(),
      deviceType: oneOf(deviceType, ['single-device', 'multi-device']),
      backedUp: typeof wire.credential_backed_up === 'boolean' ? wire.credential_backed_up : undefined,
      userAgent: asText(wire.user_agent),
    }),
  };
}

function toUnknown(wire: Wire): UnknownMethod {
  return { ...toBase(wire), type: 'unknown', rawType: asText(wire.type) || 'unknown' };
}

function toBase(wire: Wire) {
  return {
    id: asText(wire.id),
    confirmed: wire.confirmed !== false,
    usage: toUsage(wire.type, wire.usage),
    linkedIds: [],
    ...present({
      name: asText(wire.name),
      createdAt: toDate(wire.created_at),
      lastUsedAt: toDate(wire.last_auth_at),
    }),
  };
}

function toUsage(type: unknown, wire: unknown): readonly Usage[] {
  const usage = (['primary', 'secondary'] as const).filter((value) => asList(wire).includes(value));
  return usage.length || !isMethodType(type) ? usage : [usualUsage[type]];
}

function isMethodType(type: unknown): type is keyof typeof usualUsage {
  return Object.hasOwn(usualUsage, asText(type));
}
