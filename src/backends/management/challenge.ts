import type { EnrollableType, EnrollmentChallenge } from '../../model/enrollment.js';
import { readCreationOptions } from '../creation-options.js';
import { asObject, asText, invalidResponse, present } from '../json-value.js';

/** Reads a challenge of the proxy's. Throws `invalid_response` when it lacks something the enrollment needs. */
export function readChallenge<T extends EnrollableType>(type: T, answer: unknown): EnrollmentChallenge[T] {
  const wire = asObject(answer);
  const session = asText(wire.auth_session);
  if (!session) throw invalidResponse('challenge: auth_session missing or not a string');
  // Nothing is in the account before the proof, so there is no id.
  const challenge: object = { type, session, id: '', ...detailsOf(type, wire) };
  // Every member that the type needs has been read.
  return challenge as EnrollmentChallenge[T];
}

function detailsOf(type: EnrollableType, wire: Readonly<Record<string, unknown>>): object {
  if (type === 'passkey' || type === 'webauthn-roaming')
    return { publicKey: readCreationOptions(wire.authn_params_public_key) };
  if (type !== 'totp') return {};
  const barcodeUri = asText(wire.barcode_uri);
  // It becomes a link, too: no other scheme may come that way.
  if (!/^otpauth:/i.test(barcodeUri)) throw invalidResponse('challenge: barcode_uri is no otpauth: address');
  return { barcodeUri, ...present({ manualInputCode: asText(wire.manual_input_code) }) };
}
