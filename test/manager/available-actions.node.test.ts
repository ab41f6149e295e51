import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { availableActions } from '../../src/manager/available-actions.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { Capabilities, MethodsBackend } from '../../src/model/methods-backend.js';
import { memoryBackend, type Operation } from '../support/backends/memory-backend.js';
import { sample } from './method-samples.js';

const adding: readonly Operation[] = ['startEnrollment', 'completeEnrollment'];

const everything = memoryBackend({
  operations: [...adding, 'rename', 'setPhoneChannel', 'remove'],
  capabilities: { enroll: ['password', 'passkey', 'totp', 'phone'], rename: ['totp', 'passkey', 'phone'] },
});

const nothing = memoryBackend();

const switching = (capabilities: Capabilities = {}): MethodsBackend =>
  memoryBackend({ operations: ['setPreferred', 'setEnabled'], capabilities });

const actionsOf = (method: AuthMethod, backend: MethodsBackend = everything, readonly = false) =>
  availableActions(method, backend, { readonly });

const voicePhone: AuthMethod = { ...sample('phone'), type: 'phone', phoneNumber: '+1', channel: 'voice' };

describe('availableActions', () => {
  it('asks whose a method is as long as it is new, except of what was added on this page', () => {
    const fresh = { ...sample('totp'), createdAt: new Date().toISOString() };
    assert.ok(availableActions(fresh, everything).includes('not-mine'));
    assert.ok(!availableActions(fresh, everything, { addedHere: true }).includes('not-mine'));
    assert.ok(!availableActions({ ...fresh, createdAt: '2020-01-01' }, everything).includes('not-mine'));
    assert.ok(
      !availableActions(fresh, { ...everything, accountOwner: { name: 'Ada' } }).includes('not-mine'),
    );
  });

  it('offers to change a password, not to rename it', () => {
    assert.deepEqual(actionsOf(sample('password')), ['change', 'details', 'remove']);
  });

  it('offers a name where the backend keeps one', () => {
    assert.deepEqual(actionsOf(sample('totp')), ['rename', 'replace', 'details', 'remove']);
    assert.deepEqual(actionsOf(sample('recovery-code')), ['details', 'remove']);
  });

  it('offers a phone the channels it does not use', () => {
    assert.deepEqual(actionsOf(sample('phone')), ['rename', 'send-by-voice', 'replace', 'details', 'remove']);
    assert.deepEqual(actionsOf(voicePhone), ['rename', 'send-by-text', 'replace', 'details', 'remove']);
  });

  it('offers the channels that the backend names', () => {
    const backend = memoryBackend({
      operations: ['setPhoneChannel'],
      capabilities: { phoneChannels: ['sms', 'whatsapp'] },
    });
    assert.deepEqual(actionsOf(sample('phone'), backend), ['send-by-whatsapp', 'details']);
  });

  it('offers to replace what a new one can be added beside, and what can be removed', () => {
    const single = memoryBackend({
      operations: [...adding, 'remove'],
      capabilities: { enroll: ['totp'], single: ['totp'] },
    });
    assert.deepEqual(actionsOf(sample('totp'), single), ['details', 'remove']);
    assert.deepEqual(actionsOf(sample('totp', 'kept', { allowed: [] })), ['details']);
    assert.deepEqual(actionsOf(sample('email')), ['details', 'remove']);
  });

  it('offers to finish or remove an unfinished method, and nothing else', () => {
    const unfinished = sample('totp', 'totp', { confirmed: false });
    assert.deepEqual(actionsOf(unfinished), ['finish', 'remove']);
    assert.deepEqual(actionsOf(sample('email', 'email', { confirmed: false })), ['remove']);
  });

  it('offers to remove an unknown method', () => {
    assert.deepEqual(actionsOf(sample('unknown')), ['details', 'remove']);
  });

  it('offers nothing that the backend can’t do', () => {
    for (const method of [sample('password'), sample('totp'), voicePhone, sample('unknown')]) {
      assert.deepEqual(actionsOf(method, nothing), ['details'], method.type);
    }
    assert.deepEqual(actionsOf(sample('totp', 'totp', { confirmed: false }), nothing), []);
  });

  it('offers nothing that capabilities promise without the operation', () => {
    const promising = memoryBackend({ capabilities: { enroll: ['password'], rename: ['totp'] } });
    assert.deepEqual(actionsOf(sample('password'), promising), ['details']);
    assert.deepEqual(actionsOf(sample('totp'), promising), ['details']);
  });

  it('offers only what the one method allows', () => {
    const guarded: AuthMethod = { ...sample('totp'), allowed: ['rename'] };
    assert.deepEqual(actionsOf(guarded), ['rename', 'details']);
    assert.deepEqual(actionsOf({ ...guarded, allowed: [] }), ['details']);
  });

  it('offers another default, and to turn methods off and on', () => {
    const on = sample('totp');
    assert.deepEqual(actionsOf(on, switching()), ['set-preferred', 'turn-off', 'details']);
    assert.deepEqual(actionsOf({ ...on, preferred: true }, switching()), ['turn-off', 'details']);
    assert.deepEqual(actionsOf({ ...on, enabled: false }, switching()), ['turn-on', 'details']);
    assert.deepEqual(actionsOf(on, switching({ setPreferred: ['phone'], setEnabled: ['phone'] })), [
      'details',
    ]);
  });

  it('offers details alone for rows to look at, and when the host allows no changes', () => {
    assert.deepEqual(actionsOf(sample('device')), ['details']);
    for (const method of [sample('password'), sample('totp'), voicePhone]) {
      assert.deepEqual(actionsOf(method, everything, true), ['details'], method.type);
    }
  });
});
