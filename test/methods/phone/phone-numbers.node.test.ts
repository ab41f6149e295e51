import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLocalization } from '../../../src/i18n/localization.js';
import { list as enList } from '../../../src/i18n/locales/en/list.js';
import {
  phoneCountries,
  readNumber,
  typeNumber,
  withoutCallingCode,
  type TypedNumber,
} from '../../../src/methods/phone/phone-numbers.js';

type NumberCase = readonly [text: string, country: string, number: string];

const possible: readonly NumberCase[] = [
  ['(415) 555-0132', 'US', '+14155550132'],
  ['1 415 555 0132', 'US', '+14155550132'],
  ['07400 123456', 'GB', '+447400123456'],
  ['7400 123456', 'GB', '+447400123456'],
  ['+44 (0)7400 123456', 'US', '+447400123456'],
  ['(+44) 7400 123456', 'US', '+447400123456'],
  ['00 44 7400 123456', 'DE', '+447400123456'],
  ['00 44 7400 123456', 'US', '+447400123456'],
  ['011 44 7400 123456', 'US', '+447400123456'],
  ['06 1234 5678', 'IT', '+390612345678'],
  ['٠١٠ ٠١٢٣ ٤٥٦٧', 'EG', '+201001234567'],
  ['٠١٠٠ ١٢٣ ٤٥٦٧', 'EG', '+201001234567'],
  ['tel:+1-415-555-0132', 'DE', '+14155550132'],
  ['\u202a+1 (415) 555‑0132\u202c', 'DE', '+14155550132'],
  // Mexico wrote a 1, and prefixes, until 2019.
  ['+52 1 55 1234 5678', 'MX', '+525512345678'],
  ['+52 (1) 55 1234 5678', 'US', '+525512345678'],
  ['+5215512345678', 'US', '+525512345678'],
  ['0052 1 55 1234 5678', 'DE', '+525512345678'],
  ['52 1 55 1234 5678', 'MX', '+525512345678'],
  ['044 55 1234 5678', 'MX', '+525512345678'],
  ['045 55 1234 5678', 'MX', '+525512345678'],
  ['01 55 1234 5678', 'MX', '+525512345678'],
  ['1 55 1234 5678', 'MX', '+525512345678'],
  ['+52 044 55 1234 5678', 'US', '+525512345678'],
  ['+52 01 55 1234 5678', 'MX', '+525512345678'],
  // Benin wrote no 01 until 2024.
  ['+229 97 12 34 56', 'US', '+2290197123456'],
  ['97 12 34 56', 'BJ', '+2290197123456'],
  ['01 97 12 34 56', 'BJ', '+2290197123456'],
  // Argentina writes a 15 at home and a 9 abroad.
  ['+54 9 11 1234 5678', 'US', '+5491112345678'],
  ['011 15 1234 5678', 'AR', '+5491112345678'],
  ['+54 11 15 1234 5678', 'US', '+5491112345678'],
  ['+54 9 11 15 1234 5678', 'US', '+5491112345678'],
  ['+54 15 11 1234 5678', 'US', '+5491112345678'],
  ['+54 9 2966 15 123456', 'US', '+5492966123456'],
  // Brazil's carriers, and mobile numbers of before the ninth digit.
  ['(0xx11) 91234-5678', 'BR', '+5511912345678'],
  ['+55 (0XX 11) 91234-5678', 'US', '+5511912345678'],
  ['0 15 11 91234 5678', 'BR', '+5511912345678'],
  ['+55 11 8123 4567', 'US', '+551181234567'],
  // A zero that is dialled only within the country, also where nobody dials one.
  ['+34 (0)612 345 678', 'US', '+34612345678'],
  ['+48 0512 345 678', 'US', '+48512345678'],
  ['+420 (0)601 123 456', 'CZ', '+420601123456'],
  ['+352 (0)621 123 456', 'LU', '+352621123456'],
  ['+852 (0)5123 4567', 'HK', '+85251234567'],
  ['+1 (0)415 555 0132', 'US', '+14155550132'],
  // In Italy it belongs to the number, but to no mobile one.
  ['+39 (0)6 1234 5678', 'US', '+390612345678'],
  ['+39 0347 123 4567', 'IT', '+393471234567'],
  // What begins a call abroad, in the chosen country or not.
  ['011 44 7400 123456', 'GB', '+447400123456'],
  ['+00 44 7400 123456', 'GB', '+447400123456'],
  ['+011 44 7400 123456', 'US', '+447400123456'],
  ['0011 44 7400 123456', 'AU', '+447400123456'],
  ['8~10 44 7400 123456', 'RU', '+447400123456'],
  // Links and labels.
  ['tel:+1-415-555-0132;isub=1', 'DE', '+14155550132'],
  ['tel:5550132;phone-context=+1415', 'DE', '+14155550132'],
  ['tel:+1%20415%20555%200132', 'DE', '+14155550132'],
  ['sms:+14155550132?body=Hi', 'DE', '+14155550132'],
  ['Tel.: +1 415 555 0132', 'DE', '+14155550132'],
  ['Mobile +1 415 555 0132', 'DE', '+14155550132'],
  ['415_555_0132.', 'US', '+14155550132'],
  // Belongs to no country.
  ['+800 1234 5678', 'US', '+80012345678'],
  // In a range that is not assigned, as far as is known. Only the server can tell.
  ['+49 199 1234567', 'US', '+491991234567'],
];

const problems: Readonly<Record<string, readonly string[]>> = {
  empty: ['', ' ', '+', '()'],
  digitsOnly: [
    '1-800-FLOWERS',
    '415 555 0132 ext. 5',
    '415 555 0132x5',
    '415 555 0132 #5',
    'tel:+14155550132;ext=5',
  ],
  tooShort: ['415 555', '1', '+44', '+1 415 555 013'],
  tooLong: ['415 555 0132 4444', '+1 415 555 0132 4444', '1'.repeat(300)],
  invalid: ['+999 123456789'],
};

describe('readNumber', () => {
  for (const [text, country, number] of possible) {
    it(`reads ${JSON.stringify(text)} in ${country} as ${number}`, () => {
      const reading = readNumber(text, country);
      assert.equal('number' in reading ? reading.number : reading.problem, number);
    });
  }

  for (const [problem, texts] of Object.entries(problems)) {
    for (const text of texts) {
      it(`finds ${JSON.stringify(text.slice(0, 40))} ${problem}`, () => {
        const reading = readNumber(text, 'US');
        assert.equal('problem' in reading && reading.problem, problem);
      });
    }
  }

  it('returns numbers as people write them, too', () => {
    const reading = readNumber('07400123456', 'GB');
    assert.equal('international' in reading && reading.international, '+44 7400 123456');
  });

  it('keeps a number that its plan speaks against, for whoever knows better', () => {
    const unusual = (text: string): string | undefined => {
      const reading = readNumber(text, 'US');
      return 'problem' in reading ? reading.unusual?.number : undefined;
    };
    assert.equal(unusual('+1 415 555 013'), '+1415555013');
    assert.equal(unusual('+999 123456789'), '+999123456789');
    assert.equal(unusual('415 555 0132 4444'), '+141555501324444');
    // No server can take these.
    for (const text of ['', '1', '+44', '415 555 0132x5', '1'.repeat(20)])
      assert.equal(unusual(text), undefined);
  });

  it('reads international numbers without a country', () => {
    assert.equal('number' in readNumber('+14155550132', ''), true);
    assert.deepEqual(readNumber('4155550132', ''), { problem: 'invalid' });
  });
});

describe('typeNumber', () => {
  const type = (text: string, country: string): TypedNumber =>
    typeNumber({ text, caret: text.length, before: '', inputType: 'insertText' }, country);

  it('formats a number as its country does', () => {
    assert.equal(type('4155550132', 'US').text, '(415) 555-0132');
    assert.equal(type('07400123456', 'GB').text, '07400 123456');
    assert.equal(type('0301234567', 'DE').text, '030 1234567');
  });

  it('switches to the country of a calling code, and keeps the number as it was written', () => {
    assert.deepEqual(type('+358412345678', 'US'), { text: '+358 41 2345678', caret: 15, country: 'FI' });
  });

  it('picks the largest country of a shared calling code, unless one of them is chosen', () => {
    assert.equal(type('+44', 'US').country, 'GB');
    assert.equal(type('+1', 'GB').country, 'US');
    assert.equal(type('+1', 'CA').country, 'CA');
    assert.equal(type('+1 876 555 1234', 'US').country, 'JM');
  });

  it('keeps the country while a calling code is incomplete or does not exist', () => {
    for (const text of ['', '4', '+', '+3', '+999']) assert.equal(type(text, 'DE').country, 'DE');
  });

  it('never adds or drops a digit, and never throws', () => {
    for (const { code } of phoneCountries(createLocalization('en', enList))) {
      for (let length = 0; length < 16; length += 1) {
        for (const prefix of ['', '0', '1', '8', '+', '+1', '00']) {
          const number = `${prefix}${'5047231896054321'.slice(0, length)}`;
          assert.equal(type(number, code).text.replace(/[^\d+]/g, ''), number, code);
        }
      }
    }
  });

  it('does not format text that is longer than any number', () => {
    assert.equal(type('1'.repeat(50), 'US').text, '1'.repeat(50));
  });
});

describe('withoutCallingCode', () => {
  const cases: Readonly<Record<string, string>> = {
    '+44 7400 123456': '7400123456',
    '+1 (415) 555-0132': '4155550132',
    '+44': '',
    '+999123': '999123',
    '07400 123456': '07400 123456',
    '+1 FLOWERS': '+1 FLOWERS',
    '': '',
  };
  for (const [text, rest] of Object.entries(cases)) {
    it(`leaves "${rest}" of "${text}"`, () => assert.equal(withoutCallingCode(text), rest));
  }
});

describe('phoneCountries', () => {
  it('lists every country that has phone numbers, by name', () => {
    const countries = phoneCountries(createLocalization('en', enList));
    assert.ok(countries.length > 240);
    assert.deepEqual(countries[0], { code: 'AF', label: 'Afghanistan (+93)' });
    assert.equal(new Set(countries.map(({ label }) => label)).size, countries.length);
  });
});
