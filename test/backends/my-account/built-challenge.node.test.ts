import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as source from '../../../src/backends/my-account/challenge.js';
import { zodParts } from '../../../tools/vite/zod-parts.js';
import { buildModule } from '../../support/build-module.js';

type Challenge = typeof source;

const text = 'dGVzdA';

/** Everything that any type asks for. */
const complete = {
  id: 'totp|dev_1',
  auth_session: 'session',
  barcode_uri: 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP',
  manual_input_code: 'JBSWY3DPEHPK3PXP',
  recovery_code: 'ABCD',
  something: { else: [1] },
  authn_params_public_key: {
    challenge: text,
    rp: { id: 'example.com', name: 'Example' },
    user: { id: text, name: 'ada@example.com', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 60_000,
  },
  policy: { complexity: { min_length: 12, character_types: ['number'] } },
};

const types = [
  'totp',
  'passkey',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
  'password',
] as const;

/** What may stand in the place of each member. */
const others = [undefined, null, '', 'text', 0, 7, true, [], ['a'], {}, { name: 'a' }];

/** The value with another one in one of its places, for each place within it. */
function* variants(value: unknown): Generator<unknown> {
  yield* others;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    yield rest;
    for (const variant of variants(member)) yield { ...rest, [key]: variant };
    yield Object.assign(Object.create({ [key]: member }) as object, rest);
  }
  yield JSON.parse(`${JSON.stringify(value).slice(0, -1)},"__proto__":{"auth_session":"inherited"}}`);
}

/** The challenge, or what the error says. */
function read(challenge: Challenge, type: (typeof types)[number], body: unknown): unknown {
  try {
    return challenge.readChallenge(type, { body, location: null });
  } catch (error) {
    return error instanceof Error ? [error.name, error.message] : error;
  }
}

describe('challenges of the script tag', () => {
  let built: Challenge;

  before(async () => {
    built = await buildModule('backends/my-account/challenge.ts', [zodParts()]);
  });

  for (const type of types) {
    it(`reads each ${type} challenge, right or wrong, as with the whole library`, () => {
      const bodies = [complete, ...variants(complete)];
      assert.ok(bodies.length > 150, String(bodies.length));
      for (const body of bodies) {
        assert.deepEqual(read(built, type, body), read(source, type, body), JSON.stringify(body));
      }
      assert.ok(!Array.isArray(read(source, type, complete)), 'The complete one is no error.');
    });
  }
});
