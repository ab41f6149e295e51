import type { Account, AuthMethodsManager } from '../../src/index.js';

/* Compiled, never run: what a host may say of the person. */

export function setAccount(manager: AuthMethodsManager, user: { name?: string; email?: string }): void {
  const account: Account = { name: 'Ada Lovelace' };
  manager.account = account;
  manager.account = { ...user };
  manager.account = undefined;
  manager.deepLinkPrefix = 'account-';
  // @ts-expect-error -- a prefix is a text
  manager.deepLinkPrefix = true;
  // @ts-expect-error -- an address alone does not say what it is
  manager.account = 'ada@example.com';
  // @ts-expect-error -- a name is a text
  manager.account = { name: { first: 'Ada' } };
  // @ts-expect-error -- a value is replaced, not changed
  if (manager.account) manager.account.name = 'Ada';
}
