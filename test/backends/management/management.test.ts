import { managementBackend, type ManagementOptions } from '../../../src/backends/management/index.js';
import {
  createManagementEmulator,
  type ManagementEmulator,
  type ManagementFaults,
} from '../../../src/emulator/management/index.js';
import type { ManagementProxyOptions } from '../../../src/proxy/management/index.js';
import { describeBackendContract } from '../contract.js';
import type { ContractAccount, ContractWorld } from '../contract/contract-world.js';
import { accounts, commonFaults, interceptFetch } from '../contract/emulated-world.js';
import { HostServer } from './host-server.js';
import { apiBase, passThroughProxy } from './pass-through-proxy.js';

/** A server that answers below the address of the proxy, in place of the network. */
type Server = (request: Request) => Promise<Response>;

function openWorld(
  emulator: ManagementEmulator,
  options: Partial<ManagementOptions>,
  server: Server,
): ContractWorld {
  const api = interceptFetch({ address: apiBase, answer: (url, init) => server(new Request(url, init)) });
  return {
    backend: managementBackend({ apiBase, ...options }),
    impossibleFaults: ['insufficient-scope', 'no-factors', 'removal-refused', 'challenges-expired'],
    outbox: () => Promise.resolve([]),
    approve: () => Promise.resolve(),
    ...api,
    fail: (fault) => {
      if (fault === 'signed-out') emulator.revokeTokens();
      else emulator.setFaults(commonFaults[fault] ?? {});
      return Promise.resolve();
    },
  };
}

const passedThrough =
  (options: Partial<ManagementOptions>, changes: Partial<ManagementFaults> = {}) =>
  (account: ContractAccount): Promise<ContractWorld> => {
    const emulator = createManagementEmulator({ account: accounts[account] });
    emulator.setFaults(changes);
    return Promise.resolve(openWorld(emulator, options, passThroughProxy(emulator)));
  };

/** The real proxy: what it refuses, and what never comes from it, is refused and spoiled at the host's server. */
const proxied =
  (options: Partial<ManagementOptions>, proxyOptions: Partial<ManagementProxyOptions> = {}, desk = false) =>
  (account: ContractAccount): Promise<ContractWorld> => {
    const origin = 'https://tenant.example';
    const emulator = createManagementEmulator({ origin, account: accounts[account] });
    const server = new HostServer(emulator, proxyOptions);
    const authenticatedAt = new Date();
    if (desk) server.session = { userId: 'auth0|desk', authenticatedAt, mayAdminister: () => true };
    const world = openWorld(emulator, options, (request) => server.fetch(request));
    return Promise.resolve({
      ...world,
      impossibleFaults: ['insufficient-scope', 'no-factors'],
      outbox: () => Promise.resolve(server.messages),
      fail: (fault) => {
        if (fault === 'signed-out') server.session = undefined;
        else if (fault === 'challenges-expired') server.changeSecret();
        else if (fault === 'removal-refused') server.setFaults({ removalRefused: true });
        else server.setFaults(commonFaults[fault] ?? {});
        return Promise.resolve();
      },
    });
  };

const ada = { userId: 'auth0|507f1f77bcf86cd799439011', ownerName: 'Ada' } as const;

describeBackendContract(
  'The Management backend with the proxy',
  proxied({ enroll: ['phone', 'email', 'totp', 'webauthn-roaming', 'passkey'], signOutElsewhere: true }),
);
describeBackendContract(
  'The Management backend with a proxy that lets everybody empty their account',
  proxied(
    { removeAll: true, replaceAll: true },
    { keepLast: false, operations: { removeAll: 'everyone', replaceAll: 'everyone' } },
  ),
);
describeBackendContract(
  'The Management backend of a support desk with the proxy',
  proxied(ada, { administration: true, operations: { removeAll: true, replaceAll: true } }, true),
);

describeBackendContract(
  'The Management backend behind a server that passes everything on',
  passedThrough({ enroll: ['phone', 'email'], signOutElsewhere: true }),
);
describeBackendContract('The Management backend of a support desk', passedThrough(ada));
describeBackendContract(
  'The Management backend of a support desk, with a bare list in camel case',
  passedThrough({ ...ada, accessToken: 'token' }, { listForm: 'bare', camelCase: true }),
);
