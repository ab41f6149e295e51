import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { LeftBehind } from '../store/left-behind.js';

interface Unfinished {
  /** The unfinished methods that the dialog has left in the account. Absent: it has left none. */
  readonly leftBehind?: LeftBehind | undefined;
}

/** How a dialog ended. */
export type DialogOutcome =
  /**
   * `uncertain`: nobody knows what became of a request, so the list is read again. `pending`: the unfinished method that
   * stays, if it can't be removed.
   */
  | (Unfinished & {
      readonly kind: 'closed';
      readonly uncertain?: boolean;
      readonly pending?: AuthMethod | undefined;
      /** The method whose removal has had no answer yet. */
      readonly removing?: AuthMethod | undefined;
    })
  /** Without a method, the backend did not return it. `uncertain`: nobody knows what became of other requests. */
  | (Unfinished & {
      readonly kind: 'enrolled';
      readonly method?: AuthMethod | undefined;
      readonly uncertain?: boolean;
    })
  /** Without methods, the backend did not return what changed. */
  | { readonly kind: 'updated'; readonly methods: readonly AuthMethod[] }
  /** `title`: what the list called the method. */
  | { readonly kind: 'removed'; readonly method: AuthMethod; readonly title: string }
  | { readonly kind: 'account-changed' }
  | { readonly kind: 'signed-out-elsewhere' }
  | {
      readonly kind: 'add-first';
      readonly type: EnrollableType;
      /** The method that is changed instead. */
      readonly existing?: AuthMethod | undefined;
      /** Leads back to the dialog, after `isDone` or not. Returns what the dialog had come to. Absent: nobody comes back. */
      readonly comeBack?: (isDone: boolean) => object;
    };

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
