import type { LitElement, ReactiveController } from 'lit';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsStore } from '../store/methods-store.js';
import { nextFrame } from '../ui/next-task.js';
import type { Dialogs } from './dialogs.js';
import { methodTypes } from './registry.js';

export interface DeepLinkHost extends LitElement {
  readonly deepLinkPrefix: string | undefined;
}

interface DeepLinkPort {
  readonly store: () => MethodsStore | undefined;
  /** Calls back with the dialogs once they have been downloaded. */
  readonly use: (action: (dialogs: Dialogs) => Promise<void>) => Promise<void>;
}

/** Tells of every change of the address where browsers have it: a router's `pushState()` fires no `hashchange`. */
const [source, change] =
  'navigation' in globalThis
    ? [globalThis.navigation as EventTarget, 'currententrychange']
    : [globalThis, 'hashchange'];

/**
 * Opens the dialog that the page's fragment names, once the list is there: `#add-passkey`, `#change-password`. Takes the
 * name out of the address when the dialog is closed. Removing has no address: somebody else's link must not lead there.
 */
export class DeepLinks implements ReactiveController {
  readonly #host: DeepLinkHost;
  readonly #port: DeepLinkPort;
  #seen: string | undefined;
  #pending: { readonly type: EnrollableType; readonly hash: string } | undefined;

  constructor(host: DeepLinkHost, port: DeepLinkPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostConnected(): void {
    source.addEventListener(change, this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    source.removeEventListener(change, this.#look);
    this.#seen = undefined;
    this.#pending = undefined;
  }

  hostUpdated(): void {
    this.#look();
    const pending = this.#pending;
    if (!pending || this.#port.store()?.snapshot?.awaitsFactors !== false) return;
    this.#pending = undefined;
    void this.#port.use((dialogs) => this.#open(dialogs, pending));
  }

  readonly #look = (): void => {
    const { deepLinkPrefix: prefix } = this.#host;
    const { hash } = location;
    // Routers write the same address again.
    const seen = `${String(prefix)} ${hash}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    const type = typeof prefix === 'string' ? linkedType(hash, prefix) : undefined;
    this.#pending = type && { type, hash };
    if (type) this.#host.requestUpdate();
  };

  async #open(dialogs: Dialogs, { type, hash }: { type: EnrollableType; hash: string }): Promise<void> {
    // A page may show the element because of the same address.
    await nextFrame();
    await dialogs.enrollMethod(type, hash);
    const frame = dialogs.openFrame;
    const parent = frame?.parentNode;
    if (!frame || !parent) return;
    const observer = new MutationObserver(() => {
      if (frame.isConnected) return;
      observer.disconnect();
      leave(hash, this.#host.deepLinkPrefix ?? '');
    });
    observer.observe(parent, { childList: true });
  }
}

/** The type that a fragment names, where there is a dialog for it. */
function linkedType(hash: string, prefix: string): EnrollableType | undefined {
  // As the browser writes it, which drops a space at the end of an address.
  const start = new URL(`#${prefix}-`, location.href).hash.slice(0, -1);
  if (!hash.startsWith(start)) return undefined;
  const [, action, name] = /^(add|change)-([a-z-]+)$/.exec(hash.slice(start.length)) ?? [];
  const { enroll, changeable } = methodTypes[name as EnrollableType] ?? {};
  return enroll && (action === 'add' || changeable) ? (name as EnrollableType) : undefined;
}

/**
 * Takes the link out of the address, so that neither a reload nor the Back button opens the dialog again. Keeps the
 * router's state, and of a hash router's address the path: `#/account/add-passkey` becomes `#/account`.
 */
function leave(hash: string, prefix: string): void {
  // The page may be somewhere else already.
  if (location.hash !== hash) return;
  const path = /^!?\//.test(prefix) ? prefix.replace(/[/?&#][^/?&#]*$/, '') : '';
  const [page = ''] = location.href.split('#');
  history.replaceState(history.state, '', path ? `${page}#${path}` : page);
}
