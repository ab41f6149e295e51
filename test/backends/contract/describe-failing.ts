import { expect } from '@open-wc/testing';

import type { AuthMethodsError, AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';
import type { CallOptions } from '../../../src/model/methods-backend.js';
import {
  errorOf,
  listedMethods,
  options,
  retryAfter,
  type ContractFault,
  type ContractWorld,
  type OpenWorld,
} from './contract-world.js';

/** One call of an operation, ready to be made. */
interface Call {
  readonly name: string;
  readonly make: (options: CallOptions) => Promise<unknown>;
}

/** A call of every operation the backend has, on a full account. */
async function everyCall(world: ContractWorld): Promise<readonly Call[]> {
  const { backend } = world;
  const methods = await listedMethods(world);
  const { id } = methods.find(({ type }) => type === 'phone') ?? methods[0] ?? { id: '' };
  const calls: Call[] = [{ name: 'list', make: (call) => backend.list(call) }];

  if (backend.capabilities.enroll.includes('totp')) {
    const challenge = await backend.startEnrollment('totp', {}, options);
    const proof = { code: '000000' };
    calls.push(
      { name: 'startEnrollment', make: (call) => backend.startEnrollment('totp', {}, call) },
      {
        name: 'completeEnrollment',
        make: (call) => backend.completeEnrollment<'totp'>(challenge, proof, call),
      },
    );
  }
  const { get, rename, setPhoneChannel, remove } = backend;
  if (get) calls.push({ name: 'get', make: (call) => get.call(backend, id, call) });
  if (rename) calls.push({ name: 'rename', make: (call) => rename.call(backend, id, 'New', call) });
  if (setPhoneChannel) {
    calls.push({ name: 'setPhoneChannel', make: (call) => setPhoneChannel.call(backend, id, 'sms', call) });
  }
  if (remove) calls.push({ name: 'remove', make: (call) => remove.call(backend, id, call) });
  return calls;
}

export function describeFailing(open: OpenWorld): void {
  describe('when things go wrong', () => {
    /** Makes every call while the server fails, and returns how they ended. */
    async function expectCodes(
      fault: ContractFault,
      code: AuthMethodsErrorCode,
    ): Promise<readonly AuthMethodsError[]> {
      const world = await open('full');
      const calls = await everyCall(world);
      await world.fail(fault);
      const errors: AuthMethodsError[] = [];
      for (const { name, make } of calls) {
        const error = await errorOf(make(options));
        expect(error.code, name).to.equal(code);
        errors.push(error);
      }
      return errors;
    }

    it('tells that it got no answer', async () => {
      await expectCodes('offline', 'network');
    });

    it('tells how long to wait when there were too many requests', async () => {
      for (const error of await expectCodes('rate-limited', 'rate_limited')) {
        expect(error.retryAfter).to.equal(retryAfter);
      }
    });

    it('tells that the server failed', async () => {
      await expectCodes('server-error', 'server_error');
    });

    it('tells that the person is not signed in any more', async () => {
      await expectCodes('signed-out', 'unauthorized');
    });

    it('tells which scope is missing', async () => {
      for (const error of await expectCodes('insufficient-scope', 'insufficient_scope')) {
        expect(error.requiredScope).to.not.be.empty;
      }
    });

    it('does nothing when it is aborted already', async () => {
      const world = await open('full');
      for (const { name, make } of await everyCall(world)) {
        const before = await listedMethods(world);
        expect((await errorOf(make({ signal: AbortSignal.abort() }))).code, name).to.equal('aborted');
        expect(await listedMethods(world), name).to.deep.equal(before);
      }
    });

    it('stops at once when it is aborted', async () => {
      for (const { name, make } of await everyCall(await open('full'))) {
        const controller = new AbortController();
        const ending = errorOf(make({ signal: controller.signal }));
        controller.abort();
        expect((await ending).code, name).to.equal('aborted');
      }
    });

    it('stops waiting for an answer when it is aborted', async () => {
      const world = await open('full');
      const calls = await everyCall(world);
      await world.fail('slow');
      await Promise.all(
        calls.map(async ({ name, make }) => {
          const error = await errorOf(make({ signal: AbortSignal.timeout(300) }));
          expect(error.code, name).to.equal('aborted');
        }),
      );
    });
  });
}
