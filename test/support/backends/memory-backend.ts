import type { AccountOwner, Capabilities, MethodsBackend } from '../../../src/model/methods-backend.js';
import { MemoryAccount, type AccountOptions } from './memory-account.js';

/** An operation that a backend may leave out. */
export type Operation = Exclude<keyof MethodsBackend, 'list' | 'capabilities' | 'accountOwner'>;

export interface MemoryBackendOptions extends AccountOptions {
  /** Every other operation is absent, as a property too. Default: none. */
  readonly operations?: readonly Operation[];
  readonly capabilities?: Capabilities;
  readonly accountOwner?: AccountOwner;
}

/** A backend without a server, and the account behind it. */
export interface MemoryBackend extends MethodsBackend {
  readonly account: MemoryAccount;
}

/** A backend with exactly these operations, over an account kept in memory. */
export function memoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const { operations = [], capabilities, accountOwner } = options;
  // What the capabilities promise, the account keeps.
  const { single, nameMaxLength, replaceAllBlockedBy, emailDelivery } = capabilities ?? {};
  const account = new MemoryAccount({
    ...(single && { single }),
    ...(nameMaxLength && { nameMaxLength }),
    ...(replaceAllBlockedBy && { replaceAllBlockedBy }),
    mailLinks: emailDelivery === 'link',
    ...options,
  });
  const chosen = operations.map((name) => [name, account[name].bind(account)] as const);
  return {
    account,
    list: (call) => account.list(call),
    ...(Object.fromEntries(chosen) as Pick<MethodsBackend, Operation>),
    ...(capabilities && { capabilities }),
    ...(accountOwner && { accountOwner }),
  };
}
