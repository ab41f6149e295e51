import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  bearerChallenge,
  codeForStatus,
  readProblem,
  retryAfterSeconds,
} from '../../src/backends/problem.js';

const nothing = { type: '', title: '', detail: '', issues: [] };

describe('readProblem', () => {
  it('reads every member of a problem', async () => {
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

  it('reads an OAuth error, whose code may come as an object', async () => {
    const description = 'Multifactor authentication required';
    const expected = { status: 403, ...nothing, type: 'mfa_required', detail: description };
    const flat = { error: 'mfa_required', error_description: description, mfa_token: 'Fe26.SECRET' };
    assert.deepEqual(await readProblem(Response.json(flat, { status: 403 })), expected);
    const nested = { error: { code: 'mfa_required', message: description } };
    assert.deepEqual(await readProblem(Response.json(nested, { status: 403 })), expected);
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
    it(`reads only the status of a body such as ${body || 'an empty one'}`, async () => {
      assert.deepEqual(await readProblem(new Response(body, { status: 502 })), { status: 502, ...nothing });
    });
  }

  it('reads the status of a response that was read already', async () => {
    const response = Response.json({ detail: 'Too weak' }, { status: 403 });
    await response.text();
    assert.deepEqual(await readProblem(response), { status: 403, ...nothing });
  });

  it('reads as many broken rules as anybody may want to know', async () => {
    const issues = Array.from({ length: 20_000 }, (_each, index) => ({ detail: `Rule ${index}` }));
    const problem = await readProblem(Response.json({ validation_errors: issues }, { status: 400 }));
    assert.equal(problem.issues.length, 50);
    assert.deepEqual(problem.issues[0], { detail: 'Rule 0' });
  });

  it('leaves the response readable for others', async () => {
    const response = Response.json({ detail: 'Too weak' }, { status: 400 });
    await readProblem(response);
    assert.deepEqual(await response.json(), { detail: 'Too weak' });
  });
});

describe('codeForStatus', () => {
  for (const [status, code] of [
    [0, 'invalid_response'],
    [302, 'invalid_response'],
    [400, 'invalid_input'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [402, 'unknown'],
    [404, 'not_found'],
    [409, 'unknown'],
    [415, 'unknown'],
    [418, 'unknown'],
    [422, 'invalid_input'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'server_error'],
  ] as const) {
    it(`maps the status ${status} to ${code}`, () => {
      assert.equal(codeForStatus(status), code);
    });
  }
});

describe('bearerChallenge', () => {
  function challengeIn(header?: string) {
    return bearerChallenge(new Headers(header === undefined ? {} : { 'www-authenticate': header }));
  }

  it('is empty when the header asks for nothing', () => {
    assert.deepEqual(challengeIn(), {});
    assert.deepEqual(challengeIn('Bearer'), {});
    assert.deepEqual(challengeIn('Bearer realm="api", error="invalid_token"'), {});
  });

  it('reads the stronger sign-in that is asked for', () => {
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

  for (const maxAge of ['abc', '', '-1', '1.5', '1e3', 'Infinity', '0x10', '9'.repeat(400)]) {
    it(`reads no age from max_age="${maxAge.slice(0, 20)}"`, () => {
      const header = `Bearer error="insufficient_user_authentication", max_age="${maxAge}"`;
      assert.deepEqual(challengeIn(header), { stepUp: {} });
    });
  }

  for (const header of [
    'bearer Error = "insufficient_user_authentication" , Max_Age = 60',
    'DPoP algs="ES256", error="invalid_token", Bearer error="insufficient_user_authentication", max_age="60"',
    'Bearer error_description="Not error=x, max_age=9", error="insufficient_user_authentication", max_age=60',
    'Bearer error="mfa_required", max_age="60"',
    'Bearer error="login_required", max_age=060',
  ]) {
    it(`reads the challenge in ${header}`, () => {
      assert.deepEqual(challengeIn(header), { stepUp: { maxAge: 60 } });
    });
  }

  it('reads no parameter of a text, nor a part of one', () => {
    const header = 'Bearer error="insufficient_user_authentication"';
    assert.deepEqual(challengeIn(`${header}, error_description="Needs max_age=9, now"`), { stepUp: {} });
    assert.deepEqual(challengeIn(`${header}, max_age="60, 70"`), { stepUp: {} });
    assert.deepEqual(challengeIn(`${header}, acr_values="a\\"b"`), { stepUp: { acrValues: 'a"b' } });
    assert.deepEqual(challengeIn(`${header}, acr_values="`), { stepUp: {} });
  });

  it('reads the scope that is missing', () => {
    assert.deepEqual(challengeIn('Bearer error="insufficient_scope", scope="read write"'), {
      scope: 'read write',
    });
  });
});

describe('retryAfterSeconds', () => {
  const date = 'Fri, 20 Nov 2026 10:00:00 GMT';

  const cases: readonly (readonly [headers: Record<string, string>, seconds: number | undefined])[] = [
    [{}, undefined],
    [{ 'retry-after': '30' }, 30],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.2' }, 2],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': 'Fri, 20 Nov 2026 10:01:30 GMT', date }, 90],
    [{ 'retry-after': 'Fri, 20 Nov 2026 09:59:00 GMT', date }, 0],
    [{ 'retry-after': 'Fri, 20 Nov 2026 13:00:00 GMT', date }, 3600],
    [{ 'retry-after': '3600' }, 3600],
    [{ 'retry-after': '86400' }, 3600],
    [{ 'retry-after': '9'.repeat(30) }, 3600],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': 'Infinity' }, undefined],
    [{ 'retry-after': '1e999' }, undefined],
    [{ 'retry-after': 'NaN' }, undefined],
    [{ 'retry-after': ' ' }, undefined],
    // A second header, which a proxy has added.
    [{ 'retry-after': '90, 120' }, 120],
    [{ 'retry-after': '5, 10' }, 10],
    [{ 'retry-after': '5, soon' }, undefined],
    [{ 'retry-after': '2026-11' }, undefined],
  ];
  for (const [headers, seconds] of cases) {
    it(`reads ${JSON.stringify(headers)} as ${seconds} seconds`, () => {
      assert.equal(retryAfterSeconds(new Headers(headers)), seconds);
    });
  }

  it('uses its own clock when the server does not send a date', () => {
    const inOneMinute = new Date(Date.now() + 60_000).toUTCString();
    const seconds = retryAfterSeconds(new Headers({ 'retry-after': inOneMinute })) ?? 0;
    assert.ok(seconds > 50 && seconds <= 60, `${seconds}`);
  });

  it('waits some minutes at most by its own clock, which may be hours slow', () => {
    const inTwoHours = new Date(Date.now() + 7_230_000).toUTCString();
    assert.equal(retryAfterSeconds(new Headers({ 'retry-after': inTwoHours })), 300);
    assert.equal(retryAfterSeconds(new Headers({ 'retry-after': inTwoHours, date: 'yesterday' })), 300);
  });
});
