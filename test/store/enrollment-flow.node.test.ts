import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { generateSync } from 'otplib';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { EnrollmentChallenge } from '../../src/model/enrollment.js';
import { EnrollmentFlow } from '../../src/store/enrollment-flow.js';
import { finishedAtStartBackend, hostedPageBackend, resendingBackend } from '../support/backends/backends.js';
import { promisingBackend, throwingBackend, undefinedBackend } from '../support/backends/bad-backends.js';
import { emulatedStore, storeOn, type EmulatedStoreOptions } from './emulated-store.js';

/** The enrollment of an authenticator app, and the codes an app would show. */
async function totpFlow(options: EmulatedStoreOptions = {}) {
  const world = emulatedStore({ scenario: 'single-factor', ...options });
  await world.store.load();
  const flow = new EnrollmentFlow('totp', world.store);
  const phases: string[] = [];
  flow.subscribe(() => void phases.push(flow.state.phase));
  const challenge = (): EnrollmentChallenge['totp'] => {
    assert.ok('challenge' in flow.state, flow.state.phase);
    return flow.state.challenge;
  };
  const rightCode = (): string =>
    generateSync({
      secret: new URL(challenge().barcodeUri).searchParams.get('secret') ?? '',
      epoch: Math.floor(world.emulator.now() / 1000),
    });
  const wrongCode = (): string => String((Number(rightCode()) + 500_000) % 1_000_000).padStart(6, '0');
  const writes = (): readonly string[] => world.requests.filter((request) => request.startsWith('POST'));
  const error = (): string | undefined => ('error' in flow.state ? flow.state.error?.code : undefined);
  return { ...world, flow, phases, challenge, rightCode, wrongCode, writes, error };
}

/** The method that a finished flow has added. A function, since an assertion on the state would narrow its type. */
function addedBy({ state }: EnrollmentFlow<'totp'>): AuthMethod | undefined {
  return state.phase === 'done' ? state.result.method : undefined;
}

describe('EnrollmentFlow', () => {
  it('adds a method with one write for the challenge and one for the proof', async () => {
    const { flow, phases, rightCode, writes, emulator } = await totpFlow();
    assert.equal(flow.state.phase, 'collecting');
    await flow.start({});
    await flow.verify({ code: rightCode() });
    assert.deepEqual(phases, ['starting', 'challenged', 'verifying', 'done']);
    assert.equal(addedBy(flow)?.type, 'totp');
    assert.equal(writes().length, 2);
    assert.equal(emulator.methods.filter(({ confirmed }) => confirmed).length, 1);
  });

  it('keeps the challenge after a wrong code, and accepts the right one afterwards', async () => {
    const { flow, challenge, rightCode, wrongCode, error } = await totpFlow();
    await flow.start({});
    const { barcodeUri } = challenge();
    await flow.verify({ code: wrongCode() });
    assert.equal(error(), 'invalid_code');
    assert.equal(challenge().barcodeUri, barcodeUri);
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
  });

  it('fails when the challenge has expired, and can start again', async () => {
    const { flow, emulator, rightCode, error } = await totpFlow();
    await flow.start({});
    const code = rightCode();
    emulator.advanceClock(20 * 60_000);
    await flow.verify({ code });
    assert.equal(flow.state.phase, 'failed');
    assert.equal(error(), 'enrollment_expired');
    await flow.start({});
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
  });

  it('fails after too many wrong codes', async () => {
    const { flow, wrongCode, error } = await totpFlow({ faults: { authSessionAttempts: 2 } });
    await flow.start({});
    await flow.verify({ code: wrongCode() });
    assert.equal(flow.state.phase, 'challenged');
    await flow.verify({ code: wrongCode() });
    assert.equal(flow.state.phase, 'failed');
    assert.equal(error(), 'too_many_attempts');
  });

  it('stays in `collecting` when the challenge can’t be fetched', async () => {
    const { flow, emulator, error } = await totpFlow();
    emulator.setFaults({ offline: true });
    await flow.start({});
    assert.equal(flow.state.phase, 'collecting');
    assert.equal(error(), 'network');
  });

  it('keeps the old challenge when a new one can’t be fetched', async () => {
    const { flow, emulator, challenge, error } = await totpFlow();
    await flow.start({});
    const { session } = challenge();
    emulator.setFaults({ offline: true });
    await flow.start({});
    assert.equal(challenge().session, session);
    assert.equal(error(), 'network');
  });

  it('sends one request at a time', async () => {
    const { flow, rightCode, writes } = await totpFlow();
    await Promise.all([flow.start({}), flow.start({})]);
    assert.equal(writes().length, 1);
    const code = rightCode();
    await Promise.all([flow.verify({ code }), flow.verify({ code }), flow.start({})]);
    assert.equal(flow.state.phase, 'done');
    assert.equal(writes().length, 2);
  });

  it('returns to `collecting` when it is restarted', async () => {
    const { flow } = await totpFlow();
    await flow.start({});
    flow.restart();
    assert.equal(flow.state.phase, 'collecting');
  });

  for (const answer of ['lost', 'html', 'truncated'] as const) {
    it(`finds the method that a ${answer} answer hid, and sends no second code`, async () => {
      const { flow, emulator, rightCode, writes, store, error } = await totpFlow();
      await flow.start({});
      const code = rightCode();
      emulator.setFaults({
        failures: [{ operation: 'confirmAuthenticationMethod', as: answer, times: 1 }],
      });
      await flow.verify({ code });
      assert.equal(flow.state.phase, 'challenged');
      assert.match(String(error()), /network|invalid_response/);
      assert.equal(emulator.methods.filter(({ type }) => type === 'totp').length, 1);

      await flow.verify({ code });
      assert.equal(addedBy(flow)?.confirmed, true);
      assert.equal(writes().length, 2);
      assert.equal(store.methods.filter(({ type }) => type === 'totp').length, 1);
    });
  }

  it('finishes when a browser sent the proof twice and the first one was accepted', async () => {
    const { flow, emulator, rightCode, challenge, writes } = await totpFlow();
    await flow.start({});
    const code = rightCode();
    const { id, session } = challenge();
    await emulator.fetch(`/me/v1/authentication-methods/${encodeURIComponent(id)}/verify`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await emulator.issueToken()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ auth_session: session, otp_code: code }),
    });
    await flow.verify({ code });
    assert.equal(addedBy(flow)?.id, id);
    assert.equal(writes().length, 2);
  });

  it('is uncertain while a write runs and after its answer was lost', async () => {
    const { flow, emulator, rightCode, wrongCode } = await totpFlow();
    assert.equal(flow.isUncertain, false);
    const starting = flow.start({});
    assert.equal(flow.isUncertain, true);
    await starting;
    assert.equal(flow.isUncertain, false);
    await flow.verify({ code: wrongCode() });
    assert.equal(flow.isUncertain, false);
    emulator.setFaults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 'lost', times: 1 }] });
    const verifying = flow.verify({ code: rightCode() });
    assert.equal(flow.isUncertain, true);
    await verifying;
    assert.equal(flow.isUncertain, true);
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
  });

  it('sends the code again when the first one never arrived', async () => {
    const { flow, emulator, rightCode, writes } = await totpFlow();
    await flow.start({});
    emulator.setFaults({
      failures: [{ operation: 'confirmAuthenticationMethod', as: 'drop', times: 1 }],
    });
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'challenged');
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
    assert.equal(writes().length, 3);
  });

  it('looks at the list once for a lost answer, and no more after the next answer', async () => {
    const { flow, emulator, rightCode, wrongCode, requests } = await totpFlow();
    await flow.start({});
    emulator.setFaults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 'drop', times: 1 }] });
    await flow.verify({ code: rightCode() });
    const before = requests.length;
    await flow.verify({ code: wrongCode() });
    assert.equal(flow.isUncertain, false);
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
    const lists = requests.slice(before).filter((request) => request === 'GET /authentication-methods');
    assert.equal(lists.length, 1);
  });

  it('stays in doubt about a lost answer while the next one says nothing about the proof', async () => {
    const { flow, emulator, rightCode } = await totpFlow();
    await flow.start({});
    for (const as of ['drop', 429, 500] as const) {
      emulator.setFaults({ failures: [{ operation: 'confirmAuthenticationMethod', as, times: 1 }] });
      await flow.verify({ code: rightCode() });
      assert.equal(flow.isUncertain, true);
    }
  });

  it('only asks, after a lost answer, whether the person has confirmed elsewhere', async () => {
    const { store, emulator, requests } = emulatedStore({ scenario: 'single-factor' });
    await store.load();
    const flow = new EnrollmentFlow('push-notification', store);
    await flow.start({});
    emulator.setFaults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 'drop', times: 1 }] });
    await flow.verify({});
    const before = requests.length;
    for (let times = 0; times < 3; times += 1) await flow.verify({});
    assert.equal(flow.state.phase, 'challenged');
    assert.equal(requests.length, before + 3);
    assert.equal(
      requests.slice(before).every((request) => request.endsWith('/verify')),
      true,
    );
    assert.equal(flow.isUncertain, false);
  });

  it('finds what was confirmed elsewhere when that answer was lost', async () => {
    const { store, emulator } = emulatedStore({ scenario: 'single-factor' });
    await store.load();
    const flow = new EnrollmentFlow('push-notification', store);
    await flow.start({});
    emulator.approvePush();
    emulator.setFaults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 'lost', times: 1 }] });
    await flow.verify({});
    await flow.verify({});
    assert.equal(flow.state.phase, 'done');
  });

  const untrue: Readonly<Record<string, object>> = {
    'is unfinished': { confirmed: false },
    'has the id of the password': { id: 'password|dXNlci0xMjM' },
  };
  for (const [what, members] of Object.entries(untrue)) {
    for (const isDone of [true, false]) {
      it(`looks up an added method that ${what}, and is done only if the list has it: ${isDone}`, async () => {
        const { flow, rightCode, error, reported, store } = await totpFlow({
          proxy: async (request, send) => {
            const isProof = request.endsWith('/verify');
            const answer = isProof && !isDone ? undefined : await send();
            const id = /totp%7C\w+/.exec(request)?.[0] ?? '';
            const method = { id: decodeURIComponent(id), type: 'totp', ...members };
            return isProof ? Response.json(method, { status: 201 }) : (answer as Response);
          },
        });
        assert.equal(store.methods[0]?.id, 'password|dXNlci0xMjM');
        await flow.start({});
        await flow.verify({ code: rightCode() });
        assert.equal(flow.state.phase, isDone ? 'done' : 'challenged');
        assert.equal(error(), isDone ? undefined : 'invalid_response');
        assert.equal(reported.length, isDone ? 0 : 1);
        if (isDone) assert.match(addedBy(flow)?.id ?? '', /^totp/);
        assert.equal(store.methods[0]?.type, 'password');
      });
    }
  }

  it('does not take an existing method for the one being added', async () => {
    const { flow, emulator, rightCode, writes } = await totpFlow({ scenario: 'typical' });
    await flow.start({});
    emulator.setFaults({
      failures: [{ operation: 'confirmAuthenticationMethod', as: 'drop', times: 1 }],
    });
    await flow.verify({ code: rightCode() });
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
    assert.equal(writes().length, 3);
    assert.equal(emulator.methods.filter(({ type, confirmed }) => type === 'totp' && confirmed).length, 2);
  });

  it('resumes when the host has signed the person in again', async () => {
    const { flow, stepUps, rightCode } = await totpFlow({
      faults: { stepUp: 'writes' },
      stepUp: () => true,
    });
    await flow.start({});
    await flow.verify({ code: rightCode() });
    assert.equal(flow.state.phase, 'done');
    assert.equal(stepUps.length, 2);
    assert.ok(stepUps[0]?.acrValues);
  });

  it('asks the host first when told to, for the start and for the code', async () => {
    let isWilling = false;
    const { flow, error, rightCode, emulator, stepUps } = await totpFlow({
      faults: { stepUp: 'writes' },
      stepUp: () => isWilling,
    });
    await flow.start({});
    assert.equal(error(), 'step_up_required');
    isWilling = true;
    const [challenge] = stepUps;
    const started = flow.start({}, challenge);
    // Within the click, or a popup would be blocked.
    assert.equal(stepUps.length, 2);
    await started;
    assert.equal(flow.state.phase, 'challenged');

    isWilling = false;
    await flow.verify({ code: rightCode() });
    assert.equal(error(), 'step_up_required');
    isWilling = true;
    const verified = flow.verify({ code: rightCode() }, challenge);
    assert.equal(stepUps.length, 4);
    await verified;
    assert.equal(flow.state.phase, 'done');
    assert.equal(emulator.methods.filter(({ type }) => type === 'totp').length, 1);
  });

  it('drops late answers and secrets when it is disposed', async () => {
    const { flow, phases, rightCode, emulator } = await totpFlow();
    await flow.start({});
    const verifying = flow.verify({ code: rightCode() });
    flow.dispose();
    await verifying;
    assert.deepEqual(flow.state, { phase: 'collecting' });
    assert.deepEqual(phases, ['starting', 'challenged', 'verifying']);
    assert.equal(emulator.methods.filter(({ type }) => type === 'totp').length, 1);
  });

  it('leaves nothing that was typed in the last match of a pattern', async () => {
    const { flow } = await totpFlow();
    const lastInput = (): unknown => Reflect.get(RegExp, 'input');
    assert.ok(/[A-Z]/.test('Harbour-Lantern-42'));
    assert.equal(lastInput(), 'Harbour-Lantern-42');
    flow.dispose();
    await setTimeout(1);
    assert.equal(lastInput(), '');
  });

  it('sends a code again where the backend can, without a new start', async () => {
    const { store } = storeOn(resendingBackend());
    const flow = new EnrollmentFlow('email', store);
    await flow.start({ email: 'ada@example.com' });
    const first = flow.state;
    await flow.resend();
    assert.equal(flow.state.phase, 'challenged');
    assert.notEqual(flow.state, first);
  });

  it('is done as soon as it starts where the backend asks for nothing', async () => {
    const { store } = storeOn(finishedAtStartBackend());
    const flow = new EnrollmentFlow('phone', store);
    await flow.start({ phoneNumber: '+14155550132', channel: 'sms' });
    assert.equal(flow.state.phase, 'done');
  });

  it('continues elsewhere where the backend names a page', async () => {
    const { store } = storeOn(hostedPageBackend());
    const flow = new EnrollmentFlow('totp', store);
    await flow.start({});
    assert.ok(flow.state.phase === 'elsewhere' && flow.state.continueAt.startsWith('https://'));
  });

  for (const [name, backend] of [
    ['throws at once', throwingBackend()],
    ['returns undefined', undefinedBackend()],
    ['lacks what it promises', promisingBackend()],
  ] as const) {
    it(`stays in \`collecting\` with an error when the backend ${name}`, async () => {
      const { store, reported } = storeOn(backend);
      const flow = new EnrollmentFlow('totp', store);
      await flow.start({});
      assert.equal(flow.state.phase, 'collecting');
      assert.ok('error' in flow.state && flow.state.error);
      assert.ok(reported.length > 0);
    });
  }
});
