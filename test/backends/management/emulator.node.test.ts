import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createManagementEmulator, type ManagementEmulator } from '../../../src/emulator/management/index.js';

const methodsOf = ({ userId }: ManagementEmulator): string =>
  `/api/v2/users/${encodeURIComponent(userId)}/authentication-methods`;

/** Sends a request with the machine's token, and returns the status and the JSON of the answer. */
async function send(
  emulator: ManagementEmulator,
  method: string,
  path: string,
  body?: unknown,
  contentType = 'application/json',
): Promise<readonly [status: number, body: unknown]> {
  const response = await emulator.fetch(path, {
    method,
    headers: { authorization: `Bearer ${emulator.issueToken()}`, 'content-type': contentType },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return [response.status, text && JSON.parse(text)];
}

const refusedWith = (status: number, text: RegExp, [actual, body]: readonly [number, unknown]): void => {
  assert.equal(actual, status, JSON.stringify(body));
  assert.match(JSON.stringify(body), text);
};

describe('the emulator of the Management API', () => {
  it('answers with a bare list, or with an envelope where one is asked for', async () => {
    const emulator = createManagementEmulator();
    const [, bare] = await send(emulator, 'GET', methodsOf(emulator));
    assert.equal(Array.isArray(bare) && bare.length, 9);
    const [, envelope] = await send(
      emulator,
      'GET',
      `${methodsOf(emulator)}?include_totals=true&per_page=4&page=2`,
    );
    const { start, limit, total, authenticators } = envelope as Record<string, unknown>;
    assert.deepEqual([start, limit, total], [8, 4, 9]);
    assert.equal((authenticators as unknown[]).length, 1);
  });

  it('takes the members of a form as well', async () => {
    const emulator = createManagementEmulator({ account: 'empty' });
    const form = new URLSearchParams({ type: 'phone', phone_number: '+12025550177' }).toString();
    const type = 'application/x-www-form-urlencoded';
    const [status] = await send(emulator, 'POST', methodsOf(emulator), form, type);
    assert.equal(status, 201);
    assert.equal(emulator.user(emulator.userId).methods[0]?.phone_number, '+12025550177');
  });

  for (const [what, method, path, body, text] of [
    ['no JSON', 'POST', '', '{', /Invalid JSON/],
    ['a list for one', 'POST', '', [], /Expected type object/],
    ['a type with an underscore', 'POST', '', { type: 'webauthn_roaming' }, /type/],
    ['a push', 'POST', '', { type: 'push' }, /type/],
    [
      'a member of another type',
      'POST',
      '',
      { type: 'email', email: 'a@b', phone_number: '+1' },
      /not allowed/,
    ],
    ['a key without a site', 'POST', '', { type: 'passkey', key_id: 'a', public_key: 'b' }, /relying_party/],
    ['words for a number', 'POST', '', { type: 'phone', phone_number: '0800-CALL-ME' }, /phone_number/],
    ['one for a list', 'PUT', '', { type: 'email', email: 'a@b' }, /Expected type array/],
    ['a key in place of everything', 'PUT', '', [{ type: 'webauthn-roaming' }], /type/],
    ['a long name', 'PUT', '', [{ type: 'email', email: 'a@b', name: 'x'.repeat(21) }], /name/],
    ['another member', 'PATCH', '/phone%7Cdev_C3', { phone_number: '+12025550177' }, /not allowed/],
    [
      'another channel',
      'PATCH',
      '/phone%7Cdev_C3',
      { preferred_authentication_method: 'whatsapp' },
      /preferred/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const emulator = createManagementEmulator({ account: 'no-passkey' });
      const before = emulator.user(emulator.userId).methods;
      refusedWith(400, text, await send(emulator, method, methodsOf(emulator) + path, body));
      assert.deepEqual(emulator.user(emulator.userId).methods, before);
    });
  }

  it('refuses two of the same in a replacement', async () => {
    const emulator = createManagementEmulator({ account: 'no-passkey' });
    const email = { type: 'email', email: 'ada@example.net' };
    refusedWith(409, /already exists/, await send(emulator, 'PUT', methodsOf(emulator), [email, email]));
  });

  it('removes what is linked by a common link, or by an id', async () => {
    const emulator = createManagementEmulator();
    const user = emulator.user(emulator.userId);
    const created_at = '2025-01-01T00:00:00.000Z';
    user.methods = [
      { id: 'push|1', type: 'push', created_at, link_id: 'totp|1' },
      { id: 'totp|1', type: 'totp', created_at },
      { id: 'totp|2', type: 'totp', created_at },
    ];
    await send(emulator, 'DELETE', `${methodsOf(emulator)}/totp%7C1`);
    assert.deepEqual(
      user.methods.map(({ id }) => id),
      ['totp|2'],
    );
  });

  it('gives a token without the scopes that the machine lacks', async () => {
    const emulator = createManagementEmulator();
    emulator.setFaults({ missingScopes: ['delete:authentication_methods'] });
    const { clientId, clientSecret, audience } = emulator;
    const response = await emulator.fetch('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ grant_type: 'client_credentials', audience },
        ...{ client_id: clientId, client_secret: clientSecret },
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const refused = await emulator.fetch(`${methodsOf(emulator)}/totp%7Cdev_D2`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(refused.status, 403);
  });

  for (const body of ['{', 'null', '[]', '{"grant_type":"password"}']) {
    it(`gives no token for ${body}`, async () => {
      const headers = { 'content-type': 'application/json' };
      const { status } = await createManagementEmulator().fetch('/oauth/token', {
        ...{ method: 'POST', headers, body },
      });
      assert.ok(status === 400 || status === 403, String(status));
    });
  }

  it('answers so many requests in a minute', async () => {
    let now = 1_000_000_000_000;
    const emulator = createManagementEmulator({ now: () => now });
    emulator.setFaults({ requestsPerMinute: 2 });
    const statuses: number[] = [];
    for (const wait of [0, 0, 0, 60_000]) {
      now += wait;
      statuses.push((await send(emulator, 'GET', methodsOf(emulator)))[0]);
    }
    assert.deepEqual(statuses, [200, 200, 429, 200]);
  });

  it('returns to the beginning, with the tokens that it gave', async () => {
    const emulator = createManagementEmulator();
    const authorization = `Bearer ${emulator.issueToken()}`;
    emulator.user(emulator.userId).methods = [];
    emulator.reset();
    const response = await emulator.fetch(methodsOf(emulator), { headers: { authorization } });
    assert.equal(((await response.json()) as unknown[]).length, 9);
    emulator.revokeTokens();
    assert.equal((await emulator.fetch(methodsOf(emulator), { headers: { authorization } })).status, 401);
  });
});
