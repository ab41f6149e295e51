import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_FAULTS, type Faults } from '../../src/emulator/index.js';
import { readProblem, startEmulator } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';

describe('setting switches', () => {
  it('keeps the switches that are not named, and answers with all of them', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ latency: 1 });
    const { body } = await api.faults({ bodyId: false });
    assert.deepEqual(body, { ...DEFAULT_FAULTS, latency: 1, bodyId: false });
    assert.deepEqual((await api.send('GET', '/emulator/state')).body.faults, body);
  });

  it('refuses an unknown switch with the valid names', async (context) => {
    const api = await startEmulator(context);
    const { status, body } = await api.send('POST', '/emulator/faults', { offlne: true });
    assert.equal(status, 400);
    assert.match(String(body.error), /^Unknown switch "offlne"\. Valid ones: latency, offline, /);
    assert.throws(() => {
      api.emulator.setFaults({ offlne: true } as Partial<Faults>);
    }, TypeError);
  });

  const wrong: readonly (readonly [name: keyof Faults, values: readonly unknown[]])[] = [
    ['latency', [-1, '5', null, Infinity]],
    ['offline', ['true', 1]],
    [
      'failures',
      [{}, [{}], [{ operation: 'x', as: 500 }], [{ operation: '*', as: 200 }], [{ operation: '*', as: 'x' }]],
    ],
    [
      'failures',
      [[{ operation: '*', as: 500, times: -1 }], [{ operation: '*', as: 500, status: 1 }], [null]],
    ],
    ['plan', ['gold']],
    ['authSessionAttempts', [0, -1, '3']],
    ['location', ['somewhere']],
    ['missingMethodStatus', [410, '404']],
    ['disabledTypes', ['totp', ['sms']]],
    ['unconfirmedLifetime', ['1', -1]],
    ['passwordPolicy', [1, null, { length: {} }, { complexity: { min: 1 } }, { history: 1 }]],
    ['withheldScopes', [['openid']]],
    ['stepUpAcr', ['', 1]],
  ];
  for (const [name, values] of wrong) {
    it(`refuses invalid values of ${name} with the valid ones`, async (context) => {
      const api = await startEmulator(context);
      for (const value of values) {
        const { status, body } = await api.send('POST', '/emulator/faults', { [name]: value });
        // JSON has no Infinity; it arrives as null.
        assert.equal(status, 400, JSON.stringify(value));
        assert.match(String(body.error), new RegExp(`^Switch "${name}" does not accept .* Valid: `));
      }
      assert.deepEqual(api.emulator.faults, DEFAULT_FAULTS);
    });
  }

  for (const body of ['[]', 'null', '{']) {
    it(`refuses ${body} as the body of a control request`, async (context) => {
      const api = await startEmulator(context);
      assert.equal((await api.send('POST', '/emulator/faults', body)).status, 400);
      assert.equal((await api.send('POST', '/emulator/reset', body)).status, 400);
    });
  }

  it('accepts the default of every switch', async (context) => {
    const api = await startEmulator(context);
    assert.equal((await api.faults(DEFAULT_FAULTS)).status, 200);
  });

  it('restores the switches on reset, except those in the host’s options', async (context) => {
    const api = await startEmulator(context, { faults: { bodyId: false }, latency: 1 });
    await api.faults({ nullList: true, bodyId: true, clockOffset: 5 });
    await api.reset('step-up');
    assert.deepEqual(api.emulator.faults, { ...DEFAULT_FAULTS, latency: 1, bodyId: false, stepUp: 'writes' });
  });
});

describe('switches', () => {
  it('offline breaks connections to the API, but not to control and tokens', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ offline: true });
    await assert.rejects(api.send('GET', listPath), TypeError);
    await assert.rejects(fetch(api.origin + listPath, { method: 'OPTIONS' }), TypeError);
    assert.equal((await api.send('GET', '/.well-known/jwks.json')).status, 200);
    await api.faults({ offline: false });
    assert.equal((await api.send('GET', listPath)).status, 200);
  });

  it('latency delays the answers of the API alone', async (context) => {
    const api = await startEmulator(context, { latency: 120 });
    const start = performance.now();
    const answer = api.send('DELETE', `${listPath}/password%7CdXNlci0xMjM`);
    await answer;
    assert.ok(performance.now() - start >= 115);
    const quick = performance.now();
    await api.send('GET', '/emulator/state');
    assert.ok(performance.now() - quick < 100);
  });

  it('location makes the header absolute, relative, unencoded or absent', async (context) => {
    const api = await startEmulator(context);
    const locations: (string | null)[] = [];
    for (const location of ['absolute', 'relative', 'relative-unencoded', 'none'] as const) {
      await api.faults({ location });
      locations.push((await api.create({ type: 'password' })).headers.get('location'));
    }
    assert.deepEqual(locations, [
      `${api.origin}${listPath}/password%7Cnew`,
      `${listPath}/password%7Cnew`,
      `${listPath}/password|new`,
      null,
    ]);
  });

  it('bodyId removes the id from the answer to a creation', async (context) => {
    const api = await startEmulator(context, { faults: { bodyId: false } });
    const { answer } = await api.start({ type: 'totp' });
    assert.equal('id' in answer, false);
  });

  it('problemTypeForm and nullValidationErrors change problem bodies', async (context) => {
    const api = await startEmulator(context, {
      faults: { problemTypeForm: 'path', nullValidationErrors: true },
    });
    const { body } = await api.send('GET', `${listPath}/x`);
    assert.equal(body.type, 'https://auth0.com/api-errors/A0E-404-0001');
    assert.equal(body.validation_errors, null);
    assert.ok(Array.isArray((await api.create({})).body.validation_errors));
  });

  it('missingMethodStatus answers 404 where the published file does not list it', async (context) => {
    const api = await startEmulator(context, { faults: { missingMethodStatus: 404 } });
    assert.equal(readProblem(await api.send('DELETE', `${listPath}/x`)).code, 'A0E-404-0001');
    assert.equal(readProblem(await api.send('PATCH', `${listPath}/x`, {})).code, 'A0E-404-0001');
    const verified = await api.send('POST', `${listPath}/x/verify`, { auth_session: 'x' });
    assert.equal(readProblem(verified).code, 'A0E-404-0001');
  });

  it('nullList, itemWithoutId, itemOfUnknownType and itemsWithoutConfirmed spoil the list', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ itemWithoutId: true, itemsWithoutConfirmed: true });
    const [first, ...others] = await api.list();
    assert.equal(first?.id, undefined);
    assert.ok(others.every(({ id }) => typeof id === 'string'));
    assert.ok(others.every((item) => !('confirmed' in item)));
    await api.faults({ itemOfUnknownType: true });
    assert.equal((await api.list()).at(-1)?.type, 'voice-print');
    await api.faults({ nullList: true });
    assert.equal((await api.send('GET', listPath)).body.authentication_methods, null);
  });

  it('idForm replaces the bar in every id', async (context) => {
    const api = await startEmulator(context, { faults: { idForm: 'plain', bodyId: true } });
    assert.ok((await api.list()).every(({ id }) => /^[\w-]+$/.test(String(id))));
    const started = await api.start({ type: 'recovery-code' });
    assert.match(String(started.answer.id), /^recovery-code_dev_/);
    assert.equal((await api.verify(started)).status, 201);
    assert.equal((await api.send('GET', `${listPath}/password_dXNlci0xMjM`)).status, 200);
    assert.equal((await api.send('PATCH', started.location, {})).status, 200);
    assert.equal((await api.send('DELETE', started.location)).status, 204);
  });

  it('factorsStatus, factorsListPrimary and disabledTypes change the factors', async (context) => {
    const api = await startEmulator(context);
    const types = async (): Promise<readonly string[]> => {
      const { body } = await api.send('GET', '/me/v1/factors');
      return (body.factors as { type: string }[]).map(({ type }) => type);
    };
    await api.faults({ factorsListPrimary: false, disabledTypes: ['email', 'phone'] });
    assert.deepEqual(await types(), [
      'webauthn-platform',
      'webauthn-roaming',
      'totp',
      'push-notification',
      'recovery-code',
    ]);
    assert.equal(
      readProblem(await api.create({ type: 'email', email: 'a@b.example' })).detail,
      'feature_disabled_by_admin',
    );
    for (const factorsStatus of [403, 404] as const) {
      await api.faults({ factorsStatus });
      assert.equal(readProblem(await api.send('GET', '/me/v1/factors')).status, factorsStatus);
    }
  });

  it('unconfirmedLifetime makes unfinished methods disappear', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty', faults: { unconfirmedLifetime: 60 } });
    await api.start({ type: 'totp' });
    api.emulator.advanceClock(59_000);
    assert.equal((await api.list()).length, 1);
    api.emulator.advanceClock(1000);
    assert.equal((await api.list()).length, 0);
    await api.faults({ unconfirmedLifetime: null });
    assert.equal((await api.list()).length, 1);
  });

  for (const [wrongCodeAnswer, status, detail, fields] of [
    ['invalid-otp', 400, 'invalid_otp', []],
    ['validation', 400, 'Payload validation error', ['otp_code']],
    ['forbidden', 403, 'invalid_code', []],
  ] as const) {
    it(`wrongCodeAnswer ${wrongCodeAnswer} refuses a wrong code with ${String(status)} and ${detail}`, async (context) => {
      const api = await startEmulator(context, { faults: { wrongCodeAnswer } });
      const problem = readProblem(await api.verify(await api.start({ type: 'totp' }), { otp_code: 'x' }));
      assert.deepEqual([problem.status, problem.detail, problem.fields], [status, detail, fields]);
    });
  }

  for (const [pendingPushAnswer, status] of [
    ['forbidden', 403],
    ['validation', 400],
  ] as const) {
    it(`pendingPushAnswer ${pendingPushAnswer} answers a pending push with ${String(status)}`, async (context) => {
      const api = await startEmulator(context, { faults: { pendingPushAnswer } });
      const answer = await api.verify(await api.start({ type: 'push-notification' }));
      assert.equal(readProblem(answer).status, status);
      assert.match(JSON.stringify(answer.body), /authorization_pending/);
    });
  }

  it('namesKept lets a passkey keep its name', async (context) => {
    const api = await startEmulator(context, { faults: { namesKept: 'all' } });
    const [passkey] = await api.list('passkey');
    const path = `${listPath}/${encodeURIComponent(String(passkey?.id))}`;
    assert.equal((await api.send('PATCH', path, { name: 'Mac' })).body.name, 'Mac');
    assert.equal((await api.list('passkey'))[0]?.name, 'Mac');
  });

  it('nameMaxLength shortens or lifts the limit on names', async (context) => {
    const api = await startEmulator(context, { faults: { nameMaxLength: 3 } });
    const [phone] = await api.list('phone');
    const path = `${listPath}/${encodeURIComponent(String(phone?.id))}`;
    assert.equal((await api.send('PATCH', path, { name: 'four' })).status, 400);
    await api.faults({ nameMaxLength: null });
    assert.equal((await api.send('PATCH', path, { name: 'x'.repeat(500) })).status, 200);
  });

  it('deleteConflict refuses removals never, for the last primary method, or always', async (context) => {
    const api = await startEmulator(context, { faults: { deleteConflict: 'last-primary' } });
    const remove = async (type: string): Promise<number> => {
      const [method] = await api.list(type);
      return (await api.send('DELETE', `${listPath}/${encodeURIComponent(String(method?.id))}`)).status;
    };
    assert.deepEqual(
      [await remove('password'), await remove('passkey'), await remove('passkey')],
      [204, 204, 409],
    );
    assert.equal(await remove('totp'), 204);
    await api.faults({ deleteConflict: 'always' });
    assert.equal(await remove('phone'), 409);
    await api.faults({ deleteConflict: 'never' });
    assert.deepEqual(
      [await remove('passkey'), await remove('phone'), await remove('recovery-code')],
      [204, 204, 204],
    );
    assert.deepEqual(await api.list(), []);
  });

  it('tokenLifetime and withheldScopes change tokens', async (context) => {
    const api = await startEmulator(context);
    await api.reset('insufficient-scope');
    assert.equal((await api.send('GET', listPath)).status, 200);
    assert.equal(readProblem(await api.create({ type: 'totp' })).code, 'A0E-403-0002');
    await api.reset('expired-token');
    api.token = await api.emulator.issueToken();
    assert.equal(readProblem(await api.send('GET', listPath)).code, 'A0E-401-0002');
  });
});
