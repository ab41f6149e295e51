import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { create } from 'qrcode/lib/core/qrcode.js';
import { qrSegments } from '../../src/ui/qr-segments.js';
import { qrcodeModules } from '../../tools/vite/qrcode-modules.js';
import { buildModule } from '../support/build-module.js';
import { createRandom } from '../support/sample-pattern.js';

interface Encoder {
  readonly create: typeof create;
}

const issuers = ['Example', 'EXAMPLE 24', 'Bücher & Co.', '例え株式会社', 'Пример', 'a/b:c', '🔑', ''];
const accounts = ['ada@example.com', '+1 415 555 0132', 'O’Hara', 'ユーザー', '1234567890123456789', 'ADA'];

/** Addresses as backends send them: keys of 16 to 64 characters, with and without what is optional. */
function addresses(): readonly string[] {
  const random = createRandom(1);
  const key = (length: number): string =>
    Array.from({ length }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(random() * 32)).join('');
  return issuers.flatMap((issuer) =>
    accounts.flatMap((account) =>
      [16, 26, 32, 52, 64].flatMap((length) => {
        const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
        return [
          `otpauth://totp/${label}?secret=${key(length)}&issuer=${encodeURIComponent(issuer)}`,
          `otpauth://totp/${issuer}:${account}?issuer=${issuer}&period=30&digits=6&algorithm=SHA1&secret=${key(length)}`,
        ];
      }),
    ),
  );
}

/** A text for each size of code, and a few of capitals, of digits and of both with small letters, beyond what a code holds. */
const ofEachSize = [
  ...Array.from({ length: 62 }, (_, index) => 'a'.repeat(1 + index * 48)),
  ...['A', '7', 'aA7777777777'].flatMap((part) =>
    [1, 100, 700, 1500, 4000, 7500].map((length) => part.repeat(Math.ceil(length / part.length))),
  ),
];

/** The code, or that there is none. */
function encode(encoder: Encoder, text: string): unknown {
  try {
    const { size, data } = encoder.create(qrSegments(text), { errorCorrectionLevel: 'L' }).modules;
    return [size, Buffer.from(data).toString('hex')];
  } catch {
    return 'no code';
  }
}

describe('QR codes of the script tag', () => {
  let built: Encoder;

  before(async () => {
    built = await buildModule('../node_modules/qrcode/lib/core/qrcode.js', qrcodeModules());
  });

  it('has the same code as the whole library for each otpauth address', () => {
    const texts = addresses();
    assert.ok(texts.length > 400, String(texts.length));
    for (const text of texts) assert.deepEqual(encode(built, text), encode({ create }, text), text);
  });

  it('has the same code as the whole library in each size, and none for a longer text', () => {
    const codes = ofEachSize.map((text) => {
      const code = encode({ create }, text);
      assert.deepEqual(encode(built, text), code, `${text.length} of ${text.slice(0, 12)}`);
      return code;
    });
    const sizes = new Set(codes.map((code) => (Array.isArray(code) ? (code[0] as number) : 0)));
    assert.ok(sizes.has(0) && sizes.has(21) && sizes.has(177) && sizes.size > 35, [...sizes].join(' '));
  });

  it('is seldom larger than the best code for an otpauth address, and never by more than one size', () => {
    const sizeOf = (text: Parameters<typeof create>[0]): number =>
      create(text, { errorCorrectionLevel: 'L' }).modules.size;
    const larger = addresses().map((text) => sizeOf(qrSegments(text)) - sizeOf(text));
    assert.ok(larger.every((modules) => modules <= 4));
    assert.ok(larger.filter((modules) => modules > 0).length < larger.length / 20);
  });

  it('has all of the text in its segments', () => {
    const texts = [...addresses(), ...ofEachSize, ''];
    for (const text of texts)
      assert.equal(
        qrSegments(text)
          .map(({ data }) => data)
          .join(''),
        text,
      );
    assert.deepEqual(qrSegments('otpauth://totp/A?secret=JBSWY3DPEHPK3PXP'), [
      { data: 'otpauth://totp/A?secret=', mode: 'byte' },
      { data: 'JBSWY3DPEHPK3PXP', mode: 'alphanumeric' },
    ]);
  });
});
