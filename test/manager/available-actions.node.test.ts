import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { availableActions } from '../../src/manager/available-actions.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { Capabilities } from '../../src/model/methods-backend.js';
import { sample } from './method-samples.js';

const everything: Capabilities = {
  enroll: ['password', 'passkey', 'totp', 'phone'],
  rename: ['totp', 'passkey', 'phone'],
  setPhoneChannel: true,
  setPreferred: false,
  remove: true,
};

const nothing: Capabilities = {
  enroll: [],
  rename: [],
  setPhoneChannel: false,
  setPreferred: false,
  remove: false,
};

const actionsOf = (
  method: AuthMethod,
  capabilities = everything,
  { readonly = false, canEnroll = true } = {},
): readonly string[] => availableActions(method, capabilities, () => canEnroll, readonly);

const voicePhone: AuthMethod = { ...sample('phone'), type: 'phone', phoneNumber: '+1', channel: 'voice' };

describe('availableActions', () => {
  it('offers a password to be changed, not renamed', () => {
    assert.deepEqual(actionsOf(sample('password')), ['change-password', 'details', 'remove']);
  });

  it('offers a name where the backend keeps one', () => {
    assert.deepEqual(actionsOf(sample('totp')), ['rename', 'details', 'remove']);
    assert.deepEqual(actionsOf(sample('recovery-code')), ['details', 'remove']);
  });

  it('offers a phone the channel that it does not use', () => {
    assert.deepEqual(actionsOf(sample('phone')), ['rename', 'send-by-voice', 'details', 'remove']);
    assert.deepEqual(actionsOf(voicePhone), ['rename', 'send-by-text', 'details', 'remove']);
  });

  it('offers an unfinished method to be finished or removed, and nothing else', () => {
    const unfinished = sample('totp', 'totp', { confirmed: false });
    assert.deepEqual(actionsOf(unfinished), ['finish', 'remove']);
    assert.deepEqual(actionsOf(unfinished, everything, { canEnroll: false }), ['remove']);
    assert.deepEqual(actionsOf(sample('email', 'email', { confirmed: false })), ['remove']);
  });

  it('offers an unknown method to be removed', () => {
    assert.deepEqual(actionsOf(sample('unknown')), ['details', 'remove']);
  });

  it('offers nothing that the backend can’t do', () => {
    for (const method of [sample('password'), sample('totp'), voicePhone, sample('unknown')]) {
      assert.deepEqual(actionsOf(method, nothing), ['details'], method.type);
    }
    assert.deepEqual(actionsOf(sample('totp', 'totp', { confirmed: false }), nothing), []);
  });

  it('only shows details when it is readonly', () => {
    for (const method of [sample('password'), sample('totp'), voicePhone]) {
      assert.deepEqual(actionsOf(method, everything, { readonly: true }), ['details'], method.type);
    }
  });
});
