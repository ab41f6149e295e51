import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedCredentialIds } from '../../../src/methods/passkey/passkey-after-removal.js';
import type { PasskeyMethod } from '../../../src/model/auth-method.js';

const passkey = (credentialId: string, changes: Partial<PasskeyMethod> = {}): PasskeyMethod => ({
  type: 'passkey',
  id: credentialId,
  confirmed: true,
  usage: ['primary'],
  linkedIds: [],
  transports: [],
  credentialId,
  relyingPartyId: 'example.com',
  userHandle: 'dXNlcg',
  ...changes,
});

const without = (name: keyof PasskeyMethod): PasskeyMethod => {
  const { [name]: _left, ...rest } = passkey('gap');
  return rest as PasskeyMethod;
};

describe('acceptedCredentialIds', () => {
  it('lists the remaining passkeys of the same account and site', () => {
    assert.deepEqual(acceptedCredentialIds(passkey('gone'), [passkey('one'), passkey('two')]), [
      'one',
      'two',
    ]);
  });

  it('is an empty list when no passkey remains', () => {
    assert.deepEqual(acceptedCredentialIds(passkey('gone'), []), []);
  });

  it('leaves out passkeys of another site or another account', () => {
    const remaining = [
      passkey('here'),
      passkey('other site', { relyingPartyId: 'login.example.com' }),
      passkey('other account', { userHandle: 'b3RoZXI' }),
    ];
    assert.deepEqual(acceptedCredentialIds(passkey('gone'), remaining), ['here']);
  });

  for (const name of ['credentialId', 'relyingPartyId', 'userHandle'] as const) {
    it(`returns nothing when a remaining passkey has no ${name}, since a list with a gap would hide it`, () => {
      assert.equal(acceptedCredentialIds(passkey('gone'), [passkey('one'), without(name)]), undefined);
    });
  }
});
