import type { MethodAction } from '../methods/method-actions.js';
import type { AuthMethod } from '../model/auth-method.js';
import { channelActions } from './available-actions.js';
import { methodTypes } from './registry.js';
import type { RowChange } from './row-changes.js';

/** The change that restores a method's earlier name or channel. `undefined` where nothing changed, or it can't be undone. */
export function undoOf(
  before: AuthMethod,
  after: AuthMethod,
  actions: readonly MethodAction[],
): RowChange | undefined {
  // No backend can take a name away.
  if (before.name !== undefined && before.name !== after.name)
    return actions.includes('rename') ? { action: 'rename', method: after, name: before.name } : undefined;
  const { channel } = methodTypes[before.type];
  const earlier = channel?.(before);
  if (!earlier || earlier === channel?.(after)) return undefined;
  const action = channelActions[earlier];
  return actions.includes(action) ? { action, method: after } : undefined;
}
