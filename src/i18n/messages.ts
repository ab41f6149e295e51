import type { AuthMethodType } from '../model/auth-method.js';
import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { EnrollableType, PasswordCharacterType } from '../model/enrollment.js';
import type { ListMessages } from './list-messages.js';

/** Messages of the dialogs, needed when one opens. */
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
  /** Shown while the person continues on a page of the vendor's. */
  readonly elsewhere: { readonly hint: string; readonly open: string; readonly finished: string };
  readonly replaces: (name: string) => string;
  /** Asked before a request that may end what the new method replaces. */
  readonly replaceFirst: { readonly title: (name: string) => string; readonly hint: string };
  readonly tryAgain: string;
  readonly startAgain: string;
  /** The backend answered without the QR code, the key or the codes that the person needs. */
  readonly setupNotShown: string;
  /** After a rate limit. `when`: "in 23 seconds", "in 1 hour". */
  readonly tryAgainIn: (when: string) => string;
  /** Shown when there has been no answer for some seconds. */
  readonly slow: string;
  readonly working: string;
  readonly done: string;
  readonly copy: string;
  readonly copied: string;
  /** The browser refused to copy; the text has been selected. */
  readonly copyByHand: string;
  readonly show: string;
  readonly hide: string;
  readonly stepOf: (step: number, count: number) => string;
  readonly code: {
    readonly label: string;
    readonly tooShort: string;
    readonly tooLong: string;
    readonly verify: string;
    readonly send: string;
    readonly sentTo: (destination: string) => string;
    readonly resend: string;
    /** `time` is a number with its unit, in the language of the messages: "23 sec". */
    readonly resendIn: (time: string) => string;
    readonly resent: string;
  };
  readonly totp: {
    readonly intro: string;
    readonly qrLabel: string;
    readonly onThisPhone: string;
    readonly openInApp: string;
    readonly cannotScan: string;
    readonly keyHint: string;
    readonly keyLabel: string;
    readonly copyKey: string;
    readonly codeLabel: string;
    readonly checkClock: string;
  };
  readonly passkey: {
    readonly intro: string;
    readonly create: string;
    readonly waiting: string;
    readonly cancelled: string;
    readonly alreadyHere: string;
    readonly alreadyHereNamed: (name: string) => string;
    readonly unsupported: string;
  };
  readonly securityKey: {
    readonly intro: string;
    readonly create: string;
    readonly cancelled: string;
    readonly alreadyHere: string;
    readonly unsupported: string;
  };
  readonly phone: {
    readonly intro: string;
    readonly country: string;
    readonly number: string;
    readonly channel: string;
    readonly bySms: string;
    readonly byVoice: string;
    readonly byWhatsApp: string;
    readonly empty: string;
    readonly digitsOnly: string;
    readonly tooShort: string;
    readonly tooLong: string;
    readonly invalid: string;
    readonly calling: (destination: string) => string;
    readonly channelUnavailable: (channel: string) => string;
    readonly sendAnyway: string;
    readonly changeNumber: string;
  };
  readonly email: {
    readonly intro: string;
    readonly introLink: string;
    readonly address: string;
    readonly empty: string;
    readonly invalid: string;
    readonly changeAddress: string;
    readonly sendLink: string;
    readonly linkSent: (destination: string) => string;
    readonly waiting: string;
    readonly notOpened: string;
    readonly checkNow: string;
  };
  readonly push: {
    readonly getApp: (app: string | undefined) => string;
    readonly appStore: string;
    readonly googlePlay: string;
    readonly hasApp: string;
    readonly scan: string;
    readonly waiting: string;
    readonly checkNow: string;
  };
  readonly recoveryCode: {
    readonly replaceTitle: string;
    readonly intro: string;
    readonly label: string;
    readonly introSeveral: string;
    readonly labelSeveral: string;
    readonly download: string;
    readonly print: string;
    readonly stored: string;
    readonly storedSeveral: string;
    readonly fileName: string;
    readonly fileText: (site: string, code: string, date: string) => string;
    /** `codes` has one code per line. */
    readonly fileTextSeveral: (site: string, codes: string, date: string) => string;
  };
  readonly password: {
    readonly newPassword: string;
    readonly save: string;
    readonly rules: string;
    readonly minLength: (count: number) => string;
    readonly allTypes: (types: string) => string;
    readonly threeOfFour: string;
    readonly characterTypes: Readonly<Record<PasswordCharacterType, string>>;
    readonly noIdentical: string;
    readonly noSequential: string;
    readonly maxBytes: string;
    readonly noProfileData: string;
    readonly noHistory: (count: number) => string;
    readonly notCommon: string;
    readonly checkedOnSave: string;
    readonly fulfilled: string;
    readonly notFulfilled: string;
    /** Announced with the first rule that is not fulfilled. */
    readonly stillNeeded: (rule: string) => string;
    readonly nothingMissing: string;
    readonly empty: string;
    readonly controlCharacters: string;
    readonly tooLong: string;
    readonly currentPassword: string;
    readonly currentEmpty: string;
  };
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
    readonly stolenPassword: string;
    readonly lastPhishingResistant: string;
    readonly losingDevices: string;
    readonly stillLosing: string;
    readonly addAnotherFirst: string;
    readonly createCodeFirst: string;
    readonly keep: (noun: string) => string;
    readonly confirm: (noun: string) => string;
    readonly removing: string;
    readonly thisMethod: string;
  };
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
  };
  /** How the browser reaches a passkey: built into the device, or on another device through a QR code. */
  readonly transports: { readonly builtIn: string; readonly qrCode: string };
}

export interface Messages extends ListMessages, DialogMessages {}

/** Any part of the messages, at any depth, for a host to override. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = {
  readonly [K in keyof T]?: T[K] extends (...args: never[]) => unknown
    ? T[K]
    : T[K] extends string
      ? string
      : DeepPartial<T[K]>;
};
