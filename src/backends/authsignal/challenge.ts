import type { EnrollmentChallenge } from '../../model/enrollment.js';
import { inCamelCase } from '../camel-case.js';
import { readCreationOptions } from '../creation-options.js';
import { asObject, asText, invalidResponse, isPathSegment, present } from '../json-value.js';
import type { AuthsignalEnrollableType } from './options.js';

/** What is needed to go on with an enrollment. Kept in the challenge, as its session. */
export interface EnrollmentSession {
  /** The token that it was started with. */
  readonly token?: string;
  readonly challengeId?: string;
  readonly isWhatsApp?: boolean;
}

export function writeSession(session: EnrollmentSession): string {
  return JSON.stringify(session);
}

/** No members for the session of another backend. */
export function readSession(session: string): EnrollmentSession {
  try {
    const { token, challengeId, isWhatsApp } = asObject(JSON.parse(session));
    return {
      ...present({ token: asText(token), challengeId: asText(challengeId) }),
      isWhatsApp: isWhatsApp === true,
    };
  } catch {
    return {};
  }
}

type ChallengeReaders = {
  readonly [T in AuthsignalEnrollableType]: (
    wire: Readonly<Record<string, unknown>>,
    base: { readonly id: string; readonly session: string },
  ) => EnrollmentChallenge[T];
};

const readers: ChallengeReaders = {
  totp: ({ uri, secret }, base) => {
    const barcodeUri = asText(uri);
    // It becomes a link, too: no other scheme may come that way.
    if (!/^otpauth:/i.test(barcodeUri)) throw invalidResponse('enrollment: uri is no otpauth: address');
    return { ...base, type: 'totp', barcodeUri, ...present({ manualInputCode: asText(secret) }) };
  },
  phone: (_wire, base) => ({ ...base, type: 'phone' }),
  email: (_wire, base) => ({ ...base, type: 'email' }),
  passkey: ({ options }, base) => ({ ...base, type: 'passkey', publicKey: readCreationOptions(options) }),
  'webauthn-roaming': (wire, base) => ({
    ...base,
    type: 'webauthn-roaming',
    // Bare; a passkey's are wrapped.
    publicKey: readCreationOptions(wire.challenge === undefined ? wire.options : wire),
  }),
};

/** Reads what the start of an enrollment answered. Throws `invalid_response` when something is missing. */
export function readChallenge<T extends AuthsignalEnrollableType>(
  type: T,
  answer: unknown,
  session: EnrollmentSession,
): EnrollmentChallenge[T] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw invalidResponse('enrollment: the answer is no object');
  const wire = inCamelCase(asObject(answer));
  const id = asText(wire.userAuthenticatorId);
  return readers[type](wire, {
    id: isPathSegment(id) ? id : '',
    session: writeSession({ ...session, ...present({ challengeId: asText(wire.challengeId) }) }),
  });
}
