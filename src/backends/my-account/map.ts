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
import { present } from '../../model/present.js';
import { asList, asObject, asText } from '../json-value.js';
import { toBase64url } from './base64url.js';
import { invalidResponse } from './invalid-response.js';

type Wire = Readonly<Record<string, unknown>>;

/** Every type this library knows, with the usage it has where the API does not say. */
const usualUsage: Readonly<Record<AuthMethodType, Usage>> = {
  password: 'primary',
  passkey: 'primary',
  'webauthn-platform': 'secondary',
  'webauthn-roaming': 'secondary',
  totp: 'secondary',
  phone: 'secondary',
  email: 'secondary',
  'push-notification': 'secondary',
  'recovery-code': 'secondary',
};

/**
 * A list, item by item: one that does not fit becomes an unknown method when it has an id, is left out when
 * it has none, and is a problem for the developer either way. Throws `invalid_response` when there is no list.
 */
export function readMethods(answer: unknown): Pick<MethodsSnapshot, 'methods' | 'problems'> {
  const methods = new Map<string, AuthMethod>();
  const problems: AuthMethodsError[] = [];
  for (const item of itemsOf(answer, 'authentication_methods')) {
    let method: AuthMethod;
    try {
      method = toMethod(item);
      if (method.type === 'unknown') problems.push(invalidResponse(`type "${method.rawType}"`));
    } catch (error) {
      problems.push(AuthMethodsError.from(error));
      method = toUnknown(asObject(item));
    }
    if (method.id && !methods.has(method.id)) methods.set(method.id, method);
  }
  return { methods: [...methods.values()], problems };
}

/** One method. Throws `invalid_response` when it lacks what its type needs. */
export function toMethod(value: unknown): AuthMethod {
  const wire = asObject(value);
  if (!asText(wire.id)) throw invalidResponse('method: id missing or no text');
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

/** The types that can be added, without those this library does not know. Throws as {@link readMethods} does. */
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
  // An empty one is still one: the server's word, not a gap.
  if (typeof value === 'string') return value;
  throw invalidResponse(`${asText(wire.type)}: ${member} missing or no text`);
}

function itemsOf(answer: unknown, name: string): readonly unknown[] {
  const items = asObject(answer)[name];
  if (Array.isArray(items)) return items;
  throw invalidResponse(`answer: "${name}" is no list`);
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

/** A date that is none counts as absent. */
function toDate(wire: unknown): string | undefined {
  const date = asText(wire);
  return Date.parse(date) ? date : undefined;
}

/** A value that is not known counts as absent. */
function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((each) => each === value);
}

function isMethodType(type: unknown): type is AuthMethodType {
  return Object.hasOwn(usualUsage, asText(type));
}
