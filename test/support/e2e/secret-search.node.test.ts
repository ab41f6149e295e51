import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretEncodings } from './secret-encodings.js';
import { findSecrets, secretsOnWire } from './secret-search.js';

/** With every character that an encoding treats in a way of its own. */
const password = 'Qu"i\\e/t R+ä%41&<v>\'r~42';
const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const code = '482913';

describe('the search for secrets', () => {
  for (const [name, encode] of Object.entries(secretEncodings)) {
    it(`finds one ${name}`, () => {
      for (const secret of [password, key, code]) {
        const text = `{"before":1} ${encode(secret)}, after`;
        assert.deepEqual(findSecrets([secret], { console: text }), [`console: ${secret}`], text);
      }
    });

    it(`finds nothing where another one is written ${name}`, () => {
      const text = `{"before":1} ${encode('Another-Password-97')}, ${encode('MZXW6YTBOI3DSMRQ')}, ${encode('117308')}`;
      assert.deepEqual(findSecrets([password, key, code], { console: text }), []);
    });
  }

  it('finds a piece of a long one', () => {
    const text = `Unexpected token in "${key.slice(0, 14)}"…`;
    assert.deepEqual(findSecrets([key], { errors: text }), [`errors: ${key}`]);
  });

  it('takes no part of a longer number, or of an id, for a code', () => {
    for (const text of [
      '1482913',
      '4829130',
      '0.482913',
      'at 1764482913123',
      'dev_x482913Qa',
      'a482913',
      '482913f',
    ])
      assert.deepEqual(findSecrets([code], { events: text }), [], text);
  });

  it('names every place', () => {
    assert.deepEqual(findSecrets([code, key], { console: `${key} ${code}`, storage: code, document: '' }), [
      `console: ${code}`,
      `console: ${key}`,
      `storage: ${code}`,
    ]);
  });

  it('learns what is secret from what went over the wire, cut off or not', () => {
    const secrets = secretsOnWire([
      {
        method: 'POST',
        path: '/authentication-methods',
        status: 201,
        token: 'the-token',
        requestBody: { new_password: 'Quiet-River-42' },
        answer: `{"auth_session":"a-session","barcode_uri":"otpauth://totp/x?secret=${key}`,
      },
    ]);
    assert.ok(['the-token', 'Quiet-River-42', 'a-session', key].every((secret) => secrets.has(secret)));
  });
});
