import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

/** RS256 as in a real tenant; browser SDKs accept nothing else in ID tokens. */
export const signingAlgorithm = 'RS256';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As `/.well-known/jwks.json` publishes it. */
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

let shared: Promise<SigningKey> | undefined;

/**
 * Returns the key that signs all tokens. The emulators of a process share one, because creating a key takes
 * longer than a whole test; issuer and audience tell their tokens apart.
 */
export function signingKey(): Promise<SigningKey> {
  shared ??= createSigningKey();
  return shared;
}

async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const exported = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(exported);
  const description = { kid, alg: signingAlgorithm, use: 'sig' };
  return {
    kid,
    privateKey,
    publicKey,
    publicJwk: { ...exported, ...description },
    privateJwk: { ...(await exportJWK(privateKey)), ...description },
  };
}
