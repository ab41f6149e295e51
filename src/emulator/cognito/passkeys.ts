import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { base64url } from 'jose';
import { isJsonObject, textField, type JsonObject } from '../fields.js';
import { randomToken } from '../random.js';
import { acceptsPageOrigin } from '../relying-party.js';
import { verifyRegistration } from '../verify-registration.js';
import type { StoredPasskey } from './cognito-account.js';
import type { CognitoPool, OperationHandler } from './cognito-pool.js';
import { CognitoRefusal, brokenConstraint } from './cognito-refusal.js';

const algorithms = [-7, -257];

export const listWebAuthnCredentials: OperationHandler = (fields, { account, faults, relyingParty }) => {
  const { MaxResults: most = 20 } = fields;
  if (typeof most !== 'number' || most < 0 || most > 20)
    throw brokenConstraint('maxResults', 'have value less than or equal to 20');
  const start = Number(textField(fields, 'NextToken').replace('page-', '') || 0);
  const end = start + Math.min(most || 20, faults.pageSize);
  const listed = account.passkeys.slice(start, end).map((passkey, index) => ({
    ...(!(faults.itemWithoutId && start + index === 0) && { CredentialId: passkey.id }),
    FriendlyCredentialName: passkey.name,
    RelyingPartyId: relyingParty.id,
    ...(passkey.attachment && { AuthenticatorAttachment: passkey.attachment }),
    ...(passkey.transports && { AuthenticatorTransports: passkey.transports }),
    CreatedAt: passkey.createdAt,
  }));
  const hasMore = end < account.passkeys.length || faults.endlessPages;
  const next = end < account.passkeys.length ? end : 0;
  return {
    Credentials: faults.body === 'null-list' ? null : listed,
    ...(hasMore && { NextToken: `page-${next}` }),
  };
};

export const startWebAuthnRegistration: OperationHandler = (_fields, { account, faults, relyingParty }) => {
  requirePasskeys(faults);
  const challenge = randomToken(32);
  account.passkeyChallenge = { challenge, clientId: faults.clientId };
  return {
    CredentialCreationOptions: {
      challenge,
      rp: { id: relyingParty.id, name: relyingParty.name },
      user: { id: base64url.encode(account.username), name: account.username, displayName: account.username },
      pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
      timeout: 60_000,
      excludeCredentials: account.passkeys.map(({ id }) => ({ id, type: 'public-key' })),
      authenticatorSelection: {
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: 'preferred',
      },
    },
  };
};

export const completeWebAuthnRegistration: OperationHandler = async (fields, pool) => {
  const { account, faults } = pool;
  const credential = fields.Credential;
  if (!isJsonObject(credential)) throw brokenConstraint('credential', 'not be null');
  requirePasskeys(faults);
  const expected = account.passkeyChallenge;
  if (!expected || faults.challengesExpired)
    throw refusal('WebAuthnChallengeNotFound', 'The challenge is not found or has expired');
  if (expected.clientId !== faults.clientId)
    throw refusal('WebAuthnClientMismatch', 'The access token is of another app client');
  const passkey = await verify(credential, expected.challenge, pool);
  account.passkeyChallenge = undefined;
  account.passkeys = [...account.passkeys, passkey];
  return undefined;
};

export const deleteWebAuthnCredential: OperationHandler = (fields, { account }) => {
  const id = textField(fields, 'CredentialId');
  if (!account.passkeys.some((passkey) => passkey.id === id))
    throw new CognitoRefusal('ResourceNotFoundException', 'Requested resource does not exist.');
  account.passkeys = account.passkeys.filter((passkey) => passkey.id !== id);
  return undefined;
};

async function verify(
  credential: JsonObject,
  challenge: string,
  { relyingParty }: CognitoPool,
): Promise<StoredPasskey> {
  const clientData = readClientData(credential);
  if (clientData.challenge !== challenge)
    throw refusal('WebAuthnChallengeNotFound', 'The challenge is not found or has expired');
  const origin = typeof clientData.origin === 'string' ? clientData.origin : '';
  if (!acceptsPageOrigin(relyingParty, origin))
    throw refusal('WebAuthnOriginNotAllowed', `The origin ${origin} is not allowed`);
  try {
    const registered = await verifyRegistration(credential as unknown as RegistrationResponseJSON, {
      challenge,
      origin,
      relyingPartyId: relyingParty.id,
      algorithms,
    });
    const attachment = credential.authenticatorAttachment;
    return {
      id: registered.credential.id,
      name: 'Passkey',
      ...(typeof attachment === 'string' && { attachment }),
      transports: registered.credential.transports ?? [],
      createdAt: Date.now() / 1000,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw /RP ?ID/i.test(reason)
      ? refusal('WebAuthnRelyingPartyMismatch', 'The relying party does not match')
      : refusal('WebAuthnCredentialNotSupported', reason);
  }
}

function readClientData(credential: JsonObject): JsonObject {
  const { response } = credential;
  try {
    const text = isJsonObject(response) ? textField(response, 'clientDataJSON') : '';
    const data: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(text)));
    if (isJsonObject(data)) return data;
  } catch {
    // Refused below.
  }
  throw new CognitoRefusal('InvalidParameterException', 'The credential can not be read');
}

function requirePasskeys({ firstFactors }: CognitoPool['faults']): void {
  if (!firstFactors.includes('WEB_AUTHN'))
    throw refusal('WebAuthnNotEnabled', 'WebAuthn is not enabled for the user pool');
}

function refusal(name: string, message: string): CognitoRefusal {
  return new CognitoRefusal(`${name}Exception`, message);
}
