import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transportName } from '../../../src/methods/passkey/passkey-details.js';

const transports = { builtIn: 'built in', qrCode: 'QR code' };

const names: Readonly<Record<string, string>> = {
  internal: 'built in',
  hybrid: 'QR code',
  usb: 'USB',
  nfc: 'NFC',
  ble: 'Bluetooth',
  'smart-card': 'smart-card',
  constructor: 'constructor',
  'from-a-later-spec': 'from-a-later-spec',
};

describe('transportName', () => {
  for (const [transport, name] of Object.entries(names)) {
    it(`is "${name}" for "${transport}"`, () => {
      assert.equal(transportName(transport, transports), name);
    });
  }
});
