import type { AuthMethod } from '../model/auth-method.js';

/** What a row can ask for. The manager decides which of them a method has. */
export type MethodAction =
  | 'change'
  | 'finish'
  | 'rename'
  | 'replace'
  | 'send-by-text'
  | 'send-by-voice'
  | 'send-by-whatsapp'
  | 'set-preferred'
  | 'turn-on'
  | 'turn-off'
  | 'details'
  | 'not-mine'
  | 'remove';

/** Actions that get a button of their own beside the menu. */
export const directActions: ReadonlySet<MethodAction> = new Set(['change', 'finish', 'not-mine']);

/**
 * The person asks for something to be done with a method. Bubbles up to the manager.
 *
 * @internal
 */
export class MethodActionEvent extends Event {
  readonly action: MethodAction;
  readonly method: AuthMethod;

  constructor(action: MethodAction, method: AuthMethod) {
    super('method-action', { bubbles: true, composed: true });
    this.action = action;
    this.method = method;
  }
}
