import type { GetAccessToken, MethodsBackend } from '../../src/index.js';
import type { BackendName } from './backend-names.js';
import { EmulatedApi } from './emulated-api.js';

/** A backend, and the emulator behind it. */
export interface ConnectedBackend {
  readonly backend: MethodsBackend;
  readonly api: EmulatedApi;
  /** What the addresses of the element's requests begin with. */
  readonly requests: string;
}

/** Every backend except the element's default one. */
export type OtherBackend = Exclude<BackendName, 'my-account'>;

/** Returns the person's token, and a new one when the backend reports that the last one was refused. */
function tokenOf(api: EmulatedApi): GetAccessToken {
  let held: Promise<string> | undefined;
  return ({ fresh }) => (held = fresh ? api.token() : (held ?? api.token()));
}

async function connectManagement(options: {
  readonly userId?: string;
  readonly ownerName?: string;
}): Promise<MethodsBackend> {
  const { managementBackend } = await import('../../src/backends/management/index.js');
  return managementBackend({
    apiBase: '/host/management',
    signOutElsewhere: options.userId === undefined,
    ...(options.userId === undefined && {
      enroll: ['phone', 'email', 'totp', 'webauthn-roaming', 'passkey'],
    }),
    ...options,
  });
}

async function connectGateway(api: EmulatedApi, userPoolId?: string): Promise<MethodsBackend> {
  const { gatewayBackend } = await import('../../src/backends/gateway/index.js');
  return gatewayBackend({
    apiBase: api.origin,
    userId: api.setting('userId'),
    ...(userPoolId === undefined ? { removal: true } : { provider: 'cognito-user', userPoolId }),
    getAccessToken: tokenOf(api),
  });
}

/** How a host creates each backend. */
const connections: Readonly<
  Record<OtherBackend, { readonly api: string; readonly make: (api: EmulatedApi) => Promise<MethodsBackend> }>
> = {
  management: { api: 'management', make: () => connectManagement({}) },
  'support-desk': {
    api: 'management',
    make: (api) => connectManagement({ userId: api.setting('otherUserId'), ownerName: 'Grace Hopper' }),
  },
  authsignal: {
    api: 'authsignal',
    make: async (api) => {
      const { authsignalBackend } = await import('../../src/backends/authsignal/index.js');
      return authsignalBackend({
        apiBase: `${api.origin}/v1`,
        proxyBase: '/host/authsignal',
        getAccessToken: tokenOf(api),
      });
    },
  },
  cognito: {
    api: 'cognito',
    make: async (api) => {
      const { cognitoBackend } = await import('../../src/backends/cognito/index.js');
      return cognitoBackend({
        userPoolId: api.setting('userPoolId'),
        endpoint: api.origin,
        enroll: ['passkey', 'password', 'totp', 'phone', 'email'],
        issuer: 'Harbour',
        getAccessToken: tokenOf(api),
      });
    },
  },
  gateway: { api: 'gateway', make: (api) => connectGateway(api) },
  'gateway-user-pool': {
    api: 'gateway',
    make: (api) => connectGateway(api, api.setting('userPoolId')),
  },
};

/** Where the codes are that were "sent". In front of the Management API, the host's own server sends them. */
export function outboxOf(name: OtherBackend): string {
  const { api } = connections[name];
  return api === 'management' ? '/host/outbox' : `${EmulatedApi.ofPage(api).origin}/emulator/outbox`;
}

export async function connectBackend(name: OtherBackend): Promise<ConnectedBackend> {
  const { api: apiName, make } = connections[name];
  const api = EmulatedApi.ofPage(apiName);
  const backend = await make(api);
  const requests = apiName === 'management' ? `${location.origin}/host/management/` : api.origin;
  return { backend, api, requests };
}
