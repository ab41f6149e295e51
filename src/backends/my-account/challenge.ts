import type { EnrollableType, EnrollmentChallenge } from '../../model/enrollment.js';
import { present } from '../../model/present.js';
import type { PublicKeyCredentialCreationOptionsJSON } from '../../model/webauthn-dictionaries.js';
import { asList, asObject, asText } from '../json-value.js';
import { toBase64url } from './base64url.js';
import type { Created } from './client.js';
import { invalidResponse } from './invalid-response.js';
import { parse } from './parse.js';
import { readPasswordPolicy } from './password-policy.js';
import {
  wireBarcode,
  wireChallenge,
  wirePasskeyChallenge,
  wireRecoveryCode,
  type WireChallenge,
} from './schemas.js';

/** What is known of a challenge before its type is looked at. */
interface ChallengeBase {
  readonly id: string;
  readonly session: string;
}

type ChallengeReaders = {
  readonly [T in EnrollableType]: (wire: WireChallenge, base: ChallengeBase) => EnrollmentChallenge[T];
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
    const { recovery_code: recoveryCode } = parse(wireRecoveryCode, wire, 'challenge');
    return { ...base, type: 'recovery-code', recoveryCode };
  },
  password: ({ policy }, base) => ({
    ...base,
    type: 'password',
    ...present({ policy: readPasswordPolicy(policy) }),
  }),
};

/** The vendor's own app. The API does not say which one a tenant uses, and this is the usual one. */
const pushApp = {
  name: 'Auth0 Guardian',
  appStoreUrl: 'https://apps.apple.com/app/auth0-guardian/id1093447833',
  googlePlayUrl: 'https://play.google.com/store/apps/details?id=com.auth0.guardian',
};

/** Methods that are made only when they are verified go by these until then. */
const newMethodIds: { readonly [T in EnrollableType]?: string } = {
  passkey: 'passkey|new',
  password: 'password|new',
};

/** What create answered. Throws `invalid_response` when it lacks what the person needs for going on. */
export function readChallenge<T extends EnrollableType>(
  type: T,
  { body, location }: Created,
): EnrollmentChallenge[T] {
  const wire = parse(wireChallenge, body, 'challenge');
  const id = lastSegment(location) || asText(wire.id) || newMethodIds[type];
  if (!id) throw invalidResponse('challenge: it has no id');
  return readers[type](wire, { id, session: wire.auth_session });
}

/** Only the last segment of `Location` is of use: behind a proxy, the rest of it points elsewhere. */
function lastSegment(location: string | null): string {
  const segment = /([^/?#]+)\/*(?:[?#]|$)/.exec(location ?? '')?.[1] ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // A `%` that encodes nothing belongs to the id itself.
    return segment;
  }
}

function toBarcode(wire: WireChallenge) {
  const { barcode_uri: barcodeUri, manual_input_code: code } = parse(wireBarcode, wire, 'challenge');
  return { barcodeUri, ...present({ manualInputCode: asText(code) }) };
}

function toPublicKey(wire: WireChallenge): PublicKeyCredentialCreationOptionsJSON {
  const { authn_params_public_key: options } = parse(wirePasskeyChallenge, wire, 'challenge');
  const excludeCredentials = asList(options.excludeCredentials)
    .map(asObject)
    .map((credential) => ({ ...credential, id: toBase64url(credential.id) }))
    .filter(({ id }) => id);
  const { challenge, user } = options;
  const publicKey: object = {
    ...options,
    challenge: toBase64url(challenge),
    user: { ...user, id: toBase64url(user.id) },
    excludeCredentials,
  };
  // The schema has checked what is touched here. What is not is for the browser to check.
  return publicKey as PublicKeyCredentialCreationOptionsJSON;
}
