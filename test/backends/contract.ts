import { expect } from '@open-wc/testing';
import { generate } from 'otplib';

import type { AuthMethod, AuthMethodOf } from '../../src/model/auth-method.js';
import { AuthMethodsError, type AuthMethodsErrorCode } from '../../src/model/auth-methods-error.js';
import type { EnrollableType, EnrollmentChallenge } from '../../src/model/enrollment.js';
import type { CallOptions, MethodsBackend } from '../../src/model/methods-backend.js';

/** What the account of a test holds. `full`: a method of every type the backend knows. */
export type ContractAccount = 'full' | 'empty' | 'unknown-type';

/** How a server can go wrong, from the moment it is told to. */
export type ContractFault =
  | 'offline'
  | 'slow'
  | 'rate-limited'
  | 'server-error'
  | 'signed-out'
  | 'insufficient-scope'
  | 'html'
  | 'truncated'
  | 'null-list'
  | 'item-without-id'
  | 'no-factors'
  | 'removal-refused'
  | 'challenges-expired';

/** A backend, and the other side of its server. Everything between them goes over HTTP. */
export interface ContractWorld {
  readonly backend: MethodsBackend;
  /** The messages sent so far, oldest first. */
  outbox(): Promise<readonly { readonly to: string; readonly code: string }[]>;
  /** Approves what waits in the phone app. */
  approvePush(): Promise<void>;
  /** `rate-limited` tells to wait for {@link retryAfter} seconds. */
  fail(fault: ContractFault): Promise<void>;
  close(): Promise<void>;
}

export const retryAfter = 17;

type Act = (options: CallOptions) => Promise<unknown>;

const options: CallOptions = { signal: new AbortController().signal };

/** The error that an action ends with. */
async function errorOf(action: Promise<unknown>): Promise<AuthMethodsError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AuthMethodsError) return error;
  throw new Error('The action did not end with an AuthMethodsError', { cause: error });
}

async function expectCode(action: Promise<unknown>, code: AuthMethodsErrorCode): Promise<void> {
  expect((await errorOf(action)).code).to.equal(code);
}

/** The suite that every backend passes: what the element may rely on, whatever the vendor. */
export function describeBackendContract(
  name: string,
  setUp: (account: ContractAccount) => Promise<ContractWorld>,
): void {
  describe(`${name} keeps the contract of backends`, () => {
    let world: ContractWorld;
    let backend: MethodsBackend;

    async function open(account: ContractAccount): Promise<void> {
      world = await setUp(account);
      ({ backend } = world);
    }

    async function methods(): Promise<readonly AuthMethod[]> {
      return (await backend.list(options)).methods;
    }

    async function methodOf<T extends AuthMethod['type']>(type: T): Promise<AuthMethodOf<T>> {
      const method = (await methods()).find((each) => each.type === type);
      if (!method) throw new Error(`The account has no ${type}`);
      return method as AuthMethodOf<T>;
    }

    /** Skips what this backend can't do. */
    function itEnrolls(type: EnrollableType, what: string, test: () => Promise<void>): void {
      it(`${type}: ${what}`, async function () {
        await open('empty');
        if (!backend.capabilities.enroll.includes(type)) this.skip();
        await test();
      });
    }

    async function expectListed(method: AuthMethod, type: EnrollableType): Promise<void> {
      expect(method.type).to.equal(type);
      expect(method.confirmed).to.equal(true);
      expect(await methods()).to.deep.include(method);
    }

    async function sentCode(to: string): Promise<string> {
      const message = (await world.outbox()).findLast((each) => each.to === to);
      return message?.code ?? '';
    }

    afterEach(() => world.close());

    describe('listing', () => {
      it('lists the methods as plain values with ids of their own', async () => {
        await open('full');
        const snapshot = await backend.list(options);
        expect(snapshot.problems).to.deep.equal([]);
        expect(snapshot.methods).to.not.be.empty;
        expect(new Set(snapshot.methods.map(({ id }) => id)).size).to.equal(snapshot.methods.length);
        expect(JSON.parse(JSON.stringify(snapshot.methods))).to.deep.equal(snapshot.methods);
        for (const { type, usage, linkedIds, confirmed, createdAt, lastUsedAt } of snapshot.methods) {
          expect(type).to.not.equal('unknown');
          expect(usage).to.not.be.empty;
          expect(linkedIds).to.be.an('array');
          expect(confirmed).to.be.a('boolean');
          for (const date of [createdAt, lastUsedAt]) {
            if (date !== undefined) expect(new Date(date).getTime()).to.be.greaterThan(0);
          }
        }
      });

      it('lists every type it can add', async () => {
        await open('full');
        const types = (await methods()).map(({ type }) => type);
        expect(types).to.include.members([...backend.capabilities.enroll]);
      });

      it('lists one type', async () => {
        await open('full');
        for (const { id, type } of await methods()) {
          if (type === 'unknown') continue;
          const { methods: ofType } = await backend.list({ ...options, type });
          expect(ofType.map((each) => each.id)).to.include(id);
          expect(new Set(ofType.map((each) => each.type))).to.deep.equal(new Set([type]));
        }
      });

      it('tells what can be added', async () => {
        await open('full');
        const { factors = [] } = await backend.list(options);
        const types = factors.map(({ type }) => type);
        expect(types).to.include.members([...backend.capabilities.enroll]);
        expect(new Set(types).size).to.equal(types.length);
        for (const { usage } of factors) expect(usage).to.not.be.empty;
      });

      it('lists nothing for an empty account', async () => {
        await open('empty');
        expect(await methods()).to.deep.equal([]);
      });

      it('shows a type that nobody knows, and tells the developer', async () => {
        await open('unknown-type');
        const snapshot = await backend.list(options);
        const unknown = snapshot.methods.filter(({ type }) => type === 'unknown');
        expect(unknown).to.have.length(1);
        expect(unknown[0]).to.have.property('rawType').that.is.not.empty;
        expect(snapshot.methods.length).to.be.greaterThan(1);
        expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
      });

      it('survives an item without an id, and tells the developer', async () => {
        await open('full');
        const before = await methods();
        await world.fail('item-without-id');
        const snapshot = await backend.list(options);
        expect(snapshot.methods).to.deep.equal(before.slice(1));
        expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
      });

      it('survives that nobody tells what can be added', async () => {
        await open('full');
        const before = await methods();
        await world.fail('no-factors');
        const snapshot = await backend.list(options);
        expect(snapshot.methods).to.deep.equal(before);
        expect(snapshot.factors).to.equal(undefined);
        expect(snapshot.problems).to.have.length(1);
      });

      for (const fault of ['null-list', 'html', 'truncated'] as const) {
        it(`takes ${fault} for an invalid response`, async () => {
          await open('full');
          await world.fail(fault);
          await expectCode(backend.list(options), 'invalid_response');
        });
      }
    });

    describe('enrolling', () => {
      async function totpCode(challenge: EnrollmentChallenge['totp']): Promise<string> {
        const uri = new URL(challenge.barcodeUri);
        expect(uri.protocol).to.equal('otpauth:');
        return generate({ secret: uri.searchParams.get('secret') ?? '' });
      }

      /** A code that differs in one digit. */
      function wrong(code: string): string {
        return code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
      }

      itEnrolls('totp', 'adds an authenticator app by its code', async () => {
        const challenge = await backend.startEnrollment('totp', {}, options);
        const code = await totpCode(challenge);
        const method = await backend.completeEnrollment<'totp'>(challenge, { code }, options);
        await expectListed(method, 'totp');
      });

      itEnrolls('totp', 'takes the right code after a wrong one', async () => {
        const challenge = await backend.startEnrollment('totp', {}, options);
        const code = '000000' === (await totpCode(challenge)) ? '000001' : '000000';
        await expectCode(backend.completeEnrollment<'totp'>(challenge, { code }, options), 'invalid_code');
        const proof = { code: await totpCode(challenge) };
        await expectListed(await backend.completeEnrollment<'totp'>(challenge, proof, options), 'totp');
      });

      itEnrolls('totp', 'tells a challenge that has expired from a wrong code', async () => {
        const challenge = await backend.startEnrollment('totp', {}, options);
        const code = await totpCode(challenge);
        await world.fail('challenges-expired');
        const completing = backend.completeEnrollment<'totp'>(challenge, { code }, options);
        await expectCode(completing, 'enrollment_expired');
      });

      for (const channel of ['sms', 'voice'] as const) {
        itEnrolls('phone', `adds a number by the code that came by ${channel}`, async () => {
          const phoneNumber = '+12025550177';
          const challenge = await backend.startEnrollment('phone', { phoneNumber, channel }, options);
          const code = await sentCode(phoneNumber);
          const refused = backend.completeEnrollment<'phone'>(challenge, { code: wrong(code) }, options);
          await expectCode(refused, 'invalid_code');
          const method = await backend.completeEnrollment<'phone'>(challenge, { code }, options);
          await expectListed(method, 'phone');
          expect(method).to.include({ phoneNumber, channel });
        });
      }

      itEnrolls('phone', 'refuses a number that is none', async () => {
        const starting = backend.startEnrollment(
          'phone',
          { phoneNumber: '0800-CALL-ME', channel: 'sms' },
          options,
        );
        await expectCode(starting, 'invalid_input');
      });

      itEnrolls('email', 'adds an address by the code that came', async () => {
        const email = 'grace@example.com';
        const challenge = await backend.startEnrollment('email', { email }, options);
        const code = await sentCode(email);
        const refused = backend.completeEnrollment<'email'>(challenge, { code: wrong(code) }, options);
        await expectCode(refused, 'invalid_code');
        const method = await backend.completeEnrollment<'email'>(challenge, { code }, options);
        await expectListed(method, 'email');
        expect(method).to.include({ email });
      });

      itEnrolls('email', 'refuses what the account has already', async () => {
        const email = 'grace@example.com';
        const challenge = await backend.startEnrollment('email', { email }, options);
        await backend.completeEnrollment<'email'>(challenge, { code: await sentCode(email) }, options);
        await expectCode(backend.startEnrollment('email', { email }, options), 'already_enrolled');
      });

      itEnrolls('push-notification', 'waits for the phone app', async () => {
        const challenge = await backend.startEnrollment('push-notification', {}, options);
        expect(challenge.barcodeUri).to.match(/^otpauth:/);
        const complete = () => backend.completeEnrollment<'push-notification'>(challenge, {}, options);
        await expectCode(complete(), 'authorization_pending');
        await world.approvePush();
        await expectListed(await complete(), 'push-notification');
      });

      itEnrolls('recovery-code', 'adds the code it showed', async () => {
        const challenge = await backend.startEnrollment('recovery-code', {}, options);
        expect(challenge.recoveryCode).to.match(/^\w{16,}$/);
        const method = await backend.completeEnrollment<'recovery-code'>(challenge, {}, options);
        await expectListed(method, 'recovery-code');
      });

      itEnrolls('password', 'takes a good password after a weak one', async () => {
        const challenge = await backend.startEnrollment('password', {}, options);
        const complete = (newPassword: string) =>
          backend.completeEnrollment<'password'>(challenge, { newPassword }, options);
        const refusal = await errorOf(complete('aaa'));
        expect(refusal.code).to.equal('password_refused');
        expect(refusal.validationIssues).to.not.be.empty;
        await expectListed(await complete('Larch-Otter-58!'), 'password');
      });

      itEnrolls('passkey', 'starts with options for the browser', async () => {
        const { publicKey } = await backend.startEnrollment('passkey', {}, options);
        // Throws for what is no base64url.
        const parsed = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
        expect(parsed.rp.id).to.equal(location.hostname);
        expect(parsed.challenge.byteLength).to.be.greaterThan(15);
      });

      itEnrolls('password', 'keeps every secret out of its errors', async () => {
        const challenge = await backend.startEnrollment('password', {}, options);
        const newPassword = 'correct horse';
        const error = await errorOf(
          backend.completeEnrollment<'password'>(challenge, { newPassword }, options),
        );
        const told = JSON.stringify([
          error.message,
          error.validationIssues,
          { ...error },
          String(error.cause),
        ]);
        expect(told).to.not.contain(newPassword);
        expect(told).to.not.contain(challenge.session);
      });
    });

    describe('changing', () => {
      it('gets one method', async function () {
        await open('full');
        if (!backend.get) this.skip();
        for (const method of await methods()) {
          expect(await backend.get(method.id, options)).to.deep.equal(method);
        }
        await expectCode(backend.get('totp|missing', options), 'not_found');
      });

      it('renames each type that can have a name, and answers what is listed then', async () => {
        await open('full');
        const renamable = (await methods()).filter(
          ({ type }) => type !== 'unknown' && backend.capabilities.rename.includes(type),
        );
        expect(backend.capabilities.rename.length > 0).to.equal(backend.rename !== undefined);
        for (const { id, type } of renamable) {
          const renamed = await backend.rename?.(id, 'Küche 🍳', options);
          expect(renamed?.id).to.equal(id);
          if (type !== 'passkey') expect(renamed?.name).to.equal('Küche 🍳');
          expect(await methods()).to.deep.include(renamed);
        }
      });

      it('takes a name as long as it says, and none that is longer', async function () {
        await open('full');
        const { rename, nameMaxLength } = backend.capabilities;
        if (!backend.rename || !rename.includes('totp') || nameMaxLength === undefined) this.skip();
        const { id } = await methodOf('totp');
        const longest = '🍳'.repeat(nameMaxLength);
        expect((await backend.rename(id, longest, options)).name).to.equal(longest);
        await expectCode(backend.rename(id, `${longest}!`, options), 'invalid_input');
      });

      it('changes how a phone gets its codes', async function () {
        await open('full');
        expect(backend.capabilities.setPhoneChannel).to.equal(backend.setPhoneChannel !== undefined);
        if (!backend.setPhoneChannel) this.skip();
        const { id } = await methodOf('phone');
        for (const channel of ['voice', 'sms'] as const) {
          const changed = await backend.setPhoneChannel(id, channel, options);
          expect(changed).to.include({ id, channel });
          expect(await methods()).to.deep.include(changed);
        }
      });

      it('has setPreferred when it says so', async () => {
        await open('full');
        expect(backend.capabilities.setPreferred).to.equal(backend.setPreferred !== undefined);
      });

      it('removes a method, and takes a second removal for done', async function () {
        await open('full');
        expect(backend.capabilities.remove).to.equal(backend.remove !== undefined);
        if (!backend.remove) this.skip();
        const { id } = await methodOf('email');
        await backend.remove(id, options);
        expect((await methods()).map((method) => method.id)).to.not.include(id);
        await backend.remove(id, options);
      });

      it('tells that a removal is refused', async function () {
        await open('full');
        if (!backend.remove) this.skip();
        const before = await methods();
        await world.fail('removal-refused');
        await expectCode(backend.remove(before[0]?.id ?? '', options), 'removal_refused');
        expect(await methods()).to.deep.equal(before);
      });
    });

    describe('when things go wrong', () => {
      /** One call of each operation, ready to be made. */
      async function operations(): Promise<readonly (readonly [name: string, act: Act])[]> {
        await open('full');
        const { id } = await methodOf('phone');
        const challenge = await backend.startEnrollment('totp', {}, options);
        const all: readonly (readonly [string, Act | false])[] = [
          ['list', (call) => backend.list(call)],
          ['startEnrollment', (call) => backend.startEnrollment('totp', {}, call)],
          [
            'completeEnrollment',
            (call) => backend.completeEnrollment<'totp'>(challenge, { code: '000000' }, call),
          ],
          ['get', backend.get !== undefined && (async (call) => backend.get?.(id, call))],
          ['rename', backend.rename !== undefined && (async (call) => backend.rename?.(id, 'New', call))],
          [
            'setPhoneChannel',
            backend.setPhoneChannel !== undefined &&
              (async (call) => backend.setPhoneChannel?.(id, 'sms', call)),
          ],
          ['remove', backend.remove !== undefined && (async (call) => backend.remove?.(id, call))],
        ];
        return all.flatMap(([operation, act]) => (act ? [[operation, act] as const] : []));
      }

      async function expectCodes(code: AuthMethodsErrorCode): Promise<readonly AuthMethodsError[]> {
        const errors: AuthMethodsError[] = [];
        for (const [operation, act] of await failing()) {
          const error = await errorOf(act(options));
          expect(error.code, operation).to.equal(code);
          errors.push(error);
        }
        return errors;

        async function failing() {
          const all = await operations();
          await world.fail(faultFor[code] ?? 'server-error');
          return all;
        }
      }

      const faultFor: { readonly [C in AuthMethodsErrorCode]?: ContractFault } = {
        network: 'offline',
        rate_limited: 'rate-limited',
        server_error: 'server-error',
        unauthorized: 'signed-out',
        insufficient_scope: 'insufficient-scope',
      };

      it('tells that it got no answer', async () => {
        await expectCodes('network');
      });

      it('tells how long to wait when there were too many requests', async () => {
        for (const error of await expectCodes('rate_limited')) expect(error.retryAfter).to.equal(retryAfter);
      });

      it('tells that the server failed', async () => {
        await expectCodes('server_error');
      });

      it('tells that the person is not signed in any more', async () => {
        await expectCodes('unauthorized');
      });

      it('tells which scope is missing', async () => {
        for (const error of await expectCodes('insufficient_scope'))
          expect(error.requiredScope).to.not.be.empty;
      });

      it('sends nothing when it is aborted already', async () => {
        for (const [operation, act] of await operations()) {
          const before = await methods();
          const error = await errorOf(act({ signal: AbortSignal.abort() }));
          expect(error.code, operation).to.equal('aborted');
          expect(await methods(), operation).to.deep.equal(before);
        }
      });

      it('stops at once when it is aborted', async () => {
        for (const [operation, act] of await operations()) {
          const controller = new AbortController();
          const acting = errorOf(act({ signal: controller.signal }));
          controller.abort();
          expect((await acting).code, operation).to.equal('aborted');
        }
      });

      it('stops waiting for an answer when it is aborted', async () => {
        const all = await operations();
        await world.fail('slow');
        await Promise.all(
          all.map(async ([operation, act]) => {
            const error = await errorOf(act({ signal: AbortSignal.timeout(300) }));
            expect(error.code, operation).to.equal('aborted');
          }),
        );
      });
    });
  });
}
