import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { loadChunk } from '../../model/load-chunk.js';
import type {
  CallOptions,
  Capabilities,
  ConnectionOptions,
  MethodsBackend,
} from '../../model/methods-backend.js';
import { MyAccountClient } from './client.js';
import { readFactors, readMethods } from './map.js';

const readScope = 'read:me:authentication_methods';
const readFactorsScope = 'read:me:factors';
const createScope = 'create:me:authentication_methods';
const updateScope = 'update:me:authentication_methods';
const deleteScope = 'delete:me:authentication_methods';

const capabilities: Capabilities = {
  enroll: ['passkey', 'password', 'totp', 'push-notification', 'phone', 'email', 'recovery-code'],
  rename: ['passkey', 'totp', 'push-notification', 'phone', 'email', 'webauthn-platform', 'webauthn-roaming'],
  nameMaxLength: 20,
  setPhoneChannel: true,
  setPreferred: false,
  remove: true,
};

/**
 * Talks to the Auth0 My Account API, straight or through a proxy that speaks it.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options don't suffice.
 */
export function myAccountBackend(connection: ConnectionOptions): MethodsBackend {
  const client = new MyAccountClient(connection);

  const update = async (id: string, fields: Readonly<Record<string, string>>, options: CallOptions) => {
    const { readMethod } = await loadReadMethod();
    return readMethod(await client.patch(client.begin('update', [updateScope], options), id, fields));
  };

  return {
    capabilities,

    async list(options) {
      const action = client.begin('list', [readScope, readFactorsScope], options);
      const [{ methods, problems }, factors] = await Promise.all([
        client.list(action, options.type).then(readMethods),
        // Without them the list is still worth showing: not every tenant has the factors' endpoint.
        client.factors(action).then(readFactors).catch(AuthMethodsError.from),
      ]);
      if (!(factors instanceof AuthMethodsError)) return { methods, factors, problems };
      if (factors.code === 'aborted') throw factors;
      return { methods, factors: undefined, problems: [...problems, factors] };
    },

    async startEnrollment(type, input, options) {
      const { startEnrollment } = await loadEnrollment();
      return startEnrollment(client, client.begin('enroll', [createScope], options), type, input);
    },

    async completeEnrollment(challenge, proof, options) {
      const { completeEnrollment } = await loadEnrollment();
      return completeEnrollment(client, client.begin('enroll', [createScope], options), challenge, proof);
    },

    async get(id, options) {
      const { readMethod } = await loadReadMethod();
      return readMethod(await client.get(client.begin('list', [readScope], options), id));
    },

    rename: (id, name, options) => update(id, { name }, options),

    setPhoneChannel: (id, channel, options) =>
      update(id, { preferred_authentication_method: channel }, options),

    async remove(id, options) {
      try {
        await client.delete(client.begin('remove', [deleteScope], options), id);
      } catch (error) {
        // Gone already, perhaps by a removal whose answer was lost: it is as the person wants it.
        if (AuthMethodsError.from(error).code !== 'not_found') throw error;
      }
    },
  };
}

/** Most visits only look: what adding needs is downloaded when something is added. */
function loadEnrollment() {
  return loadChunk(() => import('./enrollment.js'));
}

function loadReadMethod() {
  return loadChunk(() => import('./read-method.js'));
}
