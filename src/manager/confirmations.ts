import type { Localization } from '../i18n/localization.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Account } from '../model/account.js';
import { throwMissingChunk, type AuthMethodsError } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type { MethodsStore } from '../store/methods-store.js';
import { focusedElement } from '../ui/focused-element.js';
import { isHiddenByPage } from '../ui/hidden-watch.js';
import type { AddingMessages, AllMessages } from './all-messages.js';
import type { ConfirmationDialog } from './confirmation-dialog.js';
import { DialogFrame } from './dialog-frame.js';

/** What a confirmation needs of the dialogs around it. */
export interface ConfirmationsPort {
  readonly container: HTMLElement;
  readonly store: () => MethodsStore | undefined;
  readonly account: () => Account;
  readonly localization: () => Localization<DialogMessages>;
  readonly report: (error: AuthMethodsError) => void;
}

/**
 * Shows a host's confirmation in a dialog, which takes the place of the one that stepped aside for it. One at a time.
 */
export class Confirmations {
  readonly #port: ConfirmationsPort;
  readonly #messages: AllMessages<AddingMessages>;
  #frame: DialogFrame | undefined;
  /** Whose request needs it. */
  #store: MethodsStore | undefined;
  #close: (() => void) | undefined;

  constructor(port: ConfirmationsPort, messages: AllMessages<AddingMessages>) {
    this.#port = port;
    this.#messages = messages;
  }

  get isOpen(): boolean {
    return this.#frame !== undefined;
  }

  /** Resolves to whether the person has confirmed that it's them. */
  async show(confirmation: Confirmation): Promise<boolean> {
    const { container, report } = this.#port;
    if (this.#frame || isHiddenByPage(container)) return false;
    const frame = document.createElement(DialogFrame.tag) as DialogFrame;
    const focused = focusedElement();
    this.#frame = frame;
    this.#store = this.#port.store();
    frame.report = report;
    frame.load = () => this.#loadView(confirmation);
    this.update();
    const ended = new Promise<void>((resolve) => {
      this.#close = resolve;
      frame.addEventListener('dialog-end', () => resolve());
    });
    container.append(frame);
    await ended;
    this.#frame = undefined;
    frame.remove();
    if (focused?.isConnected) focused.focus();
    const { answer = false } = (frame.view ?? {}) as Partial<ConfirmationDialog>;
    try {
      return (await answer) !== false;
    } catch {
      return false;
    }
  }

  /** What it is for has been given up. */
  close(): void {
    this.#close?.();
  }

  /** Follows the page's language. Ends where the element shows another account. */
  update(): void {
    if (!this.#frame) return;
    if (this.#store !== this.#port.store()) {
      this.close();
      return;
    }
    const localization = this.#port.localization();
    this.#frame.localization = localization;
    this.#frame.heading = localization.messages.stepUp.title;
    const { view } = this.#frame;
    if (view && this.#messages.localization) view.localization = this.#messages.localization;
    if (view && this.#messages.isOutdated)
      this.#messages.load().then(
        () => this.update(),
        () => undefined,
      );
  }

  async #loadView(confirmation: Confirmation): Promise<ConfirmationDialog> {
    const [{ ConfirmationDialog }] = await Promise.all([
      import('./confirmation-dialog.js'),
      this.#messages.load(),
    ]).catch(throwMissingChunk);
    ConfirmationDialog.define();
    const view = document.createElement(ConfirmationDialog.tag) as ConfirmationDialog;
    view.confirmation = confirmation;
    view.context = { account: this.#port.account() };
    Object.assign(view, { localization: this.#messages.localization });
    return view;
  }
}
