import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthMethodBeforeRemoveEvent } from '../events/change-events.js';
import type { AuthMethodsStepUpEvent } from '../events/list-events.js';
import type { ModalDialog } from '../ui/modal-dialog.js';

/**
 * Takes an open dialog out of the way while the host signs the person in again: whatever the host shows for that, such
 * as an overlay, a message or a captcha, would be inert behind a modal dialog. The dialog is out of the way before the
 * host hears of it, so that the host can move the focus, and comes back when the host has answered, or does not.
 */
export class StepAside implements ReactiveController {
  readonly #frame: ReactiveControllerHost & HTMLElement;
  readonly #dialog: () => ModalDialog | null;
  #manager: Element | undefined;

  constructor(frame: ReactiveControllerHost & HTMLElement, dialog: () => ModalDialog | null) {
    this.#frame = frame;
    this.#dialog = dialog;
    frame.addController(this);
  }

  hostConnected(): void {
    const root = this.#frame.getRootNode();
    this.#manager = root instanceof ShadowRoot ? root.host : undefined;
    this.#manager?.addEventListener('auth-method-before-remove', this.#onBeforeRemove);
    this.#manager?.addEventListener('auth-methods-step-up', this.#onStepUp, { capture: true });
  }

  hostDisconnected(): void {
    this.#manager?.removeEventListener('auth-method-before-remove', this.#onBeforeRemove);
    this.#manager?.removeEventListener('auth-methods-step-up', this.#onStepUp, { capture: true });
  }

  /** Of a dialog that removes several methods: the host may ask the person about each. */
  readonly #onBeforeRemove = (event: Event): void => {
    const dialog = this.#dialog();
    const removal = event as AuthMethodBeforeRemoveEvent;
    queueMicrotask(() => {
      if (!dialog || !removal.isHeld) return;
      dialog.stepAside();
      void removal.isPermitted().then(() => dialog.comeBack());
    });
  };

  readonly #onStepUp = (event: Event): void => {
    const dialog = this.#dialog();
    if (!dialog) return;
    dialog.stepAside();
    // The answer is there when every listener has run.
    queueMicrotask(() => void (event as AuthMethodsStepUpEvent).isAnswered().then(() => dialog.comeBack()));
  };
}
