import { authsignalBackend, type AuthsignalOptions } from '../../../src/backends/authsignal/index.js';
import {
  createAuthsignalEmulator,
  type AuthsignalEmulator,
  type AuthsignalFaults,
} from '../../../src/emulator/authsignal/index.js';
import { describeBackendContract } from '../contract.js';
import type { ContractAccount, ContractFault, ContractWorld } from '../contract/contract-world.js';
import { accounts, commonFaults, interceptFetch } from '../contract/emulated-world.js';
import { HostServer } from './host-server.js';

const faults: Readonly<Partial<Record<ContractFault, Partial<AuthsignalFaults>>>> = {
  ...commonFaults,
  'no-factors': { availableStatus: 404 },
};

type Removal = 'none' | 'proxy' | 'page';

function openWorld(
  emulator: AuthsignalEmulator,
  options: Partial<AuthsignalOptions>,
  removal: Removal,
): ContractWorld {
  const host = new HostServer(emulator);
  let pages = 0;
  const api = interceptFetch({
    address: emulator.origin,
    answer: (url, init) => (url.startsWith(host.address) ? host : emulator).fetch(url, init),
  });
  return {
    backend: authsignalBackend({
      apiBase: emulator.baseUrl,
      ...(!options.fetcher && {
        getAccessToken: ({ scopes }) => emulator.issueToken({ scope: scopes.join(' ') }),
      }),
      ...(removal === 'proxy' && { proxyBase: host.address }),
      ...(removal === 'page' && {
        hostedPage: (request) => {
          pages += 1;
          return host.hostedPage(request);
        },
      }),
      ...options,
    }),
    impossibleFaults: [
      // A missing scope starts a step-up; a code that has expired is answered as a wrong one.
      ...(['insufficient-scope', 'challenges-expired'] as const),
      ...(removal === 'proxy' ? [] : (['removal-refused'] as const)),
    ],
    outbox: () => Promise.resolve(emulator.outbox),
    approve: async () => {
      await emulator.fetch(emulator.outbox.at(-1)?.code ?? '/');
    },
    close: api.close,
    writes: () => api.writes() + pages,
    fail: (fault) => {
      host.refusesRemovals = fault === 'removal-refused';
      emulator.setFaults(faults[fault] ?? {});
      if (fault === 'signed-out') {
        host.session = 'ended';
        emulator.revokeTokens();
        emulator.setFaults({ tokenLifetime: -60 });
      }
      return Promise.resolve();
    },
  };
}

const open =
  (
    options: (emulator: AuthsignalEmulator) => Partial<AuthsignalOptions>,
    removal: Removal = 'none',
    switches: Partial<AuthsignalFaults> = {},
  ) =>
  (account: ContractAccount): Promise<ContractWorld> => {
    const emulator = createAuthsignalEmulator({
      origin: 'https://authsignal.test',
      account: accounts[account],
      rpId: location.hostname,
      faults: switches,
    });
    return Promise.resolve(openWorld(emulator, options(emulator), removal));
  };

describeBackendContract(
  'The Authsignal backend',
  open(() => ({})),
);

describeBackendContract(
  'The Authsignal backend with a proxy, links in mails, WhatsApp and recovery codes',
  open(() => ({ emailDelivery: 'link', phoneChannels: ['whatsapp', 'sms'] }), 'proxy', {
    recoveryCodes: true,
    boundToAction: true,
    readScopeNeeded: true,
    expiredStatus: 400,
  }),
);

describeBackendContract(
  'The Authsignal backend with the vendor’s page, and older answers in the other writing',
  open(() => ({}), 'page', {
    snakeCase: true,
    olderItems: true,
    withoutAuthenticator: true,
    withoutToken: true,
    expiredStatus: 200,
  }),
);

describeBackendContract(
  'The Authsignal backend whose host authorizes by itself',
  open(
    (emulator) => ({
      fetcher: (input, init, { scopes }) => {
        const authorization = `Bearer ${emulator.issueToken({ scope: scopes.join(' ') })}`;
        return fetch(input, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), authorization },
        });
      },
    }),
    'proxy',
  ),
);
