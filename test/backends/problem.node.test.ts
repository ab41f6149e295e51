import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { bearerChallenge, codeForStatus, readProblem } from '../../src/backends/problem.js';

const nothing = { type: '', title: '', detail: '', issues: [] };

describe('readProblem', () => {
  it('reads every member', async () => {
    const body = {
      type: 'https://api.example/problems#weak',
      status: 400,
      title: 'Bad Request',
      detail: 'Too weak',
      validation_errors: [
        { detail: 'Too short', field: 'password', pointer: '/password', source: 'body' },
        { detail: 'Too common', pointer: '#/user/password' },
      ],
    };
    assert.deepEqual(await readProblem(Response.json(body, { status: 422 })), {
      status: 422,
      type: 'https://api.example/problems#weak',
      title: 'Bad Request',
      detail: 'Too weak',
      issues: [
        { detail: 'Too short', field: 'password' },
        { detail: 'Too common', field: 'user/password' },
      ],
    });
  });

  const bodies = [
    '',
    'null',
    '[]',
    '"text"',
    '<!doctype html>',
    '{"detail":null,"validation_errors":null,"title":7,"type":{}}',
    '{"validation_errors":"none"}',
  ];
  for (const body of bodies) {
    it(`makes do with ${body || 'nothing'}`, async () => {
      assert.deepEqual(await readProblem(new Response(body, { status: 502 })), { status: 502, ...nothing });
    });
  }

  it('leaves the answer to be read by others', async () => {
    const response = Response.json({ detail: 'Too weak' }, { status: 400 });
    await readProblem(response);
    assert.deepEqual(await response.json(), { detail: 'Too weak' });
  });
});

describe('codeForStatus', () => {
  for (const [status, code] of [
    [302, 'unknown'],
    [400, 'invalid_input'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [415, 'invalid_input'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'server_error'],
  ] as const) {
    it(`takes ${status} for ${code}`, () => {
      assert.equal(codeForStatus(status), code);
    });
  }
});

describe('bearerChallenge', () => {
  function challengeIn(header?: string) {
    return bearerChallenge(new Headers(header === undefined ? {} : { 'www-authenticate': header }));
  }

  it('is empty where nothing is asked for', () => {
    assert.deepEqual(challengeIn(), {});
    assert.deepEqual(challengeIn('Bearer'), {});
    assert.deepEqual(challengeIn('Bearer realm="api", error="invalid_token"'), {});
  });

  it('reads which stronger sign-in is asked for', () => {
    assert.deepEqual(
      challengeIn(
        'Bearer error="insufficient_user_authentication", error_description="Too old, sign in", ' +
          'acr_values="gold silver", max_age="5"',
      ),
      { stepUp: { acrValues: 'gold silver', maxAge: 5 } },
    );
    assert.deepEqual(challengeIn('DPoP error=insufficient_user_authentication, max_age=0'), {
      stepUp: { maxAge: 0 },
    });
    assert.deepEqual(challengeIn('Bearer error="insufficient_user_authentication"'), { stepUp: {} });
  });

  it('reads which scope is missing', () => {
    assert.deepEqual(challengeIn('Bearer error="insufficient_scope", scope="read write"'), {
      scope: 'read write',
    });
  });
});
