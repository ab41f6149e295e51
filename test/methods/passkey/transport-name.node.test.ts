import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transportName } from '../../../src/methods/passkey/transport-name.js';

const words = { builtIn: 'built in', qrCode: 'QR code' };

const names: Readonly<Record<string, string>> = {
  internal: 'built in',
  hybrid: 'QR code',
  usb: 'USB',
  nfc: 'NFC',
  ble: 'Bluetooth',
  'smart-card': 'smart-card',
  constructor: 'constructor',
  'of-a-later-day': 'of-a-later-day',
};

describe('transportName', () => {
  for (const [transport, name] of Object.entries(names)) {
    it(`is "${name}" for "${transport}"`, () => {
      assert.equal(transportName(transport, words), name);
    });
  }
});
