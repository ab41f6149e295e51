import type { MethodAction } from '../methods/method-actions.js';
import type { MethodRow } from '../methods/method-row.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { Offer } from './arrangement.js';

/** How the host has the icons of rows. */
export type RowIcons = Pick<MethodRow, 'hideLogos' | 'methodIcon'>;

/** What a dialog of the manager may use. */
export interface DialogContext {
  readonly store: MethodsStore;
  readonly offers: readonly Offer[];
  /** How the host has the icons of rows. */
  readonly icons: RowIcons;
  /** Ids of methods added in this browser since the page was opened. */
  readonly seenHere: ReadonlySet<string>;
  readonly actionsOf: (method: AuthMethod) => readonly MethodAction[];
  /** The public element, whose events are heard by the host. */
  readonly element: HTMLElement;
}
