import type { AuthMethod, PhoneChannel } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
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
import { loadChunk } from '../../model/load-chunk.js';
import { MyAccountClient } from './client.js';
import { readFactors, readMethods } from './map.js';

const readScope = 'read:me:authentication_methods';
const readFactorsScope = 'read:me:factors';
const createScope = 'create:me:authentication_methods';
const updateScope = 'update:me:authentication_methods';
const deleteScope = 'delete:me:authentication_methods';

/** How long the list waits for the factors, so that it is shown in one piece. Milliseconds. */
const factorsDelay = 500;

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
 * Talks to the Auth0 My Account API, directly or through a proxy that speaks it.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function myAccountBackend(backendOptions: BackendOptions): MyAccountBackend {
  const client = new MyAccountClient(backendOptions);

  const update = async (id: string, fields: Readonly<Record<string, string>>, options: CallOptions) => {
    const { readMethod } = await loadChunk(() => import('./read-method.js'));
    return readMethod(await client.patch(client.begin('update', [updateScope], options), id, fields));
  };

  return {
    capabilities,

    async list(options) {
      const action = client.begin('list', [readScope, readFactorsScope], options);
      const listed = client.list(action).then(readMethods);
      const factors = client.factors(action).then(readFactors);
      const settled = factors.then(
        (known) => ({ factors: known, problem: [] }),
        // The list is useful without them, and some tenants lack their endpoint.
        (cause: unknown) => ({ factors: undefined, problem: [AuthMethodsError.from(cause)] }),
      );
      const { methods, problems } = await listed;
      const soon = await Promise.race([settled, delay(factorsDelay)]);
      throwIfAborted(options.signal);
      if (!soon) return { methods, factors, problems };
      return { methods, factors: soon.factors, problems: [...problems, ...soon.problem] };
    },

    async startEnrollment(type, input, options) {
      const { startEnrollment } = await loadEnrollment();
      return startEnrollment(client, client.begin('enroll', [createScope], options), type, input);
    },

    async completeEnrollment(challenge, proof, options) {
      const { completeEnrollment } = await loadEnrollment();
      return completeEnrollment(client, client.begin('enroll', [createScope], options), challenge, proof);
    },

    rename: (id, name, options) => update(id, { name }, options),

    setPhoneChannel: (id, channel, options) =>
      update(id, { preferred_authentication_method: channel }, options),

    async remove(id, options) {
      try {
        await client.delete(client.begin('remove', [deleteScope], options), id);
      } catch (error) {
        // Already gone, perhaps through a removal whose answer was lost: that is what the person wants.
        if (AuthMethodsError.from(error).code !== 'not_found') throw error;
      }
    },
  };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Most people only look at their methods: the code for adding one is downloaded when it is needed. */
function loadEnrollment() {
  return loadChunk(() => import('./enrollment.js'));
}
