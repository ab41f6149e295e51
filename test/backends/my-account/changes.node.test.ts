import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { base, methodAnswer, options, recordedBackend, tokenRequest } from './recorded-backend.js';

describe('changes', () => {
  const id = 'phone|dev_YYYYYYYYYYYYYYYY';
  const url = `${base}/authentication-methods/phone%7Cdev_YYYYYYYYYYYYYYYY`;

  it('renames a method and resolves to the name in the answer', async () => {
    const { sent, backend } = recordedBackend(() => Response.json({ id, type: 'totp', name: 'cut' }));
    const method = await backend.rename(id, 'too long', options);
    assert.equal(method.name, 'cut');
    const expected = tokenRequest('update', 'update:me:authentication_methods');
    assert.deepEqual(sent, [{ method: 'PATCH', url, body: { name: 'too long' }, tokenRequest: expected }]);
  });

  it('sets the channel of a phone and resolves to the phone', async () => {
    const { sent, backend } = recordedBackend(() => methodAnswer('phone'));
    const method = await backend.setPhoneChannel(id, 'voice', options);
    assert.equal(method.type === 'phone' && method.channel, 'voice');
    const expected = tokenRequest('update', 'update:me:authentication_methods');
    const body = { preferred_authentication_method: 'voice' };
    assert.deepEqual(sent, [{ method: 'PATCH', url, body, tokenRequest: expected }]);
  });

  it('removes a method with one request', async () => {
    const { sent, backend } = recordedBackend(() => new Response(null, { status: 204 }));
    await backend.remove(id, options);
    const expected = tokenRequest('remove', 'delete:me:authentication_methods');
    assert.deepEqual(sent, [{ method: 'DELETE', url, body: undefined, tokenRequest: expected }]);
  });

  it('treats removing a method that is already gone as done', async () => {
    const gone = { type: 'https://auth0.com/api-errors#A0E-404-0001', title: 'Not Found', status: 404 };
    const { sent, backend } = recordedBackend(() => Response.json(gone, { status: 404 }));
    await assert.doesNotReject(backend.remove(id, options));
    assert.deepEqual(
      sent.map(({ method }) => method),
      ['DELETE'],
    );
  });

  for (const status of [200, 202, 204, 205]) {
    it(`takes ${status} without contents for a removal that is done`, async () => {
      const { backend } = recordedBackend(() => new Response(null, { status }));
      await assert.doesNotReject(backend.remove(id, options));
    });
  }

  const html = { 'content-type': 'text/html; charset=utf-8' };
  const page = '<!doctype html><title>Sign in</title>';
  const unconfirmed: Readonly<Record<string, () => Response>> = {
    'a page': () => new Response(page, { headers: html }),
    'an empty page': () => new Response('', { headers: html }),
    'a page that is called JSON': () =>
      new Response(page, { headers: { 'content-type': 'application/json' } }),
    'JSON of another kind': () => Response.json({ error: 'login_required' }),
    'a list': () => Response.json({ authentication_methods: [] }),
    'a page that is not found': () => new Response(page, { status: 404, headers: html }),
    'another 404 in JSON': () => Response.json({ title: 'Not Found' }, { status: 404 }),
    'another problem document': () =>
      Response.json({ type: 'about:blank', title: 'Not Found', status: 404 }, { status: 404 }),
    'a redirect': () => Response.redirect('https://login.example/', 303),
    'a body that breaks off': () =>
      new Response(
        new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }),
      ),
  };
  for (const [what, answer] of Object.entries(unconfirmed)) {
    it(`does not take ${what} for a removal that is done`, async () => {
      const { sent, backend } = recordedBackend(answer);
      await assert.rejects(backend.remove(id, options), { code: 'invalid_response' });
      assert.equal(sent.length, 1);
    });
  }

  for (const [what, answer] of Object.entries(unconfirmed)) {
    it(`does not take ${what} for a change that is done`, async () => {
      const { backend } = recordedBackend(answer);
      await assert.rejects(backend.rename(id, 'New', options), { code: 'invalid_response' });
      await assert.rejects(backend.setPhoneChannel(id, 'sms', options), { code: 'invalid_response' });
    });
  }

  it('does not take the answer to a redirected request, which a fetcher followed, for done', async () => {
    const followed = (response: Response): Response => {
      Object.defineProperty(response, 'redirected', { value: true });
      return response;
    };
    const removing = recordedBackend(() => followed(new Response(null, { status: 204 })));
    await assert.rejects(removing.backend.remove(id, options), { code: 'invalid_response' });
    const renaming = recordedBackend(() => followed(methodAnswer('phone')));
    await assert.rejects(renaming.backend.rename(id, 'New', options), { code: 'invalid_response' });
  });

  it('reports a refused removal as removal_refused', async () => {
    const type = 'https://auth0.com/api-errors/A0E-409-0002';
    const { backend } = recordedBackend(() => Response.json({ type, status: 409 }, { status: 409 }));
    await assert.rejects(backend.remove(id, options), { code: 'removal_refused' });
  });

  for (const status of [400, 403, 409, 429, 500, 503]) {
    it(`does not repeat a write that was answered with ${status}`, async () => {
      const { sent, backend } = recordedBackend(() => Response.json({}, { status }));
      await assert.rejects(backend.rename(id, 'New', options));
      assert.equal(sent.length, 1);
    });
  }

  it('does not repeat a write whose answer was lost', async () => {
    const { sent, backend } = recordedBackend(() => {
      throw new TypeError('Failed to fetch');
    });
    await assert.rejects(backend.rename(id, 'New', options), { code: 'network' });
    assert.equal(sent.length, 1);
  });

  it('encodes every special character of an id', async () => {
    const { sent, backend } = recordedBackend(() => new Response(null, { status: 204 }));
    await backend.remove('a|b+c&d% ü', options);
    assert.equal(sent[0]?.url, `${base}/authentication-methods/a%7Cb%2Bc%26d%25%20%C3%BC`);
  });

  for (const unusable of ['', '.', '..', '%2e%2e', 'a/../b', '..%2ffactors', 'a?b', 'a#b']) {
    it(`sends no request for the id "${unusable}"`, async () => {
      const { sent, backend } = recordedBackend(() => new Response(null, { status: 204 }));
      await assert.rejects(backend.remove(unusable, options), { code: 'invalid_response' });
      await assert.rejects(backend.rename(unusable, 'New', options), { code: 'invalid_response' });
      assert.deepEqual(sent, []);
    });
  }
});
