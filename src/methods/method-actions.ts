/** What a row can ask for. The element decides which of them a method has. */
export type MethodAction =
  'change-password' | 'finish' | 'rename' | 'send-by-voice' | 'send-by-text' | 'details' | 'remove';

/**
 * A row's wish. It bubbles up to the element, and no further.
 *
 * @internal
 */
export class MethodActionEvent extends Event {
  readonly action: MethodAction;
  readonly methodId: string;

  constructor(action: MethodAction, methodId: string) {
    super('method-action', { bubbles: true, composed: true });
    this.action = action;
    this.methodId = methodId;
  }
}
