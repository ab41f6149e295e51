import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  IdentityInput,
} from '../../model/enrollment.js';
import type { CallOptions } from '../../model/methods-backend.js';
import type { RegistrationResponseJSON } from '../../model/webauthn-dictionaries.js';
import { readJson } from '../http.js';
import { invalidResponse, present } from '../json-value.js';
import { readChallenge } from './challenge.js';
import { collection, type Action, type MyAccountClient } from './client.js';
import type { EnrollableHere } from './enrollment-refusals.js';
import { methodPath } from './changes.js';
import { readMethod } from './read-method.js';

type Fields = Readonly<Record<string, unknown>>;
type CreateFields = { readonly [T in EnrollableHere]: (input: EnrollmentInput[T]) => Fields };
type ProofFields = { readonly [T in EnrollableHere]: (proof: EnrollmentProof[T]) => Fields };

/** The body of create, without the type. */
const createFields: CreateFields = {
  totp: nothing,
  passkey: (identity) => ({ ...toIdentity(identity), use_exclude_credentials: true }),
  phone: ({ phoneNumber, channel }) => ({
    phone_number: phoneNumber,
    preferred_authentication_method: channel,
  }),
  email: ({ email }) => ({ email }),
  'push-notification': nothing,
  'recovery-code': nothing,
  password: toIdentity,
};

/** The body of verify, without the session. */
const proofFields: ProofFields = {
  totp: toOneTimeCode,
  passkey: ({ credential }) => ({ authn_response: toAuthnResponse(credential) }),
  phone: toOneTimeCode,
  email: toOneTimeCode,
  'push-notification': nothing,
  'recovery-code': nothing,
  password: ({ newPassword }) => ({ new_password: newPassword }),
};

export async function startEnrollment<T extends EnrollableType>(
  client: MyAccountClient,
  type: T,
  input: EnrollmentInput[T],
  options: CallOptions,
): Promise<EnrollmentChallenge[T]> {
  const here = requireEnrollable(type);
  const fields = createFields[here] as (input: EnrollmentInput[T]) => Fields;
  const action = begin(client, options);
  const body = { type: here, ...fields(input) };
  const response = await client.send(action, 'create', 'POST', collection, body, here);
  const created = {
    body: await readJson(response, action.signal),
    location: response.headers.get('location'),
  };
  return readChallenge(here, created) as EnrollmentChallenge[T];
}

export async function completeEnrollment<T extends EnrollableType>(
  client: MyAccountClient,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
  options: CallOptions,
): Promise<{ readonly method: AuthMethod }> {
  const here = requireEnrollable(challenge.type);
  const fields = proofFields[here] as (proof: EnrollmentProof[T]) => Fields;
  const body = { auth_session: challenge.session, ...fields(proof) };
  const path = `${methodPath(challenge.id)}/verify`;
  const method = readMethod(await client.read(begin(client, options), 'verify', 'POST', path, body, here));
  // Nobody knows then whether the one that was asked for was added.
  if (method.type !== here) throw invalidResponse('method: of another type than the one to add');
  return { method };
}

function begin(client: MyAccountClient, options: CallOptions): Action {
  return client.begin('enroll', ['create:me:authentication_methods'], options);
}

/** The type as one of those the API can add. The casts above rely on this check. */
function requireEnrollable(type: EnrollableType): EnrollableHere {
  if (Object.hasOwn(createFields, type)) return type as EnrollableHere;
  throw new AuthMethodsError('unsupported_by_backend', `The My Account API can't add "${type}"`);
}

function nothing(): Fields {
  return {};
}

/** The API expects the id of an identity without its provider's prefix, although its answers have one. */
function toIdentity({ connection, identityUserId }: IdentityInput): Fields {
  return present({ connection, identity_user_id: identityUserId?.replace(/^[^|]*\|/, '') });
}

function toOneTimeCode({ code }: EnrollmentProof['email']): Fields {
  return { otp_code: code };
}

/** Copies member by member: browsers and libraries add members that the API refuses. */
function toAuthnResponse(credential: RegistrationResponseJSON): object {
  const { id, rawId, type, response, clientExtensionResults, authenticatorAttachment } = credential;
  const { attestationObject, clientDataJSON, transports } = response;
  return {
    id,
    rawId,
    type,
    response: { attestationObject, clientDataJSON, transports },
    clientExtensionResults,
    authenticatorAttachment,
  };
}
