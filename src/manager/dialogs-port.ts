import type { MethodAction } from '../methods/method-actions.js';
import type { Account } from '../model/account.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { IdentityInput } from '../model/enrollment.js';
import type { AllMessagesPort } from './all-messages.js';
import type { RowIcons } from './dialog-context.js';
import type { ListFocusPort } from './list-focus.js';
import type { ListOnPage } from './other-elements.js';
import type { SecuritySummary } from './security-summary.js';

/** What the public element gives to its dialogs. */
export interface DialogsPort extends ListFocusPort, AllMessagesPort, ListOnPage {
  readonly identity: () => IdentityInput;
  readonly account: () => Account;
  readonly readonly: () => boolean;
  readonly icons: () => RowIcons;
  readonly actionsOf: (method: AuthMethod) => readonly MethodAction[];
  /** The verdict on the account, where the list shows one, in this element or another one. */
  readonly summary: () => SecuritySummary | undefined;
  readonly report: (error: AuthMethodsError) => void;
  /** The person uses this element, and not another one with the same list. */
  readonly speak: () => void;
  /** Ids of methods added in this browser since the page was opened. */
  readonly seenHere: Set<string>;
}
