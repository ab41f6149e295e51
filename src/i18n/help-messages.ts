/** What a person may have lost. */
export type LostThing = 'handset' | 'number' | 'computer' | 'security-key' | 'other';

/** What helps beside removing a method. */
export type HelpStep = 'add' | 'code' | 'new-code' | 'new-password' | 'sign-out';

/** Messages for a person who has lost a device, or sees a method that is not theirs, beside those of the dialogs. */
export interface HelpMessages {
  readonly whatWasLost: string;
  readonly things: Readonly<Record<LostThing, string>>;
  /** Above the methods to tick. */
  readonly check: string;
  readonly cannotRemove: string;
  /** Removes the methods that are ticked. */
  readonly remove: string;
  readonly strangers: (name: string) => string;
  readonly steps: Readonly<Record<HelpStep, { readonly title: string; readonly hint: string }>>;
  readonly states: {
    readonly waiting: string;
    readonly removed: string;
    readonly notRemoved: string;
    readonly done: string;
    readonly notDone: string;
    readonly skipped: string;
    /** The person would be locked out without it, or might be. */
    readonly kept: string;
    /** The host has stopped the removal. */
    readonly notAllowed: string;
    readonly offline: string;
    /** After a rate limit. `when`: "in 40 seconds". */
    readonly resumes: (when: string) => string;
  };
  /** Methods that were removed before the page was loaded again. */
  readonly removedBefore: (count: number) => string;
  readonly back: string;
  readonly skip: string;
  /** Closes the dialog at its end. */
  readonly finish: string;
  readonly end: {
    readonly allDone: string;
    readonly someLeft: string;
    readonly signInWith: (methods: string) => string;
    readonly eraseDevice: string;
    readonly blockSim: string;
  };
  /** The flow was interrupted, and can be resumed. */
  readonly stoppedHalfway: string;
}
