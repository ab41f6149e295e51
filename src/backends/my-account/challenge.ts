import * as z from 'zod/mini';
import type { EnrollmentChallenge, PasswordCharacterType, PasswordPolicy } from '../../model/enrollment.js';
import type { PublicKeyCredentialCreationOptionsJSON } from '../../model/webauthn-dictionaries.js';
import {
  asList,
  asObject,
  asText,
  invalidResponse,
  isPathSegment,
  present,
  toBase64url,
} from '../json-value.js';
import type { EnrollableHere } from './enrollment-refusals.js';
import { parse } from './parse.js';

/** The answer to the request that begins an enrollment. `location` names the new method, if CORS lets it be read. */
export interface Created {
  readonly body: unknown;
  readonly location: string | null;
}

const text = z.string();
const wireChallenge = z.looseObject({ auth_session: text });
const wireBarcode = z.looseObject({ barcode_uri: text });
const wireRecoveryCode = z.looseObject({ recovery_code: text });
/** The members without which a browser refuses, saying little. */
const wirePasskeyChallenge = z.looseObject({
  authn_params_public_key: z.looseObject({
    challenge: text,
    rp: z.looseObject({ name: text }),
    user: z.looseObject({ id: text, name: text }),
  }),
});

type WireChallenge = z.infer<typeof wireChallenge>;

/** What a challenge of any type has. */
interface ChallengeBase {
  readonly id: string;
  readonly session: string;
}

type ChallengeReaders = {
  readonly [T in EnrollableHere]: (wire: WireChallenge, base: ChallengeBase) => EnrollmentChallenge[T];
};

const readers: ChallengeReaders = {
  totp: (wire, base) => ({ ...base, type: 'totp', ...toBarcode(wire) }),
  passkey: (wire, base) => ({ ...base, type: 'passkey', publicKey: toPublicKey(wire) }),
  phone: (_wire, base) => ({ ...base, type: 'phone' }),
  email: (_wire, base) => ({ ...base, type: 'email' }),
  'push-notification': (wire, base) => ({
    ...base,
    type: 'push-notification',
    ...toBarcode(wire),
    app: pushApp,
  }),
  'recovery-code': (wire, base) => {
    const { recovery_code: code } = parse(wireRecoveryCode, wire, 'challenge');
    return { ...base, type: 'recovery-code', recoveryCodes: [code] };
  },
  password: ({ policy }, base) => ({
    ...base,
    type: 'password',
    ...present({ policy: toPasswordPolicy(policy) }),
  }),
};

/** The vendor's own app. The API does not say which app a tenant uses; this is the usual one. */
const pushApp = {
  name: 'Auth0 Guardian',
  appStoreUrl: 'https://apps.apple.com/app/auth0-guardian/id1093447833',
  googlePlayUrl: 'https://play.google.com/store/apps/details?id=com.auth0.guardian',
};

/** Ids in place of the real one, which these types get only when they are verified. */
const newMethodIds: { readonly [T in EnrollableHere]?: string } = {
  passkey: 'passkey|new',
  password: 'password|new',
};

/** Reads what create answered. Throws `invalid_response` when it lacks something the enrollment needs. */
export function readChallenge<T extends EnrollableHere>(
  type: T,
  { body, location }: Created,
): EnrollmentChallenge[T] {
  const wire = parse(wireChallenge, body, 'challenge');
  if (!wire.auth_session) throw invalidResponse('challenge: auth_session is empty');
  const id = [lastSegment(location), asText(wire.id), newMethodIds[type] ?? ''].find(isPathSegment);
  if (id === undefined) throw invalidResponse('challenge: id missing or not usable in a path');
  return readers[type](wire, { id, session: wire.auth_session });
}

/**
 * The last segment of the path in `Location`. The rest is useless: behind a proxy, it points elsewhere. Empty without
 * a path.
 */
function lastSegment(location: string | null): string {
  const [path = ''] = (location ?? '').replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '').split(/[?#]/);
  const segment = /([^/]+)\/*$/.exec(path)?.[1] ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // A `%` that encodes nothing belongs to the id itself.
    return segment;
  }
}

function toBarcode(wire: WireChallenge) {
  const { barcode_uri: barcodeUri, manual_input_code: code } = parse(wireBarcode, wire, 'challenge');
  // It becomes a link, too: no other scheme may come that way.
  if (!/^otpauth:/i.test(barcodeUri)) throw invalidResponse('challenge: barcode_uri is no otpauth: address');
  return { barcodeUri, ...present({ manualInputCode: asText(code) }) };
}

/** Bytes; https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialuserentity-id */
const longestUserId = 64;

function toPublicKey(wire: WireChallenge): PublicKeyCredentialCreationOptionsJSON {
  const { authn_params_public_key: options } = parse(wirePasskeyChallenge, wire, 'challenge');
  const excludeCredentials = asList(options.excludeCredentials)
    .map(asObject)
    .map((credential) => ({ ...credential, id: toBase64url(credential.id) }))
    .filter(({ id }) => id);
  const { user } = options;
  const challenge = toBase64url(options.challenge);
  const userId = toBase64url(user.id);
  const bytes = Math.floor((userId.length * 3) / 4);
  if (!isBase64url(challenge)) throw invalidResponse('challenge: options.challenge is not base64url');
  if (!isBase64url(userId) || bytes > longestUserId)
    throw invalidResponse(`challenge: options.user.id is not base64url of 1 to ${longestUserId} bytes`);
  const publicKey: object = {
    ...options,
    // Of an empty list, browsers take the usual algorithms.
    pubKeyCredParams: asList(options.pubKeyCredParams),
    challenge,
    user: { displayName: user.name, ...user, id: userId },
    excludeCredentials,
  };
  // Every member that a browser requires has been checked; the browser checks the others.
  return publicKey as PublicKeyCredentialCreationOptionsJSON;
}

function isBase64url(text: string): boolean {
  return /^[\w-]{2,}$/.test(text);
}

const characterTypes: readonly PasswordCharacterType[] = ['uppercase', 'lowercase', 'number', 'special'];

/** Bytes; what the server's hash function reads. */
const longestPassword = 72;

/** Passwords; more than any server remembers. */
const longestHistory = 100;

/** The rules in force. `undefined` without any: then only the server checks, not while the person types. */
function toPasswordPolicy(wire: unknown): PasswordPolicy | undefined {
  const policy = asObject(wire);
  if (!policy.complexity) return undefined;
  const complexity = asObject(policy.complexity);
  const profileData = asObject(policy.profile_data);
  const history = asObject(policy.history);
  const dictionary = asObject(policy.dictionary);
  return {
    minLength: asCount(complexity.min_length, longestPassword) || 1,
    characterTypes: characterTypes.filter((type) => asList(complexity.character_types).includes(type)),
    characterTypeRule: complexity.character_type_rule === 'three_of_four' ? 'three-of-four' : 'all',
    blockIdenticalCharacters: complexity.identical_characters === 'block',
    blockSequentialCharacters: complexity.sequential_characters === 'block',
    maxLengthExceeded: complexity.max_length_exceeded === 'error' ? 'error' : 'truncate',
    blockedProfileFields: profileData.active
      ? asList(profileData.blocked_fields).map(asText).filter(Boolean)
      : [],
    historySize: history.active ? asCount(history.size, longestHistory) : 0,
    blockDictionary: !!dictionary.active,
  };
}

/** A whole number, which may come as text; 0 for one that can't be meant: nobody could follow the rule. */
function asCount(value: unknown, most: number): number {
  const count = Number(value);
  return Number.isInteger(count) && count > 0 && count <= most ? count : 0;
}
