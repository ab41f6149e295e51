import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import type { MethodsStore } from '../store/methods-store.js';

/** Which dialog is open, and about what. */
export type DialogRequest =
  | { readonly kind: 'enroll'; readonly type: EnrollableType; readonly unfinished?: AuthMethod }
  | { readonly kind: 'remove' | 'rename' | 'details'; readonly method: AuthMethod }
  | {
      readonly kind: 'channel';
      readonly method: AuthMethod;
      readonly channel: PhoneChannel;
      /** What the first try met. */
      readonly error: AuthMethodsError;
    };

/** What a dialog's contents are given. */
export interface DialogContext {
  readonly store: MethodsStore;
  readonly localization: Localization<Messages>;
  readonly identity: IdentityInput;
  /** What can be added, so that a warning can offer it. */
  readonly offered: readonly EnrollableType[];
  /** What the view that adds a method is registered under; empty in the other dialogs. */
  readonly enrollTag: string;
  /** What a method is called in a sentence. */
  readonly label: (method: AuthMethod) => string;
}

/** How a dialog ended. */
export type DialogOutcome =
  /** `uncertain`: something was under way whose end nobody knows. */
  | { readonly kind: 'closed'; readonly uncertain?: boolean; readonly pending?: AuthMethod }
  /** `uncertain`: on the way, others may have been added, or left unfinished. */
  | { readonly kind: 'enrolled'; readonly method: AuthMethod; readonly uncertain?: boolean }
  | { readonly kind: 'updated'; readonly method: AuthMethod; readonly note?: string }
  | { readonly kind: 'removed'; readonly method: AuthMethod; readonly note?: string }
  | { readonly kind: 'add-first'; readonly type: EnrollableType };

/**
 * A dialog is over.
 *
 * @internal
 */
export class DialogEndEvent extends Event {
  readonly outcome: DialogOutcome;

  constructor(outcome: DialogOutcome) {
    super('dialog-end');
    this.outcome = outcome;
  }
}

/** The contents of a dialog. */
export interface DialogView extends HTMLElement {
  request: DialogRequest;
  context: DialogContext;
  /** Escape was pressed. Ends the dialog, unless it must not end now. */
  requestClose(): void;
}
