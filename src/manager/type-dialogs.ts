import type { AfterRemoval, MethodDialogs } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { methodTypes } from './registry.js';

/** Downloads what dialogs know about a type. */
export async function typeDialogs(type: AuthMethod['type']): Promise<MethodDialogs> {
  return (await methodTypes[type].dialogs?.())?.dialogs ?? {};
}

/** Downloads what follows a removal; resolves to `undefined` where nothing does. Never rejects. */
export async function loadAfterRemoval(type: AuthMethod['type']): Promise<AfterRemoval | undefined> {
  return typeDialogs(type).then(
    (dialogs) => dialogs.loadAfterRemoval?.(),
    () => undefined,
  );
}
