import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { isJsonObject } from '../fields.js';

/** Says what is wrong with the form of an `authn_response`, by the limits of the published schema. */
export function attestationComplaint(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'must be an object';
  if (!isTextUpTo(value.id, 1364)) return 'has an "id" that is missing or longer than 1364 characters';
  if (!isTextUpTo(value.rawId, 1364)) return 'has a "rawId" that is missing or longer than 1364 characters';
  if (value.type !== 'public-key') return 'has a "type" other than public-key';
  const attachment = value.authenticatorAttachment;
  if (attachment !== undefined && attachment !== 'platform' && attachment !== 'cross-platform') {
    return 'has an "authenticatorAttachment" other than platform and cross-platform';
  }
  if (value.clientExtensionResults !== undefined && !isJsonObject(value.clientExtensionResults)) {
    return 'has "clientExtensionResults" that are no object';
  }
  return responseComplaint(value.response);
}

/** Whether {@link attestationComplaint} finds nothing wrong, so that the WebAuthn library can read it. */
export function isRegistrationResponse(value: unknown): value is RegistrationResponseJSON {
  return attestationComplaint(value) === undefined;
}

function isTextUpTo(value: unknown, maxLength: number): boolean {
  return typeof value === 'string' && value.length <= maxLength;
}

function responseComplaint(response: unknown): string | undefined {
  if (!isJsonObject(response)) return 'has no "response"';
  if (!isTextUpTo(response.attestationObject, 2000)) {
    return 'has an "attestationObject" that is missing or longer than 2000 characters';
  }
  if (!isTextUpTo(response.clientDataJSON, 1000)) {
    return 'has a "clientDataJSON" that is missing or longer than 1000 characters';
  }
  const { transports } = response;
  if (
    transports !== undefined &&
    !(Array.isArray(transports) && transports.every((one) => isTextUpTo(one, 100)))
  ) {
    return 'has "transports" that are no list of at most 100 characters each';
  }
  const extra = Object.keys(response).find(
    (key) => key !== 'attestationObject' && key !== 'clientDataJSON' && key !== 'transports',
  );
  return extra === undefined ? undefined : `has a "response" with "${extra}", which is not allowed`;
}
