import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { redactor } from '../../src/backends/redact.js';

const password = 'Crème & "Käse"/7 <Ж>';
const longSession = `Fe26.2**${'q/7'.repeat(40)}`;
const passwords = [
  password,
  longSession,
  'Abc-Tiger-97',
  'пароль-кот',
  'a+b c\\d',
  '😀🐳🌊-Aa7',
  '"&<>',
  '482913',
];

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const eachUnit = (text: string, form: (code: number) => string): string =>
  Array.from({ length: text.length }, (_none, index) => form(text.charCodeAt(index))).join('');
const hex = (code: number, length: number): string => code.toString(16).padStart(length, '0');
const percent = (text: string): string => utf8(text).toString('hex').replace(/../g, '%$&');
const html = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? each,
  );
const form = (text: string): string => new URLSearchParams({ text }).toString().slice('text='.length);

const forms: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)),
  'in JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'in JSON with every character escaped': (text) => eachUnit(text, (code) => `\\u${hex(code, 4)}`),
  'in JSON with capital digits': (text) => eachUnit(text, (code) => `\\u${hex(code, 4).toUpperCase()}`),
  'in JSON with braces': (text) =>
    [...text].map((each) => `\\u{${each.codePointAt(0)!.toString(16)}}`).join(''),
  'in an address': encodeURIComponent,
  'in an address, in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (each) => each.toLowerCase()),
  'in an address, in full': percent,
  'in an address, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in an address within JSON': (text) => JSON.stringify({ url: `/?q=${encodeURIComponent(text)}` }),
  'in an address, in the old form': (text) => eachUnit(text, (code) => `%u${hex(code, 4)}`),
  'as a form sends it': form,
  'as a form sends it, in lower case': (text) => form(text).toLowerCase(),
  'in HTML': html,
  'in HTML, twice': (text) => html(html(text)),
  'in HTML by number': (text) => [...text].map((each) => `&#${each.codePointAt(0)!};`).join(''),
  'in HTML by hexadecimal number': (text) =>
    [...text].map((each) => `&#x${each.codePointAt(0)!.toString(16)};`).join(''),
  'in base64': (text) => utf8(text).toString('base64'),
  'in base64url': (text) => utf8(text).toString('base64url'),
  'in base64, after one byte': (text) => utf8(`:${text}`).toString('base64'),
  'in base64, within two bytes and one': (text) => utf8(`::${text}:`).toString('base64'),
  'in hexadecimal digits': (text) => utf8(text).toString('hex'),
  'in hexadecimal capitals': (text) => utf8(text).toString('hex').toUpperCase(),
  'in parts': (text) => [...text].join(' '),
  decomposed: (text) => text.normalize('NFD'),
};

describe('redactor', () => {
  for (const [how, write] of Object.entries(forms)) {
    it(`leaves nothing of a secret that is quoted ${how}`, () => {
      for (const secret of passwords) {
        const written = write(secret);
        const quote = redactor([secret])(`The value ${written} is refused`);
        const rest = `The value ${written.replaceAll(secret, '•••')} is refused`;
        assert.equal(quote, written.includes(secret) ? rest : '•••', secret);
      }
    });
  }

  it('leaves nothing of letters that HTML has names for', () => {
    const quote = 'Cr&egrave;me &amp; &quot;K&auml;se&quot;/7 &lt;&ZHcy;&gt;';
    assert.equal(redactor([password])(`${quote} is too weak`), '•••');
  });

  it('keeps the rest of a text that quotes a secret as it is', () => {
    const redacted = redactor(['Abc-Tiger-97', 'Fe26.2**x']);
    assert.equal(redacted('"Abc-Tiger-97" (Fe26.2**x) is too weak'), '"•••" (•••) is too weak');
    assert.equal(redacted('Too many identical characters'), 'Too many identical characters');
  });

  it('takes out the longest secret first, where one is a part of another', () => {
    assert.equal(redactor(['tiger', 'tiger-97'])('tiger-97 and tiger'), '••• and •••');
  });

  it('takes out what is long enough to be a token, whosever it is', () => {
    const token = `eyJhbGciOiJFUzI1NiJ9.${'x'.repeat(40)}.y-Z_0`;
    assert.equal(redactor([])(`The token ${token} has expired`), 'The token ••• has expired');
  });

  it('leaves texts alone when there is no secret', () => {
    assert.equal(redactor(['', ' '])('Payload validation error'), 'Payload validation error');
  });

  it('cuts long texts, and is not held up by hostile ones', () => {
    const redacted = redactor(['\\\\\\\\\\\\    %%%%&&&&']);
    assert.equal(redacted('a b '.repeat(1000)).length, 501);
    for (const each of ['\\', '%', '&', ' ', '%25', '\\u005c', '&amp;']) redacted(each.repeat(50_000));
  });
});
