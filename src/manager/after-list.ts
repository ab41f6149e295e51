import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readAccount, type Account } from '../model/account.js';
import type { MethodsStore } from '../store/methods-store.js';
import { nextFrame } from '../ui/next-task.js';
import { methodTypes } from './registry.js';

interface AfterListHost extends ReactiveControllerHost {
  readonly account: Account | undefined;
}

/**
 * Does what follows each list, and each change of the host's `account`, beside what is seen, such as telling password
 * managers. Nothing waits for it, and nothing fails with it.
 */
export class AfterList implements ReactiveController {
  readonly #host: AfterListHost;
  readonly #store: () => MethodsStore | undefined;
  #readAt = 0;
  #account: Account | undefined;

  constructor(host: AfterListHost, store: () => MethodsStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostUpdated(): void {
    const { account } = this.#host;
    const store = this.#store();
    if (store?.state.status !== 'ready') return;
    const isKnown = store.readAt === this.#readAt;
    if (isKnown && account === this.#account) return;
    if (account !== undefined && account !== this.#account)
      void import('./diagnostics/check-account.js').then(
        ({ checkAccount }) => checkAccount(account),
        () => undefined,
      );
    this.#readAt = store.readAt;
    this.#account = account;
    if (!store.backend.accountOwner) void this.#follow(store, isKnown);
  }

  async #follow(store: MethodsStore, isKnown: boolean): Promise<void> {
    await nextFrame();
    for (const type of new Set(store.methods.map((method) => method.type)))
      void methodTypes[type].loadAfterList?.().then(
        (afterList) => {
          const { state, readAt } = store;
          // Meanwhile, the list may be read again, or be another person's.
          if (state.status !== 'ready' || store !== this.#store()) return;
          afterList({
            list: state.snapshot,
            readAt: isKnown ? 0 : readAt,
            account: readAccount(this.#host.account),
          });
        },
        () => undefined,
      );
  }
}
