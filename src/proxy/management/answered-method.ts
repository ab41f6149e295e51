import { isJsonObject, type JsonObject } from '../json.js';
import { badGateway } from '../upstream.js';

/**
 * The members that the page receives. `totp_secret`, `public_key` and `user_handle` are not among them, and neither is
 * anything that the API may have next year.
 */
const plainMembers = [
  'id',
  'type',
  'confirmed',
  'name',
  'preferred_authentication_method',
  'link_id',
  'phone_number',
  'email',
  'key_id',
  'created_at',
  'enrolled_at',
  'last_auth_at',
  'credential_device_type',
  'credential_backed_up',
  'identity_user_id',
  'user_agent',
  'aaguid',
  'relying_party_identifier',
] as const;

/** The member's name in one sample of the vendor's guide: `keyId`. */
function inCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** A method as the page receives it. */
export function answeredMethod(method: unknown): JsonObject {
  if (!isJsonObject(method)) return {};
  const { transports } = method;
  const nested = memberOf(method, 'authentication_methods');
  return {
    ...plain(method, plainMembers),
    ...(Array.isArray(nested) && {
      authentication_methods: nested.map((each) => (isJsonObject(each) ? plain(each, ['id', 'type']) : {})),
    }),
    ...(Array.isArray(transports) && { transports: transports.filter((each) => typeof each === 'string') }),
  };
}

/** The list as the page receives it: bare, or with totals. Refuses what is no list. */
export function answeredList(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(answeredMethod);
  if (!isJsonObject(body) || !Array.isArray(body.authenticators)) throw badGateway();
  const totals = ['start', 'limit', 'total'].filter((name) => Number.isSafeInteger(body[name]));
  return {
    ...Object.fromEntries(totals.map((name) => [name, body[name]])),
    authenticators: body.authenticators.map(answeredMethod),
  };
}

/** Members whose values are texts, numbers or booleans: nothing can hide inside them. */
function plain(object: JsonObject, names: readonly string[]): JsonObject {
  const entries = names.map((name) => [name, memberOf(object, name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => /^(?:string|number|boolean)$/.test(typeof value)));
}

function memberOf(object: JsonObject, name: string): unknown {
  const own = [name, inCamelCase(name)].find((each) => Object.hasOwn(object, each));
  return own === undefined ? undefined : object[own];
}
