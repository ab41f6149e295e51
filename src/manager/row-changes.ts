import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import { renameMethod, setEnabled, setPhoneChannel, setPreferred } from '../store/method-changes.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { refuseChannel } from './available-actions.js';
import type { Outcomes } from './outcomes.js';

/** What a backend says that lacks a channel. */
const refusals: readonly AuthMethodsErrorCode[] = ['unsupported_by_backend', 'forbidden'];

/** How long a change may take before screen readers hear that it is under way. Milliseconds. */
const usualDelay = 1000;

/** A change that one click makes, without a dialog. `undoes`: it takes an earlier one back. */
export type RowChange = { readonly method: AuthMethod; readonly undoes?: boolean } & (
  | { readonly action: 'send-by-text' | 'send-by-voice' | 'send-by-whatsapp' }
  | { readonly action: 'set-preferred' | 'turn-on' | 'turn-off' }
  | { readonly action: 'rename'; readonly name: string }
);

const channels: Readonly<Record<'send-by-text' | 'send-by-voice' | 'send-by-whatsapp', PhoneChannel>> = {
  'send-by-text': 'sms',
  'send-by-voice': 'voice',
  'send-by-whatsapp': 'whatsapp',
};

/** Has the backend make a change. Resolves to the methods that changed; to none when the backend does not say. */
export function makeRowChange(
  store: MethodsStore,
  change: RowChange,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  const { method, action } = change;
  switch (action) {
    case 'rename':
      return renameMethod(store, method, change.name, options);
    case 'set-preferred':
      return setPreferred(store, method, options);
    case 'turn-on':
    case 'turn-off':
      return setEnabled(store, method, action === 'turn-on', options);
    default:
      return setPhoneChannel(store, method, channels[action], options);
  }
}

/** Makes changes straight from a row, one at a time for each method. */
export class RowChanges {
  readonly #port: { readonly store: () => MethodsStore | undefined };
  readonly #outcomes: Outcomes;
  readonly #running = new Map<string, AbortController>();

  constructor(port: { readonly store: () => MethodsStore | undefined }, outcomes: Outcomes) {
    this.#port = port;
    this.#outcomes = outcomes;
  }

  /** Resolves to what a dialog must deal with: a wait, a fresh sign-in, another try. */
  async make(change: RowChange): Promise<AuthMethodsError | undefined> {
    const store = this.#port.store();
    const { id } = change.method;
    if (!store) return undefined;
    if (this.#running.has(id)) {
      this.#outcomes.announceProgress();
      return undefined;
    }
    const running = new AbortController();
    this.#running.set(id, running);
    // An answer that comes at once needs no announcement.
    const slow = setTimeout(() => this.#outcomes.announceProgress(), usualDelay);
    this.#outcomes.markBusy(id, true);
    try {
      const methods = await makeRowChange(store, change, { signal: running.signal });
      await this.#outcomes.applyRowChange(change.method, methods, change.undoes);
      return undefined;
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      const channel = channels[change.action as keyof typeof channels] as PhoneChannel | undefined;
      if (channel && refusals.includes(error.code)) refuseChannel(store.backend, channel);
      return error.code === 'aborted' || running.signal.aborted ? undefined : error;
    } finally {
      clearTimeout(slow);
      this.#outcomes.markBusy(id, false);
      this.#running.delete(id);
    }
  }

  get isUnderWay(): boolean {
    return this.#running.size > 0;
  }

  /**
   * Aborts every change that is under way.
   *
   * @returns whether there was one
   */
  abort(): boolean {
    const wasRunning = this.isUnderWay;
    for (const change of this.#running.values()) change.abort();
    this.#running.clear();
    return wasRunning;
  }
}
