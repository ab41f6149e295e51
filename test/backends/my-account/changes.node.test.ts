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
    const { sent, backend } = recordedBackend(() => Response.json({ title: 'Not Found' }, { status: 404 }));
    await assert.doesNotReject(backend.remove(id, options));
    assert.deepEqual(
      sent.map(({ method }) => method),
      ['DELETE'],
    );
  });

  it('reports a refused removal as removal_refused', async () => {
    const { backend } = recordedBackend(() => Response.json({}, { status: 409 }));
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
    await backend.remove('a|b/../c?d#e%7C ü', options);
    assert.equal(sent[0]?.url, `${base}/authentication-methods/a%7Cb%2F..%2Fc%3Fd%23e%257C%20%C3%BC`);
  });
});
