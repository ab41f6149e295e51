import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SCENARIO_NAMES, SCENARIOS } from '../../src/emulator/index.js';
import { documentMissing, readMyAccountDocument } from '../support/my-account-document.js';
import { OpenApiDocument } from '../support/openapi-document.js';
import { startEmulator } from './support/api-client.js';

const day = 86_400_000;

describe('scenarios', () => {
  it('has the fourteen scenarios of the demo', () => {
    assert.deepEqual([...SCENARIO_NAMES].sort(), [
      'empty',
      'everything',
      'expired-token',
      'insufficient-scope',
      'many',
      'offline',
      'pending',
      'rate-limited',
      'server-error',
      'single-factor',
      'slow',
      'step-up',
      'typical',
      'unknown-type',
    ]);
  });

  for (const name of SCENARIO_NAMES) {
    it(`${name} has unique ids, and dates in the past whatever the time`, async (context) => {
      const now = Date.UTC(2035, 0, 1);
      const api = await startEmulator(context, { scenario: name, clock: () => now });
      const { methods } = api.emulator;
      assert.equal(new Set(methods.map(({ id }) => id)).size, methods.length);
      assert.ok(methods.length <= 20);
      for (const method of methods) {
        const created = Date.parse(method.created_at);
        assert.ok(created <= now && created > now - 1000 * day);
        for (const date of [method.last_auth_at, method.last_password_reset]) {
          assert.ok(date === undefined || (Date.parse(date) <= now && Date.parse(date) >= created));
        }
      }
    });

    it(
      `${name} has only methods that match the published file, apart from unknown types`,
      { skip: documentMissing },
      async (context) => {
        const document = new OpenApiDocument(readMyAccountDocument() ?? {});
        const api = await startEmulator(context, { scenario: name });
        for (const method of api.emulator.methods.filter(({ type }) => type !== 'palm-print')) {
          const { name: _name, ...json } = method;
          assert.deepEqual(document.schemaViolations('AuthenticationMethod', json), [], method.id);
        }
      },
    );
  }

  it('everything contains all nine types, with and without names, and one unfinished method', async (context) => {
    const api = await startEmulator(context, { scenario: 'everything' });
    const methods = await api.list();
    assert.equal(new Set(methods.map(({ type }) => type)).size, 9);
    assert.equal(methods.filter(({ confirmed }) => confirmed === false).length, 1);
    assert.ok(methods.some(({ name }) => name !== undefined));
  });

  it('typical has two passkeys that differ in model and sync', async (context) => {
    const api = await startEmulator(context);
    const passkeys = await api.list('passkey');
    assert.deepEqual(
      passkeys.map(({ aaguid, credential_backed_up: synced }) => [aaguid, synced]),
      [
        ['fbfc3007-154e-4ecc-8c0b-6e020557d7bd', true],
        ['08987058-cadc-4b81-b6e1-30de50dcbe96', false],
      ],
    );
  });

  it('many has as many methods as the API lists', async (context) => {
    const api = await startEmulator(context, { scenario: 'many' });
    assert.equal((await api.list()).length, 20);
  });

  it('unknown-type lists a method of an unknown type, which can be removed', async (context) => {
    const api = await startEmulator(context, { scenario: 'unknown-type' });
    const unknown = (await api.list()).find(({ type }) => type === 'palm-print');
    const path = `/me/v1/authentication-methods/${encodeURIComponent(String(unknown?.id))}`;
    assert.equal((await api.send('DELETE', path)).status, 204);
  });

  it('server-error answers every request with 500', async (context) => {
    const api = await startEmulator(context, { scenario: 'server-error' });
    assert.equal((await api.send('GET', '/me/v1/authentication-methods')).status, 500);
    assert.equal((await api.send('GET', '/me/v1/factors')).status, 500);
  });

  it('a reset starts the named scenario, or restarts the current one', async (context) => {
    const api = await startEmulator(context, { scenario: 'single-factor' });
    await api.start({ type: 'totp' });
    await api.start({ type: 'phone', phone_number: '+12025550199' });
    const { body } = await api.send('POST', '/emulator/reset');
    assert.equal(body.scenario, 'single-factor');
    assert.equal((await api.list()).length, 1);
    assert.deepEqual(api.emulator.outbox, []);
    const empty = await api.reset('empty');
    assert.deepEqual([empty.body.scenario, empty.body.methods], ['empty', []]);
    assert.ok(Object.keys(SCENARIOS).includes(String(empty.body.scenario)));
  });

  it('a reset to an unknown scenario is refused with the valid names', async (context) => {
    const api = await startEmulator(context);
    const { status, body } = await api.send('POST', '/emulator/reset', { scenario: 'toString' });
    assert.equal(status, 400);
    assert.match(String(body.error), /Valid ones: empty, typical, everything/);
  });
});
