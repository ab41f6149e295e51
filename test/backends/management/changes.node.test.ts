import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { managementBackend, type ManagementOptions } from '../../../src/backends/management/index.js';
import {
  createManagementEmulator,
  type ManagementAccountName,
} from '../../../src/emulator/management/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { apiBase, passThroughProxy } from './pass-through-proxy.js';

const options = { signal: new AbortController().signal };

function connect(account: ManagementAccountName = 'typical', changes: Partial<ManagementOptions> = {}) {
  const emulator = createManagementEmulator({ account });
  const proxy = passThroughProxy(emulator);
  const requests: { readonly line: string; readonly body: unknown; readonly headers: Headers }[] = [];
  const backend = managementBackend({
    apiBase,
    fetcher: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      const { pathname, search } = new URL(input);
      const line = `${request.method} ${pathname.replace('/api/sign-in', '')}${search}`;
      requests.push({ line, body: text && JSON.parse(text), headers: request.headers });
      return proxy(request);
    },
    ...changes,
  });
  const methods = () => emulator.user(emulator.userId).methods;
  return { backend, emulator, requests, methods, lines: () => requests.map(({ line }) => line) };
}

/** A backend whose server always answers so. */
function answering(response: () => Response, changes: Partial<ManagementOptions> = {}) {
  return managementBackend({ apiBase, fetcher: () => Promise.resolve(response()), ...changes });
}

const outcomeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value ?? 'done',
    ({ code }: AuthMethodsError) => code,
  );

const ada = { userId: 'auth0|507f1f77bcf86cd799439011', ownerName: 'Ada' };

describe('the requests of the Management backend', () => {
  it('are those of the wire, one for each action, with the mark that no form can send', async () => {
    const { backend, requests, lines } = connect('no-passkey', { ...ada, signOutElsewhere: true });
    await backend.list(options);
    await backend.rename!('phone|dev_C3', 'Küche', options);
    await backend.setPhoneChannel!('phone|dev_C3', 'voice', options);
    await backend.remove!('push|dev_D1', options);
    await backend.startEnrollment!('phone', { phoneNumber: '+12025550177', channel: 'sms' }, options);
    await backend.startEnrollment!('email', { email: 'grace@example.com' }, options);
    await backend.signOutElsewhere!(options);
    await backend.replaceAll!(
      [
        { type: 'phone', phoneNumber: '+12025550178', channel: 'voice' },
        { type: 'email', email: 'ada@example.net' },
      ],
      options,
    );
    await backend.removeAll!(options);
    const person = '/users/auth0%7C507f1f77bcf86cd799439011';
    assert.deepEqual(lines(), [
      `GET ${person}/authentication-methods?page=0&per_page=50&include_totals=true`,
      `PATCH ${person}/authentication-methods/phone%7Cdev_C3`,
      `PATCH ${person}/authentication-methods/phone%7Cdev_C3`,
      `DELETE ${person}/authentication-methods/push%7Cdev_D1`,
      `POST ${person}/authentication-methods`,
      `POST ${person}/authentication-methods`,
      `POST ${person}/sign-out-elsewhere`,
      `PUT ${person}/authentication-methods`,
      `DELETE ${person}/authentication-methods`,
    ]);
    assert.deepEqual(requests.map(({ body }) => body).filter(Boolean), [
      { name: 'Küche' },
      { preferred_authentication_method: 'voice' },
      { type: 'phone', phone_number: '+12025550177', preferred_authentication_method: 'sms' },
      { type: 'email', email: 'grace@example.com' },
      [
        { type: 'phone', phone_number: '+12025550178', preferred_authentication_method: 'voice' },
        { type: 'email', email: 'ada@example.net' },
      ],
    ]);
    for (const { headers, body } of requests) {
      assert.equal(headers.get('x-requested-with'), 'auth-methods-manager');
      assert.equal(headers.get('content-type'), body ? 'application/json' : null);
    }
  });

  it('are about oneself without a user id', async () => {
    const { backend, lines } = connect();
    await backend.list(options);
    assert.deepEqual(lines(), ['GET /me/authentication-methods?page=0&per_page=50&include_totals=true']);
  });

  it('never leave for an id that would lead elsewhere', async () => {
    const { backend, lines } = connect();
    for (const id of ['', '..', '../../users/x', 'a/b', 'a?b', 'a#b', 'a%2Fb', 'a\u0000']) {
      assert.equal(await outcomeOf(backend.remove!(id, options)), 'invalid_response');
      assert.equal(await outcomeOf(backend.rename!(id, 'Name', options)), 'invalid_response');
    }
    assert.deepEqual(lines(), []);
  });
});

describe('a change', () => {
  it('resolves to the method as the list has it, with the change', async () => {
    const { backend } = connect();
    const before = (await backend.list(options)).methods.find(({ id }) => id === 'phone|dev_C3');
    assert.deepEqual(await backend.rename!('phone|dev_C3', 'Küche', options), { ...before, name: 'Küche' });
    const renamed = await backend.setPhoneChannel!('phone|dev_C3', 'voice', options);
    assert.deepEqual(renamed, { ...before, name: 'Küche', channel: 'voice' });
    // What goes together stays together.
    const push = await backend.rename!('push|dev_D1', 'Phone', options);
    assert.deepEqual(push && 'linkedIds' in push && push.linkedIds, ['totp|dev_D2']);
  });

  it('resolves to nothing for a method that was in no list yet', async () => {
    const { backend } = connect();
    assert.equal(await backend.rename!('phone|dev_C3', 'Küche', options), undefined);
  });

  it('keeps the last method from being removed', async () => {
    const { backend, emulator } = connect();
    const user = emulator.user(emulator.userId);
    user.methods = user.methods.filter(({ type }) => type === 'phone');
    const [phone] = (await backend.list(options)).methods;
    assert.deepEqual(phone?.allowed, ['rename', 'setPhoneChannel']);
    assert.deepEqual(await backend.rename!('phone|dev_C3', 'Küche', options), { ...phone, name: 'Küche' });
  });

  it('knows what was removed meanwhile', async () => {
    const { backend, emulator } = connect();
    const user = emulator.user(emulator.userId);
    user.methods = user.methods.filter(({ type }) => ['phone', 'email'].includes(type));
    const { methods } = await backend.list(options);
    assert.deepEqual(
      methods.flatMap(({ allowed }) => allowed ?? []),
      [],
    );
    await backend.remove!('email|dev_E1', options);
    const phone = await backend.rename!('phone|dev_C3', 'Küche', options);
    assert.deepEqual(phone && 'allowed' in phone && phone.allowed, ['rename', 'setPhoneChannel']);
  });

  it('takes 20 characters for a name, and sends none that is longer', async () => {
    const { backend, lines } = connect();
    await backend.rename!('phone|dev_C3', '🍳'.repeat(20), options);
    assert.equal(await outcomeOf(backend.rename!('phone|dev_C3', '🍳'.repeat(21), options)), 'invalid_input');
    assert.equal(lines().length, 1);
  });

  for (const [name, response, outcome] of [
    ['200 without contents', () => new Response(null), 'done'],
    ['200 with white space', () => new Response(' \n'), 'done'],
    ['204', () => new Response(null, { status: 204 }), 'done'],
    ['200 with null', () => Response.json(null), 'done'],
    ['200 with an empty object', () => Response.json({}), 'done'],
    ['200 with a list', () => Response.json([{ id: '1', name: 'Küche' }]), 'done'],
    ['200 with another method', () => Response.json({ id: 'x', name: 'Küche' }), 'invalid_response'],
    ['200 with half of the JSON', () => new Response('{"id": "phone|1", "na'), 'invalid_response'],
    [
      '200 with a page',
      () => new Response('<p>Sign in', { headers: { 'content-type': 'text/html' } }),
      'invalid_response',
    ],
    [
      '200 with an empty page',
      () => new Response('', { headers: { 'content-type': 'text/html' } }),
      'invalid_response',
    ],
    [
      '200 with the API’s error',
      () => Response.json({ statusCode: 404, error: 'Not Found', message: 'None' }),
      'not_found',
    ],
    [
      '200 with a problem',
      () => Response.json({ type: 'urn:auth-methods-manager:csrf', title: 'No', status: 403 }),
      'misconfigured',
    ],
    [
      '200 with a status in words',
      () => Response.json({ statusCode: '429', message: 'Slow down' }),
      'rate_limited',
    ],
    ['200 with a status that is none', () => Response.json({ statusCode: { toString: null } }), 'done'],
    ['200 with a status of success', () => Response.json({ status: 200 }), 'done'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/' } }), 'invalid_response'],
  ] as const) {
    it(`that is answered with ${name} is ${outcome}`, async () => {
      const backend = answering(response);
      assert.equal(await outcomeOf(backend.rename!('phone|1', 'Küche', options)), outcome);
      assert.equal(await outcomeOf(backend.setPhoneChannel!('phone|1', 'sms', options)), outcome);
    });
  }
});

describe('an answer from where a redirect has led', () => {
  it('says nothing about the methods, whatever it contains', async () => {
    const followed = () =>
      Object.defineProperty(Response.json([{ id: 'totp|1', type: 'totp' }]), 'redirected', { value: true });
    const backend = answering(followed);
    assert.equal(await outcomeOf(backend.list(options)), 'invalid_response');
    assert.equal(await outcomeOf(backend.rename!('totp|1', 'Name', options)), 'invalid_response');
  });
});

describe('an answer that the host’s function has read', () => {
  it('tells nothing, and is no mistake of the backend’s', async () => {
    const read = async (): Promise<Response> => {
      const response = Response.json({ id: 'phone|1', name: 'Küche' });
      await response.text();
      return response;
    };
    const backend = managementBackend({ apiBase, fetcher: read });
    assert.equal(await outcomeOf(backend.rename!('phone|1', 'Küche', options)), 'invalid_response');
    assert.equal(await outcomeOf(backend.list(options)), 'invalid_response');
  });
});

describe('a removal', () => {
  it('takes what is linked along', async () => {
    const { backend, methods } = connect();
    await backend.remove!('push|dev_D1', options);
    assert.deepEqual(
      methods().filter(({ type }) => type === 'totp'),
      [],
    );
  });

  it('of what can’t be found is done if the list says so', async () => {
    const { backend, lines } = connect();
    await backend.remove!('gone|1', options);
    assert.deepEqual(
      lines().map((line) => line.split(' ')[0]),
      ['DELETE', 'GET'],
    );
    const listed = [{ id: 'totp|1', type: 'totp' }];
    for (const [list, code] of [
      [listed, 'not_found'],
      // The missing one may be it.
      [[...listed, { type: 'totp' }], 'not_found'],
      [{ statusCode: 500 }, 'server_error'],
    ] as const) {
      const missing = managementBackend({
        apiBase,
        fetcher: (_input, init) =>
          Promise.resolve(
            init.method === 'GET'
              ? Response.json(list)
              : Response.json({ statusCode: 404, error: 'Not Found', message: 'None' }, { status: 404 }),
          ),
      });
      const id = list === listed ? 'totp|1' : 'totp|2';
      assert.equal(await outcomeOf(missing.remove!(id, options)), code);
    }
  });

  for (const [name, response, outcome] of [
    ['204', () => new Response(null, { status: 204 }), 'done'],
    ['200 without contents', () => new Response(null), 'done'],
    ['202 without contents', () => new Response(null, { status: 202 }), 'done'],
    ['200 with an empty object', () => Response.json({}), 'done'],
    ['200 with the list', () => Response.json([{ id: 'totp|1', type: 'totp' }]), 'invalid_response'],
    ['200 with something', () => Response.json({ authenticators: [] }), 'invalid_response'],
    [
      '200 with a page',
      () => new Response('<p>Sign in', { headers: { 'content-type': 'text/html' } }),
      'invalid_response',
    ],
    ['404 with a page', () => new Response('<p>None', { status: 404 }), 'misconfigured'],
    ['405', () => new Response(null, { status: 405 }), 'misconfigured'],
    ['418', () => new Response(null, { status: 418 }), 'unknown'],
  ] as const) {
    it(`that is answered with ${name} is ${outcome}`, async () => {
      const backend = answering(response, ada);
      assert.equal(await outcomeOf(backend.remove!('totp|1', options)), outcome);
      assert.equal(await outcomeOf(backend.removeAll!(options)), outcome);
    });
  }

  it('of everything is refused while a passkey is there', async () => {
    const { backend, methods } = connect('typical', ada);
    assert.equal(await outcomeOf(backend.removeAll!(options)), 'removal_refused');
    const phone = { type: 'phone', phoneNumber: '+12025550178', channel: 'sms' } as const;
    assert.equal(await outcomeOf(backend.replaceAll!([phone], options)), 'removal_refused');
    assert.equal(methods().length, 9);
  });
});
