import type { EmailDelivery } from '../../model/auth-method.js';
import type { StepUpChallenge } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import type { BackendOptions } from '../../model/methods-backend.js';

/** The types that the vendor's API for browsers can add. */
export const enrollableTypes = ['passkey', 'webauthn-roaming', 'totp', 'phone', 'email'] as const;

export type AuthsignalEnrollableType = Extract<EnrollableType, (typeof enrollableTypes)[number]>;

/** The argument of `hostedPage`, when that is a function. */
export interface HostedPageRequest {
  /** The authenticator to remove. The page shows all of them. */
  readonly id: string;
  /** For the action to track: `remove:authenticators`. */
  readonly scopes: readonly string[];
  /** Set when the person has just signed in again for this. */
  readonly stepUp?: StepUpChallenge;
  /** Aborts when the person closes the dialog. */
  readonly signal: AbortSignal;
}

/** How the vendor's API is reached, and what may be changed. */
export interface AuthsignalOptions extends Pick<
  BackendOptions,
  'getAccessToken' | 'accessToken' | 'fetcher'
> {
  /** Where the tenant is. Default: `us`. */
  readonly region?: 'us' | 'au' | 'eu' | 'ca';
  /** Address of the API with its `/v1`, instead of a region; may be relative to the page. */
  readonly apiBase?: string;
  /** The types that may be added, of those the tenant offers. Default: all that a browser can add. */
  readonly enroll?: readonly AuthsignalEnrollableType[];
  /** How a new phone may receive codes. Default: as the tenant is configured. */
  readonly phoneChannels?: readonly ('sms' | 'whatsapp')[];
  /** What a mail to a new address brings: a code to type, or a link to open. Default: `code`. */
  readonly emailDelivery?: EmailDelivery;
  /** For new passkeys: the names that the browser shows, and the kind of authenticator. Default: the tenant's names, any kind. */
  readonly passkey?: {
    readonly username?: string;
    readonly displayName?: string;
    readonly authenticatorAttachment?: 'platform' | 'cross-platform';
  };
  /** Address above `/me/authenticators` on the host's server, which removes. Takes precedence over `hostedPage`. */
  readonly proxyBase?: string;
  /** Whether cookies go to that server. Default: `same-origin`. */
  readonly proxyCredentials?: RequestCredentials;
  /**
   * The vendor's page on which the person removes: its address, or a function that returns it. The address is good for
   * one action, which the host's server tracks.
   */
  readonly hostedPage?: string | ((request: HostedPageRequest) => string | Promise<string>);
}
