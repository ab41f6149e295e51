import { expect } from '@open-wc/testing';

import type { AuthMethod } from '../../src/model/auth-method.js';
import { AuthMethodsError, type AuthMethodsErrorOptions } from '../../src/model/auth-methods-error.js';
import * as backends from '../support/backends/backends.js';
import { promisingBackend, throwingBackend, undefinedBackend } from '../support/backends/bad-backends.js';
import { makeMethod } from '../support/backends/make-method.js';
import type { MemoryBackend, MemoryBackendOptions } from '../support/backends/memory-backend.js';
import { describeBackendContract } from './contract.js';
import { brokenPromises, operations } from './contract/broken-promises.js';
import {
  errorOf,
  options,
  retryAfter,
  type ContractAccount,
  type ContractFault,
  type ContractWorld,
} from './contract/contract-world.js';

type MakeBackend = (overrides?: MemoryBackendOptions) => MemoryBackend;

const contracts: Readonly<Record<string, MakeBackend>> = {
  'A backend with nothing but a list': backends.readOnlyBackend,
  'A backend whose enrollments are finished at start': backends.finishedAtStartBackend,
  'A backend whose changes continue on a hosted page': backends.hostedPageBackend,
  'A backend that sends codes again': backends.resendingBackend,
  'A backend with masked values': backends.maskedBackend,
  'A backend with a default method': backends.defaultMethodBackend,
  'A backend with single types': backends.singleTypesBackend,
  'A backend with types that can only be looked at': backends.lookOnlyBackend,
  'A backend with several recovery codes': backends.recoveryCodesBackend,
  'A backend that asks for the current password': backends.currentPasswordBackend,
  'A backend for a support desk': backends.supportDeskBackend,
  'A backend that ends other sessions': backends.signOutBackend,
  'A backend with every challenge': (overrides) =>
    backends.everyChallengeBackend({
      factors: backends.everyChallengeBackend().capabilities!.enroll!.map((type) => ({
        type,
        usage: ['secondary'],
      })),
      ...overrides,
    }),
};

/** What each operation rejects with while the server has a fault. */
const errors: Readonly<Partial<Record<ContractFault, [AuthMethodsError['code'], AuthMethodsErrorOptions?]>>> =
  {
    offline: ['network'],
    'rate-limited': ['rate_limited', { retryAfter }],
    'server-error': ['server_error'],
    'signed-out': ['unauthorized'],
    'insufficient-scope': ['insufficient_scope', { requiredScope: 'methods' }],
  };

const unknownType: AuthMethod = {
  id: 'card|1',
  type: 'unknown',
  rawType: 'smart-card',
  confirmed: true,
  usage: [],
  linkedIds: [],
};

/** The methods a backend has anyway, and one of each other type that it can add. */
function fullAccount(make: MakeBackend): readonly AuthMethod[] {
  const { account, capabilities } = make();
  const types = (capabilities?.enroll ?? []).filter(
    (type) => !account.methods.some((method) => method.type === type),
  );
  const masked = account.methods.some((method) => 'masked' in method && method.masked);
  return [...account.methods, ...types.map((type) => makeMethod({ type, masked }))];
}

function open(make: MakeBackend, name: ContractAccount): ContractWorld {
  const full = fullAccount(make);
  const backend = make({
    methods: name === 'empty' ? [] : name === 'full' ? full : [...full, unknownType],
    problems: name === 'unknown-type' ? [new AuthMethodsError('invalid_response', 'Unexpected type')] : [],
  });
  const { account } = backend;
  return {
    backend,
    impossibleFaults: ['html', 'truncated', 'null-list', 'item-without-id'],
    ...(make === backends.currentPasswordBackend && { currentPassword: 'Correct-Horse-9' }),
    outbox: async () => account.outbox,
    approve: async () => account.approve(),
    writes: () => account.calls.filter((call) => call !== 'list').length,
    async fail(fault) {
      const [code, facts] = errors[fault] ?? [];
      if (code) account.fail(new AuthMethodsError(code, `Failing with ${fault}`, facts));
      if (fault === 'slow') account.delay = new Promise(() => {});
      if (fault === 'challenges-expired') account.expireChallenges();
      if (fault === 'removal-refused')
        account.fail(new AuthMethodsError('removal_refused', 'The last method stays'), 'remove');
      if (fault === 'no-factors') {
        account.factors = undefined;
        account.problems = [new AuthMethodsError('forbidden', 'No factors')];
      }
    },
    close: async () => {},
  };
}

for (const [name, make] of Object.entries(contracts)) {
  describeBackendContract(name, async (account) => open(make, account));
}

describe('The contract suite', () => {
  it('covers every operation with at least one of these backends', () => {
    const made = Object.values(contracts).map((make) => make());
    const missing = operations.filter((name) => !made.some((backend) => name in backend));
    expect(missing).to.deep.equal([]);
  });

  it('names each capability of a backend that promises operations it lacks', () => {
    expect(brokenPromises(promisingBackend())).to.have.members([
      ...['enroll', 'rename', 'nameMaxLength', 'setPreferred', 'setEnabled', 'replaceAllBlockedBy'],
    ]);
  });

  it('fails for a backend that throws synchronously, or resolves to undefined', async () => {
    expect(() => throwingBackend().list(options)).to.throw(TypeError);
    const failure = await errorOf(undefinedBackend().list(options)).catch((error: unknown) => error);
    expect(failure).to.have.property('message').that.contains('did not reject with an AuthMethodsError');
  });
});
