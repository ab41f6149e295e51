import type { StepUpChallenge } from '../../model/auth-methods-error.js';
import type { Confirmation } from '../../model/confirmation.js';
import type { Fetcher, TokenReason } from '../../model/methods-backend.js';
import { tellDeveloper } from './sign-in-failures.js';

/** The members of `AuthMethodsStepUpEvent` that are used. */
export interface StepUpEvent extends Event {
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  readonly scopes: readonly string[];
  readonly audience: string;
  respondWith(response: Promise<unknown>): void;
  confirmWith(confirmation: Confirmation): void;
}

export type StepUpListener = (event: StepUpEvent) => void;

/** The members of `<auth-methods-manager>` that are used. */
export interface ConnectableElement {
  fetcher: Fetcher | undefined;
  addEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
  removeEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
}

/** Whether the element asks. A host that redirects on its own prevents the event; another backend has no audience. */
export function isForConnector({ audience, defaultPrevented }: StepUpEvent): boolean {
  return audience !== '' && !defaultPrevented;
}

/** Whether something can be connected. If it can't, the developer is told, with the line that mends it. */
export function isConnectable(element: unknown, connector: string): element is ConnectableElement {
  if (element instanceof EventTarget) return true;
  tellDeveloper(
    `${connector}() takes the element first, once it is in the page: \`${connector}(document.querySelector(` +
      "'auth-methods-manager'), …)`. Of a ref, pass what it holds: `ref.current` in React, `ref.value` in Vue.",
  );
  return false;
}

const connected = new WeakMap<ConnectableElement, () => void>();

/**
 * Sets the element's fetcher, and answers its step-ups if there is a listener. Disconnects what was connected before,
 * whose listener would open a second popup. Returns a function that undoes it.
 */
export function connect(
  element: ConnectableElement,
  fetcher: Fetcher,
  onStepUp: StepUpListener | undefined,
): () => void {
  connected.get(element)?.();
  element.fetcher = fetcher;
  if (onStepUp) element.addEventListener('auth-methods-step-up', onStepUp);
  const disconnect = (): void => {
    if (element.fetcher === fetcher) element.fetcher = undefined;
    if (onStepUp) element.removeEventListener('auth-methods-step-up', onStepUp);
  };
  connected.set(element, disconnect);
  return disconnect;
}
