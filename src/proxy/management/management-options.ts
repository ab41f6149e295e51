import type { ProxyChange } from '../change.js';
import type { ProxyOptions } from '../proxy-options.js';
import type { CounterStore } from './counter-store.js';

/** What a change did. */
export type ManagementOperation =
  'add' | 'rename' | 'choose-channel' | 'remove' | 'remove-all' | 'replace-all' | 'sign-out-elsewhere';

export type ManagementChange = ProxyChange<ManagementOperation>;

/** The types that people can add to their own account. */
export type AddableType = 'totp' | 'phone' | 'email' | 'webauthn-roaming' | 'passkey';

/** Which operations are offered. The list always is. */
export interface OfferedOperations {
  /** Default true, for the types that the other options make possible. */
  readonly add?: boolean;
  /** Default true. */
  readonly rename?: boolean;
  /** Whether a phone's codes may come by text message or by call, as the person likes. Default true. */
  readonly chooseChannel?: boolean;
  /** Default true. */
  readonly remove?: boolean;
  /** Removing everything at once: `true` for a support desk, `'everyone'` for one's own account too. Default false. */
  readonly removeAll?: boolean | 'everyone';
  /** Putting phones and email addresses in place of everything, without a proof: as `removeAll`. Default false. */
  readonly replaceAll?: boolean | 'everyone';
}

/** A message with a code, to be sent by the host. */
export interface CodeMessage {
  /** `sms` or `voice` for a phone number, `email` for an address. */
  readonly channel: 'sms' | 'voice' | 'email';
  /** A number such as `+12065550100`, or an address. */
  readonly to: string;
  /** Six digits. */
  readonly code: string;
  readonly userId: string;
}

/** The site that passkeys and security keys are made for. */
export interface RelyingPartyOptions {
  /**
   * The hostname at which people sign in, or a parent domain of it, such as `example.com`. The page must be on it or on a
   * subdomain.
   */
  readonly id: string;
  /** Shown while a passkey is created. */
  readonly name: string;
  /** The pages on which passkeys may be created. Default: `allowedOrigins`, else the request's own origin. */
  readonly origins?: readonly string[];
}

export interface ManagementProxyOptions extends ProxyOptions<ManagementChange> {
  /** The tenant's own hostname, not a custom domain, for example `example.eu.auth0.com`. */
  readonly domain: string;
  /** Of the machine-to-machine application that may use the Management API. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /**
   * Returns a token for the Management API, instead of `clientId` and `clientSecret`. With `fresh`, the last one was refused.
   */
  readonly getToken?: (request: { readonly fresh: boolean }) => string | Promise<string>;
  /** Default `https://{domain}/api/v2/`. */
  readonly audience?: string;
  readonly operations?: OfferedOperations;
  /** The types that may be added. Default: all that the other options make possible. */
  readonly types?: readonly AddableType[];
  /**
   * Whether people whose session `mayAdminister` somebody may see and change that person's methods, at `users/{id}/…`.
   * Default false.
   */
  readonly administration?: boolean;
  /**
   * Seals the state of an enrollment, which the page keeps: a random text of at least 32 characters, the same on all
   * instances. To change it, put the new one before the old one, and drop the old one an hour later. Without it, nothing can
   * be added.
   */
  readonly secret?: string | readonly string[];
  /** Seconds in which an enrollment must be finished. Default 300, at most 600. */
  readonly enrollmentLifetime?: number;
  /** Sends a code. Without it, phones and email addresses can't be added. */
  readonly sendCode?: (message: CodeMessage) => void | Promise<void>;
  /** Without it, passkeys and security keys can't be added. */
  readonly relyingParty?: RelyingPartyOptions;
  /** How authenticator apps name the site. Default: the name of the relying party, else `domain`. */
  readonly issuer?: string;
  /** Ends the person's sessions except the one that the request belongs to. Without it, this is not offered. */
  readonly endOtherSessions?: (userId: string, request: Request) => void | Promise<void>;
  /** Counts attempts for all instances of the server. Default: in the memory of this process. */
  readonly store?: CounterStore;
}
