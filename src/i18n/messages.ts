import type { AuthMethodType } from '../model/auth-method.js';
import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { EnrollableType, PasswordCharacterType } from '../model/enrollment.js';

/** What one method type is called and how adding it is offered. */
export interface MethodTypeMessages {
  /** The type as a row's title: "Authenticator app". */
  readonly name: string;
  /** Within a sentence: "authenticator app". */
  readonly noun: string;
  /** One line under the type where it is not set up yet, and in the Add menu. */
  readonly hint: string;
}

/**
 * The words of the list itself, needed at once.
 * Values come through functions, never by gluing pieces together; dates and plurals by `Intl`.
 */
export interface ListMessages {
  readonly heading: string;
  readonly subheading: string;
  readonly loading: string;
  readonly retry: string;
  readonly add: string;
  readonly addType: (noun: string) => string;
  readonly addAnother: string;
  readonly setUp: string;
  readonly actions: Readonly<
    Record<
      'change-password' | 'finish' | 'rename' | 'send-by-voice' | 'send-by-text' | 'details' | 'remove',
      string
    >
  >;
  readonly actionsFor: (name: string) => string;
  readonly groups: Readonly<
    Record<'primary' | 'secondary', { readonly title: string; readonly hint: string }>
  >;
  readonly twoStepOn: string;
  readonly twoStepOff: string;
  readonly methods: Readonly<Record<AuthMethodType, MethodTypeMessages>>;
  readonly unknownMethod: string;
  readonly badges: {
    readonly new: string;
    readonly notFinished: string;
    readonly synced: string;
    readonly thisDeviceOnly: string;
    readonly thisBrowser: string;
    readonly textMessage: string;
    readonly voiceCall: string;
    readonly preferred: string;
  };
  readonly facts: {
    readonly added: (date: string) => string;
    readonly started: (date: string) => string;
    readonly lastUsed: (date: string) => string;
    readonly lastChanged: (date: string) => string;
    readonly browserOn: (browser: string, system: string) => string;
    readonly quotedName: (name: string) => string;
  };
  readonly empty: { readonly title: string; readonly hint: string };
  readonly failed: {
    readonly title: string;
    readonly hint: string;
    readonly stale: string;
  };
  readonly summary: {
    readonly addSecondStep: SummaryMessages;
    readonly addStronger: SummaryMessages;
    readonly addAnother: SummaryMessages;
    readonly createRecoveryCode: SummaryMessages;
    readonly wellProtected: SummaryMessages;
  };
}

export interface SummaryMessages {
  readonly title: string;
  readonly hint: string;
  /** Absent where there is nothing left to do. */
  readonly action?: string;
}

/** The words of the dialogs, needed when one opens. */
export interface DialogMessages {
  readonly cancel: string;
  readonly close: string;
  readonly errors: Readonly<Record<AuthMethodsErrorCode, string>>;
  readonly dialogTitles: {
    readonly enroll: Readonly<Record<EnrollableType, string>>;
    readonly changePassword: string;
    readonly remove: (name: string) => string;
    readonly rename: (name: string) => string;
    readonly details: (name: string) => string;
  };
  readonly announcements: {
    readonly added: (name: string) => string;
    readonly removed: (name: string) => string;
    readonly updated: (name: string) => string;
    readonly passwordChanged: string;
    readonly signalled: string;
    readonly removeFromPasswordManager: string;
  };
  readonly stepUp: { readonly title: string; readonly hint: string; readonly action: string };
  readonly tryAgain: string;
  readonly startAgain: string;
  readonly tryAgainIn: (seconds: number) => string;
  readonly working: string;
  readonly done: string;
  readonly copy: string;
  readonly copied: string;
  readonly show: string;
  readonly hide: string;
  readonly stepOf: (step: number, count: number) => string;
  readonly code: {
    readonly label: string;
    readonly tooShort: string;
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
  readonly phone: {
    readonly intro: string;
    readonly country: string;
    readonly number: string;
    readonly channel: string;
    readonly bySms: string;
    readonly byVoice: string;
    readonly empty: string;
    readonly digitsOnly: string;
    readonly tooShort: string;
    readonly tooLong: string;
    readonly invalid: string;
    readonly calling: (destination: string) => string;
    readonly changeNumber: string;
  };
  readonly email: {
    readonly intro: string;
    readonly address: string;
    readonly empty: string;
    readonly invalid: string;
    readonly changeAddress: string;
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
    readonly intro: string;
    readonly label: string;
    readonly download: string;
    readonly print: string;
    readonly stored: string;
    readonly fileName: string;
    readonly fileText: (site: string, code: string, date: string) => string;
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
    /** Said with the first rule that is not fulfilled. */
    readonly stillNeeded: (rule: string) => string;
    readonly nothingMissing: string;
    readonly empty: string;
    readonly controlCharacters: string;
    readonly tooLong: string;
  };
  readonly renameDialog: {
    readonly label: string;
    readonly save: string;
    readonly left: (count: number) => string;
    readonly tooLong: (max: number) => string;
    readonly empty: string;
    readonly notKept: string;
  };
  readonly removeDialog: {
    readonly consequence: Readonly<Record<AuthMethodType | 'unknown', string>>;
    readonly unfinished: string;
    readonly stillWorks: (methods: string) => string;
    readonly alsoRemoved: (methods: string) => string;
    readonly lastMethod: string;
    readonly lastSecondStep: string;
    readonly lastPhishingResistant: string;
    readonly lastRecovery: string;
    readonly addAnotherFirst: string;
    readonly keep: (noun: string) => string;
    readonly confirm: (noun: string) => string;
    readonly removing: string;
    readonly thisMethod: string;
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
  /** Where a passkey is, seen from the browser: in the device, or in another, reached by a QR code. */
  readonly transports: { readonly builtIn: string; readonly qrCode: string };
}

export interface Messages extends ListMessages, DialogMessages {}

/** Any part of the messages, at any depth: what a host overrides. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = {
  readonly [K in keyof T]?: T[K] extends (...args: never[]) => unknown
    ? T[K]
    : T[K] extends string
      ? string
      : DeepPartial<T[K]>;
};
