import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { baseAddress } from '../http.js';
import { asList, asText } from '../json-value.js';
import type { CognitoMethodType, CognitoOptions } from './cognito-backend.js';

/** Where the user pool is. */
export interface Endpoint {
  /** Every request goes there. */
  readonly address: string;
  readonly audience: string;
}

/** Every type that a user pool may have. */
export const cognitoMethodTypes: readonly CognitoMethodType[] = [
  ...(['passkey', 'password', 'totp', 'phone', 'email'] as const),
];

const regionPattern = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

/** Throws one `misconfigured` error that names every fix. */
export function readEndpoint(options: CognitoOptions): Endpoint {
  const { endpoint, audience, enroll } = options;
  const fixes: string[] = [];
  const regions = [asText(options.region), asText(options.userPoolId).replace(/_.*/, '')].filter(Boolean);
  const [region = ''] = regions;
  const base = endpoint ? baseAddress(endpoint) : undefined;
  if (endpoint && !base)
    fixes.push('Set `endpoint` to a web address, such as "https://cognito.example.com", or leave it out.');
  if (!endpoint && !regionPattern.test(region))
    fixes.push('Set `region`, such as "eu-west-1", or `userPoolId`, such as "eu-west-1_AbCdEf123".');
  if (new Set(regions).size > 1)
    fixes.push('Set only one of `region` and `userPoolId`: they name two regions.');
  const unknown = asList(enroll).filter((type) => !cognitoMethodTypes.some((known) => known === type));
  if ((enroll && !Array.isArray(enroll)) || unknown.length > 0)
    fixes.push(`Set \`enroll\` to a list of some of "${cognitoMethodTypes.join('", "')}".`);
  const given = Object.entries({
    getAccessToken: options.getAccessToken,
    accessToken: options.accessToken,
    fetcher: options.fetcher,
  }).filter(([, value]) => value);
  const isUsable = given.every(
    ([name, value]) => typeof value === (name === 'accessToken' ? 'string' : 'function'),
  );
  if (given.length !== 1 || !isUsable)
    fixes.push(
      'Set one of `getAccessToken` (function that returns the access token, not the ID token), `accessToken` ' +
        '(string) and `fetcher` (function).',
    );
  if (fixes.length > 0) throw new AuthMethodsError('misconfigured', fixes.join(' '));
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const address = `${base ?? `https://cognito-idp.${region}.${domain}`}/`;
  return { address, audience: audience ?? address };
}
