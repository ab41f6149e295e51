import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { readChallenge } from '../../../src/backends/my-account/challenge.js';
import type { EnrollableType } from '../../../src/model/enrollment.js';
import { fixture } from './fixture.js';

type Body = Readonly<Record<string, unknown>>;

const bodies = fixture('challenges') as Readonly<Record<EnrollableType, Body>>;
const session = 'Fe26.2**05c400ed...';

function idFor(location: string | null, body: Body = bodies.totp): string {
  return readChallenge('totp', { body, location }).id;
}

describe('readChallenge', () => {
  it('maps the challenge of a phone and of an e-mail', () => {
    const phone = readChallenge('phone', { body: bodies.phone, location: null });
    assert.deepEqual(phone, { type: 'phone', id: 'phone|dev_XXXXXXXXXXXXXXXX', session });
    const email = readChallenge('email', { body: bodies.email, location: null });
    assert.deepEqual(email, { type: 'email', id: 'email|dev_XXXXXXXXXXXXXXXX', session });
  });

  it('maps the challenge of an authenticator app', () => {
    assert.deepEqual(readChallenge('totp', { body: bodies.totp, location: null }), {
      type: 'totp',
      id: 'totp|dev_XXXXXXXXXXXXXXXX',
      session,
      barcodeUri: bodies.totp.barcode_uri,
      manualInputCode: 'JBSWY3DPEHPK3PXP',
    });
  });

  it('maps the challenge of a push notification, which has an app, and no code to type', () => {
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

  it('maps the challenge of a recovery code', () => {
    assert.deepEqual(readChallenge('recovery-code', { body: bodies['recovery-code'], location: null }), {
      type: 'recovery-code',
      id: 'recovery-code|dev_XXXXXXXXXXXXXXXX',
      session,
      recoveryCode: 'ABCDEFGHIJKLMNOPQRSTUVWX',
    });
  });

  it('maps the challenge of a password', () => {
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

  it('takes rules that are not in force, or not told, for none', () => {
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
    it(`goes on without a policy for ${JSON.stringify(policy)}`, () => {
      const challenge = readChallenge('password', { body: { ...bodies.password, policy }, location: null });
      assert.ok(!('policy' in challenge));
    });
  }

  it('hands the options of a passkey on as they are', () => {
    const { publicKey, ...challenge } = readChallenge('passkey', { body: bodies.passkey, location: null });
    assert.deepEqual(publicKey, bodies.passkey.authn_params_public_key);
    assert.deepEqual(challenge, { type: 'passkey', id: 'passkey|new', session });
  });

  it('turns padded base64 into base64url, and leaves out what has no id', () => {
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

  it('takes the id from the last segment of Location, in each form it may have', () => {
    const id = 'totp|dev_of location';
    assert.equal(idFor('https://example.com/me/v1/authentication-methods/totp%7Cdev_of%20location'), id);
    assert.equal(idFor('http://10.0.0.7:8080/internal/totp%7Cdev_of%20location/'), id);
    assert.equal(idFor('/me/v1/authentication-methods/totp|dev_of location?a=/b#/c'), id);
    assert.equal(idFor('totp|dev_of location'), id);
    assert.equal(idFor('/me/v1/authentication-methods/100%'), '100%');
  });

  it('takes the id from the body when there is no Location, and the known one when it has none', () => {
    assert.equal(idFor(null), 'totp|dev_XXXXXXXXXXXXXXXX');
    assert.equal(idFor(''), 'totp|dev_XXXXXXXXXXXXXXXX');
    const body = { ...bodies.password, id: null };
    assert.equal(readChallenge('password', { body, location: null }).id, 'password|new');
  });

  const lacking: readonly (readonly [EnrollableType, string])[] = [
    ['totp', 'id'],
    ['totp', 'auth_session'],
    ['totp', 'barcode_uri'],
    ['push-notification', 'barcode_uri'],
    ['recovery-code', 'recovery_code'],
    ['passkey', 'authn_params_public_key'],
    ['password', 'auth_session'],
    ['phone', 'id'],
  ];
  for (const [type, member] of lacking) {
    it(`refuses a challenge of type ${type} without ${member}, and quotes none of it`, () => {
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

  it('refuses a body that is no object', () => {
    for (const body of [null, [], 'text']) {
      assert.throws(() => readChallenge('totp', { body, location: null }), { code: 'invalid_response' });
    }
  });
});
