import { isNew } from '../methods/common-facts.js';
import type { MethodAction } from '../methods/method-actions.js';
import type { AuthMethod, AuthMethodType, MethodOperation, PhoneChannel } from '../model/auth-method.js';
import type { MethodsBackend } from '../model/methods-backend.js';
import { enrollableTypes } from './arrangement.js';
import { canBeAdded, isUnique, methodTypes } from './registry.js';

/** The channels of a phone whose backend does not name any. */
const defaultPhoneChannels: readonly PhoneChannel[] = ['sms', 'voice'];

/** The channels that a backend has refused since the page was opened: it could not say before that it lacks them. */
const refusedChannels = new WeakMap<MethodsBackend, PhoneChannel[]>();

/** The channels of a backend's phones, in the order they are offered. */
export function phoneChannels(backend: MethodsBackend): readonly PhoneChannel[] {
  const channels = backend.capabilities?.phoneChannels ?? defaultPhoneChannels;
  return channels.filter((channel) => !refusedChannels.get(backend)?.includes(channel));
}

/** From now on, this channel is not offered any more. */
export function refuseChannel(backend: MethodsBackend, channel: PhoneChannel): void {
  refusedChannels.set(backend, [...(refusedChannels.get(backend) ?? []), channel]);
}

/** What switches a phone to a channel. */
export const channelActions = {
  sms: 'send-by-text',
  voice: 'send-by-voice',
  whatsapp: 'send-by-whatsapp',
} as const satisfies Record<PhoneChannel, MethodAction>;

/** What can be done with a method, in the order in which it is offered. */
export function availableActions(
  method: AuthMethod,
  backend: MethodsBackend,
  { readonly = false, addedHere = false }: { readonly readonly?: boolean; readonly addedHere?: boolean } = {},
): readonly MethodAction[] {
  const { capabilities = {} } = backend;
  const type = methodTypes[method.type];
  if (readonly || type.group === 'other') return ['details'];
  const can = (operation: MethodOperation, types?: readonly AuthMethodType[]): boolean =>
    typeof backend[operation] === 'function' &&
    (method.allowed?.includes(operation) ?? true) &&
    (types?.some((each) => each === method.type) ?? true);
  const canEnroll =
    enrollableTypes(backend).some((each) => each === method.type) && canBeAdded(method.type, backend);
  const canRemove = can('remove');
  const remove = canRemove ? (['remove'] as const) : [];
  if (!method.confirmed) return [...(canEnroll ? (['finish'] as const) : []), ...remove];
  const actions: (MethodAction | false | undefined)[] = [
    canEnroll && type.changeable === true && 'change',
    can('rename', capabilities.rename) && 'rename',
    ...(type.channel && can('setPhoneChannel')
      ? phoneChannels(backend)
          .filter((channel) => channel !== (type.channel?.(method) ?? 'sms'))
          .map((channel) => channelActions[channel])
      : []),
    canEnroll && canRemove && type.changeable !== true && !isUnique(method.type, backend) && 'replace',
    can('setPreferred', capabilities.setPreferred) &&
      type.safety?.canBeSecondStep &&
      method.enabled !== false &&
      !method.preferred &&
      'set-preferred',
    can('setEnabled', capabilities.setEnabled) && (method.enabled === false ? 'turn-on' : 'turn-off'),
    'details',
    // Nobody but the person can tell whose it is. What they have just added is theirs.
    remove.length > 0 && !backend.accountOwner && isNew(method) && !addedHere && 'not-mine',
    ...remove,
  ];
  return actions.filter((action) => action !== false && action !== undefined);
}
