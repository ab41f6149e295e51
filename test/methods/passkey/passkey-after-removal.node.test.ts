import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedCredentialIds } from '../../../src/methods/passkey/passkey-after-removal.js';
import type { AuthMethod, PasskeyMethod } from '../../../src/model/auth-method.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

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

const password: AuthMethod = {
  type: 'password',
  id: 'password',
  confirmed: true,
  usage: ['primary'],
  linkedIds: [],
};

const gone = passkey('gone');

/** What is accepted when the list that was just read has these methods; before, it had a password as well. */
const accepted = (
  methods: readonly AuthMethod[],
  {
    before = [password],
    problems = [],
  }: Partial<Record<'before', readonly AuthMethod[]>> & {
    readonly problems?: readonly AuthMethodsError[];
  } = {},
): readonly string[] | undefined =>
  acceptedCredentialIds(gone, before, { methods, factors: undefined, problems });

describe('acceptedCredentialIds', () => {
  it('lists the passkeys of the same account and site in a list that was just read', () => {
    assert.deepEqual(accepted([password, passkey('one'), passkey('two')]), ['one', 'two']);
  });

  it('is an empty list when no passkey remains', () => {
    assert.deepEqual(accepted([password]), []);
    assert.deepEqual(accepted([], { before: [] }), []);
  });

  it('is unknown where the list has gaps: what is missing may be a passkey', () => {
    const list = { methods: [password, passkey('one')], factors: undefined, problems: [] };
    assert.deepEqual(acceptedCredentialIds(gone, [password], list), ['one']);
    assert.equal(acceptedCredentialIds(gone, [password], { ...list, incomplete: true }), undefined);
  });

  it('leaves out passkeys of another site or another account', () => {
    const remaining = [
      password,
      passkey('here'),
      passkey('other site', { relyingPartyId: 'login.example.com' }),
      passkey('other account', { userHandle: 'b3RoZXI' }),
    ];
    assert.deepEqual(accepted(remaining), ['here']);
  });

  it('has what was added since the list was on screen, and not what is gone since then', () => {
    assert.deepEqual(accepted([password, passkey('new')], { before: [password, passkey('old')] }), ['new']);
  });

  it('returns nothing when the list could not be read', () => {
    assert.equal(acceptedCredentialIds(gone, [password], undefined), undefined);
  });

  for (const name of ['credentialId', 'relyingPartyId', 'userHandle'] as const) {
    it(`returns nothing when a remaining passkey has no ${name}, since a list with a gap would hide it`, () => {
      assert.equal(accepted([password, passkey('one'), without(name)]), undefined);
    });
  }

  it('returns nothing when a method could not be read: it may be a passkey', () => {
    const unknown: AuthMethod = { ...password, type: 'unknown', id: 'x', rawType: 'passkey' };
    assert.equal(accepted([password, passkey('one'), unknown]), undefined);
    const problems = [new AuthMethodsError('invalid_response', 'method: id missing')];
    assert.equal(accepted([password, passkey('one')], { problems }), undefined);
  });

  it('does not mind that what may be added could not be read', () => {
    const problems = [new AuthMethodsError('insufficient_scope', 'factors was refused')];
    assert.deepEqual(accepted([password, passkey('one')], { problems }), ['one']);
  });

  it('returns nothing while the list still has the removed one', () => {
    assert.equal(accepted([password, passkey('one'), gone]), undefined);
  });

  it('returns nothing for the list of another person, who has signed in meanwhile', () => {
    assert.equal(accepted([{ ...password, id: 'theirs' }]), undefined);
    assert.equal(accepted([{ ...password, id: 'theirs' }], { before: [] }), undefined);
    assert.equal(accepted([]), undefined);
  });
});
