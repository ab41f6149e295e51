import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { baseAddress } from '../http.js';
import { isPathSegment } from '../json-value.js';
import type { ManagementEnrollableType, ManagementOptions } from './management-backend.js';

/** Where the proxy has a person's methods. */
export interface Endpoint {
  /** Of the person, without a trailing slash. */
  readonly person: string;
  readonly audience: string;
  readonly credentials: RequestCredentials;
  readonly enroll: readonly ManagementEnrollableType[];
}

const ownTypes: readonly ManagementEnrollableType[] = ['phone', 'email', 'totp', 'webauthn-roaming'];
/** A support agent can't prove possession for the person, so only these types can be added. */
const othersTypes: readonly ManagementEnrollableType[] = ['phone', 'email'];
const allTypes: readonly string[] = [...ownTypes, 'passkey'];
const allCredentials: readonly string[] = ['same-origin', 'include', 'omit'];

/** Throws one `misconfigured` error that names every fix. */
export function readEndpoint(options: ManagementOptions): Endpoint {
  const { apiBase, userId, ownerName, audience, credentials = 'same-origin' } = options;
  const isOwn = userId === undefined;
  const { enroll = isOwn ? ownTypes : othersTypes } = options;
  const types: readonly string[] = isOwn ? allTypes : othersTypes;
  const isList: boolean = Array.isArray(enroll);
  const fixes: string[] = [];
  const base = apiBase ? baseAddress(apiBase) : undefined;
  if (!base) fixes.push('Set `apiBase` to where your server has the proxy: "/api/sign-in".');
  if (!isOwn && (typeof userId !== 'string' || !isPathSegment(userId)))
    fixes.push('Set `userId` to the person’s id, such as "auth0|507f1f77bcf86cd799439011", not encoded.');
  if (isOwn && ownerName !== undefined)
    fixes.push('Set `userId` beside `ownerName`, or neither for the signed-in person’s own methods.');
  if (!isList || enroll.some((type) => !types.includes(type)))
    fixes.push(`Set \`enroll\` to a list of some of ${types.join(', ')}, or leave it out.`);
  if (!allCredentials.includes(credentials))
    fixes.push(`Set \`credentials\` to one of ${allCredentials.join(', ')}.`);
  const { getAccessToken, accessToken, fetcher } = options;
  if ([getAccessToken, accessToken, fetcher].filter(Boolean).length > 1)
    fixes.push(
      'Set only one of `getAccessToken`, `accessToken` and `fetcher`, or none of them with cookies.',
    );
  if (!base || fixes.length > 0) throw new AuthMethodsError('misconfigured', fixes.join(' '));
  return {
    person: `${base}/${isOwn ? 'me' : `users/${encodeURIComponent(userId)}`}`,
    audience: audience ?? base,
    credentials,
    enroll: [...new Set(enroll)],
  };
}
