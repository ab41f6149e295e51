import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { baseAddress } from '../http.js';
import { enrollableTypes, type AuthsignalOptions } from './options.js';

/** Where the API and the host's proxy are, without trailing slashes. */
export interface Endpoint {
  /** With `/v1`. */
  readonly base: string;
  /** Address of the proxy that removes; `undefined` without a proxy. */
  readonly proxy: string | undefined;
}

const servers: Readonly<Record<string, string>> = { us: '', au: 'au.', eu: 'eu.', ca: 'ca.' };

/** Throws one `misconfigured` error that names every fix. */
export function resolveEndpoint(options: AuthsignalOptions): Endpoint {
  const { region = 'us', apiBase, proxyBase, hostedPage, enroll, phoneChannels, emailDelivery } = options;
  const fixes: string[] = [];
  const server = Object.hasOwn(servers, region) ? servers[region] : undefined;
  const base = apiBase === undefined ? `https://${server ?? ''}api.authsignal.com/v1` : baseAddress(apiBase);
  const proxy = proxyBase === undefined ? undefined : baseAddress(proxyBase);
  if (server === undefined) fixes.push('Set `region` to "us", "au", "eu" or "ca", or leave it out.');
  if (!base || /\.authsignal\.com$/.test(base))
    fixes.push('Set `apiBase` to the address of the API with its version: "https://api.authsignal.com/v1".');
  if (proxyBase !== undefined && !proxy)
    fixes.push(
      'Set `proxyBase` to the address above "/me/authenticators" on your server, such as "/authsignal".',
    );
  if (typeof hostedPage === 'string' && !hostedPage.startsWith('https://'))
    fixes.push('Set `hostedPage` to an https: address, or to a function that returns one.');
  if (enroll?.some((type) => !enrollableTypes.includes(type)))
    fixes.push(`Set \`enroll\` to some of ${enrollableTypes.map((type) => `"${type}"`).join(', ')}.`);
  if (phoneChannels && !phoneChannels.every((channel) => /^(?:sms|whatsapp)$/.test(channel)))
    fixes.push('Set `phoneChannels` to "sms", "whatsapp" or both, in a list.');
  if (emailDelivery !== undefined && !/^(?:code|link)$/.test(emailDelivery))
    fixes.push('Set `emailDelivery` to "code" or "link".');
  const { getAccessToken, accessToken, fetcher } = options;
  if ([getAccessToken, accessToken, fetcher].filter(Boolean).length !== 1)
    fixes.push('Set one of `getAccessToken`, `accessToken` and `fetcher`.');
  if (!base || fixes.length > 0) throw new AuthMethodsError('misconfigured', fixes.join(' '));
  return { base, proxy };
}
