import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { readChallenge } from '../../../src/backends/my-account/challenge.js';
import type { EnrollableHere } from '../../../src/backends/my-account/enrollment-refusals.js';
import { fixture } from './recorded-backend.js';

type Body = Readonly<Record<string, unknown>>;

const bodies = fixture('challenges') as Readonly<Record<EnrollableHere, Body>>;
const session = 'Fe26.2**05c400ed...';

function idFor(location: string | null, body: Body = bodies.totp): string {
  return readChallenge('totp', { body, location }).id;
}

describe('readChallenge', () => {
  it('reads the challenge of a phone and of an email', () => {
    const phone = readChallenge('phone', { body: bodies.phone, location: null });
    assert.deepEqual(phone, { type: 'phone', id: 'phone|dev_XXXXXXXXXXXXXXXX', session });
    const email = readChallenge('email', { body: bodies.email, location: null });
    assert.deepEqual(email, { type: 'email', id: 'email|dev_XXXXXXXXXXXXXXXX', session });
  });

  it('reads the challenge of an authenticator app', () => {
    assert.deepEqual(readChallenge('totp', { body: bodies.totp, location: null }), {
      type: 'totp',
      id: 'totp|dev_XXXXXXXXXXXXXXXX',
      session,
      barcodeUri: bodies.totp.barcode_uri,
      manualInputCode: 'JBSWY3DPEHPK3PXP',
    });
  });

  it('reads the challenge of a push notification, with its app and without a code to type', () => {
    assert.deepEqual(
      readChallenge('push-notification', { body: bodies['push-notification'], location: null }),
      {
        type: 'push-notification',
        id: 'push-notification|dev_XXXXXXXXXXXXXXXX',
        session,
        barcodeUri: bodies['push-notification'].barcode_uri,
        app: {
          name: 'Auth0 Guardian',
          appStoreUrl: 'https://apps.apple.com/app/auth0-guardian/id1093447833',
          googlePlayUrl: 'https://play.google.com/store/apps/details?id=com.auth0.guardian',
        },
      },
    );
  });

  it('reads the challenge of a recovery code as a list of one code', () => {
    assert.deepEqual(readChallenge('recovery-code', { body: bodies['recovery-code'], location: null }), {
      type: 'recovery-code',
      id: 'recovery-code|dev_XXXXXXXXXXXXXXXX',
      session,
      recoveryCodes: ['ABCDEFGHIJKLMNOPQRSTUVWX'],
    });
  });

  it('reads the challenge of a password with its policy', () => {
    assert.deepEqual(readChallenge('password', { body: bodies.password, location: null }), {
      type: 'password',
      id: 'password|new',
      session,
      policy: {
        minLength: 8,
        characterTypes: ['uppercase', 'lowercase', 'number', 'special'],
        characterTypeRule: 'three-of-four',
        blockIdenticalCharacters: true,
        blockSequentialCharacters: true,
        maxLengthExceeded: 'truncate',
        blockedProfileFields: ['name', 'email'],
        historySize: 5,
        blockDictionary: true,
      },
    });
  });

  it('leaves out password rules that are inactive or missing', () => {
    const policy = {
      complexity: { min_length: 12, max_length_exceeded: 'error', character_type_rule: 'all' },
      profile_data: { active: false, blocked_fields: ['name'] },
      history: { active: false, size: 5 },
      dictionary: null,
    };
    const { policy: read } = readChallenge('password', {
      body: { ...bodies.password, policy },
      location: null,
    });
    assert.deepEqual(read, {
      minLength: 12,
      characterTypes: [],
      characterTypeRule: 'all',
      blockIdenticalCharacters: false,
      blockSequentialCharacters: false,
      maxLengthExceeded: 'error',
      blockedProfileFields: [],
      historySize: 0,
      blockDictionary: false,
    });
  });

  for (const policy of [undefined, null, {}, 'strict']) {
    it(`reads a password challenge without a policy when the policy is ${JSON.stringify(policy)}`, () => {
      const challenge = readChallenge('password', { body: { ...bodies.password, policy }, location: null });
      assert.ok(!('policy' in challenge));
    });
  }

  for (const size of [-3, 8.5, 1e9, Infinity, '1e400', 'many', [], {}]) {
    it(`makes no rule of the number ${String(size)}, which no password could follow`, () => {
      const policy = { complexity: { min_length: size }, history: { active: true, size } };
      const { policy: read } = readChallenge('password', {
        body: { ...bodies.password, policy },
        location: null,
      });
      assert.equal(read?.minLength, 1);
      assert.equal(read?.historySize, 0);
    });
  }

  it('reads a number that comes as text', () => {
    const policy = { complexity: { min_length: '12' } };
    const body = { ...bodies.password, policy };
    assert.equal(readChallenge('password', { body, location: null }).policy?.minLength, 12);
  });

  it('rejects a challenge whose session is empty: nothing could answer it', () => {
    const body = { ...bodies.totp, auth_session: '' };
    assert.throws(() => readChallenge('totp', { body, location: null }), { code: 'invalid_response' });
  });

  it('passes the options of a passkey on unchanged', () => {
    const { publicKey, ...challenge } = readChallenge('passkey', { body: bodies.passkey, location: null });
    assert.deepEqual(publicKey, bodies.passkey.authn_params_public_key);
    assert.deepEqual(challenge, { type: 'passkey', id: 'passkey|new', session });
  });

  it('turns padded base64 into base64url, and leaves out excluded credentials without an id', () => {
    const options = bodies.passkey.authn_params_public_key as Body;
    const body = {
      ...bodies.passkey,
      authn_params_public_key: {
        ...options,
        challenge: '+/+/AA==',
        user: { id: 'YXV0aDA=', name: 'user@example.com', displayName: 'User' },
        excludeCredentials: [{ id: '++8=', type: 'public-key' }, { type: 'public-key' }, null],
      },
    };
    const { publicKey } = readChallenge('passkey', { body, location: null });
    assert.equal(publicKey.challenge, '-_-_AA');
    assert.equal(publicKey.user.id, 'YXV0aDA');
    assert.deepEqual(publicKey.excludeCredentials, [{ id: '--8', type: 'public-key' }]);
  });

  it('takes the id from the last segment of Location, in every form the header may have', () => {
    const id = 'totp|dev_of location';
    assert.equal(idFor('https://example.com/me/v1/authentication-methods/totp%7Cdev_of%20location'), id);
    assert.equal(idFor('http://10.0.0.7:8080/internal/totp%7Cdev_of%20location/'), id);
    assert.equal(idFor('/me/v1/authentication-methods/totp|dev_of location?a=/b#/c'), id);
    assert.equal(idFor('totp|dev_of location'), id);
    assert.equal(idFor('/me/v1/authentication-methods/100%'), '100%');
  });

  it('takes the id from the body without Location, and a placeholder when both lack it', () => {
    assert.equal(idFor(null), 'totp|dev_XXXXXXXXXXXXXXXX');
    assert.equal(idFor(''), 'totp|dev_XXXXXXXXXXXXXXXX');
    for (const withoutPath of ['https://login.example', '//login.example/', '?id=totp|other', '#totp|other'])
      assert.equal(idFor(withoutPath), 'totp|dev_XXXXXXXXXXXXXXXX', withoutPath);
    const body = { ...bodies.password, id: null };
    assert.equal(readChallenge('password', { body, location: null }).id, 'password|new');
  });

  for (const segment of [
    '..',
    '.',
    '%2e%2e',
    '%252e%252e',
    'a%2Fb',
    '..%2f..%2ffactors',
    'a%3Fb',
    'a%23b',
    '%00',
  ]) {
    it(`takes no id from a Location that ends with ${segment}, which leads to another path`, () => {
      assert.equal(idFor(`https://example.com/me/v1/authentication-methods/${segment}`), bodies.totp.id);
      const body = { ...bodies.totp, id: undefined };
      assert.throws(() => idFor(`/authentication-methods/${segment}`, body), { code: 'invalid_response' });
    });
  }

  it('takes no id from a body that leads to another path', () => {
    for (const id of ['..', '.', '', 'a/b', '%2e%2e', 'a?b', 7, null]) {
      assert.throws(() => idFor(null, { ...bodies.totp, id }), { code: 'invalid_response' });
    }
  });

  const addresses = [
    '',
    ' ',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' otpauth://totp/x',
    'otpauth',
    'https://x.example/',
  ];
  for (const address of [...addresses, 'data:text/html,x', '\tjavascript:otpauth://', null, 7]) {
    it(`rejects the barcode address ${JSON.stringify(address)}, which would become a link`, () => {
      for (const type of ['totp', 'push-notification'] as const) {
        const body = { ...bodies[type], barcode_uri: address };
        assert.throws(() => readChallenge(type, { body, location: null }), { code: 'invalid_response' });
      }
    });
  }

  it('takes the scheme of a barcode address in capitals', () => {
    const body = { ...bodies.totp, barcode_uri: 'OTPAUTH://totp/x?secret=JBSWY3DP' };
    assert.equal(readChallenge('totp', { body, location: null }).barcodeUri, body.barcode_uri);
  });

  describe('the options of a passkey', () => {
    const options = bodies.passkey.authn_params_public_key as Body;
    const user = options.user as Body;
    const read = (patch: Body) => {
      const body = { ...bodies.passkey, authn_params_public_key: { ...options, ...patch } };
      return readChallenge('passkey', { body, location: null }).publicKey;
    };
    const wrong: readonly (readonly [what: string, patch: Body, named: RegExp])[] = [
      ['no relying party', { rp: undefined }, /authn_params_public_key\.rp/],
      ['a relying party without a name', { rp: { id: 'example.com' } }, /rp\.name/],
      ['no user', { user: null }, /authn_params_public_key\.user/],
      ['a user without a name', { user: { id: user.id } }, /user\.name/],
      ['a user id that is no text', { user: { ...user, id: 7 } }, /user\.id/],
      ['an empty user id', { user: { ...user, id: '' } }, /user\.id/],
      ['a user id that is no base64', { user: { ...user, id: 'auth0|1' } }, /user\.id/],
      [
        'a user id of 65 bytes',
        { user: { ...user, id: Buffer.alloc(65).toString('base64url') } },
        /user\.id/,
      ],
      ['a user id of 100 bytes', { user: { ...user, id: Buffer.alloc(100).toString('base64') } }, /user\.id/],
      ['no challenge', { challenge: undefined }, /challenge/],
      ['an empty challenge', { challenge: '' }, /challenge/],
    ];
    for (const [what, patch, named] of wrong) {
      it(`are refused, and the developer reads why: ${what}`, () => {
        assert.throws(() => read(patch), { code: 'invalid_response', message: named });
      });
    }

    it('may have a user id of 64 bytes', () => {
      const id = Buffer.alloc(64).toString('base64');
      assert.equal(read({ user: { ...user, id } }).user.id, Buffer.alloc(64).toString('base64url'));
    });

    it('are completed where a browser would refuse what is not needed', () => {
      const { user: read64, pubKeyCredParams } = read({
        user: { id: user.id, name: 'ada@example.com' },
        pubKeyCredParams: undefined,
      });
      assert.equal(read64.displayName, 'ada@example.com');
      assert.deepEqual(pubKeyCredParams, []);
    });
  });

  const required: readonly (readonly [EnrollableHere, string])[] = [
    ['totp', 'id'],
    ['totp', 'auth_session'],
    ['totp', 'barcode_uri'],
    ['push-notification', 'barcode_uri'],
    ['recovery-code', 'recovery_code'],
    ['passkey', 'authn_params_public_key'],
    ['password', 'auth_session'],
    ['phone', 'id'],
  ];
  for (const [type, member] of required) {
    it(`rejects a ${type} challenge without ${member}, and quotes none of its values`, () => {
      const body = { ...bodies[type], [member]: undefined };
      assert.throws(
        () => readChallenge(type, { body, location: null }),
        (error: Error & { code?: string }) => {
          assert.equal(error.code, 'invalid_response');
          assert.doesNotMatch(inspect(error), /Fe26|JBSWY3DPEHPK3PXP|ABCDEFGH|dGVzdC1/);
          return true;
        },
      );
    });
  }

  it('rejects a challenge that is not an object', () => {
    for (const body of [null, [], 'text']) {
      assert.throws(() => readChallenge('totp', { body, location: null }), { code: 'invalid_response' });
    }
  });
});
