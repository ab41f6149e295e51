import type { AccountName } from '../../../src/emulator/backend-emulator.js';
import { gatewayBackend, type GatewayOptions } from '../../../src/backends/gateway/index.js';
import {
  createGatewayEmulator,
  type GatewayEmulator,
  type GatewayFaults,
} from '../../../src/emulator/gateway/index.js';
import { describeBackendContract } from '../contract.js';
import {
  retryAfter,
  type ContractAccount,
  type ContractFault,
  type ContractWorld,
} from '../contract/contract-world.js';

const accounts: Readonly<Record<ContractAccount, AccountName>> = {
  full: 'typical',
  empty: 'empty',
  'unknown-type': 'unknown-type',
};

const faults: Readonly<Partial<Record<ContractFault, Partial<GatewayFaults>>>> = {
  offline: { offline: true },
  slow: { latency: 60_000 },
  'rate-limited': { status: 429, retryAfter },
  'server-error': { status: 500 },
  html: { body: 'html' },
  truncated: { body: 'truncated' },
  'null-list': { body: 'null-list' },
  'item-without-id': { itemWithoutId: true },
};

function openWorld(emulator: GatewayEmulator, options: Partial<GatewayOptions>): ContractWorld {
  const { fetch: original } = globalThis;
  let writes = 0;
  globalThis.fetch = (input, init) => {
    if (!String(input).startsWith(`${emulator.origin}/users/`)) return original(input, init);
    if (init?.method !== 'GET') writes += 1;
    return emulator.fetch(input, init);
  };
  const { userId, userPoolId } = emulator;
  return {
    backend: gatewayBackend({
      apiBase: emulator.origin,
      userId,
      ...(options.provider && { userPoolId }),
      accessToken: emulator.issueToken(),
      ...options,
    }),
    impossibleFaults: [
      ...(['insufficient-scope', 'no-factors', 'removal-refused', 'challenges-expired'] as const),
      ...(options.provider ? (['item-without-id'] as const) : []),
    ],
    outbox: () => Promise.resolve([]),
    approve: () => Promise.resolve(),
    writes: () => writes,
    fail: (fault) => {
      if (fault === 'signed-out') emulator.revokeTokens();
      else emulator.setFaults(faults[fault] ?? {});
      return Promise.resolve();
    },
    close: () => {
      globalThis.fetch = original;
      return Promise.resolve();
    },
  };
}

const open =
  (options: Partial<GatewayOptions>) =>
  (account: ContractAccount): Promise<ContractWorld> => {
    const emulator = createGatewayEmulator({ origin: 'https://gateway.test', account: accounts[account] });
    return Promise.resolve(openWorld(emulator, options));
  };

describeBackendContract('The gateway backend', open({}));
describeBackendContract('The gateway backend that removes', open({ removal: true }));
describeBackendContract('The gateway backend of a user pool', open({ provider: 'cognito-user' }));
