import type { AuthMethodType } from '../model/auth-method.js';
import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';

/** Messages that every dialog needs, and those of the dialogs that change or remove a method. */
export interface DialogMessages {
  readonly cancel: string;
  readonly close: string;
  readonly errors: Readonly<Record<AuthMethodsErrorCode, string>>;
  /** Replaces `errors.network` while the browser says that it is offline. */
  readonly offline: string;
  /** Replaces `errors.chunk_load_failed` when trying again has failed, too. */
  readonly reload: {
    readonly hint: string;
    /** Added when the person may have typed something. */
    readonly loses: string;
  };
  readonly dialogTitles: {
    readonly enroll: Readonly<Record<EnrollableType, string>>;
    readonly changePassword: string;
    readonly remove: (name: string) => string;
    readonly rename: (name: string) => string;
    readonly details: (name: string) => string;
    readonly removeAll: string;
    readonly replaceAll: string;
    readonly signOutElsewhere: string;
    readonly recoveryCodes: string;
  };
  readonly announcements: {
    readonly added: (name: string) => string;
    readonly removed: (name: string) => string;
    readonly updated: (name: string) => string;
    readonly passwordChanged: string;
    readonly signalled: string;
    readonly removeFromPasswordManager: string;
    readonly allRemoved: string;
    readonly allReplaced: string;
    readonly signedOutElsewhere: string;
  };
  /** Signs in again after the session has ended. */
  readonly signIn: string;
  readonly stepUp: { readonly title: string; readonly hint: string; readonly action: string };
  /** Shown while the person confirms in a dialog that it's them. */
  readonly confirmation: {
    readonly choose: string;
    readonly otherWay: string;
    readonly none: string;
    /** Where none can be used: with a button that signs in, and without one. */
    readonly signInAgain: string;
    readonly getHelp: string;
    readonly sendRequest: string;
    readonly approve: string;
    /** In place of `signInAgain`, for a person who has no second step. */
    readonly newSignIn: string;
  };
  /** Shown while the person continues on a page of the vendor's. */
  readonly elsewhere: { readonly hint: string; readonly open: string; readonly finished: string };
  readonly startAgain: string;
  /** After a rate limit. `when`: "in 23 seconds", "in 1 hour". */
  readonly tryAgainIn: (when: string) => string;
  /** Shown when there has been no answer for some seconds. */
  readonly slow: string;
  readonly working: string;
  readonly show: string;
  readonly hide: string;
  readonly renameDialog: {
    readonly label: string;
    readonly save: string;
    readonly left: (count: number) => string;
    readonly over: (count: number) => string;
    readonly tooLong: (max: number) => string;
    readonly empty: string;
    readonly notKept: string;
  };
  readonly removeDialog: {
    readonly consequence: Readonly<
      Record<
        Exclude<AuthMethodType, 'device' | 'email-verification' | 'identity-verification'> | 'unknown',
        string
      >
    >;
    /** Shown to a support desk that removes a method from the account of `name`. */
    readonly consequenceFor: (name: string) => string;
    readonly unfinished: string;
    readonly stillWorks: (methods: string) => string;
    readonly alsoRemoved: (methods: string) => string;
    readonly lockedOut: string;
    readonly lockedOutFor: (name: string) => string;
    /** Not everything is known about the account. */
    readonly mayLockOut: string;
    readonly stolenPassword: string;
    readonly lastPhishingResistant: string;
    /** The loss locks the person out, once the method is removed. `ifLost`: one of `safetyAnswers.ifLost`. */
    readonly losing: (ifLost: string) => string;
    /** `add`: what its button says elsewhere, "Add passkey". */
    readonly addFirst: (add: string) => string;
    readonly createCodeFirst: string;
    readonly keep: (noun: string) => string;
    readonly confirm: (noun: string) => string;
    readonly removing: string;
    /** The new one of a replacement has been set up. */
    readonly replaced: string;
    /** The old one of a replacement is still to be removed. */
    readonly oldRemains: string;
    readonly thisMethod: string;
  };
  /** Before and after a removal. */
  readonly removalLists: {
    readonly signInWith: string;
    readonly secondStep: string;
    /** Read by screen readers after a name that is struck through. */
    readonly goes: string;
    /** At the end of a list that is cut off. `count` is 2 or more. */
    readonly more: (count: number) => string;
  };
  /** Why it is offered to sign out everywhere else, after a change. */
  readonly signOutOffer: string;
  readonly accountActions: Readonly<Record<'remove-all' | 'replace-all' | 'sign-out-elsewhere', string>>;
  readonly accountDialog: {
    readonly removeAllHint: string;
    readonly replaceAllHint: string;
    readonly blockedBy: (methods: string) => string;
    readonly typeToConfirm: (word: string) => string;
    readonly word: string;
    readonly notConfirmed: string;
    readonly empty: string;
    readonly removeAll: string;
    readonly replaceAll: string;
    readonly signOutHint: string;
    readonly signOut: string;
  };
  /** What would happen if something was stolen or lost, below the summary. */
  readonly safetyAnswers: {
    readonly ifStolen: Readonly<Record<'typed-secret' | 'messages' | 'mailbox', string>>;
    readonly enough: string;
    readonly notEnough: string;
    readonly ifLost: Readonly<Record<'devices' | 'account' | 'mailbox', string>>;
    /** The methods stand below it. */
    readonly stillWorks: string;
    readonly lockedOut: string;
  };
  /** Restores the earlier name or channel. */
  readonly undo: string;
  readonly detailsDialog: {
    readonly type: string;
    readonly name: string;
    readonly added: string;
    readonly lastUsed: string;
    readonly lastChanged: string;
    readonly phoneNumber: string;
    readonly email: string;
    readonly channel: string;
    readonly provider: string;
    readonly browser: string;
    readonly storage: string;
    readonly transports: string;
    readonly credentialId: string;
    readonly state: string;
    readonly notKnown: string;
    /** The backend refuses the removal. */
    readonly notRemovable: string;
  };
  /** How the browser reaches a passkey: built into the device, or on another device through a QR code. */
  readonly transports: { readonly builtIn: string; readonly qrCode: string };
}
