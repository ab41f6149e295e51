import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { resolveEndpoint } from '../../../src/backends/my-account/endpoint.js';
import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { BackendOptions } from '../../../src/model/methods-backend.js';

const getAccessToken = (): string => 'token';

function endpointOf(options: BackendOptions): readonly [base: string, audience: string] {
  const { base, audience } = resolveEndpoint({ getAccessToken, ...options });
  return [base, audience];
}

describe('resolveEndpoint', () => {
  const domains: readonly (readonly [domain: string, origin: string])[] = [
    ['login.example.com', 'https://login.example.com'],
    [' Login.Example.com ', 'https://login.example.com'],
    ['https://login.example.com', 'https://login.example.com'],
    ['https://login.example.com/', 'https://login.example.com'],
    ['HTTPS://login.example.com//', 'https://login.example.com'],
    ['login.example.com:8443', 'https://login.example.com:8443'],
    ['https://login.example.com:443/', 'https://login.example.com'],
    ['http://localhost:80', 'http://localhost'],
    ['tenant.eu.example.com', 'https://tenant.eu.example.com'],
    ['anmelden.müller.example', 'https://anmelden.müller.example'],
    ['localhost:4400', 'http://localhost:4400'],
    ['http://localhost:4400', 'http://localhost:4400'],
    ['http://localhost:4400/', 'http://localhost:4400'],
    ['https://localhost:4400', 'https://localhost:4400'],
    ['app.localhost', 'http://app.localhost'],
    ['127.0.0.1:4400', 'http://127.0.0.1:4400'],
    ['[::1]:4400', 'http://[::1]:4400'],
  ];
  for (const [domain, origin] of domains) {
    it(`reads the domain "${domain}" as ${origin}`, () => {
      assert.deepEqual(endpointOf({ domain }), [`${origin}/me/v1`, `${origin}/me/`]);
    });
  }

  it('takes a URL like its text, as plain JavaScript may set it', () => {
    const url = (address: string): string => new URL(address) as unknown as string;
    const expected = ['https://login.example.com/me/v1', 'https://login.example.com/me/'];
    assert.deepEqual(endpointOf({ domain: url('https://login.example.com') }), expected);
    assert.deepEqual(endpointOf({ apiBase: url('https://login.example.com/me/v1/') }), expected);
    const audience = url('https://api.example.com/me/');
    assert.deepEqual(endpointOf({ domain: 'login.example.com', audience })[1], 'https://api.example.com/me/');
  });

  it('rejects an object without an address, and says what to set', () => {
    const wrong = {} as unknown as string;
    assert.throws(() => endpointOf({ domain: wrong }), {
      code: 'misconfigured',
      message: /Set `domain` to the hostname/,
    });
    assert.throws(() => endpointOf({ apiBase: wrong }), {
      code: 'misconfigured',
      message: /Set `apiBase` to a web address/,
    });
  });

  const badDomains = [
    'http://login.example.com',
    'https://login.example.com/me/v1',
    'login.example.com/me',
    'https://',
    'ftp://login.example.com',
    'me@login.example.com',
    'login.example.com?x=1',
    'login example com',
    '{yourDomain}',
    'undefined',
    'https://undefined/',
    'null',
  ];
  for (const domain of badDomains) {
    it(`rejects the domain "${domain}", and says what to set`, () => {
      assert.throws(() => endpointOf({ domain }), {
        name: 'AuthMethodsError',
        code: 'misconfigured',
        message: `Set \`domain\` to the hostname that people sign in at, such as "login.example.com", not "${domain}".`,
      });
    });
  }

  it('uses the audience that is given', () => {
    const audience = 'https://tenant.example.com/me/';
    assert.equal(endpointOf({ domain: 'login.example.com', audience })[1], audience);
    assert.equal(endpointOf({ apiBase: 'https://app.example.com/me/v1', audience })[1], audience);
  });

  it('uses the API base that is given, with the audience of the domain', () => {
    assert.deepEqual(
      endpointOf({ domain: 'login.example.com', apiBase: 'https://app.example.com/api/me/' }),
      ['https://app.example.com/api/me', 'https://login.example.com/me/'],
    );
  });

  it('derives the audience from the API base when there is no domain', () => {
    assert.equal(endpointOf({ apiBase: 'https://app.example.com/me/v1/' })[1], 'https://app.example.com/me/');
    assert.equal(
      endpointOf({ apiBase: 'https://app.example.com/account' })[1],
      'https://app.example.com/account/',
    );
  });

  it('rejects an API base that is not a web address, or a path outside a page', () => {
    for (const apiBase of ['/me/v1', 'javascript:alert(1)', 'http://']) {
      assert.throws(() => endpointOf({ apiBase }), {
        code: 'misconfigured',
        message: /^Set `apiBase` to a web address/,
      });
    }
  });

  it('asks for a domain when neither domain nor API base is given', () => {
    for (const options of [{}, { domain: '' }, { apiBase: '' }]) {
      assert.throws(() => endpointOf(options), {
        code: 'misconfigured',
        message: 'Set `domain` to the hostname that people sign in at, such as "login.example.com".',
      });
    }
  });
});

describe('myAccountBackend', () => {
  const domain = 'login.example.com';
  const fetcher = (): Promise<Response> => Promise.reject(new Error());

  /** The message about options that plain JavaScript might pass. */
  function messageFor(options: object): string {
    try {
      myAccountBackend({ domain, ...options });
    } catch (error) {
      const { code, message } = AuthMethodsError.from(error);
      assert.equal(code, 'misconfigured');
      return message;
    }
    return 'none';
  }

  it('accepts each way of authorization alone', () => {
    for (const options of [{ getAccessToken }, { accessToken: 'token' }, { fetcher }]) {
      assert.equal(typeof myAccountBackend({ domain, ...options }).remove, 'function');
    }
  });

  it('says which authorization is missing, too much or of the wrong type', () => {
    assert.match(messageFor({}), /^Set one of `getAccessToken` .* Given: nothing\.$/);
    assert.match(messageFor({ accessToken: '' }), /Given: nothing\.$/);
    assert.match(messageFor({ accessToken: { access_token: 'x' } }), /Given: accessToken \(object\)\.$/);
    assert.match(messageFor({ getAccessToken: 'getToken' }), /Given: getAccessToken \(string\)\.$/);
    assert.match(
      messageFor({ fetcher, accessToken: 7 }),
      /Given: accessToken \(number\), fetcher \(function\)\.$/,
    );
    assert.match(
      messageFor({ getAccessToken, fetcher }),
      /Given: getAccessToken \(function\), fetcher \(function\)\.$/,
    );
  });

  it('names all mistakes in one error', () => {
    assert.throws(() => myAccountBackend({}), {
      code: 'misconfigured',
      message: /^Set `domain` .* Set one of `getAccessToken`/,
    });
  });

  it('keeps the token out of its messages', () => {
    assert.doesNotMatch(messageFor({ accessToken: 'secret-token', getAccessToken }), /secret-token|none/);
  });
});
