import type { MethodsBackend } from '../../../src/model/methods-backend.js';
import { methods } from './backends.js';
import { memoryBackend, type MemoryBackend, type Operation } from './memory-backend.js';

/** Backends as a host might write them by mistake. */

export interface BadBackendOptions {
  /** The list works, so that rows and their actions can be reached. Default: it is as bad as the rest. */
  readonly goodList?: boolean;
}

const operations: readonly Operation[] = [
  ...(['startEnrollment', 'completeEnrollment', 'resendCode', 'rename', 'setPhoneChannel'] as const),
  ...(['setPreferred', 'setEnabled', 'remove', 'removeAll', 'replaceAll', 'signOutElsewhere'] as const),
];

/** Its functions throw before there is a promise. */
export function throwingBackend(options?: BadBackendOptions): MethodsBackend {
  return badBackend(() => {
    throw new TypeError("Cannot read properties of undefined (reading 'id')");
  }, options);
}

/** Everything resolves to `undefined`. */
export function undefinedBackend(options?: BadBackendOptions): MethodsBackend {
  return badBackend(() => Promise.resolve(undefined), options);
}

/** Nothing ever settles, aborted or not. */
export function hangingBackend(options?: BadBackendOptions): MethodsBackend {
  return badBackend(() => new Promise(() => {}), options);
}

/** Its capabilities promise operations that are absent. */
export function promisingBackend(): MemoryBackend {
  return memoryBackend({
    methods: Object.values(methods),
    capabilities: {
      enroll: ['totp', 'phone', 'email'],
      rename: ['totp'],
      nameMaxLength: 20,
      setPreferred: ['totp'],
      setEnabled: ['totp'],
      replaceAllBlockedBy: ['passkey'],
    },
  });
}

function badBackend(operation: () => unknown, { goodList = false }: BadBackendOptions = {}): MethodsBackend {
  const good = memoryBackend({ methods: Object.values(methods) });
  const names = goodList ? operations : (['list', ...operations] as const);
  return {
    list: good.list,
    capabilities: { enroll: ['totp', 'phone', 'email'] },
    ...(Object.fromEntries(names.map((name) => [name, operation])) as Partial<MethodsBackend>),
  };
}
