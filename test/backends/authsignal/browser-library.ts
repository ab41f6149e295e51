import * as library from '@authsignal/browser';

/** What the library answers: never a rejection for a refusal. */
interface Answer<T> {
  readonly data?: T;
  readonly errorCode?: string;
}

interface Verified {
  readonly isVerified: boolean;
  readonly failureReason?: string;
  readonly token?: string;
  readonly userAuthenticator?: {
    readonly userAuthenticatorId: string;
    readonly verificationMethod: string;
    readonly phoneNumber?: string;
  };
}

interface Enrolled {
  readonly userAuthenticatorId: string;
}

interface Sent {
  readonly challengeId: string;
}

interface BySentCode {
  challenge(): Promise<Answer<Sent>>;
  verify(options: { readonly code: string }): Promise<Answer<Verified>>;
}

/** The members that are used. The package's own types lack file extensions, so the compiler finds none of them. */
export interface BrowserLibrary {
  readonly totp: {
    enroll(): Promise<Answer<Enrolled & { readonly uri: string; readonly secret: string }>>;
    verify(options: { readonly code: string }): Promise<Answer<Verified>>;
  };
  readonly sms: BySentCode & {
    enroll(options: { readonly phoneNumber: string }): Promise<Answer<Enrolled>>;
  };
  readonly email: BySentCode & { enroll(options: { readonly email: string }): Promise<Answer<Enrolled>> };
  readonly whatsapp: BySentCode;
  readonly emailML: {
    enroll(options: { readonly email: string }): Promise<Answer<Enrolled>>;
    checkVerificationStatus(): Promise<Answer<Verified>>;
  };
  readonly passkey: {
    signUp(options: {
      readonly username: string;
      readonly displayName: string;
    }): Promise<Answer<Pick<Verified, 'token' | 'userAuthenticator'>>>;
    signIn(options: { readonly token: string }): Promise<Answer<Verified & Enrolled> | undefined>;
  };
  readonly securityKey: {
    enroll(): Promise<Answer<Pick<Verified, 'token'>> | undefined>;
    verify(): Promise<Answer<Verified> | undefined>;
  };
  readonly push: {
    challenge(options: { readonly action: string }): Promise<Answer<Sent>>;
    verify(options: { readonly challengeId: string }): Promise<Answer<Verified>>;
  };
  setToken(token: string): void;
}

interface Options {
  readonly tenantId: string;
  readonly baseUrl: string;
  readonly onTokenExpired: () => void;
}

export const { Authsignal } = library as unknown as {
  readonly Authsignal: new (options: Options) => BrowserLibrary;
};
