import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readOAuthError, signInCodes, withoutMfaToken } from '../../src/backends/oauth-error.js';

const secret = 'Fe26.2**"sécret"';

const answer = (body: string, status = 403): Response =>
  new Response(body, { status, headers: { 'content-type': 'application/json', 'x-trace': '7' } });

describe('readOAuthError', () => {
  const bodies: readonly (readonly [unknown, string, string])[] = [
    [{ error: 'mfa_required', error_description: 'No' }, 'mfa_required', 'No'],
    [{ error: { code: 'mfa_required', message: 'No' } }, 'mfa_required', 'No'],
    [{ error: null }, '', ''],
    [{ error: 7, error_description: {} }, '', ''],
    [null, '', ''],
    ['text', '', ''],
  ];
  for (const [body, code, description] of bodies) {
    it(`reads "${code}" from ${JSON.stringify(body)}`, () => {
      assert.deepEqual(readOAuthError(body), { code, description });
    });
  }
});

describe('signInCodes', () => {
  it('finds whole codes only', () => {
    assert.match('403 account_selection_required', signInCodes);
    assert.match('mfa_enrollment_required', signInCodes);
    assert.match('https://proxy.example/errors/mfa-required', signInCodes);
    assert.match('step_up_required', signInCodes);
    assert.doesNotMatch('relogin_requirement', signInCodes);
    assert.doesNotMatch('preinvalid_grants', signInCodes);
  });
});

describe('withoutMfaToken', () => {
  const holders: Readonly<Record<string, string>> = {
    'beside the error': JSON.stringify({ error: 'mfa_required', mfa_token: secret }),
    'in the error': JSON.stringify({ error: { code: 'mfa_required', mfaToken: secret } }),
    'repeated in the description': JSON.stringify({ error_description: `Use ${secret}.`, mfa_token: secret }),
    'with an escaped name': JSON.stringify({ 'mfa-token': secret }).replace('mfa-token', 'mfa\\u005ftoken'),
    'in a list': JSON.stringify([{ mfa_token: secret }]),
    'in a body that was cut off': `{"error":"mfa_required","mfa_token":"Fe26.2**`,
  };
  for (const [where, body] of Object.entries(holders)) {
    it(`removes a token ${where}, and keeps status and headers`, async () => {
      const clean = await withoutMfaToken(answer(body));
      const text = await clean.text();
      assert.doesNotMatch(text, /Fe26|cret/);
      assert.deepEqual([clean.status, clean.headers.get('x-trace')], [403, '7']);
    });
  }

  it('keeps the rest of the body', async () => {
    const clean = await withoutMfaToken(answer(holders['beside the error']!));
    assert.deepEqual(await clean.json(), { error: 'mfa_required' });
  });

  for (const body of ['', 'null', '<!doctype html>', '{"error":"forbidden"}', '{"detail":"cut o']) {
    it(`returns a response with the body ${body || 'that is empty'} itself, unread`, async () => {
      const response = answer(body);
      assert.equal(await withoutMfaToken(response), response);
      assert.equal(await response.text(), body);
    });
  }

  it('returns a response that was read already', async () => {
    const response = answer(holders['beside the error']!);
    await response.text();
    assert.equal(await withoutMfaToken(response), response);
  });
});
