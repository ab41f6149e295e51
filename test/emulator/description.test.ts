import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentMissing, readMyAccountDocument } from '../support/my-account-document.js';
import { OpenApiDocument } from '../support/openapi-document.js';
import { readProblem, startEmulator, type ApiClient } from './support/api-client.js';

/**
 * The limits of requests, judged by the vendor's published description instead of by numbers typed again: bodies within
 * and beyond each limit, one change at a time, and the emulator's verdict beside the description's.
 */

type Body = Readonly<Record<string, unknown>>;

const document = new OpenApiDocument(readMyAccountDocument() ?? {});
const fits = (schema: string, body: unknown): boolean => document.schemaViolations(schema, body).length === 0;

/** Values of every kind, and texts on both sides of each length that the description knows. */
const values: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  [],
  {},
  '',
  'x',
  'with space',
  'with\u0007control',
  'with\u0085control',
  'voice',
  'sms',
  'fax',
  '😀'.repeat(128),
  ...[100, 128, 129, 255, 256, 257].map((length) => 'a'.repeat(length)),
  '😀'.repeat(256),
  '😀'.repeat(257),
];

/** A valid body, each of its members with every value, and one member that nobody knows. */
function variants(valid: Body, members: readonly string[]): readonly Body[] {
  const changed = members.flatMap((member) => values.map((value) => ({ ...valid, [member]: value })));
  return [valid, ...changed, { ...valid, unheard_of: 'x' }].map(
    (body) => JSON.parse(JSON.stringify(body)) as Body,
  );
}

/** Whether the emulator takes a body's form: anything but a validation error that names a member. */
async function takesForm(
  api: ApiClient,
  method: 'POST' | 'PATCH',
  path: string,
  body: Body,
): Promise<boolean> {
  const answer = await api.send(method, path, body);
  if (answer.status < 400) return true;
  const { code, fields } = readProblem(answer);
  return code !== 'A0E-400-0003' || fields.length === 0;
}

const path = '/me/v1/authentication-methods';

describe('the limits of requests', { skip: documentMissing }, () => {
  const created: readonly (readonly [valid: Body, members: readonly string[]])[] = [
    [{ type: 'totp' }, ['type']],
    [{ type: 'push-notification' }, []],
    [{ type: 'recovery-code' }, []],
    [{ type: 'password' }, ['connection', 'identity_user_id']],
    [{ type: 'passkey' }, ['connection', 'identity_user_id', 'use_exclude_credentials']],
    [{ type: 'email', email: 'grace@example.net' }, ['email']],
    [{ type: 'phone', phone_number: '+12025550171' }, ['phone_number', 'preferred_authentication_method']],
  ];

  for (const [valid, members] of created) {
    it(`to add a ${String(valid.type)} are those of the description`, async (context) => {
      const api = await startEmulator(context, { scenario: 'empty', plan: 'unlimited' });
      for (const body of variants(valid, members)) {
        const isFitting = fits('CreateAuthenticationMethodRequestContent', body);
        const isTaken = await takesForm(api, 'POST', path, body);
        // What the description allows, the account may still lack: a connection, an address that exists.
        if (!isFitting) assert.equal(isTaken, false, JSON.stringify(body).slice(0, 200));
      }
      assert.equal(await takesForm(api, 'POST', path, valid), true);
    });
  }

  it('to change a method are those of the description', async (context) => {
    const api = await startEmulator(context, { plan: 'unlimited', faults: { nameMaxLength: null } });
    const [phone] = await api.list('phone');
    for (const body of variants({ name: 'Desk' }, ['name', 'preferred_authentication_method'])) {
      const isTaken = await takesForm(api, 'PATCH', `${path}/${encodeURIComponent(String(phone?.id))}`, body);
      // A name of nothing is refused on top.
      if (String(body.name ?? 'x').trim() === '') continue;
      assert.equal(
        isTaken,
        fits('UpdateAuthenticationMethodRequestContent', body),
        JSON.stringify(body).slice(0, 200),
      );
    }
  });

  it('of a new password are those of the description, where no rule of the policy is broken', async (context) => {
    const passwordPolicy = {
      complexity: { min_length: 1, character_types: [], max_length_exceeded: 'truncate' },
      profile_data: { active: false },
      history: { active: false },
      dictionary: { active: false },
    } as const;
    const allowed = { identical_characters: 'allow', sequential_characters: 'allow' } as const;
    const faults = {
      passwordPolicy: { ...passwordPolicy, complexity: { ...passwordPolicy.complexity, ...allowed } },
    };
    const api = await startEmulator(context, { plan: 'unlimited', faults });
    for (const body of variants({ auth_session: 'x', new_password: 'Quiet-River-42' }, ['new_password'])) {
      const started = await api.start({ type: 'password' });
      const proof = { ...body, auth_session: started.answer.auth_session };
      assert.equal(
        await takesForm(api, 'POST', `${path}/password%7Cnew/verify`, proof),
        fits('VerifyPasswordAuthenticationMethod', proof),
        JSON.stringify(body).slice(0, 200),
      );
    }
  });
});
