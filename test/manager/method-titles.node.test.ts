import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createLocalization } from '../../src/i18n/localization.js';
import { messages as arabic } from '../../src/i18n/locales/ar/index.js';
import { messages as english } from '../../src/i18n/locales/en/index.js';
import { methodTitles } from '../../src/manager/method-titles.js';
import { loadPasskeyRowData } from '../../src/methods/passkey/passkey-origin.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { sample } from './method-samples.js';

const localization = createLocalization('en', english);

function titles(...methods: readonly AuthMethod[]): readonly string[] {
  return methods.map(methodTitles(methods, localization)).map((title) => title.replaceAll('\u202f', ' '));
}

const app = (id: string, changes: Partial<AuthMethod> = {}): AuthMethod =>
  ({ ...sample('totp', id), createdAt: '2026-03-10T10:00:00Z', ...changes }) as AuthMethod;
const passkey = (id: string, changes: Parameters<typeof sample>[2] = {}): AuthMethod =>
  sample('passkey', id, {
    providerName: 'iCloud Keychain',
    createdAt: '2026-03-10T10:00:00Z',
    transports: [],
    ...changes,
  });

describe('methodTitles', () => {
  before(loadPasskeyRowData);

  it('calls a method what the person called it, or what it is', () => {
    assert.deepEqual(titles(app('one', { name: 'Work phone' }), app('two'), passkey('three')), [
      'Work phone',
      'Authenticator app',
      'iCloud Keychain',
    ]);
  });

  it('counts a name that can’t be seen as none', () => {
    for (const name of ['', '   ', '\u200b', '\u200d', '\u00ad\ufe0f'])
      assert.deepEqual(titles(app('one', { name })), ['Authenticator app'], JSON.stringify(name));
  });

  it('tells apart by the day on which they were added', () => {
    assert.deepEqual(titles(app('one'), app('two', { createdAt: '2026-04-02T10:00:00Z' })), [
      'Authenticator app (Mar 10, 2026)',
      'Authenticator app (Apr 2, 2026)',
    ]);
  });

  it('tells apart by the time where the day is the same', () => {
    const [one, two] = titles(app('one'), app('two', { createdAt: '2026-03-10T10:00:01Z' }));
    assert.match(one!, /^Authenticator app \(March 10, 2026 at .*:00 [AP]M\)$/);
    assert.match(two!, /^Authenticator app \(March 10, 2026 at .*:01 [AP]M\)$/);
  });

  it('numbers those of which nothing else is known, or the same', () => {
    const numbered = ['Authenticator app (1)', 'Authenticator app (2)', 'Authenticator app (3)'];
    assert.deepEqual(titles(app('one'), app('two'), app('three')), numbered);
    // Those without a date stand first in the list.
    assert.deepEqual(titles(app('three'), sample('totp', 'one'), sample('totp', 'two')), [
      'Authenticator app (3)',
      'Authenticator app (1)',
      'Authenticator app (2)',
    ]);
    assert.deepEqual(titles(app('one', { createdAt: 'soon' }), app('two'), app('three')), numbered);
  });

  it('tells apart by several facts where none alone does', () => {
    const mac = { userAgent: 'Safari 17.0 / Mac OS X 10.15.7' };
    const phone = { userAgent: 'Safari 17.0 / iPhone OS 17.0' };
    const later = { createdAt: '2026-04-02T10:00:00Z' };
    const all = [passkey('one', mac), passkey('two', phone), passkey('three', { ...mac, ...later })];
    assert.deepEqual(titles(...all), [
      'iCloud Keychain (Safari on macOS, Mar 10, 2026)',
      'iCloud Keychain (Safari on iOS, Mar 10, 2026)',
      'iCloud Keychain (Safari on macOS, Apr 2, 2026)',
    ]);
  });

  it('tells passkeys of one provider apart by where they were made, or where they live', () => {
    const mac = { userAgent: 'Safari 17.0 / Mac OS X 10.15.7' };
    const phone = { userAgent: 'Safari 17.0 / iPhone OS 17.0' };
    assert.deepEqual(titles(passkey('one', mac), passkey('two', phone)), [
      'iCloud Keychain (Safari on macOS)',
      'iCloud Keychain (Safari on iOS)',
    ]);
    assert.deepEqual(
      titles(passkey('one', { backedUp: true }), passkey('two', { deviceType: 'single-device' })),
      ['iCloud Keychain (On your devices)', 'iCloud Keychain (On one device)'],
    );
    const three = titles(passkey('one', mac), passkey('two', mac), passkey('three', phone));
    assert.deepEqual(three, ['iCloud Keychain (1)', 'iCloud Keychain (2)', 'iCloud Keychain (3)']);
  });

  it('tells phones with the same last digits apart by how they get codes', () => {
    const phone = (id: string, phoneNumber: string, channel: 'sms' | 'voice'): AuthMethod => ({
      ...sample('phone', id),
      type: 'phone',
      phoneNumber,
      channel,
    });
    assert.deepEqual(
      titles(phone('one', '+12025550143', 'sms'), phone('two', '+13035550143', 'voice')).map((title) =>
        title.replaceAll('\u00a0', ' '),
      ),
      ['+1 ••• ••• 0143 (Text message)', '+1 ••• ••• 0143 (Voice call)'],
    );
  });

  it('tells passwords apart by when they were changed', () => {
    const password = (id: string, lastChangedAt: string): AuthMethod => ({
      ...sample('password', id),
      type: 'password',
      lastChangedAt,
    });
    assert.deepEqual(
      titles(password('one', '2026-01-02T10:00:00Z'), password('two', '2026-02-03T10:00:00Z')),
      ['Password (Jan 2, 2026)', 'Password (Feb 3, 2026)'],
    );
  });

  it('tells a name that was given twice apart by what the methods are', () => {
    assert.deepEqual(titles(app('one', { name: 'Work' }), passkey('two', { name: 'Work' })), [
      'Work (Authenticator app)',
      'Work (iCloud Keychain)',
    ]);
  });

  it('takes names that look or sound the same for the same', () => {
    const pairs = [
      ['Work', 'work'],
      ['Work', 'Work\u200b'],
      ['My phone', ' My  phone '],
      ['caf\u00e9', 'cafe\u0301'],
      ['Authenticator app', undefined],
    ] as const;
    for (const [one, two] of pairs) {
      const [first, second] = titles(
        app('one', one === undefined ? {} : { name: one }),
        app('two', two === undefined ? {} : { name: two }),
      );
      assert.match(first!, / \(1\)$/, one);
      assert.match(second!, / \(2\)$/, one);
    }
  });

  it('keeps a fact from turning the words around it, whichever way they run', () => {
    const methods = [passkey('one'), passkey('two', { createdAt: '2026-04-02T10:00:00Z' })];
    const title = methodTitles(methods, createLocalization('ar', arabic))(methods[0]!);
    assert.match(title, /^\u2068iCloud Keychain\u2069 \(\u2068.+\u2069\)$/);
  });

  it('gives no two methods of a large account the same title', () => {
    const methods = Array.from({ length: 60 }, (_, index) =>
      [app, passkey][index % 2]!(`${index}`, {
        createdAt: new Date(Date.UTC(2026, 0, 1 + (index % 7))).toISOString(),
      }),
    );
    assert.equal(new Set(titles(...methods)).size, methods.length);
  });
});
