import { gatewayBackend, type GatewayOptions } from '../../../src/backends/gateway/index.js';
import { createGatewayEmulator, type GatewayEmulator } from '../../../src/emulator/gateway/index.js';
import { describeBackendContract } from '../contract.js';
import type { ContractAccount, ContractWorld } from '../contract/contract-world.js';
import { accounts, commonFaults, interceptFetch } from '../contract/emulated-world.js';

function openWorld(emulator: GatewayEmulator, options: Partial<GatewayOptions>): ContractWorld {
  const api = interceptFetch({ address: `${emulator.origin}/users/`, answer: emulator.fetch });
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
    ...api,
    fail: (fault) => {
      if (fault === 'signed-out') emulator.revokeTokens();
      else emulator.setFaults(commonFaults[fault] ?? {});
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
