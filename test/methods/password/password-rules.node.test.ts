import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasswordPolicy } from '../../../src/model/enrollment.js';
import { passwordRulesAttribute } from '../../../src/methods/password/password-rules-attribute.js';
import { passwordRules, type PasswordRuleId } from '../../../src/methods/password/password-rules.js';

const nothing: PasswordPolicy = {
  minLength: 1,
  characterTypes: [],
  characterTypeRule: 'all',
  blockIdenticalCharacters: false,
  blockSequentialCharacters: false,
  maxLengthExceeded: 'truncate',
  blockedProfileFields: [],
  historySize: 0,
  blockDictionary: false,
};

const ids = (policy: Partial<PasswordPolicy>): readonly PasswordRuleId[] =>
  passwordRules({ ...nothing, ...policy }).map(({ id }) => id);

/** Whether a password meets the one rule that a policy has. */
function meets(policy: Partial<PasswordPolicy>, password: string): boolean | undefined {
  const rules = passwordRules({ ...nothing, ...policy });
  assert.equal(rules.length, 1);
  return rules[0]?.isMet?.(password);
}

describe('the rules of a password policy', () => {
  it('are an empty list for a policy without rules', () => {
    assert.deepEqual(ids({}), []);
  });

  it('are those in force, with the ones that can be checked here first', () => {
    const policy: PasswordPolicy = {
      minLength: 8,
      characterTypes: ['lowercase'],
      characterTypeRule: 'all',
      blockIdenticalCharacters: true,
      blockSequentialCharacters: true,
      maxLengthExceeded: 'error',
      blockedProfileFields: ['name'],
      historySize: 3,
      blockDictionary: true,
    };
    const rules = passwordRules(policy);
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['length', 'types', 'identical', 'sequential', 'bytes', 'profile', 'history', 'dictionary'],
    );
    assert.deepEqual(
      rules.map(({ isMet }) => isMet !== undefined),
      [true, true, true, true, true, false, false, false],
    );
  });

  it('leave out what a truncating server does not refuse', () => {
    assert.deepEqual(ids({ maxLengthExceeded: 'truncate' }), []);
    assert.deepEqual(ids({ maxLengthExceeded: 'error' }), ['bytes']);
  });
});

describe('the length of a password', () => {
  for (const [password, expected] of [
    ['', false],
    ['1234567', false],
    ['12345678', true],
    ['   a b  ', true],
    ['🐢🐢🐢a', false],
    ['🐢🐢🐢🐢', true],
  ] as const) {
    it(`is ${expected ? '' : 'not '}8 characters in “${password}”`, () => {
      assert.equal(meets({ minLength: 8 }, password), expected);
    });
  }
});

describe('the types of characters', () => {
  const all = ['lowercase', 'uppercase', 'number', 'special'] as const;

  for (const password of ['aA1!', '~Zz0', 'pass Word 9', 'xY5\\', 'xY5"', 'xY5_']) {
    it(`are all there in “${password}”`, () => {
      assert.equal(meets({ characterTypes: all }, password), true);
    });
  }

  for (const password of ['aaA1', 'AA1!', 'aa1!', 'aaA!', 'äA1!', 'aÄ1!', 'aA٣!', 'aA1€', '']) {
    it(`are not all there in “${password}”`, () => {
      assert.equal(meets({ characterTypes: all }, password), false);
    });
  }

  it('may be three of the four', () => {
    const policy = { characterTypes: all, characterTypeRule: 'three-of-four' } as const;
    assert.deepEqual(
      ['aA1', 'aA!', 'a1!', 'A1!', 'aA1!'].map((password) => meets(policy, password)),
      [true, true, true, true, true],
    );
    assert.deepEqual(
      ['aA', 'a1', 'a!', '1!', 'abcABC'].map((password) => meets(policy, password)),
      [false, false, false, false, false],
    );
  });

  it('are those that the policy names, all of them where it names fewer than three', () => {
    const policy = { characterTypes: ['number', 'special'], characterTypeRule: 'three-of-four' } as const;
    assert.equal(meets(policy, '1!'), true);
    assert.equal(meets(policy, '1a'), false);
  });
});

describe('identical characters', () => {
  for (const password of ['aaa', 'xaaay', '   ', 'äää', '1111']) {
    it(`are three in a row in “${password}”`, () => {
      assert.equal(meets({ blockIdenticalCharacters: true }, password), false);
    });
  }

  for (const password of ['', 'aa', 'aabaa', 'aAa', '🐢🐢🐢', 'a\u0308a\u0308a\u0308', '11a11']) {
    it(`are not three in a row in “${password}”`, () => {
      assert.equal(meets({ blockIdenticalCharacters: true }, password), true);
    });
  }
});

describe('sequential characters', () => {
  for (const password of ['abc', 'xxcbaxx', '321', '789', 'XYZ', 'ab123', 'cbabc', '1abc']) {
    it(`are three in a row in “${password}”`, () => {
      assert.equal(meets({ blockSequentialCharacters: true }, password), false);
    });
  }

  for (const password of [
    '',
    'ab',
    'abd',
    'acegi',
    'aba',
    '13579',
    '890',
    'yza',
    '()*',
    '😀😁😂',
    '89:',
    'a-b-c',
    'aBc',
    'Xyz!',
    'абв',
    '١٢٣',
    'ａｂｃ',
    'YZ[',
    'ab1',
  ]) {
    it(`are not three in a row in “${password}”`, () => {
      assert.equal(meets({ blockSequentialCharacters: true }, password), true);
    });
  }
});

describe('the bytes of a password', () => {
  for (const [password, expected] of [
    ['a'.repeat(72), true],
    ['a'.repeat(73), false],
    ['ä'.repeat(36), true],
    [`${'ä'.repeat(36)}a`, false],
    ['🐢'.repeat(18), true],
    ['🐢'.repeat(19), false],
  ] as const) {
    it(`are ${expected ? 'at most' : 'more than'} 72 in ${password.length} × “${[...password][0]}”`, () => {
      assert.equal(meets({ maxLengthExceeded: 'error' }, password), expected);
    });
  }
});

describe('the attribute from which password managers make up a password', () => {
  const attribute = (policy: Partial<PasswordPolicy>): string =>
    passwordRulesAttribute({ ...nothing, ...policy });

  it('says what the policy asks for, in the words of the attribute', () => {
    assert.equal(
      attribute({
        minLength: 10,
        characterTypes: ['lowercase', 'uppercase', 'number', 'special'],
        blockIdenticalCharacters: true,
        maxLengthExceeded: 'error',
      }),
      'minlength: 10; maxlength: 72; allowed: ascii-printable; required: lower; required: upper; ' +
        'required: digit; required: special; max-consecutive: 2;',
    );
  });

  it('requires three types where any three of four will do', () => {
    const characterTypes = ['lowercase', 'uppercase', 'number', 'special'] as const;
    assert.equal(
      attribute({ characterTypes, characterTypeRule: 'three-of-four' }),
      'minlength: 1; required: lower; required: upper; required: digit;',
    );
  });
});
