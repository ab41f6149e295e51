import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LostThing } from '../../src/i18n/help-messages.js';
import { lostChoices } from '../../src/manager/help/lost-things.js';
import { passkeyDevice } from '../../src/methods/passkey/passkey-device.js';
import type { AuthMethod, PasskeyMethod } from '../../src/model/auth-method.js';
import { sample } from './method-samples.js';

const bound = { deviceType: 'single-device', backedUp: false } as const;
const passkey = (id: string, facts: Partial<PasskeyMethod>): AuthMethod => ({
  ...(sample('passkey', id) as PasskeyMethod),
  ...facts,
});
const onPhone = passkey('on phone', { ...bound, userAgent: 'Chrome 131.0 / Android 15' });
const onComputer = passkey('on computer', {
  ...bound,
  userAgent: 'Edge 131.0 / Windows 10',
  transports: ['internal'],
});
const byPhone = passkey('by phone', {
  ...bound,
  userAgent: 'Chrome 131.0 / Windows 10',
  transports: ['hybrid', 'internal'],
});
const onKey = passkey('on key', { ...bound, transports: ['usb', 'nfc'] });
const synced = passkey('synced', { deviceType: 'multi-device', backedUp: true });
const nothingKnown = passkey('nothing known', {});

const livesOn = (method: AuthMethod) => (method.type === 'passkey' ? passkeyDevice(method) : undefined);

/** The ids of what may be on it; those that certainly are have an exclamation mark. */
function on(thing: LostThing, ...methods: readonly AuthMethod[]): readonly string[] | undefined {
  const choice = lostChoices(methods, livesOn).find((each) => each.thing === thing);
  return choice?.methods.map((method) => (choice.certain.has(method) ? `${method.id}!` : method.id));
}

describe('what was on a thing that is lost', () => {
  it('is known of passkeys by where they were created', () => {
    const all = [onPhone, onComputer, byPhone, onKey, synced, nothingKnown];
    assert.deepEqual(on('handset', ...all), ['on phone!', 'by phone', 'synced', 'nothing known']);
    assert.deepEqual(on('computer', ...all), ['on computer!', 'by phone', 'synced', 'nothing known']);
    assert.deepEqual(on('security-key', ...all), ['on key!']);
  });

  it('is certain of the one app and the one number, and of none of two', () => {
    const number = sample('phone');
    assert.deepEqual(on('handset', sample('totp'), number), ['totp!', 'phone!']);
    assert.deepEqual(on('handset', sample('totp', 'a'), sample('totp', 'b'), number), ['phone!', 'a', 'b']);
    assert.deepEqual(on('number', sample('totp'), number), ['phone!']);
    assert.deepEqual(on('number', number, sample('phone', 'landline')), ['phone', 'landline']);
  });

  it('is nothing that is known by heart, kept on paper, or was never finished', () => {
    const unfinished = { ...sample('totp', 'unfinished'), confirmed: false };
    const methods = [sample('password'), sample('recovery-code'), unfinished, sample('device')];
    assert.deepEqual(on('handset', ...methods), []);
    assert.equal(on('other', ...methods), undefined);
  });

  it('is a mailbox, or something of an unknown type, only among everything else', () => {
    const methods = [sample('email'), sample('unknown')];
    assert.deepEqual(on('handset', ...methods), ['unknown']);
    assert.deepEqual(on('other', ...methods), ['email', 'unknown']);
  });
});
