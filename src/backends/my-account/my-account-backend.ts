import type { AuthMethod, PhoneChannel } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
} from '../../model/enrollment.js';
import type {
  BackendOptions,
  CallOptions,
  Capabilities,
  MethodsBackend,
} from '../../model/methods-backend.js';
import { throwIfAborted } from '../http.js';
import { MyAccountClient } from './client.js';
import { readFactors, readMethods } from './map.js';

const readScope = 'read:me:authentication_methods';
const readFactorsScope = 'read:me:factors';

const capabilities: Capabilities = {
  enroll: ['passkey', 'password', 'totp', 'push-notification', 'phone', 'email', 'recovery-code'],
  rename: ['passkey', 'totp', 'push-notification', 'phone', 'email', 'webauthn-platform', 'webauthn-roaming'],
  nameMaxLength: 20,
  phoneChannels: ['sms', 'voice'],
};

/** The operations that this backend has. Each returns the method it changed. */
export interface MyAccountBackend extends MethodsBackend {
  readonly capabilities: Capabilities;
  startEnrollment<T extends EnrollableType>(
    type: T,
    input: EnrollmentInput[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]>;
  completeEnrollment<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    options: CallOptions,
  ): Promise<{ readonly method: AuthMethod }>;
  rename(id: string, name: string, options: CallOptions): Promise<AuthMethod>;
  setPhoneChannel(id: string, channel: PhoneChannel, options: CallOptions): Promise<AuthMethod>;
  remove(id: string, options: CallOptions): Promise<void>;
}

/**
 * Talks to the Auth0 My Account API, directly or through a proxy that speaks it. The API lists 20 methods at most: such a
 * list is `incomplete`.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function myAccountBackend(backendOptions: BackendOptions): MyAccountBackend {
  const client = new MyAccountClient(backendOptions);

  return {
    capabilities,

    async list(options) {
      const action = client.begin('list', [readScope, readFactorsScope], options);
      const listed = client.list(action).then(readMethods);
      const factors = client.factors(action).then(readFactors);
      // The list is useful without them, and some tenants lack their endpoint.
      const known = factors.catch(() => undefined);
      const read = await listed;
      // Where they came first, all of it is shown in one piece.
      const already = await Promise.race([known, Promise.resolve(undefined)]);
      throwIfAborted(options.signal);
      return { ...read, factors: already ?? factors };
    },

    startEnrollment: async (...given) => (await loadEnrollment()).startEnrollment(client, ...given),

    completeEnrollment: async (...given) => (await loadEnrollment()).completeEnrollment(client, ...given),

    rename: async (id, name, options) => (await loadChanges()).update(client, id, { name }, options),

    setPhoneChannel: async (id, channel, options) =>
      (await loadChanges()).update(client, id, { preferred_authentication_method: channel }, options),

    remove: async (...given) => (await loadChanges()).remove(client, ...given),
  };
}

/** Most people only look at their methods: the code for changing or adding one is downloaded when it is needed. */
function loadChanges() {
  return import('./changes.js').catch(throwMissingChunk);
}

function loadEnrollment() {
  return import('./enrollment.js').catch(throwMissingChunk);
}
