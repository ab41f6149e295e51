import type { AuthenticatorTransport, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isJsonObject, textMember, type JsonObject } from '../json.js';
import { invalidInput } from '../refusal.js';
import { loadPeer } from '../report.js';
import { ownOrigin } from '../same-origin.js';
import { base64, base64url, fromBase64url, toBase64url } from './base64.js';
import type { EnrollmentContext, EnrollmentKind } from './enrollment-kind.js';
import type { ListedMethod } from './management-api.js';
import type { AddableType } from './management-options.js';
import { readNameOnly } from './method-bodies.js';

const loadServer = () => loadPeer('@simplewebauthn/server', () => import('@simplewebauthn/server'));

type WebAuthnType = Extract<AddableType, 'passkey' | 'webauthn-roaming'>;

/** EdDSA, ES256 and RS256. */
const algorithms = [-8, -7, -257];

const knownTransports: readonly AuthenticatorTransport[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb'];

/** Bytes: https://www.w3.org/TR/webauthn-3/#sctn-user-handle-privacy */
const handleLength = 32;

const longestUserAgent = 255;

/** A passkey or a security key. The key's own answer to a challenge proves that it is there. */
export function webauthnEnrollment(type: WebAuthnType): EnrollmentKind {
  const isPasskey = type === 'passkey';
  return {
    proof: 'authn_response',
    checkForm: (proof) => void readResponse(proof),
    async start(body, { settings, api, session }) {
      const name = readNameOnly(body);
      const { generateRegistrationOptions } = await loadServer();
      const existing = (await api.list(session.userId)).filter((method) =>
        /^(?:passkey|webauthn-)/.test(method.type),
      );
      const handle = existingHandle(existing) ?? crypto.getRandomValues(new Uint8Array(handleLength));
      const options = await generateRegistrationOptions({
        rpName: settings.options.relyingParty?.name ?? '',
        rpID: settings.options.relyingParty?.id ?? '',
        userID: handle,
        userName: session.accountName ?? session.userId,
        userDisplayName: session.accountName ?? session.userId,
        attestationType: 'none',
        supportedAlgorithmIDs: algorithms,
        excludeCredentials: existing.flatMap(toDescriptor),
        authenticatorSelection: isPasskey
          ? { residentKey: 'required', userVerification: 'required' }
          : {
              authenticatorAttachment: 'cross-platform',
              residentKey: 'discouraged',
              userVerification: 'discouraged',
            },
      });
      return {
        state: { challenge: options.challenge, handle: base64url(handle), ...name },
        challenge: { authn_params_public_key: options },
      };
    },
    async verify(state, proof, context) {
      const response = readResponse(proof);
      const rpId = context.settings.options.relyingParty?.id ?? '';
      const info = await verifyResponse(response, state, rpId, isPasskey, context);
      if (!info) return undefined;
      const name = textMember(state, 'name');
      return {
        type,
        key_id: info.credential.id,
        public_key: base64(info.credential.publicKey),
        relying_party_identifier: rpId,
        ...(name !== undefined && { name }),
        ...(isPasskey && {
          aaguid: info.aaguid,
          credential_device_type:
            info.credentialDeviceType === 'multiDevice' ? 'multi_device' : 'single_device',
          credential_backed_up: info.credentialBackedUp,
          user_handle: textMember(state, 'handle'),
          transports: response.response.transports ?? [],
          ...userAgentOf(context.request),
          ...identityOf(context.session.userId),
        }),
      };
    },
  };
}

async function verifyResponse(
  response: RegistrationResponseJSON,
  state: JsonObject,
  rpId: string,
  requireUserVerification: boolean,
  { settings, request }: EnrollmentContext,
) {
  const { verifyRegistrationResponse } = await loadServer();
  const origins = settings.passkeyOrigins ?? [ownOrigin(request)];
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: textMember(state, 'challenge') ?? '',
      expectedOrigin: [...origins],
      expectedRPID: rpId,
      requireUserVerification,
      supportedAlgorithmIDs: algorithms,
    });
    return registrationInfo?.credential.id === response.id ? registrationInfo : undefined;
  } catch (cause) {
    // Often the host's mistake: a missing origin, or an RP ID that doesn't match the domain.
    settings.report('The answer of a passkey or security key could not be verified', cause);
    return undefined;
  }
}

/** The members of https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson that are needed, and no others. */
function readResponse(value: unknown): RegistrationResponseJSON {
  const { id, rawId, type, response } = isJsonObject(value) ? value : {};
  const { attestationObject, clientDataJSON, transports } = isJsonObject(response) ? response : {};
  if (
    !isText(id) ||
    rawId !== id ||
    type !== 'public-key' ||
    !isText(attestationObject) ||
    !isText(clientDataJSON)
  )
    throw invalidInput('authn_response: what navigator.credentials.create() returned, as JSON');
  const known = Array.isArray(transports) ? knownTransports.filter((each) => transports.includes(each)) : [];
  return {
    id,
    rawId: id,
    type,
    response: { attestationObject, clientDataJSON, transports: known },
    clientExtensionResults: {},
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && fromBase64url(value) !== undefined;
}

/** All passkeys of an account have one handle, by which authenticators tell accounts apart. */
function existingHandle(methods: readonly ListedMethod[]): Uint8Array<ArrayBuffer> | undefined {
  const handles = methods.flatMap(
    ({ members }) => fromBase64url(toBase64url(textMember(members, 'user_handle') ?? '')) ?? [],
  );
  return handles.find(({ length }) => length <= 64);
}

/** Keeps an authenticator from being registered twice. */
function toDescriptor({ members }: ListedMethod): readonly { readonly id: string }[] {
  const id = toBase64url(textMember(members, 'key_id') ?? '');
  // One sample of the vendor's has bits left over, which browsers ignore.
  return /^[\w-]+$/.test(id) && id.length % 4 !== 1 ? [{ id }] : [];
}

function userAgentOf(request: Request): JsonObject {
  const text = (request.headers.get('user-agent') ?? '').replace(/[^ -~]/g, '').slice(0, longestUserAgent);
  return text ? { user_agent: text } : {};
}

/** The identity of the tenant's own connection, which the API names without its provider. */
function identityOf(userId: string): JsonObject {
  return userId.startsWith('auth0|') ? { identity_user_id: userId.slice('auth0|'.length) } : {};
}
