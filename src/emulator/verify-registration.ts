import {
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';

export interface ExpectedRegistration {
  readonly challenge: string;
  readonly origin: string;
  readonly relyingPartyId: string;
  /** Those of the creation options. */
  readonly algorithms: readonly number[];
}

/**
 * Verifies a new credential. Rejects when it is not valid, or comes with a certificate: no emulator asks for one, and
 * what checks them is not in the published file (tools/vite/webauthn-certificates.ts).
 */
export async function verifyRegistration(
  response: RegistrationResponseJSON,
  { challenge, origin, relyingPartyId, algorithms }: ExpectedRegistration,
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']>> {
  if (hasCertificate(response.response.attestationObject)) {
    throw new Error('An attestation with a certificate was not asked for');
  }
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: relyingPartyId,
    requireUserVerification: false,
    supportedAlgorithmIDs: [...algorithms],
  });
  if (!registrationInfo) throw new Error('The attestation is not valid');
  return registrationInfo;
}

/** https://www.w3.org/TR/webauthn-3/#sctn-defined-attestation-formats: `packed` can do without. */
function hasCertificate(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get('fmt');
  return format !== 'none' && (format !== 'packed' || decoded.get('attStmt').get('x5c') !== undefined);
}
