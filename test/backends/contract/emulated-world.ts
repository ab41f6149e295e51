import type { AccountName, CommonFaults } from '../../../src/emulator/backend-emulator.js';
import { retryAfter, type ContractAccount, type ContractFault } from './contract-world.js';

/** The emulators' names for the accounts of the contract suite. */
export const accounts = {
  full: 'typical',
  empty: 'empty',
  'unknown-type': 'unknown-type',
} as const satisfies Readonly<Record<ContractAccount, AccountName>>;

/** The faults that every emulator has. */
export const commonFaults: Readonly<Partial<Record<ContractFault, Partial<CommonFaults>>>> = {
  offline: { offline: true },
  slow: { latency: 60_000 },
  'rate-limited': { status: 429, retryAfter },
  'server-error': { status: 500 },
  html: { body: 'html' },
  truncated: { body: 'truncated' },
  'null-list': { body: 'null-list' },
  'item-without-id': { itemWithoutId: true },
};

export interface InterceptedFetch {
  /** How many writes were sent. */
  writes(): number;
  /** Restores the page's own `fetch`. */
  close(): Promise<void>;
}

interface Interception {
  /** What the addresses of the API begin with. */
  readonly address: string;
  readonly answer: (url: string, init: RequestInit | undefined) => Promise<Response>;
  /** Default: everything but GET. */
  readonly isWrite?: (init: RequestInit | undefined) => boolean;
}

/** Answers the page's requests to an API, in place of the network, and counts the writes. */
export function interceptFetch({ address, answer, isWrite }: Interception): InterceptedFetch {
  const { fetch: original } = globalThis;
  let writes = 0;
  globalThis.fetch = (input, init) => {
    const url = String(input);
    if (!url.startsWith(address)) return original(input, init);
    if (isWrite ? isWrite(init) : init?.method !== 'GET') writes += 1;
    return answer(url, init);
  };
  return {
    writes: () => writes,
    close: () => {
      globalThis.fetch = original;
      return Promise.resolve();
    },
  };
}
