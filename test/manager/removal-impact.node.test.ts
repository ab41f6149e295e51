import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountLosses } from '../../src/manager/account-safety.js';
import { removalImpact, type RemovalWarning } from '../../src/manager/removal-impact.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { sample } from './method-samples.js';

const password = sample('password');
const syncedPasskey = sample('passkey', 'synced passkey', { backedUp: true });
const devicePasskey = sample('passkey', 'passkey of one device', { backedUp: false });
const totp = sample('totp');
const push = sample('push-notification');
const phone = sample('phone');
const email = sample('email');
const signInEmail = sample('email', 'email that signs in', { usage: ['primary', 'secondary'] });
const recoveryCode = sample('recovery-code');
const securityKey = sample('webauthn-roaming');
const unfinished = (method: AuthMethod): AuthMethod => ({ ...method, confirmed: false });

type Row = readonly [
  removed: AuthMethod,
  others: readonly AuthMethod[],
  ...warnings: readonly RemovalWarning[],
];

const table: Readonly<Record<string, Row>> = {
  'the only method': [password, [], 'lockedOut'],
  'the only method beside a recovery code': [password, [recoveryCode], 'lockedOut'],
  'the only method beside one that was never finished': [password, [unfinished(syncedPasskey)], 'lockedOut'],
  'the last that signs in by itself': [password, [totp, phone, recoveryCode], 'lockedOut'],
  'a password beside an email that signs in': [password, [signInEmail, totp, recoveryCode]],
  'a passkey beside a password': [syncedPasskey, [password, totp, recoveryCode], 'lastPhishingResistant'],
  'one of two passkeys': [syncedPasskey, [password, devicePasskey, recoveryCode]],
  'a passkey beside a security key': [syncedPasskey, [password, securityKey, recoveryCode]],
  'the last security key': [securityKey, [password, totp, recoveryCode], 'lastPhishingResistant'],
  'the only second step of a password': [totp, [password, recoveryCode], 'stolenPassword'],
  'the only second step beside one that was never finished': [
    totp,
    [password, unfinished(phone), recoveryCode],
    'stolenPassword',
  ],
  'the only second step beside a passkey': [totp, [password, syncedPasskey, recoveryCode], 'stolenPassword'],
  'one of two second steps': [totp, [password, push, recoveryCode]],
  'the recovery code of an account with an app': [recoveryCode, [password, totp], 'devices'],
  'the recovery code beside an app and a phone': [recoveryCode, [password, totp, phone], 'devices'],
  'the recovery code beside an app and an email': [recoveryCode, [password, totp, email]],
  'the recovery code beside a synced passkey': [recoveryCode, [totp, syncedPasskey], 'account'],
  'the recovery code beside two synced passkeys': [
    recoveryCode,
    [syncedPasskey, sample('passkey', 'another', { backedUp: true })],
    'account',
  ],
  'the recovery code beside an email that signs in': [recoveryCode, [signInEmail], 'mailbox'],
  'the app beside an email address': [totp, [password, email], 'mailbox'],
  'a passkey of one device beside a synced one': [devicePasskey, [syncedPasskey], 'account'],
  'a synced passkey beside a password with an app': [syncedPasskey, [password, totp], 'devices'],
  'the recovery code where nothing signs in': [recoveryCode, [totp]],
  'the recovery code beside a passkey of one device': [recoveryCode, [totp, devicePasskey], 'devices'],
  'a phone beside an app': [phone, [password, totp]],
  'a phone beside an email address': [phone, [password, totp, email]],
  'a recovery code that guarded nothing but a password': [recoveryCode, [password]],
  'a method that was never finished': [unfinished(password), [totp]],
};

const nameOf = (warning: RemovalWarning): string =>
  accountLosses.some((loss) => loss === warning) ? `losing the ${warning}` : warning;

describe('removalImpact', () => {
  for (const [what, [removed, others, ...warnings]] of Object.entries(table)) {
    it(`warns of ${warnings.map(nameOf).join(' and ') || 'nothing'} when ${what} goes`, () => {
      assert.deepEqual(removalImpact(removed, [removed, ...others]).warnings, warnings);
    });
  }

  it('says that losing the devices still locks out, as it did before', () => {
    assert.equal(removalImpact(phone, [password, totp, phone]).isStillLosing, true);
    assert.equal(removalImpact(phone, [password, totp, phone, recoveryCode]).isStillLosing, false);
  });

  it('claims nothing where usage is not known, and says what may be', () => {
    const unclear = sample('totp', 'unclear', { usage: [] });
    assert.deepEqual(removalImpact(unclear, [unclear, recoveryCode]).warnings, ['mayLockOut']);
    assert.deepEqual(removalImpact(unclear, [unclear, password]).warnings, []);
    assert.deepEqual(removalImpact(password, [unclear, password]).warnings, ['mayLockOut']);
  });

  it('claims nothing of a list with gaps, and says what may be', () => {
    const alone = removalImpact(password, [password], true);
    assert.deepEqual([alone.lists, alone.warnings], [undefined, ['mayLockOut']]);
    assert.deepEqual(removalImpact(totp, [password, totp], true).warnings, []);
    assert.equal(removalImpact(phone, [password, totp, phone], true).isStillLosing, false);
  });

  it('names what still works: the other methods that are finished', () => {
    const { remaining } = removalImpact(totp, [password, totp, unfinished(phone), email]);
    assert.deepEqual(remaining, [password, email]);
  });

  it('names what goes with it, and counts that as gone', () => {
    const app = sample('totp', 'app', { linkedIds: ['push', 'elsewhere'] });
    const linked = sample('push-notification', 'push');
    const impact = removalImpact(app, [password, app, linked, recoveryCode]);
    assert.deepEqual(impact, {
      lists: {
        waysIn: [{ method: password, isGoing: false }],
        secondSteps: [
          { method: app, isGoing: true },
          { method: linked, isGoing: true },
        ],
      },
      remaining: [password, recoveryCode],
      linked: [linked],
      warnings: ['stolenPassword'],
      isStillLosing: false,
    });
  });
});
