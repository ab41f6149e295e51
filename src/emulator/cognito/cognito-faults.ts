import { noFaults, type CommonFaults } from '../backend-emulator.js';

/** What the user pool is like, and how it misbehaves. */
export interface CognitoFaults extends CommonFaults {
  /** Default: `OPTIONAL`. */
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** The second steps that the pool has. Default: all. */
  readonly secondSteps: readonly ('totp' | 'sms' | 'email')[];
  /** The first factors that the pool has. Default: `PASSWORD` and `WEB_AUTHN`. */
  readonly firstFactors: readonly ('PASSWORD' | 'WEB_AUTHN' | 'SMS_OTP' | 'EMAIL_OTP')[];
  /** Refuses these operations with the exception, as a pool does that lacks what they need. */
  readonly lacking: Readonly<Record<string, string>>;
  /** A changed attribute is sent a code at once. */
  readonly autoVerify: boolean;
  /** A changed attribute keeps its value until it is verified. */
  readonly keepOriginal: boolean;
  /** Tokens lack the scope. */
  readonly withheldScope: boolean;
  /** Tokens have expired. */
  readonly expiredTokens: boolean;
  /** Every request is throttled, as the service does it: with the status 400. */
  readonly throttled: boolean;
  /** The most credentials on a page, whatever a request says. */
  readonly pageSize: number;
  /** The last page names the first one as the next. */
  readonly endlessPages: boolean;
  /** Codes, and challenges for passkeys, are too old. */
  readonly challengesExpired: boolean;
  /** Operations without a result answer with nothing at all, not with `{}`. */
  readonly emptyBodies: boolean;
  /** These operations are carried out, and their answer is lost. */
  readonly lost: readonly string[];
  /** The app client that the next tokens are used with. */
  readonly clientId: string;
}

export const noCognitoFaults: CognitoFaults = {
  ...noFaults,
  mfa: 'OPTIONAL',
  secondSteps: ['totp', 'sms', 'email'],
  firstFactors: ['PASSWORD', 'WEB_AUTHN'],
  lacking: {},
  autoVerify: true,
  keepOriginal: false,
  withheldScope: false,
  expiredTokens: false,
  throttled: false,
  pageSize: 20,
  endlessPages: false,
  challengesExpired: false,
  emptyBodies: true,
  lost: [],
  clientId: 'demo',
};
