import { base64url } from 'jose';
import { RefusedProof } from '../auth-sessions.js';
import { isJsonObject, optional, required, type JsonObject } from '../fields.js';
import type { MethodRecord } from '../method-record.js';
import { person } from '../person.js';
import { randomToken } from '../random.js';
import { acceptsPageOrigin } from '../relying-party.js';
import type { Tenant } from '../tenant.js';
import { shortUserAgent, userAgentOf } from '../user-agent.js';
import { verifyRegistration } from '../verify-registration.js';
import { attestationComplaint, isRegistrationResponse } from './attestation.js';
import type { EnrollmentKind } from './enrollment.js';
import { checkIdentity, identityFields } from './identity.js';
import { alreadyEnrolled, limitReached } from './refusals.js';

const supportedAlgorithms = [-8, -7, -257];

export const passkeyEnrollment: EnrollmentKind = {
  createFields: {
    ...identityFields,
    use_exclude_credentials: optional((value) =>
      typeof value === 'boolean' ? undefined : 'must be a boolean',
    ),
  },
  extras: 'ignored',
  start(body, tenant) {
    checkIdentity(body);
    const { maxPasskeys } = tenant.faults;
    if (tenant.account.methods.filter(({ type }) => type === 'passkey').length >= maxPasskeys) {
      throw limitReached('passkeys', tenant.faults);
    }
    const challenge = randomToken(32);
    return {
      methodId: 'passkey|new',
      answer: { authn_params_public_key: creationOptions(body, challenge, tenant) },
      verifyFields: { authn_response: required(attestationComplaint) },
      async verify(proof, request) {
        const response = proof.authn_response;
        const info = await verifyAttestation(response, challenge, tenant);
        const keyId = info.credential.id;
        if (tenant.account.methods.some((method) => method.key_id === keyId))
          throw alreadyEnrolled(tenant.faults);
        return {
          id: tenant.newMethodId('passkey'),
          type: 'passkey',
          created_at: tenant.isoNow(),
          usage: ['primary'],
          identity_user_id: person.userId,
          key_id: keyId,
          public_key: base64url.encode(info.credential.publicKey),
          user_handle: base64url.encode(person.userId),
          credential_device_type:
            info.credentialDeviceType === 'multiDevice' ? 'multi_device' : 'single_device',
          credential_backed_up: info.credentialBackedUp,
          aaguid: info.aaguid,
          relying_party_id: tenant.relyingParty.id,
          ...(info.credential.transports && { transports: info.credential.transports }),
          user_agent: shortUserAgent(userAgentOf(request)),
        } satisfies MethodRecord;
      },
    };
  },
};

function creationOptions(body: JsonObject, challenge: string, tenant: Tenant): JsonObject {
  const userHandle = tenant.faults.paddedUserId
    ? paddedBase64(person.userId)
    : base64url.encode(person.userId);
  const existing = tenant.account.methods.filter((method) => method.type === 'passkey');
  return {
    rp: { id: tenant.relyingParty.id, name: tenant.relyingParty.name },
    user: { id: userHandle, name: person.email, displayName: person.name },
    challenge,
    pubKeyCredParams: supportedAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: 60_000,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    ...(body.use_exclude_credentials === true && {
      excludeCredentials: existing.map(({ key_id: id, transports }) => ({
        id,
        type: 'public-key',
        transports,
      })),
    }),
  };
}

function paddedBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

async function verifyAttestation(
  response: unknown,
  challenge: string,
  tenant: Tenant,
): ReturnType<typeof verifyRegistration> {
  if (!isRegistrationResponse(response)) throw new RefusedProof(400, 'A0E-400-0001', 'invalid_attestation');
  try {
    const clientData: unknown = JSON.parse(
      new TextDecoder().decode(base64url.decode(response.response.clientDataJSON)),
    );
    const origin = isJsonObject(clientData) && typeof clientData.origin === 'string' ? clientData.origin : '';
    if (!acceptsPageOrigin(tenant.relyingParty, origin)) {
      throw new Error(`The page's origin "${origin}" does not belong to ${tenant.relyingParty.id}`);
    }
    return await verifyRegistration(response, {
      challenge,
      origin,
      relyingPartyId: tenant.relyingParty.id,
      algorithms: supportedAlgorithms,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new RefusedProof(400, 'A0E-400-0001', `invalid_attestation: ${reason}`);
  }
}
