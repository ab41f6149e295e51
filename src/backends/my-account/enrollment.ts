import type { AuthMethod } from '../../model/auth-method.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  IdentityInput,
} from '../../model/enrollment.js';
import { present } from '../../model/present.js';
import type { RegistrationResponseJSON } from '../../model/webauthn-dictionaries.js';
import { readChallenge } from './challenge.js';
import type { Action, MyAccountClient } from './client.js';
import { readMethod } from './read-method.js';

type Fields = Readonly<Record<string, unknown>>;
type CreateFields = { readonly [T in EnrollableType]: (input: EnrollmentInput[T]) => Fields };
type ProofFields = { readonly [T in EnrollableType]: (proof: EnrollmentProof[T]) => Fields };

/** The body of create besides the type. */
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

/** The body of verify besides the session. */
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
  action: Action,
  type: T,
  input: EnrollmentInput[T],
): Promise<EnrollmentChallenge[T]> {
  return readChallenge(type, await client.create(action, type, createFields[type](input)));
}

export async function completeEnrollment<T extends EnrollableType>(
  client: MyAccountClient,
  action: Action,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
): Promise<AuthMethod> {
  // A challenge carries its own type; that it is `T` is true by declaration, and beyond the compiler.
  const type = challenge.type as T;
  const body = { auth_session: challenge.session, ...proofFields[type](proof) };
  return readMethod(await client.verify(action, type, challenge.id, body));
}

function nothing(): Fields {
  return {};
}

/** The API takes the id of an identity without its provider's prefix, although it answers with one. */
function toIdentity({ connection, identityUserId }: IdentityInput): Fields {
  return present({ connection, identity_user_id: identityUserId?.replace(/^[^|]*\|/, '') });
}

function toOneTimeCode({ code }: EnrollmentProof['totp']): Fields {
  return { otp_code: code };
}

/** Member by member: browsers and libraries add some that the API refuses. */
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
