import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { encode } from 'cbor2';

export interface AuthenticatorOptions {
  /** Origin of the page. */
  readonly origin: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly aaguid?: string;
  readonly userVerified?: boolean;
  readonly backupEligible?: boolean;
  readonly backedUp?: boolean;
  readonly credentialId?: Buffer;
  readonly transports?: readonly string[];
  /** Default `none`. `self` is signed with the new key; `certificate` has one that nobody can read. */
  readonly attestation?: 'none' | 'self' | 'certificate';
}

export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string; readonly name: string };
}

/** Creates a P-256 credential, as a browser sends it: WebAuthn, section 6.5. */
export function createCredential(publicKey: CreationOptions, options: AuthenticatorOptions) {
  const rpId = options.rpId ?? publicKey.rp.id ?? new URL(options.origin).hostname;
  const credentialId = options.credentialId ?? randomBytes(32);
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
  const coseKey = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  const flags =
    0x01 |
    (options.userVerified === false ? 0 : 0x04) |
    (options.backupEligible ? 0x08 : 0) |
    (options.backedUp ? 0x10 : 0) |
    0x40;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const authData = Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    Buffer.alloc(4),
    Buffer.from((options.aaguid ?? '00000000-0000-0000-0000-000000000000').replaceAll('-', ''), 'hex'),
    length,
    credentialId,
    encode(coseKey),
  ]);
  const clientData = {
    type: 'webauthn.create',
    challenge: options.challenge ?? publicKey.challenge,
    origin: options.origin,
    crossOrigin: false,
  };
  const clientDataJSON = Buffer.from(JSON.stringify(clientData));
  const { attestation = 'none' } = options;
  const signed = Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()]);
  const statement = new Map<string, unknown>([
    ['alg', -7],
    ['sig', new Uint8Array(sign('sha256', signed, keys.privateKey))],
    ...(attestation === 'certificate' ? [['x5c', [new Uint8Array(8)]] as const] : []),
  ]);
  const attestationObject = encode(
    new Map<string, unknown>([
      ['fmt', attestation === 'none' ? 'none' : 'packed'],
      ['attStmt', attestation === 'none' ? new Map() : statement],
      ['authData', new Uint8Array(authData)],
    ]),
  );
  return {
    id: credentialId.toString('base64url'),
    rawId: credentialId.toString('base64url'),
    type: 'public-key' as const,
    authenticatorAttachment: 'platform' as const,
    response: {
      attestationObject: Buffer.from(attestationObject).toString('base64url'),
      clientDataJSON: clientDataJSON.toString('base64url'),
      transports: [...(options.transports ?? ['internal'])],
    },
    clientExtensionResults: {},
  };
}
