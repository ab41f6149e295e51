import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  basePath,
  createWorld,
  idsOf,
  methodPath,
  methodsPath,
  outcome,
  pageRequest,
  read,
} from '../support/proxy-world.js';

const ada = 'auth0%7C507f1f77bcf86cd799439011';
const grace = 'auth0|5f7c8ec7c33c6c004bbafe82';

/** Every way to write the id of a method, or a path, that must not get past the proxy. */
const badPaths = [
  'me/authentication-methods/..',
  'me/authentication-methods/%2e%2e',
  'me/authentication-methods/.%2E',
  'me/authentication-methods/%252e%252e',
  'me/authentication-methods/../../users/x',
  'me/authentication-methods/totp%2Fdev',
  'me/authentication-methods/..%2F..%2Fclients',
  'me/authentication-methods/%2e%2e%2f%2e%2e%2fclients',
  'me/authentication-methods/%252F',
  'me/authentication-methods/phone%257Cdev_C3',
  'me/authentication-methods/phone|dev_C3%00',
  'me/authentication-methods/%00',
  'me/authentication-methods/phone|dev_C3%0d%0ax-evil: 1',
  'me/authentication-methods/phone|dev_C3%5C..',
  'me/authentication-methods/phone|dev_C3;userId=2',
  'me/authentication-methods/phone|dev_C3%3Buser=2',
  'me/authentication-methods/phone|dev_C3%3Fpage=0',
  'me/authentication-methods/phone|dev_C3%23',
  'me/authentication-methods/phone|dev_C3/',
  'me/authentication-methods/phone|dev_C3//',
  'me/authentication-methods/phone|dev_C3/sms',
  'me/authentication-methods/phone|dev_C3%20',
  'me/authentication-methods/%20phone|dev_C3',
  'me/authentication-methods/phone%E2%80%8B|dev_C3',
  'me/authentication-methods/%EF%BC%8E%EF%BC%8E',
  'me/authentication-methods/%EF%BC%8F',
  'me/authentication-methods/%C0%AE%C0%AE',
  'me/authentication-methods/%E0%80%AF',
  'me/authentication-methods/%ff',
  'me/authentication-methods/%',
  'me/authentication-methods/%zz',
  `me/authentication-methods/${'a'.repeat(256)}`,
  'me/authentication-methods/',
  'me//authentication-methods',
  'me;x=1/authentication-methods',
  '%6de/authentication-methods',
  'me/authentication%2dmethods',
  'me/Authentication-Methods',
  'ME/authentication-methods',
  'me%2Fauthentication-methods',
  'me',
  'me/',
  '',
  'me/roles',
  'me/authenticators',
  'me/sign-out-elsewhere/1',
  'users',
  `users/${ada}`,
  'users//authentication-methods',
  'users/%2e%2e/authentication-methods',
  'users/auth0%7Cx%2F..%2Fy/authentication-methods',
  'users/auth0%257Cx/authentication-methods',
  'users/me%00/authentication-methods',
  'api/v2/users',
  'oauth/token',
];

describe('paths of the Management proxy', () => {
  for (const path of badPaths) {
    it(`answers 404 to ${JSON.stringify(path)}, whatever the method, and asks the tenant for nothing`, async () => {
      const world = createWorld({ administration: true });
      world.session = { ...world.session!, mayAdminister: () => true };
      for (const method of ['GET', 'PATCH', 'DELETE', 'PUT', 'POST']) {
        const answer = await world.send(
          method,
          path,
          method === 'GET' || method === 'DELETE' ? undefined : { name: 'x' },
        );
        assert.match(outcome(answer), /^(?:404|405)$/, method);
      }
      assert.deepEqual(world.calls, []);
    });
  }

  it('answers only below its base path', async () => {
    const world = createWorld();
    for (const path of [
      '/',
      '/me/authentication-methods',
      '/api/sign-in',
      '/api/sign-inn/me/authentication-methods',
      '/API/sign-in/me/authentication-methods',
      '//api/sign-in/me/authentication-methods',
    ]) {
      assert.equal((await read(await world.proxy(pageRequest('GET', path)))).status, 404, path);
    }
    assert.deepEqual(world.calls, []);
  });

  it('takes an id that is encoded once, or not at all', async () => {
    const world = createWorld();
    for (const id of ['phone|dev_C3', 'phone%7Cdev_C3', 'phone%7cdev%5FC3'])
      assert.equal((await world.send('GET', `${methodsPath}/${id}`)).body.id, 'phone|dev_C3');
  });

  it('asks about the signed-in person only, and never reads who that is from the request', async () => {
    const world = createWorld();
    const query = `?user_id=${encodeURIComponent(grace)}&userId=${encodeURIComponent(grace)}&id=1`;
    const headers = {
      'x-user-id': grace,
      'x-original-url': `/users/${grace}`,
      'x-http-method-override': 'DELETE',
    };
    const answer = await world.send('GET', methodsPath + query, undefined, headers);
    assert.equal(answer.status, 200);
    assert.equal(world.calls.at(-1)!.path, `/api/v2/users/${ada}/authentication-methods`);
  });

  it('passes on the paging of a list and no other parameter', async () => {
    const world = createWorld();
    await world.send(
      'GET',
      `${methodsPath}?page=0&per_page=2&include_totals=true&fields=totp_secret&connection=x`,
    );
    assert.equal(
      world.calls.at(-1)!.path,
      `/api/v2/users/${ada}/authentication-methods?page=0&per_page=2&include_totals=true`,
    );
    await world.send('DELETE', `${methodPath('phone|dev_C3')}?page=1&from=x`);
    assert.equal(world.calls.at(-1)!.path, `/api/v2/users/${ada}/authentication-methods/phone%7Cdev_C3`);
  });

  for (const query of [
    'page=-1',
    'page=1.5',
    'page=1e3',
    'page=99999',
    'page=0x1',
    'page=',
    'per_page=0',
    'per_page=101',
    'per_page=1000',
    'page=0&page=1',
    'include_totals=1',
    'page=%00',
    'page=1%0d%0a',
  ])
    it(`refuses the paging ${query}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('GET', `${methodsPath}?${query}`)), '400 invalid_input');
      assert.deepEqual(world.calls, []);
    });

  for (const method of ['HEAD', 'POST', 'PUT', 'PROPFIND', 'LINK'])
    it(`does not take ${method} for a method of the person's`, async () => {
      const world = createWorld();
      const response = await world.proxy(pageRequest(method, `${basePath}/${methodPath('phone|dev_C3')}`));
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'GET, PATCH, DELETE');
      assert.deepEqual(world.calls, []);
    });

  it('changes nothing for an id that is not in the person’s own list', async () => {
    const world = createWorld({ keepLast: false });
    for (const id of [
      'totp|dev_Z1',
      'phone|dev_Z2',
      'totp|dev_D',
      'TOTP|dev_D2',
      'sms|dev_C4',
      'link_D',
      '*',
      'verify',
      'resend',
      '__proto__',
      'constructor',
      'undefined',
    ]) {
      assert.equal(outcome(await world.send('GET', methodPath(id))), '404', id);
      assert.equal(outcome(await world.send('PATCH', methodPath(id), { name: 'Mine' })), '404', id);
      assert.equal(outcome(await world.send('DELETE', methodPath(id))), '404', id);
    }
    assert.deepEqual(world.writes(), []);
    assert.deepEqual(world.changes, []);
  });

  it('finds a method on the last of many pages', async () => {
    const world = createWorld({}, 'many');
    const id = idsOf(world).at(-1)!;
    assert.equal((await world.send('GET', methodPath(id))).body.id, id);
    assert.equal((await world.send('DELETE', methodPath(id))).status, 204);
    assert.ok(!idsOf(world).includes(id));
  });

  it('property: no path reaches anything but the methods of the signed-in person', async () => {
    const pieces = fc.constantFrom(
      ...[
        'me',
        'users',
        'authentication-methods',
        'verify',
        'phone|dev_C3',
        'totp|dev_Z1',
        ada,
        grace,
        '..',
        '.',
        '',
        '%2e%2e',
        '%2F',
        '%5C',
        '\\',
        '%00',
        '?',
        '#',
        ';',
        '//',
        '@',
        'roles',
        'sessions',
      ],
    );
    const path = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
      .map((parts) => parts.join('/'));
    const world = createWorld({ keepLast: false });
    const before = JSON.stringify(world.emulator.user(grace).methods);
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom('GET', 'PATCH', 'DELETE', 'POST'), async (text, method) => {
        const body = method === 'POST' || method === 'PATCH' ? { name: 'x' } : undefined;
        const answer = await world.send(method, text, body).catch((error: unknown) => {
          // What is no address at all never gets sent.
          assert.match(String(error), /Invalid URL|Failed to parse URL/);
        });
        if (answer) assert.ok(answer.status < 500, `${method} ${text}`);
      }),
      { numRuns: 500 },
    );
    const own = new RegExp(
      `^/api/v2/users/${ada}/authentication-methods(?:[?/][^/]*)?$`.replaceAll('|', '\\|'),
    );
    assert.ok(world.calls.every((call) => call.path === '/oauth/token' || own.test(call.path)));
    assert.equal(JSON.stringify(world.emulator.user(grace).methods), before);
  });
});
