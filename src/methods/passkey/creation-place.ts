import type { PublicKeyCredentialCreationOptionsJSON } from '../../model/webauthn-dictionaries.js';

/** Where a passkey is created, by the names of https://www.w3.org/TR/webauthn-3/#enum-hints. */
export type CreationPlace = 'client-device' | 'hybrid' | 'security-key';

/** Milliseconds. A browser knows it at once; an extension in its place may never answer. */
const answerTimeout = 500;

/**
 * Resolves to the places where this browser can create a passkey; to none where it doesn't say, so that the choice is
 * left to it. Never rejects.
 */
export async function creationPlaces(): Promise<readonly CreationPlace[]> {
  const capabilities = await Promise.race([
    clientCapabilities(),
    new Promise<undefined>((resolve) => setTimeout(resolve, answerTimeout)),
  ]);
  if (!capabilities) return [];
  return [
    ...(capabilities['userVerifyingPlatformAuthenticator'] ? (['client-device'] as const) : []),
    ...(capabilities['hybridTransport'] ? (['hybrid'] as const) : []),
    'security-key',
  ];
}

async function clientCapabilities(): Promise<Readonly<Record<string, boolean>> | undefined> {
  try {
    return await PublicKeyCredential.getClientCapabilities();
  } catch {
    return undefined;
  }
}

/** Whether the server lets a passkey be created there. */
export function isAllowed(place: CreationPlace, publicKey: PublicKeyCredentialCreationOptionsJSON): boolean {
  const attachment = publicKey.authenticatorSelection?.authenticatorAttachment;
  return !attachment || attachment === attachmentOf(place);
}

/**
 * The options with which the browser offers one place first. For a browser that knows no hints, `authenticatorAttachment`
 * says almost the same.
 */
export function optionsFor(
  place: CreationPlace,
  publicKey: PublicKeyCredentialCreationOptionsJSON,
): PublicKeyCredentialCreationOptionsJSON {
  const { authenticatorSelection } = publicKey;
  const authenticatorAttachment = authenticatorSelection?.authenticatorAttachment ?? attachmentOf(place);
  return {
    ...publicKey,
    hints: [place],
    authenticatorSelection: { ...authenticatorSelection, authenticatorAttachment },
  };
}

function attachmentOf(place: CreationPlace): AuthenticatorAttachment {
  return place === 'client-device' ? 'platform' : 'cross-platform';
}
