import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { readChallenge } from '../../src/backends/my-account/challenge.js';
import { resolveEndpoint } from '../../src/backends/my-account/endpoint.js';
import { refusalError } from '../../src/backends/my-account/errors.js';
import { readFactors, readMethods } from '../../src/backends/my-account/map.js';
import { readMethod } from '../../src/backends/my-account/read-method.js';
import { bearerChallenge, readProblem, retryAfterSeconds } from '../../src/backends/problem.js';
import { formatDuration, formatWhen } from '../../src/i18n/format-duration.js';
import { Formatter } from '../../src/i18n/formatter.js';
import { isolate, shownText } from '../../src/i18n/isolate.js';
import { loadLocale } from '../../src/i18n/load-locale.js';
import { messages } from '../../src/i18n/locales/en/index.js';
import { readEmailAddress } from '../../src/methods/email/email-address.js';
import { describeUserAgent } from '../../src/methods/passkey/user-agent.js';
import { passwordRules } from '../../src/methods/password/password-rules.js';
import { readNumber } from '../../src/methods/phone/phone-numbers.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { readOneTimeCode } from '../../src/ui/one-time-code.js';

/** Printed, so that a failure can be repeated: `SEED=… npm test -- parsers`. */
const seed = Number(process.env['SEED']) || Date.now() % 2 ** 31;
after(() => console.log(`Seed of the generated inputs: ${seed}`));

function property<T>(values: fc.Arbitrary<T>, holds: (value: T) => void | Promise<void>): Promise<void> {
  return Promise.resolve(
    fc.assert(
      fc.asyncProperty(values, async (value) => holds(value)),
      { seed, numRuns: 300 },
    ),
  );
}

/** Names that JavaScript's objects have by themselves. */
const prototypeKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const;

const types = [
  'password',
  'passkey',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const;

const json = fc.jsonValue({ maxDepth: 3 });
const odd = fc.oneof(
  json,
  fc.constantFrom<unknown>(null, '', 0, -1, [], {}, '..', '\u202e', 'a'.repeat(10_000)),
);
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.constantFrom(...prototypeKeys));

/** An item with the API's members, most of them of a kind that the API would not send. */
const item = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a|1', 'a|2', '.', '..', 'a/b'), text, odd),
    type: fc.oneof(fc.constantFrom(...types), text, odd),
    name: odd,
    usage: fc.oneof(fc.subarray(['primary', 'secondary', 'both']), odd),
    created_at: fc.oneof(fc.constantFrom('soon', '1970-01-01T00:00:00Z', '2099-01-01T00:00:00Z'), odd),
    last_auth_at: odd,
    confirmed: odd,
    phone_number: odd,
    email: odd,
    preferred_authentication_method: odd,
    key_id: odd,
    transports: odd,
    credential_device_type: odd,
    user_agent: odd,
  },
  { requiredKeys: [] },
);

/** JSON as it comes: with `__proto__` as a member of its own. */
const withPrototypeKeys = fc
  .tuple(item, fc.constantFrom(...prototypeKeys), json)
  .map(([members, key, value]): unknown => {
    const others = JSON.stringify(members).slice(1, -1);
    return JSON.parse(`{${others}${others && ','}${JSON.stringify(key)}:${JSON.stringify(value)}}`);
  });

const listAnswer = fc.oneof(
  odd,
  fc.record({ authentication_methods: fc.oneof(odd, fc.array(fc.oneof(item, withPrototypeKeys, odd))) }),
);

/** Calls a reader that may only reject with `invalid_response`. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    assert.equal(AuthMethodsError.from(error).code, 'invalid_response', String(error));
    return undefined;
  }
}

describe('what the API answers, generated', () => {
  it('is a list with ids that occur once and stay in their place in an address, or no list', () =>
    property(listAnswer, (answer) => {
      const read = readable(() => readMethods(answer));
      if (!read) return;
      const ids = read.methods.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { id, linkedIds, usage, createdAt, lastUsedAt } of read.methods) {
        const { pathname } = new URL(`/a/${encodeURIComponent(id)}`, 'https://api.example');
        assert.equal(pathname.split('/').length, 3, id);
        assert.equal(decodeURIComponent(pathname.slice(3)), id);
        assert.ok(Array.isArray(linkedIds) && Array.isArray(usage));
        for (const date of [createdAt, lastUsedAt]) assert.ok(date === undefined || !isNaN(Date.parse(date)));
      }
    }));

  it('is never quoted in an error about it', () =>
    property(
      fc.record({
        id: fc.constant('a|1'),
        type: fc.constantFrom(...types),
        phone_number: fc.constant(7),
        secret: text,
      }),
      ({ secret, ...rest }) => {
        if (secret.length < 8) return;
        for (const read of [
          () => readMethods({ authentication_methods: { secret } }),
          () => readMethod({ ...rest, id: { secret } }),
          () => readChallenge('totp', { body: { auth_session: { secret } }, location: null }),
        ]) {
          assert.throws(read, (error) => !String(error).includes(secret));
        }
      },
    ));

  it('is one method, or none', () =>
    property(fc.oneof(item, withPrototypeKeys, odd), (answer) => {
      const method = readable(() => readMethod(answer));
      assert.equal(typeof (method?.id ?? ''), 'string');
    }));

  it('is what can be added, or not', () =>
    property(
      fc.oneof(odd, fc.record({ factors: fc.oneof(odd, fc.array(fc.oneof(item, odd))) })),
      (answer) => {
        const factors = readable(() => readFactors(answer)) ?? [];
        for (const { type } of factors) assert.equal(typeof type, 'string');
      },
    ));

  it('is a challenge whose address to scan is an authenticator app’s, or none', () =>
    property(
      fc.record(
        {
          auth_session: fc.oneof(fc.constant('session'), odd),
          id: fc.oneof(fc.constant('a|1'), odd),
          barcode_uri: fc.oneof(
            fc.constantFrom(
              'otpauth://totp/A?secret=AAAA',
              'javascript:alert(1)',
              ' javascript:alert(1)',
              'data:,',
              '',
            ),
            fc.webUrl(),
            odd,
          ),
          recovery_code: odd,
          authn_params_public_key: odd,
          policy: odd,
        },
        { requiredKeys: [] },
      ),
      (body) => {
        for (const type of types) {
          const challenge = readable(() => readChallenge(type, { body, location: null }));
          if (challenge && 'barcodeUri' in challenge) assert.match(challenge.barcodeUri, /^otpauth:/);
        }
      },
    ));

  it('names, in its location, one segment of a path, or nothing', () =>
    property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text), (location) => {
      const challenge = readable(() =>
        readChallenge('phone', { body: { auth_session: 'session' }, location }),
      );
      if (!challenge) return;
      const { pathname } = new URL(`/a/${encodeURIComponent(challenge.id)}/verify`, 'https://api.example');
      assert.equal(pathname.split('/').length, 4, challenge.id);
    }));
});

describe('what the API refuses with, generated', () => {
  const status = fc.integer({ min: 400, max: 599 });
  const problem = fc.oneof(
    odd,
    fc.record({
      type: odd,
      title: odd,
      detail: odd,
      status: odd,
      validation_errors: fc.oneof(odd, fc.array(odd)),
    }),
  );
  const headerValue = fc.string({ unit: 'binary-ascii' }).map((value) => value.replace(/[^\x20-\x7e]/g, ''));

  it('has a problem', () =>
    property(fc.tuple(status, problem), async ([code, body]) => {
      const read = await readProblem(new Response(JSON.stringify(body), { status: code }));
      assert.equal(read.status, code);
      for (const value of [read.type, read.title, read.detail]) assert.equal(typeof value, 'string');
    }));

  it('is an error with a wait of at most a day, and without the secrets that were sent', () =>
    property(
      fc.tuple(status, problem, headerValue, fc.constantFrom('create', 'verify', 'update', 'remove', 'list')),
      async ([code, body, retryAfter, operation]) => {
        const response = new Response(JSON.stringify({ detail: 'S3cret-"päss"', body }), {
          status: code,
          headers: { 'retry-after': retryAfter, 'www-authenticate': retryAfter },
        });
        const error = await refusalError(response, {
          operation,
          type: 'totp',
          scopes: [],
          body: { new_password: 'S3cret-"päss"' },
        });
        assert.ok(error);
        assert.ok(!error.message.includes('S3cret'), error.message);
        const { retryAfter: wait = 0 } = error;
        assert.ok(wait >= 0 && wait <= 86_400, String(wait));
      },
    ));

  it('says how long to wait in seconds of a sane number, whatever the header', () =>
    property(
      fc.oneof(
        headerValue,
        fc.constantFrom('Infinity', '-1', '1e9', 'NaN', '0x10', 'Thu, 01 Jan 2099 00:00:00 GMT', '86400'),
        fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      ),
      (value) => {
        const wait = retryAfterSeconds(new Headers({ 'retry-after': value }));
        assert.ok(
          wait === undefined || (Number.isInteger(wait) && wait >= 0 && wait <= 86_400),
          String(wait),
        );
      },
    ));

  it('asks for a sign-in of a finite age, or of any', () =>
    property(fc.oneof(headerValue, fc.integer().map(String)), (maxAge) => {
      const challenge = `Bearer error="insufficient_user_authentication", max_age="${maxAge.replaceAll('"', '')}"`;
      const { stepUp } = bearerChallenge(new Headers({ 'www-authenticate': challenge }));
      assert.ok(stepUp);
      assert.ok(stepUp.maxAge === undefined || (Number.isFinite(stepUp.maxAge) && stepUp.maxAge >= 0));
    }));
});

describe('what a person types, generated', () => {
  it('is an email address that reads as itself', () =>
    property(fc.oneof(fc.emailAddress(), text), (typed) => {
      const once = readEmailAddress(typed, messages);
      const { email } = once as { readonly email?: string };
      if (email !== undefined) assert.deepEqual(readEmailAddress(email, messages), once);
    }));

  it('is an address with what mail programs copy along, and reads as the address alone', () =>
    property(
      fc.tuple(
        fc.emailAddress().filter((address) => /^[\w.+-]+@/.test(address)),
        fc.constantFrom('', ' ', '\u200b', '\ufeff', '\u00a0'),
        fc.constantFrom('', 'mailto:', '<'),
      ),
      ([address, space, before]) => {
        const after = before === '<' ? '>' : '';
        const read = readEmailAddress(`${space}${before}${address}${after}${space}`, messages) as {
          readonly email?: string;
        };
        assert.equal(read.email, address);
      },
    ));

  it('is a phone number that reads as itself', () =>
    property(
      fc.tuple(
        fc.oneof(fc.stringMatching(/^[+0-9() .-]{0,20}$/), text),
        fc.constantFrom('US', 'DE', 'MX', 'BR', 'IT'),
      ),
      ([typed, country]) => {
        const read = readNumber(typed, country);
        if ('number' in read) assert.deepEqual(readNumber(read.number, country), read);
      },
    ));

  it('is a code of ASCII digits that reads as itself', () =>
    property(text, (typed) => {
      const code = readOneTimeCode(typed);
      assert.match(code, /^\d*$/);
      if (code.length <= 10) assert.equal(readOneTimeCode(code), code);
    }));

  it('is a password that every rule of any policy judges', () =>
    property(
      fc.tuple(
        text,
        fc.record({
          minLength: fc.integer({ min: 1, max: 128 }),
          characterTypes: fc.subarray(['uppercase', 'lowercase', 'number', 'special'] as const),
          characterTypeRule: fc.constantFrom('all' as const, 'three-of-four' as const),
          blockIdenticalCharacters: fc.boolean(),
          blockSequentialCharacters: fc.boolean(),
          maxLengthExceeded: fc.constantFrom('truncate' as const, 'error' as const),
          blockedProfileFields: fc.subarray(['name']),
          historySize: fc.nat(24),
          blockDictionary: fc.boolean(),
        }),
      ),
      ([password, policy]) => {
        for (const { id, isMet } of passwordRules(policy)) {
          assert.ok(id);
          assert.ok([true, false, undefined].includes(isMet?.(password)));
        }
      },
    ));
});

describe('what is shown, generated', () => {
  const locales = ['en', 'de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ja', 'ko', 'zh-CN', 'ar', 'he'];
  const formatters = locales.map((locale) => new Formatter(locale));
  const date = fc.date({ noInvalidDate: true }).map((value) => value.toISOString());

  it('is a date in every language, before and after now', () =>
    property(fc.tuple(date, fc.date({ noInvalidDate: true })), ([iso, now]) => {
      for (const format of formatters) {
        assert.ok(format.date(iso) && format.exact(iso));
        assert.ok(format.relative(iso, now.getTime()));
      }
    }));

  it('is a duration in every language', () =>
    property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
      for (const locale of locales) {
        assert.match(formatDuration(seconds, locale), /\p{Nd}|\p{L}/u);
        assert.match(formatWhen(seconds, locale), /\p{Nd}|\p{L}/u);
      }
    }));

  it('is a name that can’t turn the words around it', () =>
    property(
      fc.tuple(
        fc.array(
          fc.oneof(text, fc.constantFrom('\u202e', '\u202d', '\u2067', '\u2069', '\u202c', '\u2066', 'א')),
        ),
        fc.constantFrom('ltr' as const, 'rtl' as const),
      ),
      ([parts, direction]) => {
        const shown = isolate(shownText(parts.join('')), direction);
        let depth = 0;
        for (const character of shown) {
          if (/[\u2066-\u2068\u202a\u202b\u202d\u202e]/.test(character)) depth += 1;
          if (/[\u2069\u202c]/.test(character)) depth -= 1;
          assert.ok(depth >= 0, 'closes what it did not open');
        }
        assert.equal(depth, 0);
      },
    ));

  it('is a browser and a system, or nothing', () =>
    property(
      fc.oneof(text, fc.constantFrom('Other 0.0.0 / Other 0.0.0', '/', ' / ', 'undefined')),
      (userAgent) => {
        const described = describeUserAgent(userAgent, (browser, system) => `${browser}|${system}`);
        assert.doesNotMatch(described ?? 'Firefox|Linux', /^$|^\||\|$|\bother\b/i);
      },
    ));

  it('is a language for any tag', () =>
    property(
      fc.oneof(text, fc.constantFrom('de_DE', 'DE', 'de-', 'x-klingon', '-', 'zh-Hant-TW')),
      async (tag) => {
        const { locale, list } = await loadLocale(tag);
        assert.ok(Intl.getCanonicalLocales(locale).length === 1 && list.heading);
      },
    ));
});

describe('what a host sets, generated', () => {
  it('is an address of an API, or a mistake that is explained', () =>
    property(fc.oneof(text, fc.domain(), fc.webUrl(), odd), (domain) => {
      try {
        const { base } = resolveEndpoint({ domain, accessToken: 'token' } as never);
        assert.match(new URL(base).protocol, /^https?:$/);
      } catch (error) {
        assert.equal(AuthMethodsError.from(error).code, 'misconfigured', String(error));
      }
    }));
});
