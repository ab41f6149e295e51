import type { AuthMethodType } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import type { BackendOptions, Capabilities, MethodsBackend } from '../../model/methods-backend.js';
import { connect, type BackendContext, type Known } from './client.js';
import { readEndpoint } from './endpoint.js';
import { readList } from './pages.js';

/** The types that can be added through the proxy. */
export type ManagementEnrollableType = Extract<
  EnrollableType,
  'phone' | 'email' | 'totp' | 'webauthn-roaming' | 'passkey'
>;

/** How the proxy is reached, whose methods it is asked for, and what it can do. */
export interface ManagementOptions extends Pick<
  BackendOptions,
  'getAccessToken' | 'accessToken' | 'fetcher'
> {
  /** Where the host's server has the proxy, such as `/api/sign-in`; may be on another origin. */
  readonly apiBase: string;
  /**
   * Id of another person, whose methods a support desk looks after: `auth0|507f1f77bcf86cd799439011`. Default: the
   * methods of whoever is signed in.
   */
  readonly userId?: string;
  /** What that person is called on screen, and what is typed to confirm a change of everything. Default: the id. */
  readonly ownerName?: string;
  /**
   * What can be added. Default: `phone`, `email`, `totp` and `webauthn-roaming`; for another person `phone` and `email`,
   * which are all that is possible.
   */
  readonly enroll?: readonly ManagementEnrollableType[];
  /** Offers to remove all methods. Default: only for another person. */
  readonly removeAll?: boolean;
  /** Offers to replace all methods by a phone or an email. Default: only for another person. */
  readonly replaceAll?: boolean;
  /** Offers to end the person's other sessions. Default: `false`, since not every proxy can. */
  readonly signOutElsewhere?: boolean;
  /** Whether the page's cookies go with requests. Default: `same-origin`; `include` for a proxy on another origin. */
  readonly credentials?: RequestCredentials;
  /** Audience of the access tokens. Default: `apiBase`. */
  readonly audience?: string;
}

/** It has no default method, and none can be switched off. */
export type ManagementBackend = Omit<MethodsBackend, 'setPreferred' | 'setEnabled'>;

/** What can have a name. */
const renamable: readonly AuthMethodType[] = [
  ...(['passkey', 'totp', 'push-notification', 'phone', 'email'] as const),
  ...(['webauthn-platform', 'webauthn-roaming'] as const),
];

/**
 * Talks to a proxy on the host's server, in front of the Auth0 Management API: no page may call that API itself.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function managementBackend(options: ManagementOptions): ManagementBackend {
  const endpoint = readEndpoint(options);
  const { userId, ownerName } = options;
  const isOwn = userId === undefined;
  const { removeAll = !isOwn, replaceAll = !isOwn, signOutElsewhere = false } = options;
  const { enroll } = endpoint;
  const begin = connect(options, endpoint);
  const known: Known = { methods: [] };
  const context: BackendContext = { begin, known, isOwn };

  const capabilities: Capabilities = {
    enroll,
    rename: renamable,
    nameMaxLength: 20,
    phoneChannels: ['sms', 'voice'],
    ...((removeAll || replaceAll) && { replaceAllBlockedBy: ['passkey'] as const }),
  };

  return {
    capabilities,
    ...(!isOwn && { accountOwner: { name: ownerName?.trim() ? ownerName : userId } }),

    async list({ showFirst, ...callOptions }) {
      const snapshot = await readList(begin('list', callOptions), isOwn, showFirst);
      known.methods = snapshot.methods;
      return snapshot;
    },

    ...(enroll.length > 0 &&
      ({
        startEnrollment: async (...given) => (await loadEnrollment()).startEnrollment(context, ...given),
      } satisfies Partial<ManagementBackend>)),
    // At a support desk there is nothing to prove: what is entered is added at once.
    ...(isOwn &&
      enroll.length > 0 &&
      ({
        completeEnrollment: async (...given) =>
          (await loadEnrollment()).completeEnrollment(context, ...given),
        resendCode: async (...given) => (await loadEnrollment()).resendCode(context, ...given),
      } satisfies Partial<ManagementBackend>)),

    rename: async (...given) => (await loadChanges()).rename(context, ...given),
    setPhoneChannel: async (...given) => (await loadChanges()).setPhoneChannel(context, ...given),
    remove: async (...given) => (await loadChanges()).remove(context, ...given),

    ...(removeAll &&
      ({
        removeAll: async (callOptions) => (await loadChanges()).removeAll(context, callOptions),
      } satisfies Partial<ManagementBackend>)),
    ...(replaceAll &&
      ({
        replaceAll: async (...given) => (await loadChanges()).replaceAll(context, ...given),
      } satisfies Partial<ManagementBackend>)),
    ...(signOutElsewhere &&
      ({
        signOutElsewhere: async (callOptions) => (await loadChanges()).signOutElsewhere(context, callOptions),
      } satisfies Partial<ManagementBackend>)),
  };
}

/** Most people only look at their methods: the code for changing or adding one is downloaded when it is needed. */
function loadChanges() {
  return import('./changes.js').catch(throwMissingChunk);
}

function loadEnrollment() {
  return import('./enrollment.js').catch(throwMissingChunk);
}
