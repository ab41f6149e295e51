import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { CallOptions } from '../../model/methods-backend.js';
import { invalidResponse, isPathSegment } from '../json-value.js';
import { collection, type MyAccountClient } from './client.js';
import { readMethod } from './read-method.js';

/**
 * Ids contain `|`, which must be sent as `%7C`, also when a DPoP proof repeats the address. Throws `invalid_response`
 * for an id that would lead to another path.
 */
export function methodPath(id: string): string {
  if (!isPathSegment(id)) throw invalidResponse('method: id missing or not usable in a path');
  return `${collection}/${encodeURIComponent(id)}`;
}

/** Changes members of a method, and returns it as it is then. */
export async function update(
  client: MyAccountClient,
  id: string,
  fields: Readonly<Record<string, string>>,
  options: CallOptions,
): Promise<AuthMethod> {
  const action = client.begin('update', ['update:me:authentication_methods'], options);
  return readMethod(await client.read(action, 'update', 'PATCH', methodPath(id), fields));
}

export async function remove(client: MyAccountClient, id: string, options: CallOptions): Promise<void> {
  const action = client.begin('remove', ['delete:me:authentication_methods'], options);
  try {
    await client.send(action, 'remove', 'DELETE', methodPath(id));
  } catch (error) {
    // Already gone, perhaps through a removal whose answer was lost: that is what the person wants.
    if (AuthMethodsError.from(error).code !== 'not_found') throw error;
  }
}
