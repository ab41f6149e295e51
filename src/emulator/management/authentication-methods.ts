import { randomIdPart } from '../random.js';
import { readChanges, readNewMethod, readReplacements } from './method-bodies.js';
import type { ManagementMethod, ManagementUser } from './management-method.js';
import { Refusal } from './refusal.js';

type Members = Readonly<Record<string, unknown>>;

/** Adds a method, which counts as confirmed: this API verifies nothing. */
export function createMethod(
  user: ManagementUser,
  body: unknown,
  now: string,
  mostOfType: number,
): ManagementMethod {
  const method = newMethod(readNewMethod(body), now);
  if (user.methods.some((other) => isDuplicate(other, method))) throw duplicate();
  if (user.methods.filter(({ type }) => type === method.type).length >= mostOfType)
    throw new Refusal(403, 'You reached the limit of entities of this type for this user');
  user.methods = [...user.methods, method];
  return method;
}

/** Puts new methods in place of all others. */
export function replaceMethods(
  user: ManagementUser,
  body: unknown,
  now: string,
): readonly ManagementMethod[] {
  const methods = readReplacements(body).map((item) => newMethod(item, now));
  refuseWithPasskey(user);
  const isTwice = (method: ManagementMethod, index: number): boolean =>
    methods.slice(0, index).some((other) => isDuplicate(other, method));
  if (methods.some(isTwice)) throw duplicate();
  user.methods = methods;
  return methods;
}

export function changeMethod(user: ManagementUser, id: string, body: unknown): ManagementMethod {
  const method = findMethod(user, id);
  const changed = { ...method, ...readChanges(body) };
  user.methods = user.methods.map((each) => (each === method ? changed : each));
  return changed;
}

/** Removes a method, and those linked to it: by the same link, or by the id of one of both. */
export function deleteMethod(user: ManagementUser, id: string): void {
  const { link_id: link } = findMethod(user, id);
  const isLinked = (each: ManagementMethod): boolean =>
    each.link_id === id || (link !== undefined && (each.link_id === link || each.id === link));
  user.methods = user.methods.filter((each) => each.id !== id && !isLinked(each));
}

export function deleteMethods(user: ManagementUser): void {
  refuseWithPasskey(user);
  user.methods = [];
}

export function findMethod({ methods }: ManagementUser, id: string): ManagementMethod {
  const method = methods.find((each) => each.id === id);
  if (method) return method;
  throw new Refusal(404, 'The authentication method does not exist.', 'inexistent_authentication_method');
}

/** A method as answers show it. */
export function withoutSecret(method: ManagementMethod): Members {
  return Object.fromEntries(Object.entries(method).filter(([name]) => name !== 'totp_secret'));
}

function newMethod(fields: Members, now: string): ManagementMethod {
  const type = String(fields.type);
  const channel = fields.preferred_authentication_method === 'voice' ? 'voice' : 'sms';
  return {
    ...fields,
    id: `${type}|dev_${randomIdPart()}`,
    type,
    confirmed: true,
    created_at: now,
    ...(type === 'phone' && {
      preferred_authentication_method: channel,
      authentication_methods: [{ type: channel, id: `${channel}|dev_${randomIdPart()}` }],
    }),
  };
}

function refuseWithPasskey({ methods }: ManagementUser): void {
  if (methods.some(({ type }) => type === 'passkey'))
    throw new Refusal(403, 'Operation not permitted when the user has registered at least 1 passkey');
}

function isDuplicate(one: ManagementMethod, other: ManagementMethod): boolean {
  if (one.type !== other.type) return one.key_id !== undefined && one.key_id === other.key_id;
  return (['phone_number', 'email', 'key_id'] as const).some(
    (name) => one[name] !== undefined && one[name]?.toLowerCase() === other[name]?.toLowerCase(),
  );
}

function duplicate(): Refusal {
  return new Refusal(409, 'An authentication method with the same value already exists for this user.');
}
