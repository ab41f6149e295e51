import type { AuthMethod } from '../model/auth-method.js';
import { canSignOutElsewhere } from '../store/can-sign-out-elsewhere.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { LiveRegion } from '../ui/live-region.js';
import type { DialogRequest } from './dialog-request.js';
import type { Dialogs } from './dialogs.js';
import type { DialogsPort } from './dialogs-port.js';
import type { ListFocus } from './list-focus.js';
import type { SecuritySummary, SummaryVerdict } from './security-summary.js';
import { undoOf } from './undo.js';

/** The verdict on each account that the person knows, from whichever element of the page. */
const known = new WeakMap<MethodsStore, SummaryVerdict>();

/**
 * Says what was done, where the person looks: with what it means for the account and one next step, or with a way to
 * undo it. Announces each change of the verdict on the account.
 */
export class Moments {
  readonly #port: DialogsPort;
  readonly #liveRegion: LiveRegion;
  readonly #focus: ListFocus;
  readonly #dialogs: Pick<Dialogs, 'open' | 'change'>;

  constructor(
    port: DialogsPort,
    liveRegion: LiveRegion,
    focus: ListFocus,
    dialogs: Pick<Dialogs, 'open' | 'change'>,
  ) {
    this.#port = port;
    this.#liveRegion = liveRegion;
    this.#focus = focus;
    this.#dialogs = dialogs;
  }

  /**
   * After a method was added or removed, or a password changed.
   *
   * @param offersSignOut whoever was signed in with what is gone may still be
   */
  show(message: string, { offersSignOut = false } = {}): void {
    const { addType, close, methods, signOutOffer, summary, accountActions } = this.#messages;
    const judged = this.#summary;
    this.#remember();
    const [best] = judged?.nextSteps ?? [];
    const signsOut = offersSignOut && this.#canSignOutElsewhere;
    const open = (request: DialogRequest): void =>
      void this.#focus.toNeighbour().then(() => this.#dialogs.open(request));
    this.#liveRegion.showMoment(message, {
      closeLabel: close,
      verdict: judged && summary[judged.verdict].title,
      hint: signsOut ? signOutOffer : undefined,
      actions: [
        ...(best
          ? [{ label: addType(methods[best].noun), run: () => open({ kind: 'enroll', type: best }) }]
          : []),
        ...(signsOut
          ? [
              {
                label: accountActions['sign-out-elsewhere'],
                run: () => open({ kind: 'sign-out-elsewhere' }),
              },
            ]
          : []),
      ],
    });
  }

  /** After a method was changed. What undoes a change can't be undone. */
  showChange(message: string, before: AuthMethod, after: AuthMethod, isUndone: boolean): void {
    const undo = isUndone ? undefined : undoOf(before, after, this.#port.actionsOf(after));
    if (!undo) {
      this.#liveRegion.announce(message);
      return;
    }
    const { close, undo: label } = this.#messages;
    const run = (): void =>
      void this.#focus.toMethod(after).then(() => this.#dialogs.change({ ...undo, undoes: true }));
    this.#liveRegion.showMoment(message, { closeLabel: close, actions: [{ label, run }] });
  }

  /** Announces the verdict if it is not the one that the person knows. Call it when the list may have changed. */
  watch(): void {
    const store = this.#port.store();
    if (!store?.snapshot || store.snapshot.awaitsFactors || store.state.status !== 'ready') return;
    const before = known.get(store);
    const now = this.#remember();
    if (before && now && before !== now) this.#liveRegion.announceVerdict(this.#messages.summary[now].title);
  }

  #remember(): SummaryVerdict | undefined {
    const store = this.#port.store();
    const verdict = this.#summary?.verdict;
    if (store && verdict) known.set(store, verdict);
    return verdict;
  }

  /** Nothing where the host has put its own judgement in the place of the list's. */
  get #summary(): SecuritySummary | undefined {
    const elements = [this.#port, ...this.#port.others()].map(({ element }) => element);
    const isReplaced = elements.some(({ children }) => [...children].some(({ slot }) => slot === 'summary'));
    return isReplaced ? undefined : this.#port.summary();
  }

  /** A support desk does not sign out the person whose account it is. */
  get #canSignOutElsewhere(): boolean {
    const store = this.#port.store();
    return store !== undefined && !store.backend.accountOwner && canSignOutElsewhere(store);
  }

  get #messages() {
    return this.#port.localization().messages;
  }
}
