import type { AuthMethod, AuthMethodType } from '../model/auth-method.js';
import type { Capabilities } from '../model/methods-backend.js';
import type { MethodAction } from '../methods/method-actions.js';

/** What can be done with a method, in the order in which it is offered. */
export function availableActions(
  method: AuthMethod,
  { enroll, rename, setPhoneChannel, remove }: Capabilities,
  canEnroll: (type: AuthMethodType) => boolean,
  readonly: boolean,
): MethodAction[] {
  if (readonly) return ['details'];
  const { type, confirmed } = method;
  const startable = type !== 'unknown' && enroll.some((known) => known === type) && canEnroll(type);
  if (!confirmed) return [...(startable ? ['finish' as const] : []), ...(remove ? ['remove' as const] : [])];
  return [
    ...(type === 'password' && startable ? ['change-password' as const] : []),
    ...(type !== 'unknown' && rename.includes(type) ? ['rename' as const] : []),
    ...(type === 'phone' && setPhoneChannel
      ? [method.channel === 'voice' ? ('send-by-text' as const) : ('send-by-voice' as const)]
      : []),
    'details' as const,
    ...(remove ? ['remove' as const] : []),
  ];
}
