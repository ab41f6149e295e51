import type { MethodDialogs } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { methodTypes } from './registry.js';

/** Downloads what dialogs know about a type. */
export async function typeDialogs(type: AuthMethod['type']): Promise<MethodDialogs> {
  return (await methodTypes[type].dialogs?.())?.dialogs ?? {};
}
