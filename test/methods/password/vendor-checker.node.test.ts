import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import passwordSheriff from 'password-sheriff';
import { passwordRules } from '../../../src/methods/password/password-rules.js';
import type { PasswordCharacterType, PasswordPolicy } from '../../../src/model/enrollment.js';

/**
 * The rules that the page checks, held against the checker that the vendor publishes. The seed of each run is
 * printed; set PASSWORD_SEED to repeat one.
 */

const { PasswordPolicy: Checker, charsets } = passwordSheriff;

const seed = Number(process.env['PASSWORD_SEED'] ?? Date.now() % 1_000_000_000);
const passwordCount = 2000;

const typeNames: readonly PasswordCharacterType[] = ['lowercase', 'uppercase', 'number', 'special'];
const expressionOf = {
  lowercase: charsets.lowerCase,
  uppercase: charsets.upperCase,
  number: charsets.numbers,
  special: charsets.specialCharacters,
};

const defaultPolicy: PasswordPolicy = {
  minLength: 8,
  characterTypes: typeNames,
  characterTypeRule: 'three-of-four',
  blockIdenticalCharacters: true,
  blockSequentialCharacters: true,
  maxLengthExceeded: 'error',
  blockedProfileFields: ['name', 'email'],
  historySize: 5,
  blockDictionary: true,
};

/** What the vendor's checker says. */
function vendorAccepts(policy: PasswordPolicy): (password: string) => boolean {
  const expressions = policy.characterTypes.map((type) => expressionOf[type]);
  const atLeast = Math.min(3, expressions.length);
  const checker = new Checker({
    length: { minLength: policy.minLength },
    ...(expressions.length > 0 &&
      (policy.characterTypeRule === 'all'
        ? { contains: { expressions } }
        : { containsAtLeast: { atLeast, expressions } })),
    ...(policy.blockIdenticalCharacters && { identicalChars: { max: 2 } }),
    ...(policy.blockSequentialCharacters && { sequentialChars: { max: 2 } }),
    ...(policy.maxLengthExceeded === 'error' && { maxLength: { maxBytes: 72 } }),
  });
  return (password) => checker.check(password);
}

/** What the page says. */
function pageAccepts(policy: PasswordPolicy): (password: string) => boolean {
  const rules = passwordRules(policy);
  return (password) => rules.every(({ isMet }) => isMet?.(password) ?? true);
}

const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));

/** A piece of a run of neighbouring characters, in either direction, over the ends of the alphabets too. */
const run = fc
  .tuple(
    fc.constantFrom(
      'abcdefghijklmnopqrstuvwxyzabc',
      'ABCDEFGHIJKLMNOPQRSTUVWXYZABC',
      '0123456789012',
      '@AB`ab/01YZ[yz{89:',
      'aBcDeFgHiJ',
      'абвгд٠١٢３４５ａｂｃ',
    ),
    fc.nat(),
    fc.integer({ min: 2, max: 5 }),
    fc.boolean(),
  )
  .map(([alphabet, start, length, isReversed]) => {
    const from = start % (alphabet.length - 1);
    const piece = [...alphabet.slice(from, from + length)];
    return (isReversed ? piece.reverse() : piece).join('');
  });

const repeated = fc
  .tuple(
    fc.constantFrom('a', 'Z', '7', ' ', '-', 'é', 'e\u0301', '\u0301', '😀', '👨‍👩‍👧', '\ud83d'),
    fc.integer({ min: 2, max: 4 }),
  )
  .map(([character, times]) => character.repeat(times));

const word = fc.constantFrom(
  'Tiger',
  'harbour',
  'QUIET',
  'pass',
  'ß',
  'Ümlaut',
  '密码',
  'рыба',
  '🐳🌊🔥',
  'Abc-',
  'Xyz!',
);

const piece = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom(...'abcABC012 !~-_|\\$^'), minLength: 1, maxLength: 6 }),
  run,
  repeated,
  word,
);

const anyPassword = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: joined(piece, fc.string({ minLength: 60, maxLength: 80 })) },
  {
    weight: 1,
    arbitrary: joined(
      fc.constantFrom('é', '😀', 'a-').map((text) => text.repeat(18)),
      piece,
      piece,
    ),
  },
);

const passwords = fc.sample(anyPassword, { seed, numRuns: passwordCount });

/** Every combination of the rules, with a length that is different each time. */
function* everyPolicy(): Generator<PasswordPolicy> {
  for (let bits = 0; bits < 256; bits += 1) {
    const isOn = (bit: number): boolean => (bits & (1 << bit)) !== 0;
    yield {
      ...defaultPolicy,
      minLength: 1 + ((bits * 37) % 128),
      characterTypes: typeNames.filter((_, index) => isOn(index)),
      characterTypeRule: isOn(4) ? 'all' : 'three-of-four',
      blockIdenticalCharacters: isOn(5),
      blockSequentialCharacters: isOn(6),
      maxLengthExceeded: isOn(7) ? 'error' : 'truncate',
    };
  }
}

const differences = (policy: PasswordPolicy): readonly string[] => {
  const [vendor, page] = [vendorAccepts(policy), pageAccepts(policy)];
  return passwords.filter((password) => vendor(password) !== page(password));
};

describe('the vendor’s password checker', () => {
  it(`judges ${passwordCount} random passwords as the page does, by the default policy`, (context) => {
    context.diagnostic(`PASSWORD_SEED=${seed}`);
    for (const minLength of [8, 10, 1, 15]) {
      assert.deepEqual(differences({ ...defaultPolicy, minLength }), [], `PASSWORD_SEED=${seed}`);
    }
  });

  it(`judges ${passwordCount} random passwords as the page does, by every policy`, () => {
    for (const policy of everyPolicy()) {
      // At a great length, nothing but the length would be judged.
      for (const minLength of [policy.minLength, 1]) {
        const judged = { ...policy, minLength };
        assert.deepEqual(differences(judged), [], `PASSWORD_SEED=${seed} ${JSON.stringify(judged)}`);
      }
    }
  });

  it('meets and breaks every rule among the random passwords', () => {
    const accepted = passwords.filter(vendorAccepts(defaultPolicy)).length;
    assert.ok(accepted > passwordCount / 20 && accepted < passwordCount * 0.95, `${accepted} were accepted`);
    for (const { id, isMet } of passwordRules(defaultPolicy)) {
      if (!isMet) continue;
      const met = passwords.filter((password) => isMet(password)).length;
      assert.ok(met > 50 && met < passwordCount - 50, `${id}: ${met} of ${passwordCount}`);
    }
  });

  for (const password of [
    'Abc-Tiger-97',
    'Xyz!Harbour7',
    '😀🐳🌊🔥🎈-Aa7',
    'YZab-Tiger-90',
    'Ümlaut-абв-7A',
  ]) {
    it(`accepts “${password}”, and so does the page`, () => {
      assert.equal(vendorAccepts(defaultPolicy)(password), true);
      assert.equal(pageAccepts(defaultPolicy)(password), true);
    });
  }
});
