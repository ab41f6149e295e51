import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, startEmulator } from './support/api-client.js';

const types = [
  'password',
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const;

describe('listing, reading, changing and removing methods', () => {
  it('lists all nine types as factors', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    const { status, body } = await api.send('GET', '/me/v1/factors');
    assert.equal(status, 200);
    assert.deepEqual(
      (body.factors as { type: string }[]).map(({ type }) => type),
      types,
    );
  });

  it('refuses to list an unknown type', async (context) => {
    const api = await startEmulator(context);
    const problem = readProblem(await api.send('GET', '/me/v1/authentication-methods?type=sms'));
    assert.deepEqual([problem.status, problem.code, problem.fields], [400, 'A0E-400-0003', ['type']]);
  });

  for (const type of types) {
    it(`lists, reads, renames and removes ${type}`, async (context) => {
      const api = await startEmulator(context, { scenario: 'everything' });
      const [method] = await api.list(type);
      assert.equal(method?.type, type);
      assert.ok((await api.list(type)).every((one) => one.type === type));
      const path = `/me/v1/authentication-methods/${encodeURIComponent(String(method.id))}`;

      assert.deepEqual((await api.send('GET', path)).body, method);

      const renamed = await api.send('PATCH', path, { name: 'Grüße 🔑' });
      assert.equal(renamed.status, 200);
      const hasName = !['password', 'passkey', 'recovery-code'].includes(type);
      assert.equal(renamed.body.name, hasName ? 'Grüße 🔑' : undefined);
      assert.deepEqual((await api.send('GET', path)).body, renamed.body);

      const removed = await api.send('DELETE', path);
      assert.deepEqual([removed.status, removed.body], [204, {}]);
      assert.ok(!(await api.list()).some(({ id }) => id === method.id));
      assert.deepEqual(readProblem(await api.send('GET', path)).code, 'A0E-404-0001');
    });
  }

  it('accepts ids with an unencoded vertical bar', async (context) => {
    const api = await startEmulator(context);
    const response = await api.send('GET', '/me/v1/authentication-methods/password|dXNlci0xMjM');
    assert.equal(response.status, 200);
  });

  it('changes the channel of phones only', async (context) => {
    const api = await startEmulator(context);
    const [phone] = await api.list('phone');
    const [totp] = await api.list('totp');
    const path = (id: unknown): string => `/me/v1/authentication-methods/${encodeURIComponent(String(id))}`;
    const changed = await api.send('PATCH', path(phone?.id), { preferred_authentication_method: 'voice' });
    assert.equal(changed.body.preferred_authentication_method, 'voice');
    const refused = readProblem(
      await api.send('PATCH', path(totp?.id), { preferred_authentication_method: 'voice' }),
    );
    assert.deepEqual(refused.fields, ['preferred_authentication_method']);
  });

  for (const [what, body, fields] of [
    ['a name of 21 characters', { name: '🔑'.repeat(21) }, ['name']],
    ['an empty name', { name: '  ' }, ['name']],
    ['a name that is not text', { name: 7 }, ['name']],
    [
      'a channel that does not exist',
      { preferred_authentication_method: 'fax' },
      ['preferred_authentication_method'],
    ],
    ['unknown fields', { colour: 'red', id: 'x' }, ['colour', 'id']],
  ] as const) {
    it(`refuses to change a method with ${what}`, async (context) => {
      const api = await startEmulator(context);
      const [phone] = await api.list('phone');
      const path = `/me/v1/authentication-methods/${encodeURIComponent(String(phone?.id))}`;
      const problem = readProblem(await api.send('PATCH', path, body));
      assert.deepEqual([problem.status, problem.code, problem.fields], [400, 'A0E-400-0003', fields]);
    });
  }

  it('counts names in code points and accepts 20 emoji', async (context) => {
    const api = await startEmulator(context);
    const [phone] = await api.list('phone');
    const path = `/me/v1/authentication-methods/${encodeURIComponent(String(phone?.id))}`;
    assert.equal((await api.send('PATCH', path, { name: '🔑'.repeat(20) })).body.name, '🔑'.repeat(20));
  });

  it('refuses to remove the last method', async (context) => {
    const api = await startEmulator(context, { scenario: 'single-factor' });
    const problem = readProblem(
      await api.send('DELETE', '/me/v1/authentication-methods/password%7CdXNlci0xMjM'),
    );
    assert.deepEqual([problem.status, problem.code], [409, 'A0E-409-0001']);
    assert.equal((await api.list()).length, 1);
  });

  it('removes every unfinished method', async (context) => {
    const api = await startEmulator(context, { scenario: 'pending' });
    for (const { id } of (await api.list()).filter(({ confirmed }) => confirmed === false)) {
      const path = `/me/v1/authentication-methods/${encodeURIComponent(String(id))}`;
      assert.equal((await api.send('DELETE', path)).status, 204);
    }
    assert.equal((await api.list()).length, 1);
  });

  it('answers 400 to changes of an unknown id, because the published file lists no 404', async (context) => {
    const api = await startEmulator(context);
    const path = '/me/v1/authentication-methods/totp%7Cdev_nothing';
    for (const [method, body] of [
      ['PATCH', { name: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const problem = readProblem(await api.send(method, path, body));
      assert.deepEqual([problem.status, problem.detail], [400, 'authentication_method_not_found']);
    }
  });

  it('answers unknown paths with a problem', async (context) => {
    const api = await startEmulator(context);
    for (const path of ['/me/v1/nothing', '/me/v1/authentication-methods/a/b/c', '/nothing']) {
      assert.equal(readProblem(await api.send('GET', path)).code, 'A0E-404-0002');
    }
  });
});
