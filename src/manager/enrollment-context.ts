import type { EnrollmentContext, Rename } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { throwMissingChunk } from '../model/auth-methods-error.js';
import type { IdentityInput } from '../model/enrollment.js';
import type { MethodsBackend } from '../model/methods-backend.js';
import type { MethodsStore } from '../store/methods-store.js';
import { isOfSameIdentity } from './arrangement.js';
import { availableActions, phoneChannels, refuseChannel } from './available-actions.js';
import type { EnrollRequest } from './dialog-request.js';
import type { DialogsPort } from './dialogs-port.js';
import { methodTitles } from './method-titles.js';
import { isUnique, methodTypes } from './registry.js';

/** What the view that adds or changes a method may know of the account and the backend. */
export function enrollmentContext(
  { type, existing, replaces: replacedLater }: EnrollRequest,
  store: MethodsStore,
  {
    element,
    identity,
    account,
    localization,
  }: Pick<DialogsPort, 'element' | 'identity' | 'account' | 'localization'>,
): Omit<EnrollmentContext, 'onAdded'> {
  const { backend, methods } = store;
  const title = methodTitles(methods, localization());
  const replaced = methods.find((method) => method.type === type && method.confirmed);
  const replaces = replaced && !methodTypes[type].changeable && isUnique(type, backend);
  return {
    identity: identityFor(existing, identity()),
    account: account(),
    unfinished: existing?.confirmed === false ? existing : undefined,
    existing: methods.map((method) => ({ method, title: title(method) })),
    phoneChannels: phoneChannels(backend),
    refuseChannel: (channel) => {
      refuseChannel(backend, channel);
      element.requestUpdate();
    },
    addsAtOnce: !backend.completeEnrollment,
    renaming: (method) => renaming(store, method),
    nameMaxLength: backend.capabilities?.nameMaxLength ?? Infinity,
    emailDelivery: backend.capabilities?.emailDelivery ?? 'code',
    replaces: replaces ? title(replaced) : undefined,
    replacesLater: replacedLater && title(replacedLater),
  };
}

/** Backends that returned a new method without the name it was given. */
const nameless = new WeakSet<MethodsBackend>();

function renaming(store: MethodsStore, method: AuthMethod): Rename | undefined {
  const { backend } = store;
  if (nameless.has(backend) || !availableActions(method, backend).includes('rename')) return undefined;
  return async (name, options) => {
    const { renameMethod } = await import('../store/method-changes.js').catch(throwMissingChunk);
    const changed = await renameMethod(store, method, name, options);
    if (changed.some(({ id, name: kept }) => id === method.id && kept === undefined)) nameless.add(backend);
    return changed;
  };
}

/** The linked account that an enrollment is for: that of the method it changes, else the one that the host names. */
function identityFor(existing: AuthMethod | undefined, named: IdentityInput): IdentityInput {
  const identityUserId = existing && 'identityUserId' in existing ? existing.identityUserId : undefined;
  if (!existing || !identityUserId) return named;
  // A connection belongs to the account that is named with it.
  return named.identityUserId && isOfSameIdentity(existing, named) ? named : { identityUserId };
}
