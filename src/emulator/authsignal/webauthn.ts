import {
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { base64url } from 'jose';
import { isJsonObject, type JsonObject } from '../fields.js';
import { person } from '../person.js';
import { acceptsPageOrigin } from '../relying-party.js';
import { verifyRegistration } from '../verify-registration.js';
import type { AuthenticatorRecord } from './authenticator-record.js';
import type { AuthsignalState, Challenge } from './authsignal-state.js';
import { invalidCredential } from './refusal.js';
import { parsedUserAgent } from './user-agent-parts.js';

const supportedAlgorithms = [-7, -257];

/** How a new credential differs. */
export interface CredentialKind {
  readonly verificationMethod: 'PASSKEY' | 'SECURITY_KEY';
  readonly residentKey: 'required' | 'discouraged';
  readonly attachment?: string | undefined;
  readonly username?: string | undefined;
  readonly displayName?: string | undefined;
}

/** PublicKeyCredentialCreationOptionsJSON. */
export function creationOptions(state: AuthsignalState, challenge: string, kind: CredentialKind): JsonObject {
  const { username = person.email, displayName = person.name } = kind;
  return {
    challenge,
    rp: { id: state.relyingParty.id, name: state.relyingParty.name },
    user: { id: base64url.encode(person.userId), name: username, displayName },
    pubKeyCredParams: supportedAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: 60_000,
    attestation: 'none',
    excludeCredentials: credentialIds(state, kind.verificationMethod),
    authenticatorSelection: {
      residentKey: kind.residentKey,
      userVerification: 'preferred',
      ...(kind.attachment !== undefined && { authenticatorAttachment: kind.attachment }),
    },
  };
}

/** PublicKeyCredentialRequestOptionsJSON. */
export function requestOptions(
  state: AuthsignalState,
  challenge: string,
  verificationMethod: string,
): JsonObject {
  return {
    challenge,
    rpId: state.relyingParty.id,
    timeout: 60_000,
    userVerification: 'preferred',
    allowCredentials: credentialIds(state, verificationMethod),
  };
}

/** The authenticator of a new credential. Throws a refusal for one that is not valid. */
export async function newCredential(
  state: AuthsignalState,
  { code }: Challenge,
  kind: CredentialKind,
  response: unknown,
  request: Request,
): Promise<AuthenticatorRecord> {
  const { credential, aaguid, credentialBackedUp, credentialDeviceType } = await checked(async () => {
    const given = requireCredential<RegistrationResponseJSON>(response);
    return verifyRegistration(given, {
      challenge: code,
      origin: pageOrigin(state, given.response.clientDataJSON),
      relyingPartyId: state.relyingParty.id,
      algorithms: supportedAlgorithms,
    });
  });
  if (state.authenticators.some((each) => each.webauthnCredential?.credentialId === credential.id))
    throw invalidCredential('The credential is already enrolled.');
  const attachment = isJsonObject(response) ? response.authenticatorAttachment : undefined;
  const userAgent = parsedUserAgent(request);
  return {
    userAuthenticatorId: crypto.randomUUID(),
    verificationMethod: kind.verificationMethod,
    createdAt: state.isoNow(),
    publicKey: credential.publicKey,
    signCount: credential.counter,
    username: kind.username ?? person.email,
    displayName: kind.displayName ?? person.name,
    webauthnCredential: {
      credentialId: credential.id,
      deviceId: crypto.randomUUID(),
      name: [userAgent.browser.name, userAgent.os.name].filter(Boolean).join(' on '),
      aaguid,
      credentialBackedUp,
      credentialDeviceType,
      ...(typeof attachment === 'string' && { authenticatorAttachment: attachment }),
      parsedUserAgent: userAgent,
    },
  };
}

/** The authenticator whose credential has signed. Throws a refusal when none has. */
export async function usedCredential(
  state: AuthsignalState,
  { code }: Challenge,
  response: unknown,
): Promise<AuthenticatorRecord> {
  const given = await checked(() => Promise.resolve(requireCredential<AuthenticationResponseJSON>(response)));
  const record = state.verified.find((each) => each.webauthnCredential?.credentialId === given.id);
  if (!record?.publicKey) throw invalidCredential('The credential is unknown.');
  const { id, publicKey, counter } = {
    id: given.id,
    publicKey: record.publicKey,
    counter: record.signCount ?? 0,
  };
  const { verified, authenticationInfo } = await checked(() =>
    verifyAuthenticationResponse({
      response: given,
      expectedChallenge: code,
      expectedOrigin: pageOrigin(state, given.response.clientDataJSON),
      expectedRPID: state.relyingParty.id,
      requireUserVerification: false,
      credential: { id, publicKey, counter },
    }),
  );
  if (!verified) throw invalidCredential('The signature is not valid.');
  return { ...record, signCount: authenticationInfo.newCounter };
}

function credentialIds(state: AuthsignalState, verificationMethod: string): readonly JsonObject[] {
  return state.verified.flatMap((record) =>
    record.verificationMethod === verificationMethod && record.webauthnCredential
      ? [{ id: record.webauthnCredential.credentialId, type: 'public-key' }]
      : [],
  );
}

async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    throw invalidCredential(error instanceof Error ? error.message : 'The credential is not valid.');
  }
}

/** Only what the library relies on without looking; it checks the rest. */
function requireCredential<T extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  value: unknown,
): T {
  const response = isJsonObject(value) ? value.response : undefined;
  if (!isJsonObject(response) || typeof response.clientDataJSON !== 'string')
    throw new Error('The credential has no response');
  return value as T;
}

function pageOrigin({ relyingParty }: AuthsignalState, clientDataJSON: string): string {
  const data: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(clientDataJSON)));
  const origin = isJsonObject(data) && typeof data.origin === 'string' ? data.origin : '';
  if (acceptsPageOrigin(relyingParty, origin)) return origin;
  throw new Error(`The origin "${origin}" does not belong to ${relyingParty.id}`);
}
