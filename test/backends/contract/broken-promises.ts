import type { Capabilities, MethodsBackend } from '../../../src/model/methods-backend.js';

type Operation = Exclude<keyof MethodsBackend, 'capabilities' | 'accountOwner'>;

/** Every operation of the interface. */
export const operations: readonly Operation[] = [
  ...(['list', 'startEnrollment', 'completeEnrollment', 'resendCode'] as const),
  ...(['rename', 'setPhoneChannel', 'setPreferred', 'setEnabled', 'remove'] as const),
  ...(['removeAll', 'replaceAll', 'signOutElsewhere'] as const),
];

/** Every capability, with the operations that it is about: one of them must be there. */
const needs: Readonly<Record<keyof Capabilities, readonly Operation[]>> = {
  enroll: ['startEnrollment'],
  rename: ['rename'],
  nameMaxLength: ['rename'],
  setPreferred: ['setPreferred'],
  setEnabled: ['setEnabled'],
  phoneChannels: ['startEnrollment', 'setPhoneChannel'],
  emailDelivery: ['startEnrollment'],
  single: ['startEnrollment'],
  replaceAllBlockedBy: ['removeAll', 'replaceAll'],
};

/** The capabilities of a backend that speak of operations it lacks, or that the interface does not know. */
export function brokenPromises(backend: MethodsBackend): readonly string[] {
  return Object.entries(backend.capabilities ?? {})
    .filter(([name, value]) => !(Array.isArray(value) && value.length === 0) && !isKept(name, backend))
    .map(([name]) => name);
}

function isKept(name: string, backend: MethodsBackend): boolean {
  const about = Object.hasOwn(needs, name) ? needs[name as keyof Capabilities] : [];
  return about.some((operation) => typeof backend[operation] === 'function');
}
