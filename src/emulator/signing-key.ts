import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

/** RS256 as in a real tenant; browser SDKs accept nothing else in ID tokens. */
export const SIGNING_ALGORITHM = 'RS256';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As `/.well-known/jwks.json` publishes it. */
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const exported = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(exported);
  const description = { kid, alg: SIGNING_ALGORITHM, use: 'sig' };
  return {
    kid,
    privateKey,
    publicKey,
    publicJwk: { ...exported, ...description },
    privateJwk: { ...(await exportJWK(privateKey)), ...description },
  };
}

let made: Promise<SigningKey> | undefined;

/**
 * The key that signs all tokens; new in every process. All emulators of a process share it, since making
 * one takes longer than a whole test: issuer and audience tell their tokens apart.
 */
export function signingKey(): Promise<SigningKey> {
  made ??= makeSigningKey();
  return made;
}
