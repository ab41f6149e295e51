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

/** What answers for an element: its requests, and its step-ups if there is a listener. */
export interface Connection {
  readonly fetcher: Fetcher;
  readonly onStepUp: StepUpListener | undefined;
}

interface UsedConnection {
  readonly connection: Connection;
  readonly elements: Set<ConnectableElement>;
}

/** By client, and then by options. */
const inUse = new WeakMap<object, Map<string, UsedConnection>>();

const connected = new WeakMap<ConnectableElement, () => void>();

/**
 * Connects an element to a client. Elements of the same client and options have the same functions, by which they know
 * that they show the same account. Disconnects what was connected before, whose listener would open a second popup.
 * Returns a function that undoes it.
 */
export function connect(
  element: ConnectableElement,
  client: object,
  options: object,
  make: () => Connection,
): () => void {
  connected.get(element)?.();
  const { used, forget } = connectionOf(client, JSON.stringify(options), make);
  used.elements.add(element);
  const { fetcher, onStepUp } = used.connection;
  element.fetcher = fetcher;
  if (onStepUp) element.addEventListener('auth-methods-step-up', onStepUp);
  let isOver = false;
  const disconnect = (): void => {
    if (isOver) return;
    isOver = true;
    if (element.fetcher === fetcher) element.fetcher = undefined;
    if (onStepUp) element.removeEventListener('auth-methods-step-up', onStepUp);
    used.elements.delete(element);
    // What is connected later may be of another person.
    if (used.elements.size === 0) forget();
  };
  connected.set(element, disconnect);
  return disconnect;
}

function connectionOf(
  client: object,
  options: string,
  make: () => Connection,
): { readonly used: UsedConnection; readonly forget: () => void } {
  const ofClient = inUse.get(client) ?? new Map<string, UsedConnection>();
  inUse.set(client, ofClient);
  const used = ofClient.get(options) ?? { connection: make(), elements: new Set() };
  ofClient.set(options, used);
  return { used, forget: () => ofClient.delete(options) };
}
