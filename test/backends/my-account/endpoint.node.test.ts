import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { resolveEndpoint } from '../../../src/backends/my-account/endpoint.js';
import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { ConnectionOptions } from '../../../src/model/methods-backend.js';

const getAccessToken = (): string => 'token';

function endpointOf(options: ConnectionOptions): readonly [base: string, audience: string] {
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
    it(`reaches "${domain}" at ${origin}`, () => {
      assert.deepEqual(endpointOf({ domain }), [`${origin}/me/v1`, `${origin}/me/`]);
    });
  }

  const mistakes = [
    'http://login.example.com',
    'https://login.example.com/me/v1',
    'login.example.com/me',
    'https://',
    'ftp://login.example.com',
    'me@login.example.com',
    'login.example.com?x=1',
    'login example com',
    '{yourDomain}',
  ];
  for (const domain of mistakes) {
    it(`refuses "${domain}" as a domain, and says what to set`, () => {
      assert.throws(() => endpointOf({ domain }), {
        name: 'AuthMethodsError',
        code: 'misconfigured',
        message: `Set \`domain\` to the host that people sign in at, such as "login.example.com", not "${domain}".`,
      });
    });
  }

  it('takes the audience that is given', () => {
    const audience = 'https://tenant.example.com/me/';
    assert.equal(endpointOf({ domain: 'login.example.com', audience })[1], audience);
    assert.equal(endpointOf({ apiBase: 'https://app.example.com/me/v1', audience })[1], audience);
  });

  it('takes the API base that is given, and the audience of the domain', () => {
    assert.deepEqual(
      endpointOf({ domain: 'login.example.com', apiBase: 'https://app.example.com/api/me/' }),
      ['https://app.example.com/api/me', 'https://login.example.com/me/'],
    );
  });

  it('derives the audience of an API base without a domain', () => {
    assert.equal(endpointOf({ apiBase: 'https://app.example.com/me/v1/' })[1], 'https://app.example.com/me/');
    assert.equal(
      endpointOf({ apiBase: 'https://app.example.com/account' })[1],
      'https://app.example.com/account/',
    );
  });

  it('refuses an API base that is no address, or a path where there is no page', () => {
    for (const apiBase of ['/me/v1', 'javascript:alert(1)', 'http://']) {
      assert.throws(() => endpointOf({ apiBase }), {
        code: 'misconfigured',
        message: /^Set `apiBase` to a web address/,
      });
    }
  });

  it('asks for a domain when there is nothing', () => {
    for (const options of [{}, { domain: '' }, { apiBase: '' }]) {
      assert.throws(() => endpointOf(options), {
        code: 'misconfigured',
        message: 'Set `domain` to the host that people sign in at, such as "login.example.com".',
      });
    }
  });
});

describe('myAccountBackend', () => {
  const domain = 'login.example.com';
  const fetcher = (): Promise<Response> => Promise.reject(new Error());

  /** What is said about options as an author of plain JavaScript may give them. */
  function messageFor(options: object): string {
    try {
      myAccountBackend({ domain, ...options });
    } catch (error) {
      assert.ok(error instanceof AuthMethodsError);
      assert.equal(error.code, 'misconfigured');
      return error.message;
    }
    return 'none';
  }

  it('takes any one way of authorization', () => {
    for (const options of [{ getAccessToken }, { accessToken: 'token' }, { fetcher }]) {
      assert.ok(myAccountBackend({ domain, ...options }).capabilities.remove);
    }
  });

  it('says at once what is missing, too much or of the wrong kind', () => {
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

  it('names all mistakes together', () => {
    assert.throws(() => myAccountBackend({}), {
      code: 'misconfigured',
      message: /^Set `domain` .* Set one of `getAccessToken`/,
    });
  });

  it('never has a token in what it says', () => {
    assert.doesNotMatch(messageFor({ accessToken: 'secret-token', getAccessToken }), /secret-token|none/);
  });
});
