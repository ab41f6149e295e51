import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { base, methodAnswer, options, recordedBackend, tokenRequest } from './recorded-backend.js';

describe('changes', () => {
  const id = 'phone|dev_YYYYYYYYYYYYYYYY';
  const url = `${base}/authentication-methods/phone%7Cdev_YYYYYYYYYYYYYYYY`;

  it('gets one method', async () => {
    const { sent, backend } = recordedBackend(() => methodAnswer('phone'));
    const method = await backend.get?.(id, options);
    assert.equal(method?.id, id);
    const asked = tokenRequest('list', 'read:me:authentication_methods');
    assert.deepEqual(sent, [{ method: 'GET', url, body: undefined, tokenRequest: asked }]);
  });

  it('renames, and resolves with the name that came back', async () => {
    const { sent, backend } = recordedBackend(() => Response.json({ id, type: 'totp', name: 'cut' }));
    const method = await backend.rename?.(id, 'cut off', options);
    assert.equal(method?.name, 'cut');
    const asked = tokenRequest('update', 'update:me:authentication_methods');
    assert.deepEqual(sent, [{ method: 'PATCH', url, body: { name: 'cut off' }, tokenRequest: asked }]);
  });

  it('sets the channel of a phone', async () => {
    const { sent, backend } = recordedBackend(() => methodAnswer('phone'));
    const method = await backend.setPhoneChannel?.(id, 'voice', options);
    assert.equal(method?.type === 'phone' && method.channel, 'voice');
    const asked = tokenRequest('update', 'update:me:authentication_methods');
    const body = { preferred_authentication_method: 'voice' };
    assert.deepEqual(sent, [{ method: 'PATCH', url, body, tokenRequest: asked }]);
  });

  it('removes', async () => {
    const { sent, backend } = recordedBackend(() => new Response(null, { status: 204 }));
    await backend.remove?.(id, options);
    const asked = tokenRequest('remove', 'delete:me:authentication_methods');
    assert.deepEqual(sent, [{ method: 'DELETE', url, body: undefined, tokenRequest: asked }]);
  });

  it('takes the removal of what is gone for done', async () => {
    const { sent, backend } = recordedBackend(() => Response.json({ title: 'Not Found' }, { status: 404 }));
    assert.ok(backend.remove);
    await assert.doesNotReject(backend.remove(id, options));
    assert.deepEqual(
      sent.map(({ method }) => method),
      ['DELETE'],
    );
  });

  it('is refused a removal', async () => {
    const { backend } = recordedBackend(() => Response.json({}, { status: 409 }));
    await assert.rejects(backend.remove?.(id, options) ?? Promise.resolve(), { code: 'removal_refused' });
  });

  for (const status of [400, 403, 409, 429, 500, 503]) {
    it(`sends no write again after ${status}`, async () => {
      const { sent, backend } = recordedBackend(() => Response.json({}, { status }));
      await assert.rejects(backend.rename?.(id, 'New', options) ?? Promise.resolve());
      assert.equal(sent.length, 1);
    });
  }

  it('sends no write again when its answer is lost', async () => {
    const { sent, backend } = recordedBackend(() => {
      throw new TypeError('Failed to fetch');
    });
    await assert.rejects(backend.rename?.(id, 'New', options) ?? Promise.resolve(), { code: 'network' });
    assert.equal(sent.length, 1);
  });

  it('encodes whatever an id holds', async () => {
    const { sent, backend } = recordedBackend(() => new Response(null, { status: 204 }));
    await backend.remove?.('a|b/../c?d#e%7C ü', options);
    assert.equal(sent[0]?.url, `${base}/authentication-methods/a%7Cb%2F..%2Fc%3Fd%23e%257C%20%C3%BC`);
  });
});
