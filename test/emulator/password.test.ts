import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import passwordSheriff from 'password-sheriff';
import type { PasswordPolicyPatch } from '../../src/emulator/index.js';
import { readProblem, startEmulator, type Answer } from './support/api-client.js';

/** Every rule is off, so that each test can switch on the one it is about. */
const noRules: PasswordPolicyPatch = {
  complexity: {
    min_length: 1,
    character_types: [],
    identical_characters: 'allow',
    sequential_characters: 'allow',
    max_length_exceeded: 'truncate',
  },
  profile_data: { active: false },
  history: { active: false },
  dictionary: { active: false },
};

/** What the emulator asks for when it is told nothing else. */
const defaultComplexity: PasswordPolicyPatch['complexity'] = {
  min_length: 10,
  character_types: ['uppercase', 'lowercase', 'number', 'special'],
  character_type_rule: 'three_of_four',
  identical_characters: 'block',
  sequential_characters: 'block',
  max_length_exceeded: 'error',
};

function brokenRules(answer: Answer): readonly string[] {
  readProblem(answer);
  const errors = answer.body.validation_errors as { detail: string; field: string }[];
  assert.ok(errors.every(({ field }) => field === 'new_password'));
  return errors.map(({ detail }) => detail.split(':')[0] ?? '');
}

describe('changing the password', () => {
  it('answers with the policy, then replaces the old password', async (context) => {
    const api = await startEmulator(context, { clock: () => Date.UTC(2026, 10, 20) });
    const [old] = await api.list('password');
    const started = await api.start({ type: 'password' });
    assert.equal(started.answer.id, 'password|new');
    assert.equal(started.location, `${api.origin}/me/v1/authentication-methods/password%7Cnew`);
    assert.deepEqual(started.answer.policy, {
      complexity: defaultComplexity,
      profile_data: { active: true, blocked_fields: ['name', 'nickname', 'email'] },
      history: { active: true, size: 5 },
      dictionary: { active: true, default: 'en_10k' },
    });
    const verified = await api.verify(started, { new_password: 'Quiet-River-42' });
    assert.equal(verified.status, 201);
    assert.deepEqual(verified.body, { ...old, last_password_reset: '2026-11-20T00:00:00.000Z' });
    assert.deepEqual(await api.list('password'), [verified.body]);
    assert.equal(
      verified.headers.get('location'),
      `${api.origin}/me/v1/authentication-methods/password%7CdXNlci0xMjM`,
    );
  });

  it('adds a password to an account without one', async (context) => {
    const api = await startEmulator(context, { scenario: 'empty' });
    const started = await api.start({ type: 'password' });
    assert.equal((await api.verify(started, { new_password: 'Quiet-River-42' })).status, 201);
    assert.equal((await api.list()).length, 1);
  });

  it('accepts the user’s id only without the provider’s prefix', async (context) => {
    const api = await startEmulator(context);
    await api.start({
      type: 'password',
      connection: 'Username-Password-Authentication',
      identity_user_id: '507f1f77bcf86cd799439011',
    });
    for (const [body, field] of [
      [{ identity_user_id: 'auth0|507f1f77bcf86cd799439011' }, 'identity_user_id'],
      [{ identity_user_id: 'x y' }, 'identity_user_id'],
      [{ connection: 'Other' }, 'connection'],
      [{ connection: 'with space' }, 'connection'],
      [{ user: 'x' }, 'user'],
    ] as const) {
      assert.deepEqual(readProblem(await api.create({ type: 'password', ...body })).fields, [field]);
    }
  });

  const rules: readonly (readonly [rule: string, policy: PasswordPolicyPatch, bad: string, good: string])[] =
    [
      ['min_length', { complexity: { min_length: 8 } }, '1234567', '🔑🔑🔑🔑🔑🔑🔑🔑'],
      [
        'character_types',
        { complexity: { character_types: ['uppercase', 'number'], character_type_rule: 'all' } },
        'Abc',
        'Ab1',
      ],
      [
        'character_types',
        {
          complexity: {
            character_types: ['uppercase', 'lowercase', 'number', 'special'],
            character_type_rule: 'three_of_four',
          },
        },
        'ab1',
        'aB1',
      ],
      ['identical_characters', { complexity: { identical_characters: 'block' } }, 'xaaax', 'xaaxa'],
      ['sequential_characters', { complexity: { sequential_characters: 'block' } }, 'xabcx', 'xabxc'],
      ['sequential_characters', { complexity: { sequential_characters: 'block' } }, '9-321-9', '9-32-19'],
      [
        'max_length_exceeded',
        { complexity: { max_length_exceeded: 'error' } },
        `${'é'.repeat(36)}x`,
        'é'.repeat(36),
      ],
      [
        'profile_data',
        { profile_data: { active: true, blocked_fields: ['name'] } },
        'xLOVELACEx',
        'love-lace',
      ],
      ['profile_data', { profile_data: { active: true, blocked_fields: ['email'] } }, 'my-ada-1', 'my-adb-1'],
      ['history', { history: { active: true, size: 1 } }, 'Correct-Horse-9', 'Correct-Horse-8'],
      ['dictionary', { dictionary: { active: true } }, 'PassWord', 'PassWort'],
    ];
  for (const [rule, policy, bad, good] of rules) {
    it(`enforces ${rule} by refusing "${bad}" and accepting "${good}"`, async (context) => {
      const patch = Object.fromEntries(
        Object.entries(noRules).map(([section, values]) => [
          section,
          { ...values, ...policy[section as keyof typeof noRules] },
        ]),
      );
      const api = await startEmulator(context, { faults: { passwordPolicy: patch } });
      const started = await api.start({ type: 'password' });
      const refused = await api.verify(started, { new_password: bad });
      assert.equal(refused.status, 400);
      assert.deepEqual(brokenRules(refused), [rule]);
      assert.equal((await api.verify(started, { new_password: good })).status, 201);
    });
  }

  it('asks the vendor’s published checker', async (context) => {
    const { PasswordPolicy: Checker, charsets } = passwordSheriff;
    const checker = new Checker({
      length: { minLength: 10 },
      containsAtLeast: { atLeast: 3, expressions: Object.values(charsets) },
      identicalChars: { max: 2 },
      sequentialChars: { max: 2 },
      maxLength: { maxBytes: 72 },
    });
    const passwords = [
      'Abc-Tiger-97',
      'Xyz!Harbour7',
      '😀🐳🌊🔥🎈-Aa7',
      'cba-Tiger-97',
      '890-Tiger-ab',
      'ÀÉÎ-õü-٣٤',
      'Aaa-Tiger-97',
      '\u0301\u0301\u0301-Tiger-97',
      `Tiger-97-${'😀'.repeat(15)}`,
      `Tiger-97-${'😀'.repeat(16)}`,
    ];
    const api = await startEmulator(context, {
      faults: { passwordPolicy: { ...noRules, complexity: defaultComplexity } },
    });
    for (const password of passwords) {
      const started = await api.start({ type: 'password' });
      const { status } = await api.verify(started, { new_password: password });
      assert.equal(status === 201, checker.check(password), password);
    }
  });

  it('lists all broken rules of a weak password, which costs no attempt', async (context) => {
    const api = await startEmulator(context, { faults: { authSessionAttempts: 1 } });
    const started = await api.start({ type: 'password' });
    const refused = await api.verify(started, { new_password: 'adaaa123' });
    assert.deepEqual(brokenRules(refused), [
      'min_length',
      'character_types',
      'identical_characters',
      'sequential_characters',
      'profile_data',
    ]);
    assert.equal((await api.verify(started, { new_password: 'Quiet-River-42' })).status, 201);
  });

  it('refuses as many earlier passwords as the policy says', async (context) => {
    const api = await startEmulator(context, {
      faults: { passwordPolicy: { history: { active: true, size: 2 } } },
    });
    const change = async (password: string): Promise<Answer> =>
      api.verify(await api.start({ type: 'password' }), { new_password: password });
    assert.equal((await change('Quiet-River-42')).status, 201);
    assert.deepEqual(brokenRules(await change('Correct-Horse-9')), ['history']);
    assert.equal((await change('Silver-Window-63')).status, 201);
    assert.equal((await change('Correct-Horse-9')).status, 201);
  });

  it('truncates passwords to 72 bytes when the policy says so', async (context) => {
    const api = await startEmulator(context, {
      faults: { passwordPolicy: { ...noRules, history: { active: true, size: 1 } } },
    });
    const started = await api.start({ type: 'password' });
    assert.equal((await api.verify(started, { new_password: `${'é'.repeat(36)}one` })).status, 201);
    const again = await api.start({ type: 'password' });
    assert.deepEqual(brokenRules(await api.verify(again, { new_password: `${'é'.repeat(36)}two` })), [
      'history',
    ]);
  });

  for (const [what, password] of [
    ['an empty text', ''],
    ['257 characters', 'x'.repeat(257)],
    ['a control character', 'Quiet\u0007River-42'],
    ['a number', 42],
  ] as const) {
    it(`refuses ${what} as a password`, async (context) => {
      const api = await startEmulator(context);
      const started = await api.start({ type: 'password' });
      const problem = readProblem(await api.verify(started, { new_password: password }));
      assert.deepEqual([problem.code, problem.fields], ['A0E-400-0003', ['new_password']]);
    });
  }

  it('refuses a weak password without validation errors when told to', async (context) => {
    const api = await startEmulator(context, { faults: { weakPasswordAnswer: 'detail' } });
    const started = await api.start({ type: 'password' });
    const problem = readProblem(await api.verify(started, { new_password: 'Ab1' }));
    assert.match(String(problem.detail), /^min_length: /);
    assert.deepEqual(problem.fields, []);
  });
});
