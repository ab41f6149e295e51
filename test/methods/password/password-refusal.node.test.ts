import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { brokenPasswordRules, defaultPasswordPolicy } from '../../../src/emulator/password-policy.js';
import { refusedRules } from '../../../src/methods/password/password-refusal.js';

const refusal = (...details: readonly string[]): AuthMethodsError =>
  new AuthMethodsError('password_refused', 'verify was refused: 400 A0E-400-0003 Validation error', {
    validationIssues: details.map((detail) => ({ detail })),
  });

const rulesOf = (...details: readonly string[]): readonly string[] => [...refusedRules(refusal(...details))];

describe('a refused password', () => {
  for (const [wording, rule] of [
    ['At least 10 characters in length', 'length'],
    ['The password is too short', 'length'],
    ['Contain at least 3 of the following 4 types of characters', 'types'],
    ['Missing uppercase letters (A-Z)', 'types'],
    ['No more than 2 identical characters in a row (e.g., "aaa" not allowed)', 'identical'],
    ['No more than 2 sequential alphanumeric characters (e.g., "abc" not allowed)', 'sequential'],
    ['Maximum password length exceeded', 'bytes'],
    ['Password contains user information', 'profile'],
    ['Password has previously been used', 'history'],
    ['Password is too common', 'dictionary'],
  ] as const) {
    it(`broke the rule "${rule}" when the server says "${wording}"`, () => {
      assert.deepEqual(rulesOf(wording), [rule]);
    });
  }

  it('broke no rule where another field is refused, or the request itself', () => {
    const about = (field: string): readonly string[] => {
      const validationIssues = [{ detail: 'must be at least 10 characters', field }];
      return [...refusedRules(new AuthMethodsError('password_refused', '', { validationIssues }))];
    };
    assert.deepEqual(about('new_password'), ['length']);
    assert.deepEqual(about('auth_session'), []);
    const unsupported = new AuthMethodsError(
      'password_refused',
      'verify was refused: 415 Unsupported Media Type',
      {
        status: 415,
      },
    );
    assert.deepEqual([...refusedRules(unsupported)], []);
  });

  it('may have broken several rules', () => {
    assert.deepEqual(rulesOf('history: used before', 'dictionary: too common'), ['history', 'dictionary']);
  });

  it('broke the rules that a server names in one sentence', () => {
    const error = new AuthMethodsError(
      'password_refused',
      'verify was refused: 400 A0E-400-0001 min_length: The password must have at least 10 characters; ' +
        'history: The password was used before',
    );
    assert.deepEqual([...refusedRules(error)], ['length', 'history']);
  });

  it('names no rule when the server’s message mentions none', () => {
    assert.deepEqual(rulesOf('Password is too weak'), []);
    assert.deepEqual(
      [...refusedRules(new AuthMethodsError('password_refused', 'verify was refused: 400'))],
      [],
    );
  });

  it('is understood in every wording of the emulator', () => {
    const broken = (password: string): readonly string[] =>
      rulesOf(...brokenPasswordRules(password, defaultPasswordPolicy, ['Old-Secret-77']));
    assert.deepEqual(broken('aaaa'), ['length', 'types', 'identical']);
    assert.deepEqual(broken(`xyz-${'q7'.repeat(40)}`), ['bytes', 'sequential']);
    assert.deepEqual(broken('Ada-Lovelace-5'), ['profile']);
    assert.deepEqual(broken('Old-Secret-77'), ['history']);
    assert.ok(broken('password').includes('dictionary'));
  });
});
