import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wellKnownHandler, type WellKnownOptions } from '../../src/server/index.js';

const origin = 'https://example.com';

const pages: WellKnownOptions = {
  origin,
  enroll: '/account#add-passkey',
  manage: 'https://account.example.com/security',
  changePassword: '/account#change-password',
};

const ask = (path: string, options = pages, method = 'GET'): Response | undefined =>
  wellKnownHandler(options)(new Request(`http://10.0.0.7:3000${path}`, { method }));

describe('wellKnownHandler', () => {
  it('says where passkeys are added and managed, as JSON, whatever address the server has inside', async () => {
    const response = ask('/.well-known/passkey-endpoints');
    assert.equal(response?.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.deepEqual(await response.json(), {
      enroll: 'https://example.com/account#add-passkey',
      manage: 'https://account.example.com/security',
    });
  });

  it('says where the use of the PRF extension is explained', async () => {
    const response = ask('/.well-known/passkey-endpoints', { origin, prfUsageDetails: '/help/passkeys' });
    assert.deepEqual(await response?.json(), { prfUsageDetails: 'https://example.com/help/passkeys' });
  });

  it('redirects to the page on which the password is changed', () => {
    const response = ask('/.well-known/change-password?from=manager');
    assert.equal(response?.status, 302);
    assert.equal(response.headers.get('location'), 'https://example.com/account#change-password');
  });

  it('does not have the resource with which browsers find out whether a status can be trusted', () => {
    const path = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';
    assert.equal(ask(path)?.status, 404);
  });

  it('leaves every other address to the server, and those it was given no page for', () => {
    for (const path of [
      '/',
      '/account',
      '/.well-known/passkey-endpoints/',
      '/.well-known/security.txt',
      '/toString',
    ])
      assert.equal(ask(path), undefined, path);
    assert.equal(ask('/.well-known/passkey-endpoints', { origin, changePassword: '/account' }), undefined);
    assert.equal(ask('/.well-known/change-password', { origin, manage: '/account' }), undefined);
  });

  it('takes GET and HEAD, and no other method', () => {
    assert.equal(ask('/.well-known/change-password', pages, 'HEAD')?.status, 302);
    const refused = ask('/.well-known/change-password', pages, 'POST');
    assert.equal(refused?.status, 405);
    assert.equal(refused.headers.get('allow'), 'GET, HEAD');
  });

  it('works on a development server without HTTPS', () => {
    const options = { origin: 'http://localhost:5173', changePassword: '/account' };
    assert.equal(
      ask('/.well-known/change-password', options)?.headers.get('location'),
      'http://localhost:5173/account',
    );
  });

  const wrong: readonly (readonly [name: string, options: object])[] = [
    ['origin', {}],
    ['origin', { origin: 'example.com' }],
    ['origin', { origin: 'http://example.com' }],
    ['origin', { origin: 'https://example.com/account' }],
    ['enroll', { origin, enroll: 'http://example.com/account' }],
    ['enroll', { origin, enroll: '//evil.example/account' }],
    ['manage', { origin, manage: 'https://notexample.com' }],
    ['manage', { origin, manage: null }],
    ['manage', { origin, manage: '' }],
    ['changePassword', { origin, changePassword: 'javascript:alert(1)' }],
    ['changePassword', { origin, changePassword: 'https://eve@example.com/' }],
  ];
  for (const [name, options] of wrong)
    it(`names \`${name}\` when it is wrong: ${JSON.stringify(options)}`, () => {
      assert.throws(() => wellKnownHandler(options as WellKnownOptions), {
        name: 'TypeError',
        message: new RegExp(`\`${name}\` must be`),
      });
    });
});
