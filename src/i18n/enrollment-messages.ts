import type { PasswordCharacterType } from '../model/enrollment.js';

/** Messages that only adding a method needs, beside those of the dialogs. */
export interface EnrollmentMessages {
  readonly replaces: (name: string) => string;
  /** Asked before a request that may end what the new method replaces. */
  readonly replaceFirst: { readonly title: (name: string) => string; readonly hint: string };
  /** The backend answered without the QR code, the key or the codes that the person needs. */
  readonly setupNotShown: string;
  readonly done: string;
  readonly copy: string;
  readonly copied: string;
  /** The browser refused to copy; the text has been selected. */
  readonly copyByHand: string;
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
    readonly noApp: string;
    /** Stands above the names of some apps. */
    readonly apps: string;
  };
  /**
   * The authenticator apps to tell people about who have none: addresses by name. For hosts; no language has it. `{}`
   * names none. Default: three that are widely used.
   */
  readonly authenticatorApps?: Readonly<Record<string, string>>;
  readonly passkey: {
    readonly create: string;
    readonly waiting: string;
    readonly cancelled: string;
    readonly alreadyHere: string;
    readonly alreadyHereNamed: (name: string) => string;
    readonly unsupported: string;
  };
  /** Where a passkey is created. `any`: the browser suggests a place. */
  readonly passkeyPlace: Readonly<
    Record<'title' | 'any' | 'client-device' | 'hybrid' | 'security-key', string>
  >;
  /** The question after a passkey was created. */
  readonly passkeyName: {
    readonly title: string;
    readonly created: string;
    /** Leaves it without a name. */
    readonly later: string;
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
    /** What can happen to codes on their way, and what is safer. */
    readonly risk: string;
    readonly country: string;
    readonly number: string;
    readonly channel: string;
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
    /** Announced when the file with the codes was saved. */
    readonly downloaded: string;
    readonly next: string;
    /** The label of the field that asks for the end of the code. */
    readonly ending: string;
    readonly endingSeveral: string;
    readonly endingHint: string;
    readonly noMatch: string;
    readonly showAgain: string;
    readonly fileName: string;
    readonly fileText: (site: string, code: string, date: string) => string;
    /** `codes` has one code per line. */
    readonly fileTextSeveral: (site: string, codes: string, date: string) => string;
  };
  /** Asked before a dialog with codes closes that are not kept yet. */
  readonly notSaved: {
    readonly title: string;
    /** The codes are not in force before the person goes on. */
    readonly inactive: string;
    /** Nobody knows whether the codes are in force. */
    readonly inDoubt: string;
    readonly earlier: string;
    /** The codes are in force already. */
    readonly shownOnce: string;
    readonly back: string;
    readonly leave: string;
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
}
