import { notFound } from '../path-id.js';
import type { ProxyCall } from '../proxy-handler.js';
import type { ListedMethod, ManagementApi } from './management-api.js';
import type { ManagementSettings } from './management-settings.js';

/** Whose account a request is about, and what it takes to answer it. */
export interface Person {
  readonly userId: string;
  /** It is the account of the person who is signed in. */
  readonly isOwn: boolean;
  readonly settings: ManagementSettings;
  readonly api: ManagementApi;
  readonly call: ProxyCall;
}

/** One of the person's methods, by a list that has just been read. Refuses ids that are not in it. */
export async function ownMethod(
  id: string,
  { api, userId }: Person,
): Promise<{ readonly method: ListedMethod; readonly methods: readonly ListedMethod[] }> {
  const methods = await api.list(userId);
  const method = methods.find((each) => each.id === id);
  if (!method) throw notFound();
  return { method, methods };
}
