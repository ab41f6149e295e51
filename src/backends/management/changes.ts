import type { AuthMethod, PhoneChannel } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { CallOptions, ReplacementMethod } from '../../model/methods-backend.js';
import { inCamelCase } from '../camel-case.js';
import { asObject, asText, invalidResponse, isPathSegment, oneOf } from '../json-value.js';
import { sendChange, sendRemoval } from './answer.js';
import { collection, type Action, type BackendContext } from './client.js';
import { withLastKept } from './map.js';
import { readList } from './pages.js';

/** Unicode code points. The API's schema has the limit where it reads, and where it replaces all. */
const longestName = 20;

export async function rename(
  context: BackendContext,
  id: string,
  name: string,
  options: CallOptions,
): Promise<AuthMethod | undefined> {
  if (Array.from(name).length > longestName)
    throw new AuthMethodsError('invalid_input', `A name has at most ${longestName} characters`);
  const now = asText((await update(context.begin('update', options), id, { name })).name);
  return now ? patched(context, id, (method) => ({ ...method, name: now })) : undefined;
}

export async function setPhoneChannel(
  context: BackendContext,
  id: string,
  channel: PhoneChannel,
  options: CallOptions,
): Promise<AuthMethod | undefined> {
  const fields = { preferred_authentication_method: channel };
  const wire = await update(context.begin('update', options), id, fields);
  const now = oneOf(wire.preferredAuthenticationMethod, ['sms', 'voice']);
  return (
    now && patched(context, id, (method) => (method.type === 'phone' ? { ...method, channel: now } : method))
  );
}

/** One that can't be found is gone if the list says so, with what is linked to it. */
export async function remove(context: BackendContext, id: string, options: CallOptions): Promise<void> {
  const { known, isOwn, begin } = context;
  const action = begin('remove', options);
  try {
    await sendRemoval(action, { operation: 'remove', method: 'DELETE', path: pathOf(id) });
  } catch (error) {
    if (AuthMethodsError.from(error).code !== 'not_found') throw error;
    const { methods, incomplete } = await readList(action, isOwn);
    if (incomplete || methods.some((method) => method.id === id)) throw error;
  }
  const { linkedIds = [] } = known.methods.find((method) => method.id === id) ?? {};
  const left = known.methods.filter((method) => method.id !== id && !linkedIds.includes(method.id));
  known.methods = isOwn ? withLastKept(left) : left;
}

export async function removeAll({ begin, known }: BackendContext, options: CallOptions): Promise<void> {
  await sendRemoval(begin('remove', options), { operation: 'removeAll', method: 'DELETE', path: collection });
  known.methods = [];
}

export async function replaceAll(
  { begin, known }: BackendContext,
  methods: readonly ReplacementMethod[],
  options: CallOptions,
): Promise<void> {
  const body = methods.map((method) =>
    method.type === 'email'
      ? { type: method.type, email: method.email }
      : {
          type: method.type,
          phone_number: method.phoneNumber,
          preferred_authentication_method: method.channel,
        },
  );
  await sendChange(begin('update', options), {
    operation: 'replaceAll',
    method: 'PUT',
    path: collection,
    body,
  });
  known.methods = [];
}

export async function signOutElsewhere({ begin }: BackendContext, options: CallOptions): Promise<void> {
  const path = '/sign-out-elsewhere';
  await sendChange(begin('update', options), { operation: 'signOut', method: 'POST', path });
}

/** Resolves to the members of the answer, which may be none. */
async function update(action: Action, id: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const { answer } = await sendChange(action, {
    operation: 'update',
    method: 'PATCH',
    path: pathOf(id),
    body,
  });
  const wire = inCamelCase(asObject(answer));
  if (asText(wire.id) && wire.id !== id)
    throw invalidResponse('answer: another method than the one to change');
  return wire;
}

/**
 * The method with the change. The answer lacks much of what the list says of a method, so only the change is taken from
 * it. `undefined` for one that was in no list yet.
 */
function patched(
  { known }: BackendContext,
  id: string,
  change: (method: AuthMethod) => AuthMethod,
): AuthMethod | undefined {
  known.methods = known.methods.map((method) => (method.id === id ? change(method) : method));
  return known.methods.find((method) => method.id === id);
}

/** Throws `invalid_response` for an id that would lead to another path. */
function pathOf(id: string): string {
  if (!isPathSegment(id)) throw invalidResponse('method: id missing or not usable in a path');
  return `${collection}/${encodeURIComponent(id)}`;
}
