import { cognitoBackend, type CognitoOptions } from '../../../src/backends/cognito/index.js';
import {
  createCognitoEmulator,
  type CognitoEmulator,
  type CognitoFaults,
} from '../../../src/emulator/cognito/index.js';
import { describeBackendContract } from '../contract.js';
import type { ContractAccount, ContractFault, ContractWorld } from '../contract/contract-world.js';
import { accounts, commonFaults, interceptFetch } from '../contract/emulated-world.js';

const faults: Readonly<Partial<Record<ContractFault, Partial<CognitoFaults>>>> = {
  ...commonFaults,
  'insufficient-scope': { withheldScope: true },
};

const reads = ['GetUser', 'GetUserAuthFactors', 'ListWebAuthnCredentials'];

interface Variant {
  readonly options?: Partial<CognitoOptions>;
  readonly pool?: Partial<CognitoFaults>;
  /** How the host authorizes requests. Default: a fixed token. */
  readonly authorization?: (emulator: CognitoEmulator) => Partial<CognitoOptions>;
}

function openWorld(emulator: CognitoEmulator, account: ContractAccount, variant: Variant): ContractWorld {
  const api = interceptFetch({
    address: emulator.origin,
    answer: emulator.fetch,
    isWrite: (init) => {
      const target = new Headers(init?.headers).get('x-amz-target') ?? '';
      return !reads.some((name) => target.endsWith(`.${name}`));
    },
  });
  emulator.setFaults(variant.pool ?? {});
  return {
    backend: cognitoBackend({
      endpoint: emulator.origin,
      enroll: ['passkey', 'password', 'totp', 'phone', 'email'],
      ...(variant.authorization?.(emulator) ?? { accessToken: emulator.issueToken() }),
      ...variant.options,
    }),
    impossibleFaults: ['no-factors', 'removal-refused', 'challenges-expired'],
    // Somebody without a password is not asked for it.
    ...(account === 'full' && { currentPassword: 'Correct-Horse-9' }),
    outbox: () => Promise.resolve(emulator.outbox),
    approve: () => Promise.resolve(),
    ...api,
    fail: (fault) => {
      if (fault === 'signed-out') emulator.revokeTokens();
      else emulator.setFaults(faults[fault] ?? {});
      return Promise.resolve();
    },
  };
}

const open =
  (variant: Variant = {}) =>
  (account: ContractAccount): Promise<ContractWorld> => {
    const emulator = createCognitoEmulator({
      origin: 'https://cognito.test',
      account: accounts[account],
      relyingParty: { id: location.hostname, name: 'Harbour' },
    });
    return Promise.resolve(openWorld(emulator, account, variant));
  };

describeBackendContract('The Cognito backend', open());
describeBackendContract(
  'The Cognito backend of a pool that keeps original values, with a token function and many pages',
  open({
    pool: { keepOriginal: true, pageSize: 1, emptyBodies: false, firstFactors: ['PASSWORD'] },
    authorization: (emulator) => {
      const token = emulator.issueToken();
      return { getAccessToken: () => Promise.resolve(token) };
    },
    options: { userPoolId: 'eu-west-1_AbCdEf123', enroll: ['totp', 'phone', 'email', 'password'] },
  }),
);
describeBackendContract(
  'The Cognito backend of a pool that verifies nothing by itself, behind a proxy that adds the token',
  open({
    pool: { autoVerify: false },
    authorization: (emulator) => {
      const token = emulator.issueToken();
      return {
        endpoint: `${emulator.origin}/account/cognito`,
        fetcher: (input, init) => {
          const body = { ...(JSON.parse(String(init.body)) as object), AccessToken: token };
          return fetch(input, { ...init, body: JSON.stringify(body) });
        },
      };
    },
  }),
);
