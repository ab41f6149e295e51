import { expect } from '@open-wc/testing';

import type { MethodOperation } from '../../../src/model/auth-method.js';
import type { AuthMethodsError, AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';
import type { CallOptions } from '../../../src/model/methods-backend.js';
import {
  errorOf,
  failOrSkip,
  isAllowed,
  listedMethods,
  options,
  retryAfter,
  type ContractFault,
  type ContractWorld,
  type OpenWorld,
} from './contract-world.js';
import { enrollable, inputs, newPassword, withoutCeremony } from './enroll.js';

/** One call of an operation, ready to be made. */
interface Call {
  readonly name: string;
  readonly make: (options: CallOptions) => Promise<unknown>;
}

/** A call of every operation the backend has, on a full account. */
async function everyCall(world: ContractWorld): Promise<readonly Call[]> {
  const { backend } = world;
  const methods = await listedMethods(world);
  /** A phone where it allows the change, else the first method that does. */
  const idFor = (operation: MethodOperation): string => {
    const allowing = methods.filter((method) => isAllowed(operation, method));
    return (allowing.find(({ type }) => type === 'phone') ?? allowing[0])?.id ?? '';
  };
  const calls: Call[] = [{ name: 'list', make: (call) => backend.list(call) }];
  const add = (name: string, make: Call['make']) => calls.push({ name, make });

  const { startEnrollment, completeEnrollment, resendCode } = backend;
  const types = enrollable(world);
  const type = withoutCeremony.find((each) => types.includes(each)) ?? types[0];
  if (startEnrollment && type) {
    add('startEnrollment', (call) => startEnrollment.call(backend, type, inputs[type], call));
    const started = await startEnrollment.call(backend, type, inputs[type], options);
    const isChallenge = !('result' in started) && !('continueAt' in started);
    const proof = { code: '000000', newPassword };
    if (isChallenge && completeEnrollment && withoutCeremony.some((each) => each === type))
      add('completeEnrollment', (call) => completeEnrollment.call(backend, started, proof, call));
    if (isChallenge && resendCode) add('resendCode', (call) => resendCode.call(backend, started, call));
  }

  const { rename, setPhoneChannel, setPreferred, setEnabled, remove } = backend;
  if (rename) add('rename', (call) => rename.call(backend, idFor('rename'), 'New', call));
  if (setPhoneChannel)
    add('setPhoneChannel', (call) => setPhoneChannel.call(backend, idFor('setPhoneChannel'), 'sms', call));
  if (setPreferred) add('setPreferred', (call) => setPreferred.call(backend, idFor('setPreferred'), call));
  if (setEnabled) add('setEnabled', (call) => setEnabled.call(backend, idFor('setEnabled'), false, call));
  if (remove) add('remove', (call) => remove.call(backend, idFor('remove'), call));
  const { removeAll, replaceAll, signOutElsewhere } = backend;
  if (removeAll) add('removeAll', (call) => removeAll.call(backend, call));
  if (replaceAll) add('replaceAll', (call) => replaceAll.call(backend, [], call));
  if (signOutElsewhere) add('signOutElsewhere', (call) => signOutElsewhere.call(backend, call));
  return calls;
}

export function describeFailing(open: OpenWorld): void {
  describe('failing', () => {
    /** Makes every call while the server fails, and returns the errors. */
    async function expectCodes(
      fault: ContractFault,
      code: AuthMethodsErrorCode,
      context: Mocha.Context,
    ): Promise<readonly AuthMethodsError[]> {
      const world = await open('full');
      const calls = await everyCall(world);
      await failOrSkip(world, fault, context);
      const errors: AuthMethodsError[] = [];
      for (const { name, make } of calls) {
        const error = await errorOf(make(options));
        expect(error.code, name).to.equal(code);
        errors.push(error);
      }
      return errors;
    }

    it('rejects with network when there is no response', async function () {
      await expectCodes('offline', 'network', this);
    });

    it('rejects with rate_limited and the seconds to wait', async function () {
      for (const error of await expectCodes('rate-limited', 'rate_limited', this)) {
        expect(error.retryAfter).to.equal(retryAfter);
      }
    });

    it('rejects with server_error when the server fails', async function () {
      await expectCodes('server-error', 'server_error', this);
    });

    it('rejects with unauthorized when the person is signed out', async function () {
      await expectCodes('signed-out', 'unauthorized', this);
    });

    it('rejects with insufficient_scope and the missing scope', async function () {
      for (const error of await expectCodes('insufficient-scope', 'insufficient_scope', this)) {
        expect(error.requiredScope).to.not.be.empty;
      }
    });

    for (const fault of ['offline', 'server-error', 'rate-limited'] as const) {
      it(`repeats no write when the server fails with ${fault}`, async function () {
        const world = await open('full');
        const calls = await everyCall(world);
        await failOrSkip(world, fault, this);
        for (const { name, make } of calls) {
          const before = world.writes();
          await errorOf(make(options));
          expect(world.writes() - before, name).to.equal(name === 'list' ? 0 : 1);
        }
      });
    }

    it('changes nothing when the signal has already aborted', async () => {
      const world = await open('full');
      for (const { name, make } of await everyCall(world)) {
        const before = await listedMethods(world);
        expect((await errorOf(make({ signal: AbortSignal.abort() }))).code, name).to.equal('aborted');
        expect(await listedMethods(world), name).to.deep.equal(before);
      }
    });

    it('rejects with aborted as soon as the signal aborts', async () => {
      for (const { name, make } of await everyCall(await open('full'))) {
        const controller = new AbortController();
        const ending = errorOf(make({ signal: controller.signal }));
        controller.abort();
        expect((await ending).code, name).to.equal('aborted');
      }
    });

    it('stops waiting for a slow server when the signal aborts', async function () {
      const world = await open('full');
      const calls = await everyCall(world);
      await failOrSkip(world, 'slow', this);
      await Promise.all(
        calls.map(async ({ name, make }) => {
          const error = await errorOf(make({ signal: AbortSignal.timeout(300) }));
          expect(error.code, name).to.equal('aborted');
        }),
      );
    });
  });
}
