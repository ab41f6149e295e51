import type { ProxyChange } from '../change.js';
import { readProxyOptions, type ProxyOptions, type ProxySettings } from '../proxy-options.js';

export type AuthsignalChange = ProxyChange<'remove'>;

export interface AuthsignalProxyOptions extends ProxyOptions<AuthsignalChange> {
  /** The tenant's secret key for the server API. */
  readonly secretKey: string;
  /** Where the tenant is. Default `us`. */
  readonly region?: 'us' | 'au' | 'eu' | 'ca';
  /** The server API's address including `/v1`, instead of `region`. */
  readonly apiUrl?: string;
  /** The code of the action that tokens are issued for, as rules and reports name it. Default `manageAuthenticators`. */
  readonly action?: string;
}

/** The options, checked and complete. */
export interface AuthsignalSettings extends ProxySettings {
  readonly onChange: AuthsignalProxyOptions['onChange'];
  readonly apiUrl: string;
  readonly authorization: string;
  readonly action: string;
}

const regions: Readonly<Record<string, string>> = {
  us: 'https://api.authsignal.com/v1',
  au: 'https://au.api.authsignal.com/v1',
  eu: 'https://eu.api.authsignal.com/v1',
  ca: 'https://ca.api.authsignal.com/v1',
};

/** Checks the options. Throws when the host's program starts, with a message that names the fix. */
export function readAuthsignalOptions(options: AuthsignalProxyOptions): AuthsignalSettings {
  const settings = readProxyOptions(options);
  const { secretKey, region = 'us', action = 'manageAuthenticators' } = options;
  if (typeof secretKey !== 'string' || !/^[!-9;-~]+$/.test(secretKey))
    throw new TypeError('secretKey: the tenant’s secret key for the server API');
  const apiUrl = options.apiUrl ?? (Object.hasOwn(regions, region) ? regions[region] : undefined);
  if (apiUrl === undefined || !isAddress(apiUrl))
    throw new TypeError('region: us, au, eu or ca; or apiUrl, such as "https://eu.api.authsignal.com/v1"');
  if (!/^[\w-]{1,64}$/.test(action)) throw new TypeError('action: letters, digits, hyphens and underscores');
  return {
    ...settings,
    onChange: options.onChange,
    apiUrl: apiUrl.replace(/\/+$/, ''),
    // https://www.rfc-editor.org/rfc/rfc7617: the key is the name, and there is no password.
    authorization: `Basic ${btoa(`${secretKey}:`)}`,
    action,
  };
}

/** An unencrypted address would show the secret to everybody on the way, except on this machine. */
function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.search || url.hash || url.username) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname))
  );
}
